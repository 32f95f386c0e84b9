package dev.assay.samples.hub;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.samples.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of which some ranges are here, and which those are. What is said to be here was on the
 * disk before it was said. Who uses it holds a {@link CacheLock}; others may read meanwhile.
 *
 * <p>An edition of the content, by its ETag, is a file of its own: {@code BASE-HASH.parquet};
 * {@code BASE.json} names the edition and what of it is here.
 */
final class SparseFile {
  private final Path base;
  private final long size;
  private String etag = "";
  private ByteRanges here = ByteRanges.NONE;

  private SparseFile(Path base, long size) {
    this.base = base;
    this.size = size;
  }

  /** What was kept under a name, if it is of that size; else nothing yet. */
  static SparseFile at(Path base, long size) throws IOException {
    SparseFile file = new SparseFile(base, size);
    try {
      JsonNode index = Json.tree(Files.readAllBytes(file.index()));
      file.etag = index.path("etag").asString("");
      file.here = new ByteRanges(ranges(index.path("ranges"), size));
      if (index.path("size").asLong(-1) != size || Files.size(file.data()) != size) {
        file.forget();
      }
    } catch (NoSuchFileException | UnreadableException | IllegalArgumentException e) {
      file.forget();
    }
    return file;
  }

  private static List<ByteRange> ranges(JsonNode pairs, long size) {
    List<ByteRange> ranges = new ArrayList<>();
    for (JsonNode pair : pairs) {
      ranges.add(new ByteRange(pair.path(0).asLong(-1), Math.min(size, pair.path(1).asLong(-1))));
    }
    return ranges;
  }

  private void forget() {
    etag = "";
    here = ByteRanges.NONE;
  }

  private Path index() {
    return base.resolveSibling(base.getFileName() + ".json");
  }

  /** Where its bytes are, each at its place. */
  Path data() {
    String edition = Hashes.sha256(etag).substring(0, 16);
    return base.resolveSibling(base.getFileName() + "-" + edition + ".parquet");
  }

  /** The name of this content; empty before there is any. */
  String etag() {
    return etag;
  }

  ByteRanges here() {
    return here;
  }

  /** Begins anew with a content of another name. */
  void begin(String name) throws IOException {
    Path old = data();
    forget();
    etag = name;
    if (!old.equals(data())) {
      Files.deleteIfExists(old);
    }
    try (FileChannel out = open()) {
      out.truncate(0);
      if (size > 0) {
        out.write(ByteBuffer.wrap(new byte[1]), size - 1); // the rest is a hole
      }
    }
  }

  /** To write to it, at places of the file. */
  FileChannel open() throws IOException {
    return FileChannel.open(data(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Says that a range is here, which was written to {@code out}. */
  void add(FileChannel out, ByteRange range) throws IOException {
    out.force(true);
    here = here.and(range);
    ObjectNode index = Json.MAPPER.createObjectNode();
    index.put("etag", etag).put("size", size);
    ArrayNode pairs = index.putArray("ranges");
    here.ranges().forEach(each -> pairs.addArray().add(each.from()).add(each.to()));
    HubCache.write(index(), Json.MAPPER.writeValueAsBytes(index));
  }

  /** Bytes that are here. */
  ByteBuffer read(ByteRange range) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(range.length()));
    try (FileChannel in = FileChannel.open(data())) {
      while (bytes.hasRemaining() && in.read(bytes, range.from() + bytes.position()) >= 0) {
        // until it is full
      }
    }
    return bytes.flip();
  }
}
