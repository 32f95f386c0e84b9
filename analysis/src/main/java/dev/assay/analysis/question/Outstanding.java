package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
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
   * baseline.
   *
   * @param row of the export, from 0
   */
  public @Nullable Difference difference(String metric, int row) {
    Metric known = metrics.get(metric);
    RunHead reference = baseline;
    if (known == null || reference == null || known.reference() == null) {
      return null;
    }
    boolean itself = view.table().runId(positions[row]) == reference.runId();
    return known.values().difference(positions[row], known.reference(), itself);
  }
}
