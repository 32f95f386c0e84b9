package dev.assay.analysis.question;

import dev.assay.domain.Series;
import dev.assay.stats.Windows;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a curve of running averages was made of: the means between its points. */
final class LocalCurves {
  private static final String RUNNING = "running-average";
  private static final String LOCAL = "local";

  private LocalCurves() {}

  /**
   * The curve with each running average replaced by the mean since the point before; NaN where that
   * cannot be told. Perplexities are recovered as losses, of which they are the exponential. A
   * curve of another kind stays as it is.
   */
  static Series of(Series series) {
    if (!series.kind().equals(RUNNING)) {
      return series;
    }
    boolean perplexity = isPerplexity(series);
    Windows windows = Windows.ofRunningAverage(series.x(), losses(series));
    double[] local = new double[series.size()];
    Arrays.fill(local, Double.NaN);
    for (int i = 0, w = 0; i < local.length && w < windows.size(); i++) {
      if (series.x()[i] == windows.to()[w]) {
        double value = perplexity ? Math.exp(windows.mean()[w]) : windows.mean()[w];
        local[i] = Double.isFinite(value) ? value : Double.NaN;
        w++;
      }
    }
    return new Series(
        series.task(),
        series.name(),
        LOCAL,
        series.part(),
        series.partEstimated(),
        series.xUnit(),
        series.x(),
        local,
        series.count());
  }

  /** The loss of each window of a curve; null if the curve does not say what its points mean. */
  static @Nullable Windows lossWindows(Series series) {
    return switch (series.kind()) {
      case RUNNING -> Windows.ofRunningAverage(series.x(), losses(series));
      case LOCAL -> Windows.ofMeans(series.x(), losses(series));
      default -> null;
    };
  }

  private static double[] losses(Series series) {
    return isPerplexity(series) ? Arrays.stream(series.y()).map(Math::log).toArray() : series.y();
  }

  static boolean isPerplexity(Series series) {
    String name = series.name().toLowerCase(Locale.ROOT);
    return name.contains("perplexity") || name.equals("ppl");
  }
}
