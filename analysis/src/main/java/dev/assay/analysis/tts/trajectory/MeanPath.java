package dev.assay.analysis.tts.trajectory;

import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mean of paths, at {@link ScorePath#POINTS} places from the first step to the last.
 *
 * @param points empty without paths
 * @param paths that took part
 * @param problems that they belong to
 * @param steps mean number of steps; NaN without paths
 * @param median number of steps
 * @param last mean of the last scores
 */
public record MeanPath(
    List<Point> points, int paths, int problems, double steps, double median, double last) {
  public MeanPath {
    points = List.copyOf(points);
  }

  /**
   * One place.
   *
   * @param share of the way, in [0, 1]
   * @param sd population standard deviation over paths
   * @param interval of the mean at 95 %, paths of a problem together; null when unknown
   */
  public record Point(double share, double mean, double sd, @Nullable Interval interval) {}

  /** Their mean. */
  public static MeanPath of(List<ScorePath> paths) {
    Map<String, Integer> problems = new HashMap<>();
    int[] cluster = new int[paths.size()];
    double[] lengths = new double[paths.size()];
    for (int i = 0; i < cluster.length; i++) {
      cluster[i] = problems.computeIfAbsent(paths.get(i).problem(), key -> problems.size());
      lengths[i] = paths.get(i).scores().length;
    }
    double[] sorted = Arrays.stream(lengths).sorted().toArray();
    int half = sorted.length / 2;
    double median =
        sorted.length == 0
            ? Double.NaN
            : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new MeanPath(
        paths.isEmpty() ? List.of() : points(paths, cluster, problems.size()),
        paths.size(),
        problems.size(),
        Moments.of(lengths).mean(),
        median,
        paths.stream().mapToDouble(ScorePath::last).average().orElse(Double.NaN));
  }

  /** Twice along each path: for the means, and for how far from them its points are. */
  private static List<Point> points(List<ScorePath> paths, int[] cluster, int clusters) {
    double[] place = new double[ScorePath.POINTS];
    double[] mean = new double[ScorePath.POINTS];
    for (ScorePath path : paths) {
      path.along(place);
      for (int p = 0; p < place.length; p++) {
        mean[p] += place[p];
      }
    }
    for (int p = 0; p < mean.length; p++) {
      mean[p] /= paths.size();
    }
    double[] squares = new double[ScorePath.POINTS];
    double[][] sums = new double[clusters][ScorePath.POINTS];
    for (int i = 0; i < cluster.length; i++) {
      paths.get(i).along(place);
      double[] sum = sums[cluster[i]];
      for (int p = 0; p < place.length; p++) {
        double off = place[p] - mean[p];
        squares[p] += off * off;
        sum[p] += off;
      }
    }
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < place.length; p++) {
      var clustered = Clustered.ofSums(mean[p], column(sums, p), paths.size());
      points.add(
          new Point(
              p / (ScorePath.POINTS - 1.0),
              mean[p],
              Math.sqrt(squares[p] / paths.size()),
              clustered.interval(0.95)));
    }
    return points;
  }

  private static double[] column(double[][] rows, int at) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][at];
    }
    return column;
  }
}
