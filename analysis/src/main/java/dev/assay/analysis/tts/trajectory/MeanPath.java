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
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < ScorePath.POINTS && !paths.isEmpty(); p++) {
      points.add(point(paths, cluster, p / (ScorePath.POINTS - 1.0)));
    }
    double[] sorted = Arrays.stream(lengths).sorted().toArray();
    int half = sorted.length / 2;
    double median =
        sorted.length == 0
            ? Double.NaN
            : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new MeanPath(
        points,
        paths.size(),
        problems.size(),
        Moments.of(lengths).mean(),
        median,
        paths.stream().mapToDouble(ScorePath::last).average().orElse(Double.NaN));
  }

  private static Point point(List<ScorePath> paths, int[] cluster, double share) {
    double[] values = paths.stream().mapToDouble(path -> path.at(share)).toArray();
    Moments moments = Moments.of(values);
    int n = values.length;
    double sd = n < 2 ? 0 : moments.sd() * Math.sqrt((n - 1.0) / n);
    return new Point(share, moments.mean(), sd, Clustered.of(values, cluster).interval(0.95));
  }
}
