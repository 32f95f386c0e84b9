package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Direction;
import dev.assay.stats.Moments;
import dev.assay.store.ColumnReader.TextField;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a filter in a few numbers per metric: the best and whether its lead over the next can
 * be told from chance, the worst, the spread, and the way to the baseline.
 *
 * <p>Runs that are marked as baselines compete only when nothing else matches.
 */
public final class SummariseMetrics {
  private static final int MOST_METRICS = 100;

  private final Snapshots snapshots;

  public SummariseMetrics(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param metrics metric keys; empty means those that the table of the runs would show
   */
  public record Question(RunFilter filter, List<String> metrics) {
    public Question {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A run that stands out.
   *
   * @param low lower end of the 95 % interval; null if there is none
   * @param n samples scored; null if unknown
   */
  public record Leader(
      String id,
      String name,
      double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Long n) {}

  /** Whether a lead can be told from chance. */
  public enum Certainty {
    DISTINGUISHABLE,
    INDISTINGUISHABLE,
    /** No test: count or standard error unknown. */
    UNKNOWN;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What the best is ahead of the next.
   *
   * @param value best minus next, in the metric's own unit
   * @param p of the test that the method names; null without one
   * @param adjusted after Holm over all leads of the answer; null without a test
   * @param certainty by {@code adjusted}, at 0.05
   */
  public record Lead(
      double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double p,
      @Nullable Double adjusted,
      Certainty certainty,
      String method) {}

  /**
   * One metric.
   *
   * @param n runs with a value
   * @param tied runs that share the best value; 0 when nothing ranks
   * @param best of equals the first in the order of a table; null when nobody said which way is
   *     better
   * @param sd over the runs, sample standard deviation; null below 2
   * @param baseline the default baseline; null if there is none or it has no value
   * @param toBaseline from the baseline to the best
   */
  public record Summary(
      Column metric,
      int n,
      int tied,
      @Nullable Leader best,
      @Nullable Leader next,
      @Nullable Lead lead,
      @Nullable Leader worst,
      @Nullable Double median,
      @Nullable Double mean,
      @Nullable Double sd,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable Leader baseline,
      @Nullable Difference toBaseline) {}

  /**
   * The summary.
   *
   * @param matched runs that satisfy the filter
   * @param family leads that were tested, over which their p values are adjusted
   * @param command the command line that prints the same
   */
  public record Answer(
      long generation, int matched, int family, List<Summary> metrics, String command) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException BAD_INPUT for a faulty expression or an unknown metric
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    Filters filters = new Filters(view, question.filter());
    BitSet matching = filters.matching();
    List<MetricUse> metrics = metrics(view, question.metrics(), filters, matching);
    RunHead baseline = Baselines.ofAll(view);
    int baselineAt = baseline == null ? -1 : view.table().position(baseline.runId());
    BitSet competing = competing(view, matching);
    Order order = new Order(view, List.of());
    List<Ranking> rankings = new ArrayList<>();
    List<@Nullable Difference> leads = new ArrayList<>();
    for (MetricUse use : metrics) {
      Ranking ranking = new Ranking(new MetricValues(view, use), competing, order);
      rankings.add(ranking);
      leads.add(ranking.next < 0 ? null : ranking.values.difference(ranking.best, ranking.next));
    }
    leads = Estimates.adjusted(leads, false);
    List<Column> columns =
        new Rows(view)
            .columns(
                metrics.stream()
                    .<ColumnRef>map(use -> new ColumnRef.OfMetric(use, Part.VALUE))
                    .toList());
    List<Summary> summaries = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      summaries.add(rankings.get(i).summary(view, columns.get(i), leads.get(i), baselineAt));
    }
    return new Answer(
        view.table().generation(),
        matching.cardinality(),
        (int) leads.stream().filter(lead -> lead != null && lead.p() != null).count(),
        summaries,
        CommandText.statistics(question));
  }

  private static List<MetricUse> metrics(
      View view, List<String> keys, Filters filters, BitSet matching) {
    Asked asked = new Asked(view);
    Map<Long, MetricUse> distinct = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      for (ColumnRef column : asked.usual(filters, matching)) {
        if (column instanceof ColumnRef.OfMetric(var use, var ignored)) {
          distinct.putIfAbsent(use.metricId(), use);
        }
      }
    } else {
      ColumnNames names = new ColumnNames(view);
      asked.columns(keys, "metric", 1, MOST_METRICS);
      keys.forEach(key -> {
        MetricUse use = names.metric(key.strip());
        distinct.putIfAbsent(use.metricId(), use);
      });
    }
    return List.copyOf(distinct.values());
  }

  private static BitSet competing(View view, BitSet matching) {
    BitSet others = (BitSet) matching.clone();
    others.andNot(view.flags(dev.assay.store.ColumnReader.LongField.BASELINE).yes());
    return others.isEmpty() ? matching : others;
  }

  /** The first, second and last of the runs that compete in one metric; -1 where there is none. */
  private static final class Ranking {
    private final MetricValues values;
    private final double[] numbers;
    private int best = -1;
    private int next = -1;
    private int worst = -1;
    private int tied;

    Ranking(MetricValues values, BitSet competing, Order order) {
      this.values = values;
      this.numbers =
          competing.stream().filter(i -> !values.missing(i)).mapToDouble(values::value).toArray();
      Direction direction = values.metric().direction();
      if (!direction.ranks()) {
        return;
      }
      for (int i = competing.nextSetBit(0); i >= 0; i = competing.nextSetBit(i + 1)) {
        if (!values.missing(i)) {
          place(i, direction, order);
        }
      }
    }

    private void place(int i, Direction direction, Order order) {
      double value = values.value(i);
      if (best < 0 || direction.isBetter(value, values.value(best))) {
        tied = 1;
      } else if (value == values.value(best)) {
        tied++;
      }
      if (best < 0 || isBefore(i, best, direction, order)) {
        next = best;
        best = i;
      } else if (next < 0 || isBefore(i, next, direction, order)) {
        next = i;
      }
      double last = worst < 0 ? value : values.value(worst);
      if (worst < 0
          || direction.isBetter(last, value)
          || (last == value && order.compare(i, worst) < 0)) {
        worst = i;
      }
    }

    private boolean isBefore(int a, int b, Direction direction, Order order) {
      double left = values.value(a);
      double right = values.value(b);
      return direction.isBetter(left, right) || (left == right && order.compare(a, b) < 0);
    }

    Summary summary(View view, Column metric, @Nullable Difference lead, int baselineAt) {
      Moments moments = Moments.of(numbers);
      boolean hasBaseline = baselineAt >= 0 && !values.missing(baselineAt);
      return new Summary(
          metric,
          numbers.length,
          tied,
          leader(view, best),
          leader(view, next),
          lead == null ? null : lead(lead),
          leader(view, worst),
          PlainNumbers.finite(PlainNumbers.median(numbers)),
          PlainNumbers.finite(moments.mean()),
          PlainNumbers.finite(moments.sd()),
          numbers.length == 0 ? null : (Double) Arrays.stream(numbers).min().orElseThrow(),
          numbers.length == 0 ? null : (Double) Arrays.stream(numbers).max().orElseThrow(),
          leader(view, hasBaseline ? baselineAt : -1),
          hasBaseline && best >= 0 ? values.difference(best, baselineAt) : null);
    }

    private @Nullable Leader leader(View view, int position) {
      if (position < 0) {
        return null;
      }
      Estimates.Bounds bounds = values.bounds(position);
      var names = view.values(new ColumnRef.OfField(RunField.NAME));
      String id = Objects.toString(view.texts(TextField.ID).cell(position));
      return new Leader(
          id,
          names.missing(position) ? id : names.cell(position).toString(),
          values.value(position),
          bounds == null ? null : (Double) bounds.interval().low(),
          bounds == null ? null : (Double) bounds.interval().high(),
          values.count(position));
    }

    private static Lead lead(Difference difference) {
      Double adjusted = difference.adjusted();
      return new Lead(
          difference.value(),
          difference.low(),
          difference.high(),
          difference.p(),
          adjusted,
          adjusted == null
              ? Certainty.UNKNOWN
              : adjusted < 1 - Estimates.LEVEL
                  ? Certainty.DISTINGUISHABLE
                  : Certainty.INDISTINGUISHABLE,
          difference.method());
    }
  }
}
