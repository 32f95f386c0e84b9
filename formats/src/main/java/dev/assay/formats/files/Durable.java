package dev.assay.formats.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/** Writing that survives a power failure, and that nobody sees half done. */
public final class Durable {
  private Durable() {}

  /** Makes a file that was not there; its content is on the disk on return. */
  @SuppressWarnings("ArrayParameter")
  public static void create(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /** Brings the names in a folder to the disk; not every system can. */
  public static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // contents were brought there before, so at worst an old name comes back
    }
  }

  /**
   * Gives a finished folder the first of several names that nobody has. A folder that is not empty
   * is never replaced, so of several processes that want one name one gets it.
   *
   * @param folder on the same disk as its new places, and not empty
   * @param places the n-th name to try, from 1
   * @param tries at most
   */
  public static Path publish(Path folder, IntFunction<Path> places, int tries) throws IOException {
    for (int i = 1; i <= tries; i++) {
      Path place = places.apply(i);
      if (!Files.exists(place)) {
        try {
          return Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
          if (!Files.exists(place)) {
            throw e; // not because another was quicker
          }
        }
      }
    }
    throw new IOException("there are " + tries + " folders of the name " + places.apply(1));
  }
}
