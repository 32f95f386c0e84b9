package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Dictionary;
import dev.assay.analysis.question.values.Texts;
import dev.assay.analysis.question.values.Values;
import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.Check;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import dev.assay.store.ColumnReader.TextField;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A metric against step, tokens, time or any number, one line per training run or other key. */
public final class FetchTrends {
  private static final int MOST_KEYS = 3;

  /** Runs of one point that are named. */
  private static final int NAMED = 100;

  private final Snapshots snapshots;

  public FetchTrends(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param metric key of a column of numbers
   * @param x key of a column of numbers; empty for {@code step}
   * @param by up to 3 column keys; empty for experiment, or model where a run has none
   * @param lines lines at most
   */
  public record Question(RunFilter filter, String metric, String x, List<String> by, int lines) {
    public Question {
      by = List.copyOf(by);
      Check.that(lines >= 1, "lines must be >= 1, not %d", lines);
    }
  }

  /**
   * What is known at one x.
   *
   * @param x times in milliseconds since 1970 UTC
   * @param value of the one run, or the mean of several
   * @param low lower end of the 95 % interval: the run's own, or of the mean over 3 runs or more;
   *     null if there is none
   * @param sd over the runs; null below 2
   * @param n runs
   * @param method {@code wilson} or {@code normal} for one run, {@code t} over several; null
   *     without an interval
   * @param ids the runs, at most 100 of them, in the order of a table
   * @param stage empty if unknown or not one
   */
  public record Point(
      double x,
      double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double sd,
      int n,
      @Nullable String method,
      List<String> ids,
      String stage) {}

  /**
   * One line.
   *
   * @param key in the order of {@code by}; null where the runs have no value
   * @param label the key for people
   * @param points by rising x
   */
  public record Line(List<@Nullable Object> key, String label, int runs, List<Point> points) {}

  /** Where a stage lies on the x axis, ends inclusive. */
  public record StageRange(String stage, double from, double to) {}

  /**
   * The lines, by falling number of points, then by label.
   *
   * @param stages by rising x; empty when two of them overlap
   * @param more lines left out
   * @param noX runs with a value but no x
   * @param noValue runs without a value
   */
  public record Answer(
      long generation,
      int matched,
      Column metric,
      Column x,
      List<Column> by,
      List<Line> lines,
      List<StageRange> stages,
      int more,
      int noX,
      int noValue) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException BAD_INPUT for a faulty expression, an unknown column or
   *     one of texts
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> new Work(view, question).answer());
  }

  private static final class Work {
    private final View view;
    private final Question question;
    private final ColumnRef metric;
    private final ColumnRef x;
    private final List<ColumnRef> by;
    private final double[] ys;
    private final double[] xs;
    private final @Nullable MetricValues measured;
    private final Texts ids;
    private final Texts stages;

    Work(View view, Question question) {
      this.view = view;
      this.question = question;
      Asked asked = new Asked(view);
      metric = asked.column(question.metric());
      x = asked.column(question.x().isBlank() ? RunField.STEP.key() : question.x());
      by = asked.columns(asked.apart(question.by()), "key", 0, MOST_KEYS);
      ys = PlainNumbers.of(view, metric);
      xs = PlainNumbers.of(view, x);
      measured =
          metric instanceof ColumnRef.OfMetric(var use, var part) && part == Part.VALUE
              ? new MetricValues(view, use)
              : null;
      ids = view.texts(TextField.ID);
      stages = view.texts(TextField.STAGE);
    }

    Answer answer() {
      BitSet matching = new Filters(view, question.filter()).matching();
      BitSet drawn = new BitSet();
      int noX = 0;
      int noValue = 0;
      for (int i = matching.nextSetBit(0); i >= 0; i = matching.nextSetBit(i + 1)) {
        if (Double.isNaN(ys[i])) {
          noValue++;
        } else if (Double.isNaN(xs[i])) {
          noX++;
        } else {
          drawn.set(i);
        }
      }
      List<Values> keys =
          by.isEmpty() ? List.of(trainings()) : by.stream().map(view::values).toList();
      Grouping grouping = new Grouping(keys, drawn);
      List<Line> lines = lines(grouping, drawn);
      List<Line> shown = lines.subList(0, Math.min(question.lines(), lines.size()));
      Rows rows = new Rows(view);
      return new Answer(
          view.table().generation(),
          matching.cardinality(),
          rows.columns(List.of(metric)).getFirst(),
          rows.columns(List.of(x)).getFirst(),
          rows.columns(by.isEmpty() ? List.of(new ColumnRef.OfField(RunField.EXPERIMENT)) : by),
          List.copyOf(shown),
          stageRanges(shown),
          lines.size() - shown.size(),
          noX,
          noValue);
    }

    /** The experiment of each run, or its model where it has none. */
    private Texts trainings() {
      Texts experiments = view.texts(TextField.EXPERIMENT);
      Texts models = view.texts(TextField.MODEL);
      Dictionary dictionary = new Dictionary();
      int[] codes = new int[experiments.size()];
      for (int i = 0; i < codes.length; i++) {
        Texts known = experiments.missing(i) ? models : experiments;
        codes[i] = known.missing(i) ? -1 : dictionary.code(known.cell(i));
      }
      return new Texts(codes, dictionary.texts());
    }

    private List<Line> lines(Grouping grouping, BitSet drawn) {
      Order usual = new Order(view, List.of());
      int[] order =
          drawn.stream()
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingInt(grouping::of)
                      .thenComparingDouble(i -> xs[i] + 0.0)
                      .thenComparing(usual::compare))
              .mapToInt(Integer::intValue)
              .toArray();
      List<Line> lines = new ArrayList<>();
      for (int from = 0; from < order.length; ) {
        int group = grouping.of(order[from]);
        List<Point> points = new ArrayList<>();
        int at = from;
        while (at < order.length && grouping.of(order[at]) == group) {
          int to = at + 1;
          while (to < order.length
              && grouping.of(order[to]) == group
              && xs[order[to]] == xs[order[at]]) {
            to++;
          }
          points.add(point(order, at, to));
          at = to;
        }
        List<@Nullable Object> key = grouping.key(group);
        lines.add(new Line(Collections.unmodifiableList(key), label(key), at - from, points));
        from = at;
      }
      lines.sort(
          Comparator.comparing((Line line) -> -line.points().size()).thenComparing(Line::label));
      return lines;
    }

    private static String label(List<@Nullable Object> key) {
      return key.stream()
          .map(part -> part == null ? "–" : plain(part))
          .collect(Collectors.joining(" · "));
    }

    /** A number without the {@code .0} of a whole one. */
    private static String plain(Object part) {
      String text = Objects.toString(part);
      return part instanceof Double && text.endsWith(".0")
          ? text.substring(0, text.length() - 2)
          : text;
    }

    private Point point(int[] order, int from, int to) {
      Moments moments = new Moments();
      List<String> named = new ArrayList<>();
      Set<String> stagesHere = new LinkedHashSet<>();
      for (int i = from; i < to; i++) {
        moments.add(ys[order[i]]);
        if (named.size() < NAMED) {
          named.add(ids.cell(order[i]));
        }
        stagesHere.add(stages.missing(order[i]) ? "" : stages.cell(order[i]));
      }
      int only = order[from];
      int n = to - from;
      Estimates.Bounds own = n > 1 || measured == null ? null : measured.bounds(only);
      Interval interval =
          own != null
              ? own.interval()
              : n < GroupRuns.FEWEST_FOR_INTERVAL ? null : moments.interval(Estimates.LEVEL);
      return new Point(
          xs[only],
          n == 1 ? ys[only] : moments.mean(),
          interval == null ? null : (Double) interval.low(),
          interval == null ? null : (Double) interval.high(),
          PlainNumbers.finite(moments.sd()),
          n,
          interval == null ? null : own == null ? "t" : own.method().word(),
          named,
          stagesHere.size() == 1 ? stagesHere.iterator().next() : "");
    }

    private static List<StageRange> stageRanges(List<Line> lines) {
      Map<String, StageRange> ranges = new LinkedHashMap<>();
      for (Line line : lines) {
        for (Point point : line.points()) {
          if (!point.stage().isEmpty()) {
            ranges.merge(
                point.stage(),
                new StageRange(point.stage(), point.x(), point.x()),
                (a, b) ->
                    new StageRange(
                        a.stage(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
          }
        }
      }
      List<StageRange> sorted = new ArrayList<>(ranges.values());
      sorted.sort(Comparator.comparingDouble(StageRange::from).thenComparing(StageRange::stage));
      for (int i = 1; i < sorted.size(); i++) {
        if (sorted.get(i).from() <= sorted.get(i - 1).to()) {
          return List.of(); // shaded regions that overlap would say nothing
        }
      }
      return List.copyOf(sorted);
    }
  }
}
