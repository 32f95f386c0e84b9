package dev.assay.formats.paper;

import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.Series;
import dev.assay.formats.Sink;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;

/**
 * Makes curves. Embedded curves of several audio files come as one list of points without names,
 * several at a position: where all files have one they stand in file order; where fewer do, the
 * pattern of most runs says which, else the smallest jump from each file's previous value.
 */
final class CurveSplitter {
  private CurveSplitter() {}

  /** More parallel files than this are no LibriLight evaluation. */
  private static final int MAX_FILES = 64;

  /** Adds the running averages of a result, or single-token losses when there is nothing better. */
  static void add(
      Content content, CurvePattern pattern, RunRecordBuilder record, Sink sink, String place) {
    if (!content.progression.isEmpty()) {
      split(content.progression, pattern, record, sink, place);
    } else if (!content.detailed.isEmpty()) {
      record.series(
          single(
              content.detailed.positions(), content.detailed.losses(), sequences(content.values)));
    } else {
      addMarks(content.values, record);
    }
    content.curves.forEach((name, points) -> {
      if (!points.isEmpty()) {
        record.series(
            new Series(
                name,
                "loss",
                "single-token",
                "",
                false,
                "tokens",
                points.positions(),
                points.losses(),
                0));
      }
    });
  }

  private static void addMarks(Map<String, Double> values, RunRecordBuilder record) {
    SortedMap<Long, Double> marks = PaperEstimates.lossMarks(values);
    // The three of 8k, 16k and 24k alone are no curve worth the name.
    if (marks.size() >= 3) {
      long[] x = marks.keySet().stream().mapToLong(Long::longValue).toArray();
      double[] y = marks.values().stream().mapToDouble(Double::doubleValue).toArray();
      record.series(single(x, y, sequences(values)));
    }
  }

  private static Series single(long[] x, double[] y, int sequences) {
    return new Series("librilight", "loss", "single-token", "", false, "tokens", x, y, sequences);
  }

  private static int sequences(Map<String, Double> values) {
    Double samples = values.get("librilight_samples");
    return samples != null && samples >= 1 && samples <= 1000 ? samples.intValue() : 0;
  }

  private static void split(
      Points raw, CurvePattern pattern, RunRecordBuilder record, Sink sink, String place) {
    Points points = raw.sorted();
    int files = mostAtOnePosition(points);
    if (files > MAX_FILES) {
      sink.reject(
          place + ".librilight_progression",
          files + " values at one position",
          "keep at most " + MAX_FILES + " audio files in one evaluation");
      return;
    }
    Points[] parts = new Points[files];
    Arrays.setAll(parts, i -> new Points());
    boolean guessed = false;
    int start = 0;
    while (start < points.size()) {
      int end = endOfPosition(points, start);
      int count = end - start;
      long mask = all(files);
      if (count < files) {
        guessed = true;
        mask = pattern.mask(files, points.last(), points.position(start), count);
        if (Long.bitCount(mask) != count) {
          mask = smallestJump(points, start, end, parts);
        }
      }
      deal(points, start, mask, parts);
      start = end;
    }
    for (int i = 0; i < files; i++) {
      addPart(parts[i], files == 1 ? "" : "file " + (i + 1), guessed, files == 1 ? 0 : 1, record);
    }
  }

  /** Lets a run vote on where its files end, by its own smallest jumps. */
  static void vote(Points raw, CurvePattern pattern) {
    Points points = raw.sorted();
    int files = mostAtOnePosition(points);
    if (files < 2 || files > MAX_FILES) {
      return;
    }
    Points[] parts = new Points[files];
    Arrays.setAll(parts, i -> new Points());
    int start = 0;
    while (start < points.size()) {
      int end = endOfPosition(points, start);
      int count = end - start;
      long mask = all(files);
      if (count < files) {
        mask = smallestJump(points, start, end, parts);
        pattern.vote(files, points.last(), points.position(start), count, mask);
      }
      deal(points, start, mask, parts);
      start = end;
    }
  }

  /**
   * Adds the two curves of one audio file.
   *
   * @param count sequences behind each value
   */
  static void addPart(
      Points part, String name, boolean guessed, int count, RunRecordBuilder record) {
    if (part.isEmpty()) {
      return;
    }
    long[] x = part.positions();
    double[] losses = part.losses();
    double[] perplexities = part.perplexities();
    if (anyNumber(losses)) {
      record.series(curve("loss", name, guessed, x, losses, count));
    }
    if (anyNumber(perplexities)) {
      record.series(curve("perplexity", name, guessed, x, perplexities, count));
    }
  }

  private static Series curve(
      String what, String part, boolean guessed, long[] x, double[] y, int count) {
    return new Series("librilight", what, "running-average", part, guessed, "tokens", x, y, count);
  }

  private static boolean anyNumber(double[] values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static long all(int files) {
    return files == 64 ? -1L : (1L << files) - 1;
  }

  private static int mostAtOnePosition(Points points) {
    int most = 0;
    int start = 0;
    while (start < points.size()) {
      int end = endOfPosition(points, start);
      most = Math.max(most, end - start);
      start = end;
    }
    return most;
  }

  private static int endOfPosition(Points points, int start) {
    int end = start + 1;
    while (end < points.size() && points.position(end) == points.position(start)) {
      end++;
    }
    return end;
  }

  private static void deal(Points points, int start, long mask, Points[] parts) {
    int at = start;
    for (int file = 0; file < parts.length; file++) {
      if ((mask >>> file & 1) == 1) {
        parts[file].add(points.position(at), points.loss(at), points.perplexity(at));
        at++;
      }
    }
  }

  /**
   * Chooses files for the points from {@code start} to {@code end}, keeping their order, so that
   * the losses move least from each file's last one. Cost by dynamic programming: files times
   * points.
   */
  private static long smallestJump(Points points, int start, int end, Points[] parts) {
    int count = end - start;
    int files = parts.length;
    double[][] cost = new double[files + 1][count + 1];
    for (double[] row : cost) {
      Arrays.fill(row, 1, count + 1, Double.POSITIVE_INFINITY);
    }
    for (int file = 1; file <= files; file++) {
      for (int point = 1; point <= Math.min(file, count); point++) {
        double jump = jump(parts[file - 1], points.loss(start + point - 1));
        cost[file][point] = Math.min(cost[file - 1][point], cost[file - 1][point - 1] + jump);
      }
    }
    long mask = 0;
    int point = count;
    for (int file = files; file > 0 && point > 0; file--) {
      boolean needed = file == point;
      if (needed || cost[file][point] < cost[file - 1][point]) {
        mask |= 1L << (file - 1);
        point--;
      }
    }
    return mask;
  }

  /** A step that nothing is known of counts as a large one. */
  private static double jump(Points part, double loss) {
    double last = part.isEmpty() ? Double.NaN : part.loss(part.size() - 1);
    double jump = Math.abs(loss - last);
    return Double.isNaN(jump) ? 1e3 : jump;
  }
}
