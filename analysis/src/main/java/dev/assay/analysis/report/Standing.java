package dev.assay.analysis.report;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Outstanding;
import dev.assay.analysis.report.Table.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows, row by row, which value of a table of runs is the best of its column and which is
 * distinguishable from the baseline.
 */
final class Standing {
  private final Outstanding outstanding;
  private final List<String> metrics;
  private final Set<String> methods = new TreeSet<>();
  private int row;

  /**
   * Begins at the first row.
   *
   * @param metrics key of the metric under each head; empty where there is none
   */
  Standing(Outstanding outstanding, List<String> metrics) {
    this.outstanding = outstanding;
    this.metrics = metrics;
  }

  /** The next row with the best in bold, and marks after what is better or worse. */
  List<Entry> mark(List<Entry> entries) {
    List<Entry> marked = new ArrayList<>(entries);
    for (int place = 0; place < metrics.size(); place++) {
      Entry entry = entries.get(place);
      if (entry.raw() instanceof Double value && !metrics.get(place).isEmpty()) {
        marked.set(
            place,
            new Entry(
                entry.shown() + sign(metrics.get(place)),
                value,
                outstanding.isBest(metrics.get(place), value)));
      }
    }
    row++;
    return marked;
  }

  private String sign(String metric) {
    Difference difference = outstanding.difference(metric, row);
    if (difference == null) {
      return "";
    }
    if (difference.low() != null) {
      methods.add(difference.method());
    }
    return switch (difference.verdict()) {
      case BETTER -> " ▲";
      case WORSE -> " ▼";
      case INDISTINGUISHABLE, UNKNOWN -> "";
    };
  }

  /** What the signs mean; complete after the last row. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(List.of("bold: best of the column"));
    if (!methods.isEmpty()) {
      notes.add(
          "▲ better, ▼ worse than "
              + outstanding.baselineName()
              + "; no mark: not distinguishable");
      int tests = outstanding.family();
      notes.add(
          "test: "
              + String.join("; ", methods)
              + ", corrected over "
              + tests
              + (tests == 1 ? " test" : " tests"));
    }
    return notes;
  }
}
