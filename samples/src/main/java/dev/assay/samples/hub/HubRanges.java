package dev.assay.samples.hub;

import dev.assay.formats.UnreadableException;
import dev.assay.samples.ByteRange;
import dev.assay.samples.ParquetFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches some columns of a Parquet file by ranges of bytes: first its end, which says where they
 * are, then what of them is not here yet. Whatever does not fit together is left to the transfer of
 * the whole file, whose hash can be checked.
 *
 * <p>Source: RFC 9110, section 14; the file format of Apache Parquet.
 */
final class HubRanges {
  /** As much of the end as is fetched at first; most footers fit. */
  static final long TAIL = 64 << 10;

  /** Bytes between two ranges that cost less than another request. */
  static final long GAP = 128 << 10;

  /** Share of a file from which on it is fetched whole. */
  static final double WHOLE = 0.7;

  private static final int LONGEST_FOOTER = 64 << 20;
  private static final long CHECKPOINT = 8 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int END = 8;
  private static final int MAGIC = 0x31524150; // PAR1
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  private final HubHttp http;
  private final String what;
  private final URI address;
  private final long size;
  private final Path base;
  private final boolean offline;
  private final CacheLock lock;

  /** What became of a request. */
  private enum Came {
    RIGHT,
    /** Bytes of another edition, of which nothing is here. */
    OTHERWISE,
    /** Something else than was asked for. */
    NOT
  }

  /**
   * Fetches parts of a file.
   *
   * @param base name in the cache, to which endings are added
   * @param offline whether only what is there counts
   * @param lock by which others are kept from the same file
   */
  HubRanges(
      HubHttp http,
      String what,
      URI address,
      long size,
      Path base,
      boolean offline,
      CacheLock lock) {
    this.http = http;
    this.what = what;
    this.address = address;
    this.size = size;
    this.base = base;
    this.offline = offline;
    this.lock = lock;
  }

  /** A file with those columns in it; empty when the whole file is to be fetched instead. */
  Optional<Path> columns(Collection<String> names) {
    try {
      Path locked = base.resolveSibling(base.getFileName() + ".lock");
      return lock.holding(locked, () -> here(names));
    } catch (CacheLock.NoLocks e) {
      return Optional.empty(); // two at once could spoil what is put together of parts
    } catch (IOException e) {
      throw HubErrors.disk(base.toString(), e);
    }
  }

  private Optional<Path> here(Collection<String> names) throws IOException {
    SparseFile file = SparseFile.at(base, size);
    Came came = fetch(file, names);
    if (came == Came.OTHERWISE) {
      came = fetch(file, names); // from the start; who changes again is fetched whole
    }
    return came == Came.RIGHT ? Optional.of(file.data()) : Optional.empty();
  }

  private Came fetch(SparseFile file, Collection<String> names) throws IOException {
    Came came = get(file, new ByteRange(Math.max(0, size - TAIL), size));
    if (came != Came.RIGHT) {
      return came;
    }
    Optional<ByteRange> footer = footer(file);
    if (footer.isEmpty()) {
      return Came.NOT;
    }
    came = get(file, footer.get());
    if (came != Came.RIGHT || names.isEmpty()) {
      return came;
    }
    ByteRanges wanted = places(file, names).joined(GAP);
    if (wanted.ranges().isEmpty() || wanted.length() >= WHOLE * size) {
      return Came.NOT;
    }
    for (ByteRange each : wanted.ranges()) {
      came = get(file, each);
      if (came != Came.RIGHT) {
        return came;
      }
    }
    return Came.RIGHT;
  }

  /** Where the file says what is in it; empty when it is no Parquet that could be. */
  private Optional<ByteRange> footer(SparseFile file) throws IOException {
    ByteBuffer end = file.read(new ByteRange(size - END, size)).order(ByteOrder.LITTLE_ENDIAN);
    int length = end.getInt();
    boolean usable =
        end.getInt() == MAGIC && length > 0 && length <= LONGEST_FOOTER && length < size - END;
    return usable ? Optional.of(new ByteRange(size - END - length, size)) : Optional.empty();
  }

  private ByteRanges places(SparseFile file, Collection<String> names) throws IOException {
    try (ParquetFile parquet = ParquetFile.open(file.data())) {
      List<ByteRange> places = parquet.places(names);
      return places.stream().allMatch(each -> each.to() <= size)
          ? new ByteRanges(places)
          : ByteRanges.NONE;
    } catch (UnreadableException e) {
      return ByteRanges.NONE;
    }
  }

  private Came get(SparseFile file, ByteRange wanted) throws IOException {
    for (ByteRange each : new ByteRanges(List.of(wanted)).without(file.here()).ranges()) {
      if (offline) {
        return Came.NOT;
      }
      Transfer transfer = new Transfer(file, each);
      Came came =
          http.exchange(
              what,
              transfer::call,
              status -> status == 200 || status == 206 || status == 416,
              transfer::done,
              transfer::take);
      if (came != Came.RIGHT) {
        return came;
      }
    }
    return Came.RIGHT;
  }

  /** The transfer of a range, gone on with where it broke. */
  private final class Transfer {
    private final SparseFile file;
    private final ByteRange range;
    private long at;

    Transfer(SparseFile file, ByteRange range) {
      this.file = file;
      this.range = range;
      at = range.from();
    }

    long done() {
      return at - range.from();
    }

    HubHttp.Call call() {
      HubHttp.Call call =
          HubHttp.Call.get(address).with("Range", "bytes=" + at + "-" + (range.to() - 1));
      return file.etag().isEmpty() ? call : call.with("If-Range", file.etag());
    }

    Came take(int status, HttpHeaders headers, InputStream in) throws IOException {
      String etag = HubDownload.strong(headers);
      if (etag.isEmpty() || status == 416) {
        return Came.NOT; // what has no name cannot be put together
      }
      boolean first = file.etag().isEmpty();
      if (!first && !etag.equals(file.etag())) {
        onDisk(() -> file.begin(etag));
        return Came.OTHERWISE;
      }
      if (status != 206 || !isRight(headers)) {
        return Came.NOT;
      }
      if (first) {
        onDisk(() -> file.begin(etag));
      }
      write(in);
      return Came.RIGHT;
    }

    private boolean isRight(HttpHeaders headers) {
      Matcher said = RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
      return said.matches()
          && Long.parseLong(said.group(1)) == at
          && Long.parseLong(said.group(2)) == range.to() - 1
          && Long.parseLong(said.group(3)) == size;
    }

    private void write(InputStream in) throws IOException {
      try (FileChannel out = file.open()) {
        long kept = at;
        try {
          byte[] buffer = new byte[BUFFER];
          int n = in.read(buffer, 0, room());
          while (at < range.to() && n > 0) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            onDisk(() -> {
              while (bytes.hasRemaining()) {
                at += out.write(bytes, at);
              }
            });
            if (at - kept >= CHECKPOINT) {
              kept = keep(out, kept);
            }
            n = in.read(buffer, 0, room());
          }
        } finally {
          keep(out, kept);
        }
      }
      if (at < range.to()) {
        throw new IOException("it ended %s bytes early".formatted(range.to() - at));
      }
    }

    private int room() {
      return (int) Math.min(BUFFER, range.to() - at);
    }

    private long keep(FileChannel out, long kept) {
      if (at > kept) {
        onDisk(() -> file.add(out, new ByteRange(kept, at)));
      }
      return at;
    }
  }

  /** Work on the disk, whose failures are none of the transfer and not tried again. */
  private interface DiskWork {
    void run() throws IOException;
  }

  private void onDisk(DiskWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw HubErrors.disk(base.toString(), e);
    }
  }
}
