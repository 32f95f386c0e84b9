package dev.assay.app.dashboard;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Durable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole or not at all, and never over somebody else's. */
public final class SafeFile {
  private static final int HEAD = 4096;
  private static final int BUFFER = 65_536;

  private SafeFile() {}

  /**
   * Whether a file may be written.
   *
   * @param mark what the beginning of each file of ours holds
   * @throws AssayException CONFLICT when there is a file that is not ours
   */
  public static void check(Path file, String mark, boolean force) {
    if (force || !Files.exists(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      if (new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(mark)) {
        return;
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
    throw new AssayException(
        Kind.CONFLICT,
        file + " exists and was not written by Assay",
        "Name another file with -o, or say --force.");
  }

  /** Writes what a file holds, piece by piece. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes beside the file first, then puts it in its place. */
  @SuppressWarnings("ArrayParameter")
  public static void write(Path file, byte[] bytes) {
    write(file, (Content) out -> out.write(bytes));
  }

  /** Writes beside the file first, then puts it in its place; on any failure leaves nothing. */
  public static void write(Path file, Content content) {
    try {
      // not a temporary file of the JDK, which nobody else may read
      Path part = file.resolveSibling("." + file.getFileName() + "." + System.nanoTime() + ".part");
      try {
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            OutputStream out =
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
          content.write(out);
          out.flush();
          channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Durable.flush(part.resolveSibling("."));
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (UncheckedIOException e) {
      throw failed(file, e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static AssayException failed(Path file, IOException cause) {
    return new AssayException(
        Kind.UNAVAILABLE,
        file + " cannot be written: " + cause,
        "Check that its folder exists and can be written.",
        cause);
  }
}
