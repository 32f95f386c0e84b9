package dev.assay.analysis.tts.measure;

import dev.assay.domain.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Curves through accuracies by budget, by least squares over the budgets. They describe; beyond the
 * last budget they are a guess.
 */
final class ScalingFit {
  private static final double STEEPEST = 8;
  private static final double FLATTEST = 0.01;
  private static final int GRID = 60;
  private static final int ROUNDS = 40;

  private ScalingFit() {}

  /**
   * A straight line over the logarithm of the budget: {@code a + b log2 n}.
   *
   * @param start accuracy at n = 1
   * @param gain per doubling
   * @param r2 share of the spread of the accuracies that the line explains; NaN without spread
   */
  record LogLinear(double start, double gain, double r2) {}

  /**
   * A power law that saturates: {@code limit - span n^-decay}.
   *
   * <p>Source: the form of Hestness et al. 2017, "Deep Learning Scaling is Predictable,
   * Empirically", arXiv:1712.00409, section 3, of accuracy in place of error.
   *
   * @param limit what it tends to, in [0, 1]
   * @param span what is missing at n = 1
   * @param decay above 0
   * @param r2 share of the spread that it explains; NaN without spread
   */
  record Power(double limit, double span, double decay, double r2) {
    double at(double n) {
      return limit - span * Math.pow(n, -decay);
    }
  }

  /**
   * Coverage of repeated sampling: {@code pass@k = exp(a k^b)}, with a and b below 0.
   *
   * <p>Source: Brown et al. 2024, "Large Language Monkeys: Scaling Inference Compute with Repeated
   * Sampling", arXiv:2407.21787, section 3.1; a line through {@code log(-log pass@k)} over {@code
   * log k}.
   *
   * @param r2 of that line; NaN without spread
   */
  record Coverage(double a, double b, double r2) {
    double at(double k) {
      return Math.exp(a * Math.pow(k, b));
    }
  }

  /**
   * Fits the line.
   *
   * @param budgets ascending, at least two
   * @param accuracy as long
   */
  static LogLinear logLinear(double[] budgets, double[] accuracy) {
    double[] x = Arrays.stream(budgets).map(n -> Math.log(n) / Math.log(2)).toArray();
    double[] line = line(x, accuracy);
    return new LogLinear(line[0], line[1], line[2]);
  }

  /**
   * Fits the power law: for each decay the best limit and span follow, so that one number is
   * searched, on a grid and then between its neighbours.
   *
   * @return null below four budgets, when all accuracies are equal, and when no limit is in sight:
   *     when it is outside [0, 1], or the decay at an end of what is searched
   */
  static @Nullable Power power(double[] budgets, double[] accuracy) {
    double spread = Arrays.stream(accuracy).distinct().count();
    if (budgets.length < 4 || spread < 2) {
      return null;
    }
    double step = Math.log(STEEPEST / FLATTEST) / (GRID - 1);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int g = 0; g < GRID; g++) {
      double error = error(FLATTEST * Math.exp(g * step), budgets, accuracy);
      if (error < least) {
        least = error;
        best = g;
      }
    }
    double low = Math.log(FLATTEST) + Math.max(0, best - 1) * step;
    double high = Math.log(FLATTEST) + Math.min(GRID - 1, best + 1) * step;
    for (int round = 0; round < ROUNDS; round++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      boolean left = error(Math.exp(a), budgets, accuracy) < error(Math.exp(b), budgets, accuracy);
      high = left ? b : high;
      low = left ? low : a;
    }
    double decay = Math.exp((low + high) / 2);
    double[] line = line(powers(budgets, decay), accuracy);
    boolean inSight = best > 0 && best < GRID - 1 && line[0] >= 0 && line[0] <= 1;
    return inSight ? new Power(line[0], -line[1], decay, line[2]) : null;
  }

  private static double[] powers(double[] budgets, double decay) {
    return Arrays.stream(budgets).map(n -> Math.pow(n, -decay)).toArray();
  }

  private static double error(double decay, double[] budgets, double[] accuracy) {
    double[] x = powers(budgets, decay);
    double[] line = line(x, accuracy);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double off = accuracy[i] - line[0] - line[1] * x[i];
      sum += off * off;
    }
    return sum;
  }

  /**
   * Fits coverage.
   *
   * @return null below three budgets with a pass@k above 0 and below 1, or when it does not grow
   */
  static @Nullable Coverage coverage(double[] budgets, double[] pass) {
    double[] x = new double[budgets.length];
    double[] y = new double[budgets.length];
    int kept = 0;
    for (int i = 0; i < budgets.length; i++) {
      if (pass[i] > 0 && pass[i] < 1) {
        x[kept] = Math.log(budgets[i]);
        y[kept++] = Math.log(-Math.log(pass[i]));
      }
    }
    if (kept < 3) {
      return null;
    }
    double[] line = line(Arrays.copyOf(x, kept), Arrays.copyOf(y, kept));
    return line[1] < 0 ? new Coverage(-Math.exp(line[0]), line[1], line[2]) : null;
  }

  /** Intercept, slope and r² of least squares. */
  private static double[] line(double[] x, double[] y) {
    Check.that(x.length == y.length && x.length > 1, "a line needs two points");
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double squares = 0;
    double products = 0;
    double spread = 0;
    for (int i = 0; i < x.length; i++) {
      squares += (x[i] - meanX) * (x[i] - meanX);
      products += (x[i] - meanX) * (y[i] - meanY);
      spread += (y[i] - meanY) * (y[i] - meanY);
    }
    double slope = squares > 0 ? products / squares : 0;
    double r2 = spread > 0 ? slope * products / spread : Double.NaN;
    return new double[] {meanY - slope * meanX, slope, r2};
  }
}
