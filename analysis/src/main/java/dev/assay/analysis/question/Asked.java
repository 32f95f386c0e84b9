package dev.assay.analysis.question;

import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a question names, found in the index. */
final class Asked {
  /** Columns that one question may name. */
  static final int MANY = 200;

  /** Runs that are looked at for a choice of columns: a page of the table. */
  private static final int PAGE = 50;

  private final View view;
  private final ColumnNames names;

  /** A sort key and its direction. */
  record SortKey(String name, boolean descending) {}

  Asked(View view) {
    this.view = view;
    this.names = new ColumnNames(view);
  }

  ColumnRef column(String key) {
    return names.column(key.strip());
  }

  /** Keys that are joined by commas, one by one; see {@link SortKeys}. */
  List<String> apart(List<String> keys) {
    return SortKeys.apart(keys, names::isColumn);
  }

  /**
   * Columns by their keys, repetitions dropped.
   *
   * @param what a word for one of them
   * @throws AssayException BAD_INPUT for an unknown one, too few or too many
   */
  List<ColumnRef> columns(List<String> keys, String what, int fewest, int most) {
    Map<String, ColumnRef> distinct = new LinkedHashMap<>();
    for (String key : keys) {
      ColumnRef column = column(key);
      distinct.putIfAbsent(column.key(), column);
    }
    if (distinct.size() < fewest || distinct.size() > most) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "%s %ss are named, but %s to %s are needed"
              .formatted(distinct.size(), what, fewest, most),
          "Separate column keys by semicolons; see all: assay runs --list-columns");
    }
    return List.copyOf(distinct.values());
  }

  /** Sort keys with their directions. */
  List<SortKey> sort(List<String> entries, String more) {
    List<SortKey> keys = new ArrayList<>();
    for (String entry : SortKeys.apart(entries, key -> key.equals(more) || names.isColumn(key))) {
      boolean signed = entry.startsWith("-") || entry.startsWith("+");
      keys.add(new SortKey(signed ? entry.substring(1) : entry, entry.startsWith("-")));
    }
    if (keys.size() > 20) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT, "more than 20 sort keys", "Sort by fewer columns.");
    }
    return keys;
  }

  /** The metric columns that the table of these runs would show. */
  List<ColumnRef> usual(Filters filters, BitSet matching) {
    int[] page = new Order(view, List.of()).page(matching, 0, PAGE);
    return new DefaultColumns(view).of(page, filters.named());
  }
}
