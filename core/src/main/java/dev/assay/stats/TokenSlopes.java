package dev.assay.stats;

/**
 * The marks and slopes that earlier evaluators computed from single tokens, for comparison with
 * their files. They are noisy; see {@link Windows} for better ones. Losses are indexed by position
 * from 0; NaN is unknown; all slopes are per token.
 */
public final class TokenSlopes {
  private static final int HEAD = 1000;
  private static final int EARLY = 4000;
  private static final int NEAR = 8000;
  private static final int MIDDLE = 16_000;
  private static final int LATE = 24_000;

  private TokenSlopes() {}

  /** The mean of several sequences at each position, as far as the shortest reaches. */
  public static double[] mean(double[]... sequences) {
    int length = sequences.length == 0 ? 0 : Integer.MAX_VALUE;
    for (double[] sequence : sequences) {
      length = Math.min(length, sequence.length);
    }
    double[] mean = new double[length];
    for (int i = 0; i < length; i++) {
      Moments at = new Moments();
      for (double[] sequence : sequences) {
        at.add(sequence[i]);
      }
      mean[i] = at.mean();
    }
    return mean;
  }

  /**
   * The loss of the single token at a mark; where there are more than 1000 tokens but not as many
   * as the mark, the last one; NaN for fewer.
   */
  public static double mark(double[] losses, int mark) {
    return losses.length > HEAD ? losses[Math.min(mark, losses.length - 1)] : Double.NaN;
  }

  /** Definition D1, from position 8000, or the middle, to the last; NaN up to 8000 positions. */
  public static double overall(double[] losses) {
    int last = losses.length - 1;
    int start = Math.min(NEAR, losses.length / 2);
    return losses.length > NEAR ? between(losses, start, last) : Double.NaN;
  }

  /** Definition D1, 4000 to 8000; NaN up to 16 000 positions. */
  public static double early(double[] losses) {
    return losses.length > MIDDLE ? between(losses, EARLY, NEAR) : Double.NaN;
  }

  /** Definition D1, 8000 to 16 000; NaN up to 16 000 positions. */
  public static double middle(double[] losses) {
    return losses.length > MIDDLE ? between(losses, NEAR, MIDDLE) : Double.NaN;
  }

  /** Definition D1, 16 000 to 24 000; NaN up to 24 000 positions. */
  public static double late(double[] losses) {
    return losses.length > LATE ? between(losses, MIDDLE, LATE) : Double.NaN;
  }

  private static double between(double[] losses, int from, int to) {
    return (losses[to] - losses[from]) / (to - from);
  }

  /**
   * Definition D2: the mean of the last 1000 losses minus that of the first 1000, divided by the
   * number of positions; NaN up to 1000 positions. Over several sequences one after the other it is
   * definition D3.
   */
  public static double ends(double[]... sequences) {
    long length = 0;
    for (double[] sequence : sequences) {
      length += sequence.length;
    }
    if (length <= HEAD) {
      return Double.NaN;
    }
    Moments first = new Moments();
    Moments last = new Moments();
    long at = 0;
    for (double[] sequence : sequences) {
      for (double loss : sequence) {
        if (at < HEAD) {
          first.add(loss);
        }
        if (at >= length - HEAD) {
          last.add(loss);
        }
        at++;
      }
    }
    return (last.mean() - first.mean()) / length;
  }
}
