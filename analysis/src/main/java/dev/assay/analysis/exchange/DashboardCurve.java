package dev.assay.analysis.exchange;

import dev.assay.domain.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The LibriLight curve of one run as the first dashboard kept it: loss and perplexity by position,
 * of each audio file.
 *
 * @param files one list by audio file, each by position; empty if there is no curve
 */
record DashboardCurve(List<List<Point>> files) {
  static final String TASK = "librilight";

  /** A curve with a value for each token is thinned to every such position. */
  private static final long STEP = 1000;

  private static final int DENSE = 1000;
  private static final String AVERAGE = "running-average";

  /** One value; not finite where it is unknown. */
  record Point(long position, double loss, double perplexity) {}

  /** What stands at one position, over the audio files that reach it. */
  record At(long position, List<Double> losses, List<Double> perplexities) {}

  /** Of the curves of one run; running averages come before single tokens. */
  static DashboardCurve of(List<Series> all) {
    List<Series> own =
        all.stream()
            .filter(one -> one.task().equals(TASK))
            .filter(one -> one.name().equals("loss") || one.name().equals("perplexity"))
            .toList();
    String kind =
        own.stream().anyMatch(one -> one.kind().equals(AVERAGE)) ? AVERAGE : "single-token";
    Map<String, SortedMap<Long, Point>> parts = new LinkedHashMap<>();
    for (Series series : own) {
      if (series.kind().equals(kind)) {
        add(series, parts.computeIfAbsent(series.part(), part -> new TreeMap<>()));
      }
    }
    return new DashboardCurve(
        parts.values().stream()
            .map(points -> points.values().stream().map(DashboardCurve::whole).toList())
            .filter(points -> !points.isEmpty())
            .toList());
  }

  private static void add(Series series, SortedMap<Long, Point> points) {
    boolean dense = series.size() > DENSE;
    boolean loss = series.name().equals("loss");
    for (int i = 0; i < series.size(); i++) {
      long x = series.x()[i];
      double y = series.y()[i];
      if (Double.isFinite(y) && (!dense || (x > 0 && x % STEP == 0))) {
        Point known = points.getOrDefault(x, new Point(x, Double.NaN, Double.NaN));
        points.put(x, loss ? new Point(x, y, known.perplexity()) : new Point(x, known.loss(), y));
      }
    }
  }

  /** Either of loss and perplexity gives the other. */
  private static Point whole(Point point) {
    return new Point(
        point.position(),
        Double.isNaN(point.loss()) ? Math.log(point.perplexity()) : point.loss(),
        Double.isNaN(point.perplexity()) ? Math.exp(point.loss()) : point.perplexity());
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** All points by position, inside one in the order of the files. */
  List<Point> raw() {
    SortedMap<Long, List<Point>> sorted = new TreeMap<>();
    for (List<Point> file : files) {
      file.forEach(
          point -> sorted.computeIfAbsent(point.position(), x -> new ArrayList<>()).add(point));
    }
    return sorted.values().stream().flatMap(List::stream).toList();
  }

  /** By position. */
  List<At> positions() {
    SortedMap<Long, At> sorted = new TreeMap<>();
    for (Point point : raw()) {
      At at =
          sorted.computeIfAbsent(
              point.position(), x -> new At(x, new ArrayList<>(), new ArrayList<>()));
      at.losses().add(point.loss());
      at.perplexities().add(point.perplexity());
    }
    return List.copyOf(sorted.values());
  }

  /** Arithmetic mean of at least one value. */
  static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  /** Sample standard deviation (n - 1); 0 for one value, as the schema wants it. */
  static double deviation(List<Double> values) {
    if (values.size() < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.size() - 1));
  }

  /** Median of at least one value; of an even number the mean of the middle two. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
