package dev.assay.formats.files;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A small file that several processes change. Whoever writes holds a lock, reads the file anew, and
 * puts a whole new one in its place; so nothing is lost when two write at once, and nobody sees
 * half a file. Thread-safe.
 *
 * @param file need not exist; a symbolic link is followed
 * @param lock a file that holds nothing; equal for all who change {@code file}
 * @param what it holds, for messages, such as "tags and notes"
 */
public record LockedFile(Path file, Path lock, String what) {
  private static final long MAX_BYTES = 64L << 20;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
  private static final int RETRY_MILLIS = 20;

  /** A lock of the operating system is the process's, so threads need one of their own. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock(true);

  /** Work that holds the lock. */
  public interface Work<T> {
    T run();
  }

  /** The file's content; empty when there is no file. */
  public byte[] bytes() {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new AssayException(
            Kind.UNAVAILABLE,
            file + " is larger than " + (MAX_BYTES >> 20) + " MiB",
            "Check that it is the file of " + what + ".");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), "Make it readable.", e);
    }
  }

  /**
   * Runs while nobody else writes.
   *
   * @throws AssayException UNAVAILABLE when others hold the lock for longer than 60 s
   */
  public <T> T locked(Work<T> work) {
    long giveUp = System.nanoTime() + PATIENCE_NS;
    try {
      if (!IN_PROCESS.tryLock(PATIENCE_NS, TimeUnit.NANOSECONDS)) {
        throw taken();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw taken();
    }
    try {
      Files.createDirectories(folder(lock));
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        await(channel, giveUp);
        return work.run(); // closing the channel gives the lock back
      }
    } catch (IOException e) {
      throw cannotWrite(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw taken();
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private void await(FileChannel channel, long giveUp) throws IOException, InterruptedException {
    FileLock held = channel.tryLock();
    while (held == null) {
      if (System.nanoTime() > giveUp) {
        throw taken();
      }
      // not in step with the others that wait
      Thread.sleep(1 + ThreadLocalRandom.current().nextInt(RETRY_MILLIS));
      held = channel.tryLock();
    }
  }

  /** Puts a new file in place of the old one; called while the lock is held. */
  public void write(byte[] content) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Files.createDirectories(folder(target));
      Path fresh = target.resolveSibling("." + target.getFileName() + ".tmp");
      Files.deleteIfExists(fresh); // of a process that was killed; the lock is ours
      Durable.create(fresh, content);
      keepPermissions(target, fresh);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Durable.flush(folder(target));
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static Path folder(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      try {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(from);
        Files.setPosixFilePermissions(to, permissions);
      } catch (UnsupportedOperationException e) {
        return; // a file system without them
      }
    }
  }

  private AssayException taken() {
    return new AssayException(
        Kind.UNAVAILABLE,
        "another process is writing " + what,
        "Try again; if no other Assay is running, delete " + lock + ".");
  }

  private AssayException cannotWrite(IOException e) {
    return new AssayException(
        Kind.UNAVAILABLE,
        "cannot write " + file + ": " + e.getMessage(),
        "Check free space and the permissions of its folder.",
        e);
  }
}
