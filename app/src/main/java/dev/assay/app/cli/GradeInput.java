package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.rows.RowSink;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Rows to be graded: of a file of any kind, or of standard input. One thread. */
final class GradeInput {
  private final @Nullable Path file;
  private final RowFile rows;
  private OptionalDouble share = OptionalDouble.empty();

  /**
   * Rows of a file.
   *
   * @param file null for standard input
   */
  GradeInput(@Nullable Path file) {
    this.file = file;
    rows = file == null ? RowFile.of(System.in) : RowFile.of(file);
  }

  /** What messages call it. */
  String name() {
    return file == null ? "standard input" : file.toString();
  }

  /** How much has been read, in [0, 1]; empty when nobody knows. */
  OptionalDouble share() {
    return share.isPresent() ? share : rows.share();
  }

  /** Reads to the end. */
  void read(RowSink sink) throws IOException {
    if (file == null || !RowFile.isParquet(file)) {
      rows.read(sink);
      return;
    }
    ParquetFile parquet;
    try {
      parquet = ParquetFile.open(file);
    } catch (AssayException e) { // no library for this system: what can be read without it
      rows.read(sink);
      return;
    }
    try (parquet) {
      double size = parquet.size();
      parquet.read(item -> {
        share = OptionalDouble.of(Math.min(1, item.number() / size));
        sink.take(item);
      });
    }
  }
}
