package dev.assay.samples.hub;

import dev.assay.formats.HubCard;
import dev.assay.formats.UnreadableException;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code dataset_info} of a card says of a configuration: its columns, rows and bytes.
 *
 * @param columns names and types as DuckDB states them, in order
 * @param rows of all files
 * @param bytes of their content, before compression
 * @param download bytes of the files
 */
record DatasetInfo(Map<String, String> columns, long rows, long bytes, long download) {

  /** Of files that are one split; empty when one is no Parquet, or has other columns. */
  static Optional<DatasetInfo> of(List<Path> files) throws IOException {
    Map<String, String> columns = Map.of();
    long rows = 0;
    long bytes = 0;
    long download = 0;
    for (Path file : files) {
      try (ParquetFile parquet = ParquetFile.open(file)) {
        if (!columns.isEmpty() && !columns.equals(parquet.columns())) {
          return Optional.empty();
        }
        columns = parquet.columns();
        rows += parquet.size();
        bytes += parquet.uncompressed();
        download += Files.size(file);
      } catch (UnreadableException e) {
        return Optional.empty();
      }
    }
    return Optional.of(new DatasetInfo(columns, rows, bytes, download));
  }

  /**
   * Lines of the item. Without features, which the Hub finds out, when a type has no name there.
   */
  List<String> lines(String config) {
    List<String> lines = new ArrayList<>();
    lines.add("- config_name: " + HubCard.quoted(config));
    List<String> features = features();
    if (!features.isEmpty()) {
      lines.add("  features:");
      features.forEach(line -> lines.add("  " + line));
    }
    lines.add("  splits:");
    lines.add("  - name: train");
    lines.add("    num_bytes: " + bytes);
    lines.add("    num_examples: " + rows);
    lines.add("  download_size: " + download);
    lines.add("  dataset_size: " + bytes);
    return lines;
  }

  private List<String> features() {
    List<String> features = new ArrayList<>();
    for (Map.Entry<String, String> column : columns.entrySet()) {
      Optional<List<String>> feature = ColumnFeature.of(column.getKey(), column.getValue());
      if (feature.isEmpty()) {
        return List.of();
      }
      features.addAll(feature.get());
    }
    return features;
  }
}
