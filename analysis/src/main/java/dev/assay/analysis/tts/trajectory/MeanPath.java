package dev.assay.analysis.tts.trajectory;

import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
    double[] origin = origin(paths);
    Map<String, List<ScorePath>> problems = new LinkedHashMap<>();
    paths.forEach(
        path -> problems.computeIfAbsent(path.problem(), key -> new ArrayList<>()).add(path));
    return of(problems.values().stream().map(each -> new PathSums(each, origin)).toList(), origin);
  }

  /** The first path, which the others are compared with. */
  static double[] origin(List<ScorePath> paths) {
    double[] origin = new double[ScorePath.POINTS];
    if (!paths.isEmpty()) {
      paths.getFirst().along(origin);
    }
    return origin;
  }

  /**
   * The mean over problems that were summed.
   *
   * @param origin what was taken off every path, by place
   */
  static MeanPath of(List<PathSums> problems, double... origin) {
    int paths = problems.stream().mapToInt(PathSums::count).sum();
    double[] lengths =
        problems.stream().flatMapToDouble(each -> Arrays.stream(each.lengths)).sorted().toArray();
    double last = problems.stream().mapToDouble(each -> each.last).sum();
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < origin.length && paths > 0; p++) {
      points.add(point(p, origin[p], problems, paths));
    }
    return new MeanPath(
        points, paths, problems.size(), Moments.of(lengths).mean(), middle(lengths), last / paths);
  }

  private static double middle(double... sorted) {
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static Point point(int place, double origin, List<PathSums> problems, int paths) {
    double sum = 0;
    double squares = 0;
    for (PathSums each : problems) {
      sum += each.sums[place];
      squares += each.squares[place];
    }
    double above = sum / paths;
    double[] off = new double[problems.size()];
    for (int c = 0; c < off.length; c++) {
      off[c] = problems.get(c).sums[place] - problems.get(c).count() * above;
    }
    return new Point(
        place / (ScorePath.POINTS - 1.0),
        origin + above,
        Math.sqrt(Math.max(0, squares / paths - above * above)),
        Clustered.ofSums(origin + above, off, paths).interval(0.95));
  }
}
