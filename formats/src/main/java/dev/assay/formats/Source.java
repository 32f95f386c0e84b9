package dev.assay.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file to read, with its companions. Bytes are fetched once by ingest, which hashes them too.
 *
 * @param path absolute path
 * @param sha256 lower-case hex digest of the content; empty when the file is streamed
 * @param bytes the whole content; null for files above {@link #STREAM_ABOVE} bytes, which are read
 *     through {@link #open}
 * @param modified modification time of the file
 * @param companions companions that exist, by file name
 * @param settings what the workspace says
 * @param registeredAs key of the checkpoint whose result a registry says this file is; null when no
 *     registry names it
 */
@SuppressWarnings("ArrayRecordComponent")
public record Source(
    Path path,
    String sha256,
    byte @Nullable [] bytes,
    Instant modified,
    Map<String, Companion> companions,
    Settings settings,
    @Nullable String registeredAs) {

  /** A file that no registry names. */
  public Source(
      Path path,
      String sha256,
      byte @Nullable [] bytes,
      Instant modified,
      Map<String, Companion> companions,
      Settings settings) {
    this(path, sha256, bytes, modified, companions, settings, null);
  }

  /** Files larger than this are streamed, never held whole: 16 MiB. */
  public static final long STREAM_ABOVE = 16L << 20;

  /**
   * A sibling file.
   *
   * @param sha256 lower-case hex digest of {@code bytes}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Companion(byte[] bytes, String sha256) {}

  public String fileName() {
    return String.valueOf(path.getFileName());
  }

  /** The content from its start. The caller closes it. */
  public InputStream open() throws IOException {
    byte[] whole = bytes;
    return whole != null
        ? new ByteArrayInputStream(whole)
        : java.nio.file.Files.newInputStream(path);
  }
}
