package dev.assay.samples.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches one file, in pieces if the transfer breaks, and puts it in its place when it is right.
 */
final class HubDownload {
  private static final int BUFFER = 1 << 16;
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18})");

  /** A lock of the operating system is the process's, so threads need one of their own. */
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final HubHttp http;
  private final String what;
  private final URI address;
  private final HubFile file;
  private final Path part;
  private final Path tag;

  HubDownload(HubHttp http, String what, URI address, HubFile file, Path part) {
    this.http = http;
    this.what = what;
    this.address = address;
    this.file = file;
    this.part = part;
    tag = part.resolveSibling(part.getFileName() + ".etag");
  }

  /** Fetches it; one at a time, and by one process at a time. */
  void to(Path place) {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(part.getParent());
      try (FileChannel out =
          FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        out.lock(); // given back when the channel closes
        if (Files.isRegularFile(place)) {
          return; // another process was quicker
        }
        fetch(out);
        out.force(true);
      }
      check();
      Files.createDirectories(place.getParent());
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(tag);
    } catch (IOException e) {
      throw HubErrors.disk(place.toString(), e);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  private void fetch(FileChannel out) throws IOException {
    if (out.size() > file.size()) {
      out.truncate(0);
    }
    while (out.size() < file.size()) {
      http.exchange(
          what,
          () -> call(size(out)),
          status -> status == 200 || status == 206 || status == 416,
          () -> size(out),
          (status, headers, in) -> take(status, headers, in, out));
    }
  }

  private long size(FileChannel out) {
    try {
      return out.size();
    } catch (IOException e) {
      throw HubErrors.disk(part.toString(), e);
    }
  }

  private HubHttp.Call call(long done) {
    HubHttp.Call call = HubHttp.Call.get(address);
    String etag = done == 0 ? "" : etag();
    return etag.isEmpty() ? call : call.with("Range", "bytes=" + done + "-").with("If-Range", etag);
  }

  private String etag() {
    try {
      return Files.exists(tag) ? Files.readString(tag).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }

  private boolean take(int status, HttpHeaders headers, InputStream in, FileChannel out)
      throws IOException {
    long start = status == 206 ? start(headers, size(out)) : 0;
    if (status == 416) {
      truncate(out, 0);
      return false; // and once more from the start
    }
    truncate(out, start);
    if (start == 0) {
      HubCache.write(tag, strong(headers).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (size(out) + n > file.size()) {
        truncate(out, 0);
        throw HubErrors.odd(what, "it is longer than the " + file.size() + " bytes it told");
      }
      append(out, ByteBuffer.wrap(buffer, 0, n));
    }
    if (size(out) < file.size()) {
      throw new IOException("it ended after %s of %s bytes".formatted(size(out), file.size()));
    }
    return true;
  }

  private long start(HttpHeaders headers, long wanted) {
    Matcher range = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
    boolean right =
        range.matches()
            && Long.parseLong(range.group(1)) == wanted
            && Long.parseLong(range.group(2)) == file.size();
    if (!right) {
      throw HubErrors.odd(what, "it is another part than was asked for");
    }
    return wanted;
  }

  /** The name of this content, with which the rest can be asked for; empty when there is none. */
  static String strong(HttpHeaders headers) {
    String etag = headers.firstValue("ETag").orElse("");
    boolean usable =
        etag.length() <= 500
            && !etag.toLowerCase(Locale.ROOT).startsWith("w/")
            && etag.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return usable ? etag : "";
  }

  private void truncate(FileChannel out, long size) {
    try {
      out.truncate(size);
    } catch (IOException e) {
      throw HubErrors.disk(part.toString(), e);
    }
  }

  private void append(FileChannel out, ByteBuffer bytes) {
    try {
      out.position(out.size());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw HubErrors.disk(part.toString(), e);
    }
  }

  private void check() throws IOException {
    boolean right =
        file.sha256().isPresent()
            ? Hashes.sha256(part).equals(file.sha256().get())
            : file.oid().length() != 40 || Hashes.blob(part).equals(file.oid());
    if (!right) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(tag);
      throw HubErrors.odd(what, "its content is not what its hash says");
    }
  }
}
