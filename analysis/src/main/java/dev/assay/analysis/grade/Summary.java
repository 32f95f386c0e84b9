package dev.assay.analysis.grade;

import dev.assay.grading.Verdict;
import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import dev.assay.stats.Wilson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came out of grading.
 *
 * @param rows rows that were graded
 * @param badRows rows that could not be used
 * @param answers predictions that were graded; more than rows when a column holds lists
 * @param correct those that equal the gold answer
 * @param unanswered those that hold no answer
 * @param verdicts how many of each word
 * @param equalBy of the equal ones, how many by which rule
 * @param rules how many answers were found by which rule
 * @param interval of the accuracy at 95 %; null when there is nothing to compute it from
 * @param method how the interval was computed; empty when there is none
 */
public record Summary(
    long rows,
    long badRows,
    long answers,
    long correct,
    long unanswered,
    Map<String, Long> verdicts,
    Map<String, Long> equalBy,
    Map<String, Long> rules,
    @Nullable Interval interval,
    String method) {
  private static final double LEVEL = 0.95;

  public Summary {
    verdicts = Map.copyOf(verdicts);
    equalBy = Map.copyOf(equalBy);
    rules = Map.copyOf(rules);
  }

  /** Share of correct answers; null when nothing was graded. */
  public @Nullable Double accuracy() {
    return answers == 0 ? null : correct / (double) answers;
  }

  /** Share of predictions without an answer; null when nothing was graded. */
  public @Nullable Double withoutAnswer() {
    return answers == 0 ? null : unanswered / (double) answers;
  }

  /** Counts while grading goes on. One thread. */
  static final class Counter {
    private long rows;
    private long badRows;
    private long answers;
    private long correct;
    private long unanswered;
    private boolean several;
    private double sumOfSquares;
    private double sumOfProducts;
    private double squaredSizes;
    private final Map<String, Long> verdicts = new TreeMap<>();
    private final Map<String, Long> equalBy = new TreeMap<>();
    private final Map<String, Long> rules = new TreeMap<>();

    long answers() {
      return answers;
    }

    void bad() {
      badRows++;
    }

    void row(Iterable<Graded> graded) {
      rows++;
      long size = 0;
      long right = 0;
      for (Graded each : graded) {
        size++;
        right += each.verdict().correct() ? 1 : 0;
        unanswered += each.answered() ? 0 : 1;
        verdicts.merge(each.verdict().word(), 1L, Long::sum);
        rules.merge(Words.of(each.prediction().extraction().rule()), 1L, Long::sum);
        if (each.verdict() instanceof Verdict.Equal equal) {
          equalBy.merge(Words.of(equal.by()), 1L, Long::sum);
        }
      }
      several |= size > 1;
      answers += size;
      correct += right;
      sumOfSquares += (double) right * right;
      sumOfProducts += (double) right * size;
      squaredSizes += (double) size * size;
    }

    Summary summary() {
      Interval interval = null;
      String method = "";
      if (answers > 0 && !several) {
        interval = Wilson.interval(correct / (double) answers, answers, LEVEL);
        method = "Wilson";
      } else if (rows > 1 && answers > 0) {
        interval = clustered();
        method = interval == null ? "" : "t interval over " + rows + " problems";
      }
      return new Summary(
          rows, badRows, answers, correct, unanswered, verdicts, equalBy, rules, interval, method);
    }

    /** Completions of one problem go together, so the problems are what is counted. */
    private @Nullable Interval clustered() {
      double mean = correct / (double) answers;
      double squares = sumOfSquares - 2 * mean * sumOfProducts + mean * mean * squaredSizes;
      double corrected = Math.max(0, squares) * rows / (rows - 1);
      int clusters = (int) Math.min(Integer.MAX_VALUE, rows);
      Interval wide =
          new Clustered(mean, Math.sqrt(corrected) / answers, answers, clusters).interval(LEVEL);
      return wide == null
          ? null
          : new Interval(Math.clamp(wide.low(), 0, mean), Math.clamp(wide.high(), mean, 1));
    }
  }
}
