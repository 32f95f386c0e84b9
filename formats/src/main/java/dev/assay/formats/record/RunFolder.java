package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Puts both files of a run in place at once: they are written in a hidden folder, which then gets
 * the first name that is free. So nobody sees half a run, and no run is written over.
 */
final class RunFolder {
  static final String RESULTS = "results.json";
  static final String SUMMARY = "summary.txt";
  private static final int MAX_TRIES = 100_000;

  private RunFolder() {}

  /** The new folder, whose name is {@code name}, {@code name_2}, {@code name_3} and so on. */
  static Path create(Path resultsDir, String name, byte[] results, String summary) {
    try {
      Files.createDirectories(resultsDir);
      Path hidden = Files.createDirectory(hidden(resultsDir));
      try {
        Durable.create(hidden.resolve(RESULTS), results);
        Durable.create(hidden.resolve(SUMMARY), summary.getBytes(StandardCharsets.UTF_8));
        Durable.flush(hidden);
        Path folder =
            Durable.publish(
                hidden, i -> resultsDir.resolve(i == 1 ? name : name + "_" + i), MAX_TRIES);
        Durable.flush(resultsDir);
        return folder;
      } catch (IOException e) {
        Files.deleteIfExists(hidden.resolve(RESULTS));
        Files.deleteIfExists(hidden.resolve(SUMMARY));
        Files.deleteIfExists(hidden);
        throw e;
      }
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "cannot save the run in " + resultsDir + ": " + e.getMessage(),
          "Check free space and the folder's permissions, or name another with --results-dir.",
          e);
    }
  }

  private static Path hidden(Path resultsDir) {
    byte[] random = new byte[8];
    ThreadLocalRandom.current().nextBytes(random);
    return resultsDir.resolve(
        RunRecorder.UNFINISHED
            + ProcessHandle.current().pid()
            + "-"
            + HexFormat.of().formatHex(random));
  }
}
