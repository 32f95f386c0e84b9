package dev.assay.analysis.tts.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a score is the chance of being right.
 *
 * <p>Source: Guo et al. 2017, "On Calibration of Modern Neural Networks", arXiv:1706.04599, section
 * 2: expected calibration error over ten bins of equal width.
 *
 * @param error mean over completions of the distance between score and accuracy of their bin
 * @param bins those that hold a completion, ascending
 */
public record Calibration(double error, List<Bin> bins) {
  private static final int BINS = 10;

  /**
   * Completions of similar score.
   *
   * @param score their mean score
   * @param accuracy share of them that is right
   */
  public record Bin(double score, double accuracy, long count) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Gathers scores; one thread. */
  static final class Gather {
    private final long[] counts = new long[BINS];
    private final long[] rights = new long[BINS];
    private final double[] sums = new double[BINS];
    private boolean isShare = true;

    void add(double score, boolean right) {
      if (Double.isNaN(score)) {
        return;
      }
      if (score < 0 || score > 1) {
        isShare = false;
        return;
      }
      int bin = Math.min(BINS - 1, (int) (score * BINS));
      counts[bin]++;
      rights[bin] += right ? 1 : 0;
      sums[bin] += score;
    }

    @Nullable Calibration result() {
      long all = 0;
      for (long count : counts) {
        all += count;
      }
      if (all == 0 || !isShare) {
        return null;
      }
      List<Bin> bins = new ArrayList<>();
      double error = 0;
      for (int b = 0; b < BINS; b++) {
        if (counts[b] > 0) {
          Bin bin = new Bin(sums[b] / counts[b], (double) rights[b] / counts[b], counts[b]);
          bins.add(bin);
          error += Math.abs(bin.score() - bin.accuracy()) * counts[b] / all;
        }
      }
      return new Calibration(error, bins);
    }
  }
}
