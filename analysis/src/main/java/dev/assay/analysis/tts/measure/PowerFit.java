package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.measure.ScalingFit.Power;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits {@link Power} to many accuracies of the same budgets: for each decay the best limit and span
 * follow from a straight line over {@code n^-decay}, so that one number is searched, on a grid and
 * then by the golden section between its neighbours. What depends on budgets alone is computed
 * once.
 */
final class PowerFit {
  private static final double STEEPEST = 8;
  private static final double FLATTEST = 0.01;
  private static final int GRID = 60;
  private static final double STEP = Math.log(STEEPEST / FLATTEST) / (GRID - 1);
  private static final int FEWEST = 4;

  /** Narrows the two steps of the grid to less than 1e-8 of the decay. */
  private static final int ROUNDS = 36;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final double[] logs;

  /** By decay, then budget: the powers less their mean, of length 1. */
  private final double[][] directions = new double[GRID][];

  /**
   * A fit over budgets.
   *
   * @param budgets ascending, each at least 1
   */
  PowerFit(double... budgets) {
    logs = Arrays.stream(budgets).map(Math::log).toArray();
    for (int g = 0; g < GRID; g++) {
      directions[g] = direction(decay(g));
    }
  }

  private static double decay(double place) {
    return FLATTEST * Math.exp(place * STEP);
  }

  private double[] powers(double decay) {
    double[] powers = new double[logs.length];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Math.exp(-decay * logs[i]);
    }
    return powers;
  }

  private double[] direction(double decay) {
    double[] x = powers(decay);
    double mean = 0;
    for (double each : x) {
      mean += each / x.length;
    }
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
      squares += x[i] * x[i];
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < x.length; i++) {
      x[i] /= length;
    }
    return x;
  }

  /** How much of the squared spread a line over a direction explains. */
  private static double explained(double[] direction, double[] accuracy) {
    double along = 0;
    for (int i = 0; i < direction.length; i++) {
      along += direction[i] * accuracy[i];
    }
    return along * along;
  }

  /**
   * Fits the power law.
   *
   * @param accuracy as many as budgets
   * @return null below four budgets, when all accuracies are equal, and when no limit is in sight:
   *     when it is outside [0, 1], or the decay at an end of what is searched
   */
  @Nullable Power fit(double... accuracy) {
    if (logs.length < FEWEST || Arrays.stream(accuracy).allMatch(each -> each == accuracy[0])) {
      return null;
    }
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < GRID; g++) {
      double share = explained(directions[g], accuracy);
      if (share > most) {
        most = share;
        best = g;
      }
    }
    if (best == 0 || best == GRID - 1) {
      return null;
    }
    double decay = decay(between(best - 1, best + 1, accuracy));
    double[] line = ScalingFit.line(powers(decay), accuracy);
    return line[0] >= 0 && line[0] <= 1 ? new Power(line[0], -line[1], decay, line[2]) : null;
  }

  /** The place on the grid, not only at its points, that explains the most. */
  private double between(double low, double high, double... accuracy) {
    double from = low;
    double to = high;
    double a = to - GOLDEN * (to - from);
    double b = from + GOLDEN * (to - from);
    double atA = explained(direction(decay(a)), accuracy);
    double atB = explained(direction(decay(b)), accuracy);
    for (int round = 0; round < ROUNDS; round++) {
      if (atA > atB) {
        to = b;
        b = a;
        atB = atA;
        a = to - GOLDEN * (to - from);
        atA = explained(direction(decay(a)), accuracy);
      } else {
        from = a;
        a = b;
        atA = atB;
        b = from + GOLDEN * (to - from);
        atB = explained(direction(decay(b)), accuracy);
      }
    }
    return (from + to) / 2;
  }
}
