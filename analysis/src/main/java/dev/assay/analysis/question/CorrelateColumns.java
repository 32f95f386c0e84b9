package dev.assay.analysis.question;

import dev.assay.stats.Correlation;
import dev.assay.stats.Ranks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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
   * Two columns.
   *
   * @param a index of the first column
   * @param b index of the second, above {@code a}
   * @param n runs that have both values
   * @param pearson null below 4 runs or where a column does not vary
   * @param spearman likewise
   */
  public record Pair(
      int a, int b, int n, @Nullable Correlation pearson, @Nullable Correlation spearman) {}

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
    double[][] numbers = new double[columns.size()][];
    int[][] codes = new int[columns.size()][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = chosen(PlainNumbers.of(view, columns.get(i)), runs);
      codes[i] = Ranks.dense(numbers[i]);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < numbers.length; a++) {
      for (int b = a + 1; b < numbers.length; b++) {
        pairs.add(pair(a, b, numbers, codes));
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

  /** Ranks are of the runs that have both values, from codes that are made once per column. */
  private static Pair pair(int a, int b, double[][] numbers, int[][] codes) {
    int n = 0;
    for (int i = 0; i < codes[a].length; i++) {
      n += codes[a][i] >= 0 && codes[b][i] >= 0 ? 1 : 0;
    }
    double[] x = new double[n];
    double[] y = new double[n];
    int[] codeX = new int[n];
    int[] codeY = new int[n];
    int at = 0;
    for (int i = 0; i < codes[a].length; i++) {
      if (codes[a][i] >= 0 && codes[b][i] >= 0) {
        x[at] = numbers[a][i];
        y[at] = numbers[b][i];
        codeX[at] = codes[a][i];
        codeY[at++] = codes[b][i];
      }
    }
    return new Pair(
        a,
        b,
        n,
        Correlation.pearson(x, y, Estimates.LEVEL),
        Correlation.spearman(Ranks.mid(codeX), Ranks.mid(codeY), Estimates.LEVEL));
  }
}
