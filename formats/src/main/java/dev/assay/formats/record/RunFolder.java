package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Puts the files of a run in place at once: they are written in a hidden folder, which then gets
 * the first name that is free. So nobody sees half a run, and no run is written over.
 */
final class RunFolder {
  static final String RESULTS = "results.json";
  static final String SUMMARY = "summary.txt";
  private static final int MAX_TRIES = 100_000;

  private RunFolder() {}

  /**
   * The new folder, whose name is {@code name}, {@code name_2}, {@code name_3} and so on.
   *
   * @param files contents by name; at least one, all of which {@link Leftovers} knows
   */
  static Path create(Path resultsDir, String name, Map<String, byte[]> files) {
    try {
      Files.createDirectories(resultsDir);
      Path hidden = Files.createDirectory(hidden(resultsDir));
      Path folder;
      try {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          Durable.create(hidden.resolve(file.getKey()), file.getValue());
        }
        Durable.flush(hidden);
        folder =
            Durable.publish(
                hidden, i -> resultsDir.resolve(i == 1 ? name : name + "_" + i), MAX_TRIES);
        Durable.flush(resultsDir);
      } catch (IOException e) {
        Leftovers.remove(hidden);
        throw e;
      }
      Leftovers.sweep(resultsDir);
      return folder;
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
