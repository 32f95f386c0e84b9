package dev.assay.analysis.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes sort keys that are joined by commas apart. A metric's key may hold commas itself ({@code
 * gsm8k/exact_match,strict-match}), so a comma separates only where no longer part is a key.
 */
final class SortKeys {
  private SortKeys() {}

  /**
   * The single keys, in order, with their signs. What is no key at all is cut at each comma.
   *
   * @param entries keys, some of them perhaps several joined by commas; may be empty
   * @param known whether a text without its sign is the key of a column
   */
  static List<String> apart(List<String> entries, Predicate<String> known) {
    List<String> keys = new ArrayList<>();
    for (String entry : entries) {
      List<String> parts = List.of(entry.split(",", -1));
      int from = 0;
      while (from < parts.size()) {
        int to = parts.size();
        while (to > from + 1 && !known.test(bare(String.join(",", parts.subList(from, to))))) {
          to--;
        }
        String key = String.join(",", parts.subList(from, to)).strip();
        if (!key.isEmpty()) {
          keys.add(key);
        }
        from = to;
      }
    }
    return keys;
  }

  /** A key without its sign. */
  private static String bare(String key) {
    String text = key.strip();
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }
}
