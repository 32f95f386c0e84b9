package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile;
import dev.assay.stats.Interval;
import dev.assay.stats.MeanResamples;
import java.util.ArrayList;
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
 * @param interval over problems; null when the files do not have values by problem
 * @param problems in the level of either
 */
public record Duel(Pick a, Pick b, double difference, @Nullable Interval interval, int problems) {
  private static final int DRAWS = 2_000;
  private static final long SEED = 42;

  /** Compares; both have a temperature. */
  public static Duel of(Pick a, Pick b, double level) {
    double difference = b.accuracy() - a.accuracy();
    int columnA = column(a);
    int columnB = column(b);
    if (columnA < 0 || columnB < 0) {
      return new Duel(a, b, difference, null, 0);
    }
    Set<String> keys = new TreeSet<>(members(a));
    keys.addAll(members(b));
    List<double[]> rows = new ArrayList<>();
    for (String key : keys) {
      double one = value(a, key, columnA);
      double other = value(b, key, columnB);
      rows.add(new double[] {number(one), known(one), number(other), known(other)});
    }
    return new Duel(a, b, difference, drawn(rows, level), rows.size());
  }

  private static @Nullable Interval drawn(List<double[]> rows, double level) {
    if (rows.isEmpty()) {
      return null;
    }
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
    return kept == 0
        ? null
        : MeanResamples.percentiles(level, java.util.Arrays.copyOf(differences, kept));
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

  /** What may be said of it. */
  public String verdict() {
    if (interval == null) {
      return difference == 0 ? "same" : "untested";
    }
    return interval.contains(0) ? "within noise" : difference > 0 ? "better" : "worse";
  }
}
