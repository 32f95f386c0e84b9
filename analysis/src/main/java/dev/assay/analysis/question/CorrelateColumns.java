package dev.assay.analysis.question;

import dev.assay.stats.Correlation;
import dev.assay.stats.Interval;
import dev.assay.stats.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How columns of numbers go together over the runs of a filter, pair by pair. */
public final class CorrelateColumns {
  private static final int MOST_COLUMNS = 16;

  private final Snapshots snapshots;

  public CorrelateColumns(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param columns 2 to 16 keys of columns of numbers
   */
  public record Question(RunFilter filter, List<String> columns) {
    public Question {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A coefficient.
   *
   * @param r in [-1, 1]
   * @param low lower end of the 95 % interval; null when r is 1 or -1
   * @param p chance of one at least as far from 0 if there were no relation
   * @param method how interval and p were made
   */
  public record Coefficient(
      double r, @Nullable Double low, @Nullable Double high, double p, String method) {}

  /**
   * Two columns.
   *
   * @param a index of the first column
   * @param b index of the second, above {@code a}
   * @param n runs that have both values
   * @param pearson null below 4 runs or where a column does not vary
   * @param spearman likewise
   */
  public record Pair(
      int a, int b, int n, @Nullable Coefficient pearson, @Nullable Coefficient spearman) {}

  /**
   * All pairs, by {@code a}, then {@code b}.
   *
   * @param command the command line that prints the same
   */
  public record Answer(
      long generation, int matched, List<Column> columns, List<Pair> pairs, String command) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException BAD_INPUT for a faulty expression, an unknown column,
   *     or one of texts
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    BitSet matching = new Filters(view, question.filter()).matching();
    List<ColumnRef> columns =
        new Asked(view).columns(question.columns(), "column", 2, MOST_COLUMNS);
    int[] runs = matching.stream().toArray();
    List<Ranked> ranked =
        columns.stream()
            .map(column -> Ranked.of(chosen(PlainNumbers.of(view, column), runs)))
            .toList();
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < ranked.size(); a++) {
      for (int b = a + 1; b < ranked.size(); b++) {
        pairs.add(pair(a, b, ranked.get(a), ranked.get(b)));
      }
    }
    return new Answer(
        view.table().generation(),
        runs.length,
        new Rows(view).columns(columns),
        pairs,
        CommandText.correlations(question));
  }

  private static double[] chosen(double[] all, int[] runs) {
    double[] chosen = new double[runs.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = all[runs[i]];
    }
    return chosen;
  }

  /**
   * A column with what is made once of it.
   *
   * @param ranks of all runs; null where some have no value
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Ranked(double[] numbers, int[] codes, double @Nullable [] ranks) {
    static Ranked of(double[] numbers) {
      int[] codes = Ranks.dense(numbers);
      boolean whole = Arrays.stream(codes).allMatch(code -> code >= 0);
      return new Ranked(numbers, codes, whole ? Ranks.mid(codes) : null);
    }
  }

  /** Ranks are of the runs that have both values. */
  private static Pair pair(int a, int b, Ranked left, Ranked right) {
    double[] ranksA = left.ranks();
    double[] ranksB = right.ranks();
    return ranksA != null && ranksB != null
        ? pair(a, b, left.numbers(), right.numbers(), ranksA, ranksB)
        : ofBoth(a, b, left, right);
  }

  private static Pair ofBoth(int a, int b, Ranked left, Ranked right) {
    int[] both =
        IntStream.range(0, left.codes().length)
            .filter(i -> left.codes()[i] >= 0 && right.codes()[i] >= 0)
            .toArray();
    double[] x = new double[both.length];
    double[] y = new double[both.length];
    int[] codeX = new int[both.length];
    int[] codeY = new int[both.length];
    for (int at = 0; at < both.length; at++) {
      x[at] = left.numbers()[both[at]];
      y[at] = right.numbers()[both[at]];
      codeX[at] = left.codes()[both[at]];
      codeY[at] = right.codes()[both[at]];
    }
    return pair(a, b, x, y, Ranks.mid(codeX), Ranks.mid(codeY));
  }

  private static Pair pair(int a, int b, double[] x, double[] y, double[] ranksX, double[] ranksY) {
    return new Pair(
        a,
        b,
        x.length,
        coefficient(Correlation.pearson(x, y, Estimates.LEVEL)),
        coefficient(Correlation.spearman(ranksX, ranksY, Estimates.LEVEL)));
  }

  private static @Nullable Coefficient coefficient(@Nullable Correlation found) {
    if (found == null) {
      return null;
    }
    Interval interval = found.interval();
    return new Coefficient(
        found.r(),
        interval == null ? null : (Double) interval.low(),
        interval == null ? null : (Double) interval.high(),
        found.p(),
        found.method());
  }
}
