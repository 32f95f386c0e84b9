package dev.assay.analysis.registry;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.RunRecord;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.paper.PaperMetricsFlat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a results file as it is now, and makes sure that it is whole before it is kept. */
public final class OriginalFile {
  private OriginalFile() {}

  /** A result is small; what is larger is none: 64 MiB. */
  private static final long MAX_BYTES = 64L << 20;

  /**
   * Reads.
   *
   * @param checkpointPath the checkpoint's folder; {@code None} for a baseline
   * @param evaluatedAt null for the file's time
   * @throws AssayException NOT_FOUND when there is no such file, UNAVAILABLE when it is no whole
   *     result
   */
  public static Archive.Original read(
      String checkpointPath, Path file, @Nullable Instant evaluatedAt, Settings settings) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw unusable(
            file, "larger than " + (MAX_BYTES >> 20) + " MiB", "Check what it is.", null);
      }
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      byte[] bytes = Files.readAllBytes(file);
      byte[] config = config(file, checkpointPath);
      RunRecord record = understood(file, bytes, config, modified, settings);
      return new Archive.Original(
          checkpointPath,
          record.checkpoint().experiment(),
          file.toAbsolutePath().normalize().toString(),
          String.valueOf(file.getFileName()),
          evaluatedAt == null ? modified : evaluatedAt,
          bytes,
          config);
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : e.place() + ": ";
      throw unusable(file, place + e.problem(), e.remedy(), e);
    } catch (NoSuchFileException e) {
      throw new AssayException(
          Kind.NOT_FOUND, "there is no results file " + file, "Name it: --results FILE", e);
    } catch (IOException e) {
      throw unusable(file, String.valueOf(e.getMessage()), "Make it readable.", e);
    }
  }

  private static AssayException unusable(
      Path file, String problem, String remedy, @Nullable Throwable cause) {
    return new AssayException(
        Kind.UNAVAILABLE, file + " is no usable result: " + problem, remedy, cause);
  }

  private static byte @Nullable [] config(Path file, String checkpointPath) throws IOException {
    List<Path> places = new ArrayList<>();
    places.add(file.resolveSibling(PaperMetricsFlat.CONFIG));
    if (checkpointPath.startsWith("/")) {
      places.add(Path.of(checkpointPath, "consolidated", PaperMetricsFlat.CONFIG));
      places.add(Path.of(checkpointPath, PaperMetricsFlat.CONFIG));
    }
    for (Path place : places) {
      if (Files.isRegularFile(place) && Files.size(place) <= MAX_BYTES) {
        return Files.readAllBytes(place);
      }
    }
    return null;
  }

  private static RunRecord understood(
      Path file, byte[] bytes, byte @Nullable [] config, Instant modified, Settings settings)
      throws IOException {
    Map<String, Source.Companion> companions = new HashMap<>();
    if (config != null) {
      companions.put(PaperMetricsFlat.CONFIG, new Source.Companion(config, Sha256.hex(config)));
    }
    List<RunRecord> records = new ArrayList<>();
    Source source = new Source(file, Sha256.hex(bytes), bytes, modified, companions, settings);
    new PaperMetricsFlat().read(source, sink(records));
    return records.getFirst();
  }

  private static Sink sink(List<RunRecord> records) {
    return new Sink() {
      @Override
      public void run(RunRecord record) {
        records.add(record);
      }

      @Override
      public void reject(String place, String problem, String remedy) {}

      @Override
      public void remark(String place, String text) {}
    };
  }
}
