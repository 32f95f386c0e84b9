package dev.assay.samples.hub;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Work on a place of the cache that one does at a time, among threads and processes. */
final class CacheLock {
  /** As the operating system locks files. */
  static final CacheLock OF_SYSTEM = new CacheLock(FileChannel::lock);

  /** A lock of the operating system is the process's, so threads need one of their own. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Locks locks;

  CacheLock(Locks locks) {
    this.locks = locks;
  }

  /** What is to be done. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** How a file is locked, until its channel closes. */
  interface Locks {
    void take(FileChannel channel) throws IOException;
  }

  /** The file system has no locks, as some in networks. */
  static final class NoLocks extends IOException {
    private static final long serialVersionUID = 1L;

    NoLocks(IOException cause) {
      super(cause);
    }
  }

  /**
   * Waits until nobody else holds {@code file}, which is made if need be, and works.
   *
   * @throws NoLocks when it cannot be locked; nothing is done then
   */
  <T> T holding(Path file, Work<T> work) throws IOException {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        take(channel);
        return work.run();
      }
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private void take(FileChannel channel) throws IOException {
    try {
      locks.take(channel);
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      throw e;
    } catch (IOException e) {
      throw new NoLocks(e);
    }
  }
}
