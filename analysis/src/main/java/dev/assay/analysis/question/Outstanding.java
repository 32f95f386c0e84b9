package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.stats.Holm;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an export stand out: the best of each metric, and what can be told from the
 * baseline. Read from columns, so it is known before the first row. Good until the export ends.
 */
public final class Outstanding {
  private final View view;
  private final int[] positions;
  private final @Nullable RunHead baseline;
  private final Map<String, Metric> metrics = new HashMap<>();
  private final Family family;

  /**
   * One metric.
   *
   * @param best NaN where nothing ranks, or a single value is all there is
   * @param reference of the baseline; null if there is none
   */
  private record Metric(MetricValues values, double best, @Nullable Estimate reference) {}

  /**
   * Looks at all runs of an export.
   *
   * @param positions in the order of its rows
   */
  Outstanding(View view, int[] positions, List<ColumnRef> columns, @Nullable RunHead baseline) {
    this.view = view;
    this.positions = positions;
    this.baseline = baseline;
    Set<MetricUse> uses = new LinkedHashSet<>();
    for (ColumnRef column : columns) {
      if (column instanceof ColumnRef.OfMetric(var use, var part) && part == Part.VALUE) {
        uses.add(use);
      }
    }
    Map<Long, Estimate> references =
        baseline == null
            ? Map.of()
            : new Rows(view)
                .byRun(uses, List.of(baseline.runId()))
                .getOrDefault(baseline.runId(), Map.of());
    for (MetricUse use : uses) {
      MetricValues values = new MetricValues(view, use);
      metrics.put(
          use.key().toString(), new Metric(values, best(values), references.get(use.metricId())));
    }
    family = Family.of(tests());
  }

  /**
   * All tests of the export taken together after Holm.
   *
   * @param tests how many there are
   * @param largest the largest p value that still tells a run from the baseline; below 0 if none
   *     does
   */
  private record Family(int tests, double largest) {
    static Family of(double[] p) {
      double[] adjusted = Holm.adjust(p);
      double largest = -1;
      for (int i = 0; i < p.length; i++) {
        if (!Double.isNaN(p[i]) && adjusted[i] < 1 - Estimates.LEVEL) {
          largest = Math.max(largest, p[i]);
        }
      }
      return new Family(Holm.family(p), largest);
    }

    /** The difference with a verdict that holds among all the others. */
    Difference among(Difference difference) {
      Double p = difference.p();
      return p == null ? difference : difference.inFamily(p <= largest);
    }
  }

  /** The p values of all metrics of all rows; NaN where there is no test. */
  private double[] tests() {
    double[] p = new double[metrics.size() * positions.length];
    int at = 0;
    for (Metric metric : metrics.values()) {
      for (int row = 0; row < positions.length; row++) {
        Difference difference = alone(metric, row);
        Double own = difference == null ? null : difference.p();
        p[at++] = own == null ? Double.NaN : own;
      }
    }
    return p;
  }

  /** Over how many tests the verdicts are corrected. */
  public int family() {
    return family.tests();
  }

  private double best(MetricValues values) {
    Direction direction = values.metric().direction();
    double best = Double.NaN;
    int known = 0;
    for (int position : positions) {
      double value = values.value(position);
      if (!Double.isNaN(value)) {
        known++;
        best = Double.isNaN(best) || direction.isBetter(value, best) ? value : best;
      }
    }
    return known > 1 && direction.ranks() ? best : Double.NaN;
  }

  /** What runs are compared with; empty if with nothing. */
  public String baselineName() {
    RunHead known = baseline;
    return known == null ? "" : known.name().isEmpty() ? known.id() : known.name();
  }

  /** Whether no run has a better value, and more than one has a value at all. */
  public boolean isBest(String metric, double value) {
    Metric known = metrics.get(metric);
    return known != null && known.best() == value;
  }

  /**
   * How far a run is from the baseline in a metric; null where one has no value, or without a
   * baseline. Its verdict is corrected after Holm over all tests of the export.
   *
   * @param row of the export, from 0
   */
  public @Nullable Difference difference(String metric, int row) {
    Difference difference = alone(metrics.get(metric), row);
    return difference == null ? null : family.among(difference);
  }

  /** The difference as if it were the only one. */
  private @Nullable Difference alone(@Nullable Metric known, int row) {
    RunHead reference = baseline;
    if (known == null || reference == null || known.reference() == null) {
      return null;
    }
    boolean itself = view.table().runId(positions[row]) == reference.runId();
    return known.values().difference(positions[row], known.reference(), itself);
  }
}
