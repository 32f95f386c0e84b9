package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
        write(hidden.resolve(RESULTS), results);
        write(hidden.resolve(SUMMARY), summary.getBytes(StandardCharsets.UTF_8));
        flush(hidden);
        Path folder = publish(hidden, resultsDir, name);
        flush(resultsDir);
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

  private static Path publish(Path hidden, Path resultsDir, String name) throws IOException {
    for (int i = 1; i <= MAX_TRIES; i++) {
      Path folder = resultsDir.resolve(i == 1 ? name : name + "_" + i);
      if (!Files.exists(folder)) {
        try {
          // Taken meanwhile: a folder that is not empty is never replaced.
          return Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
          if (!Files.exists(folder)) {
            throw e;
          }
        }
      }
    }
    throw new IOException(MAX_TRIES + " runs are called " + name);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /** So that the names survive a power failure; not every system can. */
  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // the content was flushed before
    }
  }
}
