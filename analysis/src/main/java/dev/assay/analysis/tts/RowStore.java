package dev.assay.analysis.tts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Rows of several runs on the disk, found by problem, in whatever order the runs have them. In
 * memory is only where they are. One thread.
 */
final class RowStore implements AutoCloseable {
  private record Slot(long at, int length, int completions) {}

  private final FileChannel file;
  private final TreeMap<String, TreeMap<Integer, Slot>> slots = new TreeMap<>();
  private long end;

  /**
   * An empty store.
   *
   * @param folder that exists and is the caller's own
   */
  RowStore(Path folder) throws IOException {
    file =
        FileChannel.open(
            folder.resolve("pool"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Keeps a row.
   *
   * @param source number of the run
   * @param completions of the row
   * @return false, with nothing kept, when the run had this problem before
   */
  @SuppressWarnings("ArrayParameter")
  boolean add(String key, int source, int completions, byte[] row) throws IOException {
    Map<Integer, Slot> of = slots.computeIfAbsent(key, k -> new TreeMap<>());
    if (of.containsKey(source)) {
      return false;
    }
    of.put(source, new Slot(end, row.length, completions));
    ByteBuffer bytes = ByteBuffer.wrap(row);
    while (bytes.hasRemaining()) {
      end += file.write(bytes, end);
    }
    return true;
  }

  /** Forgets a problem. */
  void remove(String key) {
    slots.remove(key);
  }

  /** The problems, in the order of their keys. */
  SortedSet<String> keys() {
    return Collections.unmodifiableSortedSet(slots.navigableKeySet());
  }

  private Map<Integer, Slot> slots(String key) {
    Map<Integer, Slot> of = slots.get(key);
    return of == null ? Map.of() : of;
  }

  /**
   * How many completions of a problem each run has; 0 where it lacks the problem.
   *
   * @param sources how many runs there are
   */
  int[] sizes(String key, int sources) {
    int[] sizes = new int[sources];
    slots(key).forEach((source, slot) -> sizes[source] = slot.completions());
    return sizes;
  }

  /** About how many bytes the rows of a problem are. */
  long weight(String key) {
    return slots(key).values().stream().mapToLong(Slot::length).sum();
  }

  /** The rows of a problem, by run. */
  Map<Integer, byte[]> rows(String key) throws IOException {
    Map<Integer, byte[]> rows = new TreeMap<>();
    for (Map.Entry<Integer, Slot> each : slots(key).entrySet()) {
      rows.put(each.getKey(), read(each.getValue()));
    }
    return rows;
  }

  private byte[] read(Slot slot) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(slot.length());
    while (bytes.hasRemaining()) {
      if (file.read(bytes, slot.at() + bytes.position()) < 0) {
        throw new EOFException("the rows that were set aside are cut off");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
