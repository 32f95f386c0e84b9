package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.selection.ExpectedCurve;
import dev.assay.selection.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The numbers of a run, problem by problem, computed once: all analyses take means of them.
 *
 * @param keys of the problems, in the order of the file
 * @param budgets ascending
 * @param columns by problem, in the order of {@code keys}
 */
public record Vectors(List<String> keys, List<Integer> budgets, Map<Column, double[]> columns) {
  private static final long SEED = 42;
  private static final int BLOCK = 256;

  public Vectors {
    keys = List.copyOf(keys);
    budgets = List.copyOf(budgets);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /**
   * Computes them, on all cores.
   *
   * @param draws random orders per problem where there are too many subsets to count
   * @param budgets ascending, each at most what all problems have
   */
  static Vectors of(JudgedRun run, int draws, int... budgets) {
    List<Outcome> problems = run.problems();
    var made =
        new Vectors(
            problems.stream().map(Outcome::key).toList(),
            IntStream.of(budgets).boxed().toList(),
            empty(problems, budgets));
    int blocks = (problems.size() + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks)
        .parallel()
        .forEach(block -> {
          var curve = new ExpectedCurve(draws, SEED);
          int end = Math.min(problems.size(), (block + 1) * BLOCK);
          for (int p = block * BLOCK; p < end; p++) {
            made.fill(p, problems.get(p), curve, budgets);
          }
        });
    return made;
  }

  private static Map<Column, double[]> empty(List<Outcome> problems, int... budgets) {
    Map<Column, double[]> columns = new LinkedHashMap<>();
    if (budgets.length == 0) {
      return columns;
    }
    boolean scored = problems.stream().allMatch(Vectors::isScored);
    List<Column> names = new ArrayList<>();
    for (Method method : Method.values()) {
      for (Subsets of : Subsets.values()) {
        for (int n : budgets) {
          if (scored || !method.needsScores()) {
            names.add(new Column(Measure.of(method), n, of));
          }
        }
      }
    }
    for (int n : budgets) {
      names.add(new Column(Measure.PASS, n, Subsets.EVERY));
    }
    names.add(new Column(Measure.COMPLETIONS, 1, Subsets.EVERY));
    names.forEach(name -> columns.put(name, new double[problems.size()]));
    return columns;
  }

  /** Whether each completion has a score. */
  static boolean isScored(Outcome problem) {
    for (int i = 0; i < problem.size(); i++) {
      if (Double.isNaN(problem.ballot().score(i))) {
        return false;
      }
    }
    return problem.size() > 0;
  }

  private void fill(int p, Outcome problem, ExpectedCurve curve, int... budgets) {
    double[][] every = curve.of(problem.ballot(), problem.correct(), budgets);
    for (int b = 0; b < budgets.length; b++) {
      int n = budgets[b];
      for (Method method : Method.values()) {
        double[] first = columns.get(new Column(Measure.of(method), n, Subsets.FIRST));
        double[] all = columns.get(new Column(Measure.of(method), n, Subsets.EVERY));
        if (first != null && all != null) {
          int choice = problem.ballot().choose(method, n);
          first[p] = choice >= 0 && problem.correct()[choice] ? 1 : 0;
          all[p] = every[method.ordinal()][b];
        }
      }
      set(new Column(Measure.PASS, n, Subsets.EVERY), p, problem.passAtK(n));
    }
    set(
        new Column(Measure.COMPLETIONS, 1, Subsets.EVERY),
        p,
        (double) problem.correctCount() / problem.size());
  }

  private void set(Column column, int p, double value) {
    double[] values = columns.get(column);
    if (values != null) {
      values[p] = value;
    }
  }

  /** By problem; empty when the run has no such number. */
  public double[] of(Column column) {
    return columns.getOrDefault(column, new double[0]);
  }

  /** The same of some problems. */
  Vectors within(Predicate<String> wanted) {
    int[] places = IntStream.range(0, keys.size()).filter(p -> wanted.test(keys.get(p))).toArray();
    Map<Column, double[]> some = new LinkedHashMap<>();
    columns.forEach((column, values) ->
        some.put(column, IntStream.of(places).mapToDouble(p -> values[p]).toArray()));
    return new Vectors(IntStream.of(places).mapToObj(keys::get).toList(), budgets, some);
  }
}
