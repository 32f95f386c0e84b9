package dev.assay.analysis.question.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration values, whose type can change from run to run.
 *
 * @param codes index into {@code dictionary}; -1 for a run without a configuration
 * @param dictionary a {@link Double} (finite), {@link Boolean}, {@link String} or {@link Tree} per
 *     configuration; null where the path is absent or null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Mixed(int[] codes, @Nullable Object[] dictionary) implements Values {

  /**
   * An array or object.
   *
   * @param json its text, without spaces
   * @param elements the plain elements if it is an array
   */
  public record Tree(String json, List<Object> elements) {}

  /** The value at a position; null where missing. */
  public @Nullable Object value(int position) {
    int code = codes[position];
    return code < 0 ? null : dictionary[code];
  }

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public boolean missing(int position) {
    return value(position) == null;
  }

  /** Booleans, then numbers, then texts, then arrays and objects by their text. */
  @Override
  public int compare(int a, int b) {
    return compareValues(present(a), present(b));
  }

  private static int compareValues(Object a, Object b) {
    int byRank = Integer.compare(rank(a), rank(b));
    if (byRank != 0) {
      return byRank;
    }
    if (a instanceof Double left && b instanceof Double right) {
      return left < right ? -1 : left > right ? 1 : 0;
    }
    if (a instanceof Boolean left && b instanceof Boolean right) {
      return Boolean.compare(left, right);
    }
    return text(a).compareTo(text(b));
  }

  private static int rank(Object value) {
    if (value instanceof Boolean) {
      return 0;
    }
    if (value instanceof Double) {
      return 1;
    }
    return value instanceof String ? 2 : 3;
  }

  private static String text(Object value) {
    return value instanceof Tree tree ? tree.json() : value.toString();
  }

  @Override
  public Object cell(int position) {
    return plain(present(position));
  }

  /** A value as {@link #cell} gives it. */
  public static Object plain(Object value) {
    return value instanceof Tree tree ? tree.json() : value;
  }

  private Object present(int position) {
    Object value = value(position);
    if (value == null) {
      throw new IllegalArgumentException("no value at position " + position);
    }
    return value;
  }
}
