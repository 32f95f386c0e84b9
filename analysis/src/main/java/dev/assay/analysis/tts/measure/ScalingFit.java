package dev.assay.analysis.tts.measure;

import dev.assay.domain.Check;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Curves through accuracies by budget, by least squares over the budgets. They describe; beyond the
 * last budget they are a guess.
 */
final class ScalingFit {
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
   * A power law that saturates: {@code limit - span n^-decay}. {@link PowerFit} fits it.
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
  static double[] line(double[] x, double[] y) {
    Check.that(x.length == y.length && x.length > 1, "a line needs two points");
    double meanX = mean(x);
    double meanY = mean(y);
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

  private static double mean(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
