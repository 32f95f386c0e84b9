package dev.assay.analysis.tts;

import dev.assay.selection.Expected;
import dev.assay.selection.Method;
import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import dev.assay.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a run: how often it is right with so many completions per problem.
 *
 * @param what {@code completions}, {@code pass}, or the word of a {@link Method}
 * @param n completions per problem
 * @param value share of problems, or of completions, in [0, 1]
 * @param interval of the value, at 95 %, over problems; null when unknown
 * @param everySubset the value over all n-subsets instead of the first n; null where that is the
 *     value itself, or where nothing is chosen
 * @param stated the value of the choices that the rows state, judged by us; null when none does
 * @param problems that took part
 */
public record Accuracy(
    String what,
    int n,
    double value,
    @Nullable Interval interval,
    @Nullable Double everySubset,
    @Nullable Double stated,
    int problems) {

  /** Level of all intervals. */
  public static final double LEVEL = 0.95;

  private static final int DRAWS = 400;
  private static final long SEED = 42;

  /**
   * All numbers of a run: of completions, pass@k, and each method that the rows allow; budgets up
   * to what every problem has.
   *
   * @param problems at least one
   */
  public static List<Accuracy> of(List<JudgedProblem> problems) {
    List<Accuracy> all = new ArrayList<>();
    int least = problems.stream().mapToInt(JudgedProblem::size).min().orElse(0);
    if (least == 0) {
      return all;
    }
    all.add(completions(problems));
    for (int k : Budgets.upTo(least)) {
      double[] pass = problems.stream().mapToDouble(each -> each.passAtK(k)).toArray();
      Moments moments = Moments.of(pass);
      all.add(
          new Accuracy(
              "pass", k, moments.mean(), inside(moments.interval(LEVEL)), null, null, pass.length));
    }
    for (Method method : Method.values()) {
      for (int n : Budgets.upTo(least)) {
        if (!method.needsScores() || scored(problems)) {
          all.add(chosen(problems, method, n));
        }
      }
    }
    return List.copyOf(all);
  }

  private static boolean scored(List<JudgedProblem> problems) {
    return problems.stream()
        .allMatch(each -> each.size() > 0 && !Double.isNaN(each.ballot().score(0)));
  }

  /** Completions of a problem go together, so problems are clusters. */
  private static Accuracy completions(List<JudgedProblem> problems) {
    int total = problems.stream().mapToInt(JudgedProblem::size).sum();
    double[] right = new double[total];
    int[] cluster = new int[total];
    int at = 0;
    for (int p = 0; p < problems.size(); p++) {
      for (boolean each : problems.get(p).correct()) {
        right[at] = each ? 1 : 0;
        cluster[at++] = p;
      }
    }
    Clustered mean = Clustered.of(right, cluster);
    return new Accuracy(
        "completions", 1, mean.mean(), inside(mean.interval(LEVEL)), null, null, problems.size());
  }

  /** Within [0, 1]; none where all problems agree, of which t says nothing. */
  private static @Nullable Interval inside(@Nullable Interval interval) {
    return interval == null || interval.low() == interval.high()
        ? null
        : new Interval(Math.max(0, interval.low()), Math.min(1, interval.high()));
  }

  private static Accuracy chosen(List<JudgedProblem> problems, Method method, int n) {
    double right = 0;
    double subsets = 0;
    double stated = 0;
    int stating = 0;
    for (JudgedProblem each : problems) {
      right += each.chosenIsCorrect(method, n) ? 1 : 0;
      subsets += Expected.accuracy(each.ballot(), each.correct(), method, n, DRAWS, SEED);
      Boolean known = each.chosenCorrect().get(method.word() + "@" + n);
      stating += known == null ? 0 : 1;
      stated += Boolean.TRUE.equals(known) ? 1 : 0;
    }
    int size = problems.size();
    return new Accuracy(
        method.word(),
        n,
        right / size,
        Wilson.interval(right / size, size, LEVEL),
        subsets / size,
        stating == size ? stated / size : null,
        size);
  }
}
