package dev.assay.samples.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Work on a place of the cache that one does at a time, among threads and processes. */
final class CacheLock {
  /** A lock of the operating system is the process's, so threads need one of their own. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private CacheLock() {}

  /** What is to be done. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Waits until nobody else holds {@code file}, which is made if need be, and works. */
  static <T> T holding(Path file, Work<T> work) throws IOException {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // given back when the channel closes
        return work.run();
      }
    } finally {
      IN_PROCESS.unlock();
    }
  }
}
