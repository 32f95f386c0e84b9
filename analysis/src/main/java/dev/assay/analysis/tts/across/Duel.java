package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile;
import dev.assay.stats.Bootstrap;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two experiments in one level, each on its own problems of that level and at its
 * own best temperature. Problems that both have in it are drawn together, so that what they share
 * does not count as noise.
 *
 * @param difference of the accuracies, the second less the first
 * @param interval over problems, uncorrected; null when the files do not have values by problem, or
 *     have too few
 * @param p two-sided, uncorrected: the share of draws on the other side of 0, twice, at least one
 *     draw's; NaN without interval
 * @param problems in the level of either
 * @param few whether there are fewer than {@link Bootstrap#FEWEST} of one, and not the same of both
 */
public record Duel(
    Pick a,
    Pick b,
    double difference,
    @Nullable Interval interval,
    double p,
    int problems,
    boolean few) {
  private static final int DRAWS = 2_000;
  private static final long SEED = 42;

  /** An interval and its p; null and NaN for none. */
  private record Tested(@Nullable Interval interval, double p) {
    static final Tested NONE = new Tested(null, Double.NaN);
  }

  /** Compares; both have a temperature. */
  public static Duel of(Pick a, Pick b, double level) {
    double difference = b.accuracy() - a.accuracy();
    int columnA = column(a);
    int columnB = column(b);
    if (columnA < 0 || columnB < 0) {
      return new Duel(a, b, difference, null, Double.NaN, 0, false);
    }
    Set<String> keys = new TreeSet<>(members(a));
    keys.addAll(members(b));
    List<double[]> rows = new ArrayList<>();
    int first = 0;
    int second = 0;
    int both = 0;
    for (String key : keys) {
      double one = value(a, key, columnA);
      double other = value(b, key, columnB);
      first += Double.isNaN(one) ? 0 : 1;
      second += Double.isNaN(other) ? 0 : 1;
      both += Double.isNaN(other - one) ? 0 : 1;
      rows.add(new double[] {number(one), known(one), number(other), known(other)});
    }
    boolean same = both == first && both == second;
    boolean few = Math.min(first, second) < Bootstrap.FEWEST;
    Tested tested = !few ? drawn(rows, level) : same ? paired(rows, level) : Tested.NONE;
    return new Duel(
        a, b, difference, tested.interval, tested.p, rows.size(), few && tested.interval == null);
  }

  /** Of problems that both have. */
  private static Tested paired(List<double[]> rows, double level) {
    double[] differences =
        rows.stream().filter(row -> row[1] == 1).mapToDouble(row -> row[2] - row[0]).toArray();
    MeanDifference found = MeanDifference.paired(level, differences);
    return found == null ? Tested.NONE : new Tested(found.interval(), found.p());
  }

  private static Tested drawn(List<double[]> rows, double level) {
    double[][] columns = new double[4][rows.size()];
    for (int p = 0; p < rows.size(); p++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][p] = rows.get(p)[c];
      }
    }
    var draws = MeanResamples.of(columns, DRAWS, SEED);
    double[] differences = new double[DRAWS];
    int kept = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double difference =
          draws.mean(2, draw) / draws.mean(3, draw) - draws.mean(0, draw) / draws.mean(1, draw);
      if (Double.isFinite(difference)) { // a draw may have no problem of one level
        differences[kept++] = difference;
      }
    }
    if (kept == 0) {
      return Tested.NONE;
    }
    double[] all = Arrays.copyOf(differences, kept);
    Interval interval = MeanResamples.percentiles(level, all);
    return interval == null ? Tested.NONE : new Tested(interval, twoSided(all));
  }

  private static double twoSided(double[] differences) {
    long below = Arrays.stream(differences).filter(value -> value <= 0).count();
    long above = Arrays.stream(differences).filter(value -> value >= 0).count();
    return Math.min(1, Math.max(1, 2 * Math.min(below, above)) / (double) differences.length);
  }

  private static double number(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private static double known(double value) {
    return Double.isNaN(value) ? 0 : 1;
  }

  private static int column(Pick of) {
    return of.experiment().file().byProblem().columns().indexOf(of.measure() + "@" + of.n());
  }

  private static Set<String> members(Pick of) {
    Set<String> members = new TreeSet<>();
    of.experiment()
        .file()
        .levelOf()
        .forEach((key, level) -> {
          if (level == of.level().number()) {
            members.add(key);
          }
        });
    return members;
  }

  /** NaN where the problem is in another level, or was not measured. */
  private static double value(Pick of, String key, int column) {
    DifficultyFile file = of.experiment().file();
    Integer level = file.levelOf().get(key);
    double[][] values = file.byProblem().values().get(key);
    return level == null || level != of.level().number() || values == null
        ? Double.NaN
        : values[column][of.temperature().orElse(0)];
  }

  /** What may be said of it at a level of confidence, after Holm's correction or without. */
  public String verdict(double adjusted, double confidence) {
    if (interval == null) {
      return few ? "too few problems" : difference == 0 ? "same" : "untested";
    }
    return adjusted > 1 - confidence || interval.contains(0)
        ? "within noise"
        : interval.low() > 0 ? "better" : "worse";
  }
}
