package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs with equal values in some columns, put together. A run without a value goes with the others
 * that have none.
 */
final class Grouping {
  private final List<Values> by;
  private final int[] groupOf;
  private final List<Integer> first = new ArrayList<>();

  /**
   * Groups runs.
   *
   * @param among positions to group
   * @param by columns; at least one
   */
  Grouping(List<Values> by, BitSet among) {
    this.by = by;
    int[] groups = new int[by.getFirst().size()];
    for (Values values : by) {
      int[] codes = codes(values, among);
      Map<Long, Integer> known = new HashMap<>();
      for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
        long both = (long) groups[i] << 32 | codes[i];
        groups[i] = known.computeIfAbsent(both, pair -> known.size());
      }
    }
    groupOf = new int[groups.length];
    Arrays.fill(groupOf, -1);
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      groupOf[i] = groups[i];
      if (groups[i] == first.size()) {
        first.add(i); // groups are numbered as they turn up
      }
    }
  }

  /** Equal values, equal codes, from 1 upwards; 0 where there is none. */
  private static int[] codes(Values values, BitSet among) {
    int[] codes = new int[values.size()];
    Map<Object, Integer> known = new HashMap<>();
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      if (!values.missing(i)) {
        codes[i] =
            values instanceof Texts texts
                ? texts.codes()[i] + 1
                : known.computeIfAbsent(same(values.cell(i)), value -> known.size() + 1);
      }
    }
    return codes;
  }

  /** -0.0 is 0.0. */
  private static Object same(Object value) {
    return value instanceof Double number ? (Double) (number + 0.0) : value;
  }

  int size() {
    return first.size();
  }

  /** The group of a position, 0 to size - 1; -1 outside. */
  int of(int position) {
    return groupOf[position];
  }

  /** The values that the runs of a group share, null where they have none. */
  List<@Nullable Object> key(int group) {
    int at = first.get(group);
    List<@Nullable Object> key = new ArrayList<>();
    for (Values values : by) {
      key.add(values.missing(at) ? null : values.cell(at));
    }
    return key;
  }

  /** Orders two groups by one column; missing comes last both ways. */
  int compare(int a, int b, int column, boolean descending) {
    Values values = by.get(column);
    int atA = first.get(a);
    int atB = first.get(b);
    if (values.missing(atA) || values.missing(atB)) {
      return Boolean.compare(values.missing(atA), values.missing(atB));
    }
    int order = values.compare(atA, atB);
    return descending ? -order : order;
  }
}
