package dev.assay.analysis.figure;

import dev.assay.domain.Series;
import dev.assay.stats.Windows;
import java.util.Arrays;
import java.util.Locale;

/**
 * A curve made light enough to keep a hundred of them: tens of thousands of single tokens become
 * their means.
 *
 * @param name what the values are, such as {@code loss}
 * @param part the audio file's name; empty when there is one
 * @param xUnit such as {@code tokens}
 * @param points how many the file holds
 * @param kind what {@code x} and {@code y} are
 * @param windows means of neighbouring stretches, 1000 tokens each where single tokens were given;
 *     of losses even where the file gives perplexities; empty where they cannot be told
 */
@SuppressWarnings("ArrayRecordComponent")
public record PlotCurve(
    String task,
    String name,
    String part,
    String xUnit,
    long points,
    Kind kind,
    double[] x,
    double[] y,
    Windows windows) {

  /** Tokens whose mean makes a point where the loss of each is given. */
  public static final int WINDOW = 1000;

  private static final long MOST_TOKENS = 20_000_000;
  private static final Windows NO_WINDOWS = new Windows(new long[0], new long[0], new double[0]);

  /** What the points of a curve are. */
  public enum Kind {
    /** Means from the start up to x. */
    RUNNING,
    /** Means since the point before. */
    LOCAL,
    /** Losses of single tokens at some positions: very noisy. */
    SINGLE,
    /** Anything else, such as a loss by step. */
    OTHER
  }

  /** Reads a curve. */
  public static PlotCurve of(Series series) {
    return switch (series.kind()) {
      case "running-average" ->
          of(series, Kind.RUNNING, Windows.ofRunningAverage(series.x(), losses(series)));
      case "local" -> of(series, Kind.LOCAL, Windows.ofMeans(series.x(), losses(series)));
      case "single-token" -> isDense(series) ? means(series) : of(series, Kind.SINGLE, NO_WINDOWS);
      default -> of(series, Kind.OTHER, NO_WINDOWS);
    };
  }

  private static PlotCurve of(Series series, Kind kind, Windows windows) {
    double[] x = Arrays.stream(series.x()).asDoubleStream().toArray();
    return of(series, kind, x, series.y(), windows);
  }

  private static PlotCurve of(Series series, Kind kind, double[] x, double[] y, Windows windows) {
    return new PlotCurve(
        series.task(),
        series.name(),
        series.part(),
        series.xUnit(),
        series.size(),
        kind,
        x,
        y,
        windows);
  }

  /** Whether single tokens stand close enough that means of 1000 are means of something. */
  private static boolean isDense(Series series) {
    int n = series.size();
    return n >= 2 * WINDOW
        && series.x()[0] >= 0
        && series.x()[n - 1] < Math.min(MOST_TOKENS, 2L * n);
  }

  /** Means of each 1000 tokens, and at their ends the means of all up to there. */
  private static PlotCurve means(Series series) {
    int n = series.size();
    double[] losses = losses(series);
    double[] values = new double[(int) series.x()[n - 1] + 1];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < n; i++) {
      values[(int) series.x()[i]] = losses[i];
    }
    Windows windows = Windows.ofValues(values, WINDOW);
    double[] x = new double[windows.size()];
    double[] y = new double[windows.size()];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += windows.mean()[i];
      x[i] = windows.to()[i];
      y[i] = sum / (i + 1);
    }
    return of(series, Kind.RUNNING, x, y, windows);
  }

  private static double[] losses(Series series) {
    return isPerplexity(series.name())
        ? Arrays.stream(series.y()).map(Math::log).toArray()
        : series.y();
  }

  static boolean isPerplexity(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("perplexity") || lower.equals("ppl");
  }

  /** Whether it tells a loss, or a perplexity, by token. */
  boolean isLossByToken() {
    return xUnit.equals("tokens")
        && (name.toLowerCase(Locale.ROOT).endsWith("loss") || isPerplexity(name));
  }
}
