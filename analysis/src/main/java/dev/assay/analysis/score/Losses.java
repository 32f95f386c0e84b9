package dev.assay.analysis.score;

import dev.assay.analysis.score.Score.Unit;
import dev.assay.stats.Interval;
import dev.assay.stats.LeastSquares;
import dev.assay.stats.Moments;
import dev.assay.stats.Windows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Losses, perplexities and slopes over windows of 1000 tokens: of each sequence first, then the
 * mean over sequences, which are what intervals are about.
 */
final class Losses {
  static final int WIDTH = 1000;
  static final List<Integer> MARKS = List.of(8000, 16_000, 24_000);
  private static final int LEAST_WINDOWS = 3;
  static final int LEAST_SEQUENCES = 3;

  /** Why there is no interval; two sequences do not tell how others would come out. */
  static final String FEW =
      "fewer than three sequences: no interval, as their spread tells nothing of other sequences";

  private final List<Windows> sequences;

  Losses(Collection<double[]> losses) {
    sequences = losses.stream().map(values -> Windows.ofValues(values, WIDTH)).toList();
  }

  /** A stretch that a line is laid through; {@code to} is 0 for the end of each sequence. */
  record Segment(String name, long from, long to) {
    String metric() {
      return "window_slope_" + name;
    }
  }

  static final List<Segment> SEGMENTS =
      List.of(
          new Segment("overall", 8000, 0),
          new Segment("early", 4000, 8000),
          new Segment("middle", 8000, 16_000),
          new Segment("late", 16_000, 24_000),
          new Segment("rest", 24_000, 0));

  List<Score> scores() {
    List<Score> scores = new ArrayList<>();
    for (int mark : MARKS) {
      scores.addAll(mark(mark));
    }
    SEGMENTS.forEach(segment -> slope(segment, scores));
    return scores;
  }

  /** The mean loss of the 1000 tokens up to a mark; NaN where not all of them were reached. */
  static double at(Windows windows, int mark) {
    return windows.over((long) mark - WIDTH, mark);
  }

  static String thousands(int mark) {
    return mark / 1000 + "k";
  }

  private List<Score> mark(int mark) {
    Moments over = new Moments();
    Moments exps = new Moments();
    for (Windows sequence : sequences) {
      double loss = at(sequence, mark);
      over.add(loss);
      exps.add(Math.exp(loss));
    }
    if (over.n() == 0) {
      return List.of();
    }
    Interval interval = over.n() < LEAST_SEQUENCES ? null : over.interval(Accuracies.LEVEL);
    String remark = interval == null ? FEW : "";
    String at = thousands(mark);
    List<Score> scores = new ArrayList<>();
    scores.add(
        score(
            "window_loss_" + at,
            Unit.NATS,
            over.mean(),
            over.sd() / Math.sqrt(over.n()),
            interval,
            over.n(),
            "mean of the 1000 tokens up to the mark, mean over sequences",
            remark));
    scores.add(
        score(
            "window_perplexity_" + at,
            Unit.PERPLEXITY,
            Math.exp(over.mean()),
            Double.NaN,
            interval == null ? null : exp(interval),
            over.n(),
            "exp of the mean loss",
            remark));
    if (over.n() > 1) {
      scores.add(
          score(
              "window_perplexity_" + at + "_mean_of_exp",
              Unit.PERPLEXITY,
              exps.mean(),
              exps.sd() / Math.sqrt(exps.n()),
              exps.n() < LEAST_SEQUENCES ? null : exps.interval(Accuracies.LEVEL),
              exps.n(),
              "mean of the exp of each sequence's loss",
              remark));
    }
    return scores;
  }

  private static @Nullable Interval exp(Interval losses) {
    double high = Math.exp(losses.high());
    return Double.isFinite(high) ? new Interval(Math.exp(losses.low()), high) : null;
  }

  private void slope(Segment segment, List<Score> scores) {
    List<LeastSquares> lines =
        sequences.stream().map(windows -> line(windows, segment)).filter(Objects::nonNull).toList();
    if (lines.isEmpty()) {
      return;
    }
    Moments over = Moments.of(lines.stream().mapToDouble(LeastSquares::slope).toArray());
    boolean enough = over.n() >= LEAST_SEQUENCES;
    scores.add(
        score(
            segment.metric(),
            Unit.NATS_PER_TOKEN,
            over.mean(),
            enough ? over.sd() / Math.sqrt(over.n()) : Double.NaN,
            enough ? over.interval(Accuracies.LEVEL) : null,
            over.n(),
            "least squares over windows %s, mean over sequences"
                .formatted(
                    segment.to() == 0
                        ? "from " + segment.from()
                        : segment.from() + " to " + segment.to()),
            enough ? "" : FEW));
  }

  /** The slope of one sequence; NaN where it does not reach far enough. */
  static double slope(Windows windows, Segment segment) {
    LeastSquares line = line(windows, segment);
    return line == null ? Double.NaN : line.slope();
  }

  private static @Nullable LeastSquares line(Windows windows, Segment segment) {
    long to = segment.to() == 0 ? Long.MAX_VALUE : segment.to();
    boolean reached =
        windows.size() > 0
            && (segment.to() == 0 || windows.to()[windows.size() - 1] >= segment.to());
    Windows inside = windows.within(segment.from(), to);
    return reached && inside.size() >= LEAST_WINDOWS ? inside.line() : null;
  }

  static Score score(
      String metric,
      Unit unit,
      double value,
      double se,
      @Nullable Interval interval,
      long n,
      String method,
      String remark) {
    String task = ScoreSet.lossTask();
    return new Score(
        task + "_" + metric, task, metric, "", unit, value, se, interval, n, method, remark);
  }
}
