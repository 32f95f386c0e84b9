package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.formats.tts.Allotment;
import dev.assay.stats.Pareto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What accuracy costs in generated tokens.
 *
 * @param points of every setting, method and budget
 * @param refused settings whose cost is unknown, and why
 */
public record Costs(List<Point> points, List<String> refused) {
  private static final String PROBED =
      "its probe is paid at every n, whether its completions are used or thrown away, so the cost"
          + " of n completions is not theirs alone; tts early tells it in simulation_summary.json";

  public Costs {
    points = List.copyOf(points);
    refused = List.copyOf(refused);
  }

  /**
   * A budget of a method.
   *
   * @param tokens mean per problem: n times the mean length of its completions
   * @param cell the accuracy, over all n-subsets
   * @param best whether no other point of the benchmark is as right for fewer tokens (Pareto front)
   */
  public record Point(Setting setting, double tokens, Cell cell, boolean best) {}

  /** Whether the length of each completion is known: none is missing, -1 or 0. */
  static boolean isKnown(Outcome problem) {
    if (problem.tokens().length != problem.size()) {
      return false;
    }
    for (long tokens : problem.tokens()) {
      if (tokens <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Of settings of one benchmark. */
  static Costs of(List<Measured> settings) {
    List<Point> points = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Measured setting : settings) {
      if (setting.setting().allotment() instanceof Allotment.Probed) {
        refused.add(setting.setting().name() + ": " + PROBED);
        continue;
      }
      double length = length(setting);
      if (Double.isNaN(length)) {
        refused.add(
            setting.setting().name()
                + ": the lengths of some completions are missing, -1 or 0, so cost is unknown");
        continue;
      }
      for (Cell cell : setting.cells().values()) {
        Column column = cell.column();
        if (column.measure().chooses() && column.of() == Subsets.EVERY) {
          points.add(new Point(setting.setting(), length * column.n(), cell, false));
        }
      }
    }
    return new Costs(marked(points), refused);
  }

  private static double length(Measured setting) {
    double sum = 0;
    long problems = 0;
    for (Repeat repeat : setting.repeats()) {
      for (Outcome problem : repeat.run().problems()) {
        if (!isKnown(problem)) {
          return Double.NaN;
        }
        sum +=
            IntStream.range(0, problem.size()).mapToDouble(i -> problem.tokens()[i]).sum()
                / problem.size();
        problems++;
      }
    }
    return sum / problems;
  }

  private static List<Point> marked(List<Point> points) {
    double[] tokens = points.stream().mapToDouble(Point::tokens).toArray();
    double[] accuracy = points.stream().mapToDouble(point -> point.cell().mean()).toArray();
    Set<Integer> front = new HashSet<>();
    for (int at : Pareto.front(tokens, accuracy, true, false)) {
      front.add(at);
    }
    List<Point> marked = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point each = points.get(i);
      marked.add(new Point(each.setting(), each.tokens(), each.cell(), front.contains(i)));
    }
    return marked;
  }
}
