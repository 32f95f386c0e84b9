package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Values;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The order of runs under several sort keys. Missing values come last whichever the direction; ties
 * end in {@code -step}, then {@code id}.
 */
final class Order {
  private static final int MAX_KEYS = 20;

  private record Key(Values values, boolean descending) {}

  /** What was sorted by before; the second time the whole order is worth keeping. */
  private record Seen(List<String> sort) {}

  private record Kept(List<String> sort) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Whole(int[] positions) {}

  private static final class Counter {
    private int asked;

    synchronized int next() {
      return ++asked;
    }
  }

  private final View view;
  private final List<String> sort;
  private final Key[] keys;
  private final List<ColumnRef> columns = new ArrayList<>();

  /**
   * Prepares an order.
   *
   * @param sort column keys, {@code -} before those that descend
   */
  Order(View view, List<String> sort) {
    if (sort.size() > MAX_KEYS) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "more than " + MAX_KEYS + " sort keys",
          "Sort by fewer columns.");
    }
    this.view = view;
    this.sort = List.copyOf(sort);
    ColumnNames names = new ColumnNames(view);
    List<Key> made = new ArrayList<>();
    for (String entry : sort) {
      String key = entry.strip();
      boolean descending = key.startsWith("-");
      String name = descending || key.startsWith("+") ? key.substring(1) : key;
      ColumnRef column = names.column(name);
      columns.add(column);
      made.add(new Key(view.values(column), descending));
    }
    made.add(new Key(view.values(new ColumnRef.OfField(RunField.STEP)), true));
    made.add(new Key(view.values(new ColumnRef.OfField(RunField.ID)), false));
    keys = made.toArray(Key[]::new);
  }

  /** What is sorted by, most significant first. */
  List<ColumnRef> columns() {
    return List.copyOf(columns);
  }

  /** Which of two positions comes first. */
  int compare(int a, int b) {
    for (Key key : keys) {
      boolean noA = key.values().missing(a);
      boolean noB = key.values().missing(b);
      if (noA || noB) {
        if (noA != noB) {
          return noA ? 1 : -1;
        }
        continue;
      }
      int order = key.values().compare(a, b);
      if (order != 0) {
        return key.descending() ? -order : order;
      }
    }
    return Integer.compare(a, b);
  }

  /** One page of the matching positions. */
  int[] page(BitSet matching, int offset, int limit) {
    int matched = matching.cardinality();
    int from = Math.min(offset, matched);
    int to = (int) Math.min((long) offset + limit, matched);
    if (from == to) {
      return new int[0];
    }
    Counter counter = view.table().cache().small(new Seen(sort), Counter.class, Counter::new);
    if (counter.next() > 1) {
      return pick(whole(), matching, from, to);
    }
    return to < matched / 4 ? best(matching, from, to) : sorted(matching, from, to);
  }

  /** All positions in order, made once per generation. */
  private int[] whole() {
    return view.table()
        .cache()
        .get(
            new Kept(sort),
            Whole.class,
            () -> new Whole(sort(IntStream.range(0, view.table().size()))))
        .positions();
  }

  private int[] sort(IntStream positions) {
    return positions.boxed().sorted(this::compare).mapToInt(Integer::intValue).toArray();
  }

  private static int[] pick(int[] order, BitSet matching, int from, int to) {
    int[] page = new int[to - from];
    int rank = 0;
    for (int position : order) {
      if (matching.get(position)) {
        if (rank >= from) {
          page[rank - from] = position;
        }
        if (++rank == to) {
          break;
        }
      }
    }
    return page;
  }

  /** Keeps only the best {@code to} while passing over all. */
  private int[] best(BitSet matching, int from, int to) {
    PriorityQueue<Integer> worstFirst = new PriorityQueue<>(to + 1, (a, b) -> compare(b, a));
    for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
      if (worstFirst.size() < to) {
        worstFirst.add(i);
      } else if (compare(i, worstFirst.element()) < 0) {
        worstFirst.poll();
        worstFirst.add(i);
      }
    }
    int[] best = sort(worstFirst.stream().mapToInt(Integer::intValue));
    return Arrays.copyOfRange(best, from, to);
  }

  private int[] sorted(BitSet matching, int from, int to) {
    return Arrays.copyOfRange(sort(matching.stream()), from, to);
  }
}
