package dev.assay.stats;

import dev.assay.domain.Check;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Means of several columns over the same items, when the items are drawn anew with replacement: the
 * columns of a draw share its items, so that their differences are paired.
 *
 * <p>Where an item stands for a cluster, such as a problem that several runs solved, its value is
 * the cluster's mean and the clusters alone are drawn: Davison and Hinkley 1997, "Bootstrap Methods
 * and their Application", section 3.8. The same input gives the same draws on any number of
 * threads.
 */
public final class MeanResamples {
  private static final long STEP = 0xD1342543DE82EF95L;

  /** Columns that are summed in one pass, so that the draw is read once for all of them. */
  private static final int TOGETHER = 4;

  private final double[][] means;
  private final double[] mean;
  private final int items;

  private MeanResamples(double[][] means, double[] mean, int items) {
    this.means = means;
    this.mean = mean;
    this.items = items;
  }

  /**
   * Draws.
   *
   * @param columns by column, then by item; at least one of each, without NaN
   * @param draws at least 1
   * @param seed of the draws
   */
  public static MeanResamples of(double[][] columns, int draws, long seed) {
    Check.that(columns.length > 0 && columns[0].length > 0, "there must be a column and an item");
    Check.that(draws >= 1, "draws must be at least 1, not %d", draws);
    int items = columns[0].length;
    for (double[] column : columns) {
      Check.that(column.length == items, "columns must be equally long");
    }
    double[][] means = new double[columns.length][draws];
    IntStream.range(0, draws)
        .parallel()
        .forEach(draw -> {
          double[] times = times(items, mixed(seed + STEP * draw));
          for (int c = 0; c < columns.length; c += TOGETHER) {
            means(columns, c, times, means, draw);
          }
        });
    double[] mean =
        Arrays.stream(columns).mapToDouble(column -> Moments.of(column).mean()).toArray();
    return new MeanResamples(means, mean, items);
  }

  /**
   * Far from its neighbours: a stream that began at a plain multiple of its own step would be its
   * neighbour's, moved by one. Stafford's variant 13 of the finaliser of MurmurHash3.
   */
  private static long mixed(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** How often each item is drawn. */
  private static double[] times(int items, long seed) {
    var random = new SplittableRandom(seed);
    double[] times = new double[items];
    for (int i = 0; i < items; i++) {
      times[random.nextInt(items)]++;
    }
    return times;
  }

  /** Means of {@link #TOGETHER} columns, the last one again where there are no more. */
  private static void means(
      double[][] columns, int from, double[] times, double[][] means, int draw) {
    int last = columns.length - 1;
    int second = Math.min(from + 1, last);
    int third = Math.min(from + 2, last);
    int fourth = Math.min(from + 3, last);
    double[] a = columns[from];
    double[] b = columns[second];
    double[] c = columns[third];
    double[] d = columns[fourth];
    double sumA = 0;
    double sumB = 0;
    double sumC = 0;
    double sumD = 0;
    for (int i = 0; i < times.length; i++) {
      double time = times[i];
      sumA += time * a[i];
      sumB += time * b[i];
      sumC += time * c[i];
      sumD += time * d[i];
    }
    means[from][draw] = sumA / times.length;
    means[second][draw] = sumB / times.length;
    means[third][draw] = sumC / times.length;
    means[fourth][draw] = sumD / times.length;
  }

  /** Mean of a column over the items as they are. */
  public double mean(int column) {
    return mean[column];
  }

  /** How many items there are. */
  public int items() {
    return items;
  }

  /** How many draws there were. */
  public int draws() {
    return means[0].length;
  }

  /** The same draws of some of the columns, in this order; at least one. */
  public MeanResamples only(int... columns) {
    Check.that(columns.length > 0, "there must be a column");
    double[][] some = new double[columns.length][];
    double[] of = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      some[c] = means[columns[c]];
      of[c] = mean[columns[c]];
    }
    return new MeanResamples(some, of, items);
  }

  /** Mean of a column in a draw. */
  public double mean(int column, int draw) {
    return means[column][draw];
  }

  /**
   * The percentile interval of a column's mean.
   *
   * <p>Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", section 13.3.
   *
   * @param level strictly between 0 and 1
   * @return null when all draws agree, which says nothing of the spread
   */
  public @Nullable Interval interval(int column, double level) {
    return percentiles(level, means[column]);
  }

  /**
   * The percentile interval of what the mean of one column is above that of another, paired by
   * items.
   *
   * @param level strictly between 0 and 1
   * @return null when all draws agree
   */
  public @Nullable Interval difference(int column, int than, double level) {
    double[] differences = new double[draws()];
    for (int draw = 0; draw < differences.length; draw++) {
      differences[draw] = means[column][draw] - means[than][draw];
    }
    return percentiles(level, differences);
  }

  /**
   * The percentile interval of any number that was made of each draw.
   *
   * @param level strictly between 0 and 1
   * @param values one per draw, without NaN; at least one
   * @return null when all agree
   */
  public static @Nullable Interval percentiles(double level, double... values) {
    Check.that(level > 0 && level < 1, "level must be in (0, 1), not %s", level);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double low = at(sorted, (1 - level) / 2);
    double high = at(sorted, (1 + level) / 2);
    return low == high ? null : new Interval(low, high);
  }

  private static double at(double[] sorted, double share) {
    return sorted[Math.clamp((int) Math.floor(share * sorted.length), 0, sorted.length - 1)];
  }

  /**
   * How often each column has the highest mean of all; columns that share the lead share the draw.
   *
   * @return chances that sum to 1
   */
  public double[] chancesOfBest() {
    double[] chance = new double[means.length];
    for (int draw = 0; draw < draws(); draw++) {
      double best = Double.NEGATIVE_INFINITY;
      int tied = 0;
      for (double[] column : means) {
        tied = column[draw] > best ? 1 : column[draw] == best ? tied + 1 : tied;
        best = Math.max(best, column[draw]);
      }
      for (int c = 0; c < means.length; c++) {
        chance[c] += means[c][draw] == best ? 1.0 / tied : 0;
      }
    }
    for (int c = 0; c < means.length; c++) {
      chance[c] /= draws();
    }
    return chance;
  }

  /**
   * Which columns cannot be told from the best one: those for which the interval of the difference
   * to the column with the highest mean holds 0, and that column itself.
   */
  public boolean[] nearBest(double level) {
    int best = 0;
    for (int c = 1; c < means.length; c++) {
      best = mean[c] > mean[best] ? c : best;
    }
    boolean[] near = new boolean[means.length];
    for (int c = 0; c < means.length; c++) {
      double[] difference = new double[draws()];
      for (int draw = 0; draw < draws(); draw++) {
        difference[draw] = means[best][draw] - means[c][draw];
      }
      Arrays.sort(difference);
      near[c] = c == best || at(difference, (1 - level) / 2) <= 0;
    }
    return near;
  }
}
