package dev.assay.app.matrix;

import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.formats.matrix.MatrixRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folders of runs, {@code runs/METHOD-seedN-KEY/} below the results: {@code config.json}, the
 * logs of all attempts, and what the program leaves.
 */
record RunFolders(Path resultsDir) {
  private static final int MOST_LOGS = 100_000;

  Path of(MatrixRun run) {
    return resultsDir.resolve("runs").resolve(run.folderName());
  }

  /** Keeps others from running a run; closing it lets them. */
  record Claim(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        return; // the lock goes with the process
      }
    }
  }

  /** Claims a run; null while somebody else, here or in another process, has it. */
  @Nullable Claim claim(MatrixRun run) {
    Path folder = of(run);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = null;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null; // by another thread of this process
      } finally {
        if (lock == null) {
          channel.close();
        }
      }
      return lock == null ? null : new Claim(channel);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Makes the folder ready for an attempt, and returns the log's file, which is new. */
  Path prepare(MatrixRun run) {
    Path folder = of(run);
    setAside(folder.resolve("results.json"));
    SafeFile.write(
        folder.resolve("config.json"),
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(run.config()));
    try {
      for (int i = 1; i < MOST_LOGS; i++) {
        Path log = folder.resolve("log-" + i + ".txt");
        if (!Files.exists(log)) {
          return Files.createFile(log);
        }
      }
      throw new FileAlreadyExistsException("log-" + MOST_LOGS + ".txt");
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Results of an earlier attempt must not count as those of the next one. */
  private static void setAside(Path results) {
    try {
      for (int i = 1; Files.exists(results); i++) {
        Path old = results.resolveSibling("results-before-" + i + ".json");
        if (!Files.exists(old)) {
          Files.move(results, old);
        }
      }
    } catch (IOException e) {
      throw unwritable(results, e);
    }
  }

  private static AssayException unwritable(Path path, IOException cause) {
    return new AssayException(
        Kind.UNAVAILABLE,
        "cannot write to " + path + ": " + cause.getMessage(),
        "Check free space and permissions, or name another folder with -o.",
        cause);
  }
}
