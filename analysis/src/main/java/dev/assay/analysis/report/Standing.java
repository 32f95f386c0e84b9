package dev.assay.analysis.report;

import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.report.Table.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows in a table of runs which is best and which is distinguishable from the baseline. */
final class Standing {
  private static final int AT_ONCE = 200;
  private final List<@Nullable Column> places;
  private final List<List<Entry>> rows;

  /**
   * Changes {@code rows} in place.
   *
   * @param places the metric under each head; null where there is none
   */
  Standing(List<@Nullable Column> places, List<List<Entry>> rows) {
    this.places = places;
    this.rows = rows;
  }

  /** Puts the best of each metric in bold, all of them where several are; never a single value. */
  void boldBest() {
    for (int place = 0; place < places.size(); place++) {
      Column column = places.get(place);
      if (column == null || !column.direction().ranks()) {
        continue;
      }
      double best = Double.NaN;
      int values = 0;
      for (List<Entry> row : rows) {
        if (row.get(place).raw() instanceof Double value) {
          values++;
          best = Double.isNaN(best) || column.direction().isBetter(value, best) ? value : best;
        }
      }
      for (int i = 0; i < rows.size() && values > 1; i++) {
        Entry entry = rows.get(i).get(place);
        if (entry.raw() instanceof Double value && value == best) {
          replace(i, place, new Entry(entry.shown(), value, true));
        }
      }
    }
  }

  private void replace(int row, int place, Entry entry) {
    List<Entry> changed = new ArrayList<>(rows.get(row));
    changed.set(place, entry);
    rows.set(row, List.copyOf(changed));
  }

  /**
   * Puts marks after the values of runs that are better or worse than the baseline, as far as that
   * holds after Holm's correction over all tests of the table.
   */
  List<String> mark(CompareRuns compare, List<String> ids, String baseline) {
    Map<String, Integer> placeOf = placeOfMetrics();
    if (placeOf.isEmpty()) {
      return List.of();
    }
    List<Place> found = new ArrayList<>();
    List<@Nullable Difference> differences = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      CompareRuns.Answer answer =
          compare.answer(
              new CompareRuns.Question(
                  ids.subList(from, Math.min(from + AT_ONCE, ids.size())),
                  baseline,
                  List.copyOf(placeOf.keySet())));
      names.add(answer.baselineName().isEmpty() ? baseline : answer.baselineName());
      for (int m = 0; m < answer.metrics().size(); m++) {
        Integer place = placeOf.get(answer.metrics().get(m).key());
        for (int r = 0; place != null && r < answer.runs().size(); r++) {
          CompareRuns.ComparedCell cell = answer.cells().get(m).get(r);
          found.add(new Place(from + r, place));
          differences.add(cell == null ? null : cell.difference());
        }
      }
    }
    int tests = (int) differences.stream().filter(Standing::tested).count();
    List<@Nullable Difference> family = CompareRuns.asFamily(differences);
    Set<String> methods = new TreeSet<>();
    for (int i = 0; i < family.size(); i++) {
      mark(found.get(i), family.get(i), methods);
    }
    return names.isEmpty() || methods.isEmpty()
        ? List.of()
        : List.of(
            "▲ better, ▼ worse than " + String.join(", ", names) + "; no mark: not distinguishable",
            "test: "
                + String.join("; ", methods)
                + ", corrected over "
                + tests
                + (tests == 1 ? " test" : " tests"));
  }

  /** A cell of the table. */
  private record Place(int row, int column) {}

  /** The columns that show metrics, by metric key. */
  private Map<String, Integer> placeOfMetrics() {
    Map<String, Integer> placeOf = new HashMap<>();
    for (int place = 0; place < places.size(); place++) {
      Column column = places.get(place);
      if (column != null
          && column.key().equals(Objects.requireNonNull(column.metric()).key().toString())) {
        placeOf.put(column.key(), place);
      }
    }
    return placeOf;
  }

  private static boolean tested(@Nullable Difference difference) {
    return difference != null && difference.p() != null;
  }

  private void mark(Place at, @Nullable Difference difference, Set<String> methods) {
    if (difference == null) {
      return;
    }
    String mark =
        switch (difference.verdict()) {
          case BETTER -> " ▲";
          case WORSE -> " ▼";
          case INDISTINGUISHABLE, UNKNOWN -> "";
        };
    if (difference.low() != null) {
      methods.add(difference.method());
    }
    if (!mark.isEmpty()) {
      Entry entry = rows.get(at.row()).get(at.column());
      replace(at.row(), at.column(), new Entry(entry.shown() + mark, entry.raw(), entry.strong()));
    }
  }
}
