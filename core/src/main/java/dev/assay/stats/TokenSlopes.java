package dev.assay.stats;

import java.util.function.LongToDoubleFunction;

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

  /**
   * Definition D1, from position 8000, or the middle, to the last; NaN up to 8000 positions.
   *
   * @param length positions, counted from 0
   * @param loss at a position; NaN where it is not known
   */
  public static double overall(long length, LongToDoubleFunction loss) {
    return length > NEAR ? between(loss, Math.min(NEAR, length / 2), length - 1) : Double.NaN;
  }

  /** Definition D1, 4000 to 8000; NaN up to 16 000 positions. */
  public static double early(long length, LongToDoubleFunction loss) {
    return length > MIDDLE ? between(loss, EARLY, NEAR) : Double.NaN;
  }

  /** Definition D1, 8000 to 16 000; NaN up to 16 000 positions. */
  public static double middle(long length, LongToDoubleFunction loss) {
    return length > MIDDLE ? between(loss, NEAR, MIDDLE) : Double.NaN;
  }

  /** Definition D1, 16 000 to 24 000; NaN up to 24 000 positions. */
  public static double late(long length, LongToDoubleFunction loss) {
    return length > LATE ? between(loss, MIDDLE, LATE) : Double.NaN;
  }

  /** The same over an array. */
  public static double overall(double[] losses) {
    return overall(losses.length, at -> losses[(int) at]);
  }

  /** The same over an array. */
  public static double early(double[] losses) {
    return early(losses.length, at -> losses[(int) at]);
  }

  /** The same over an array. */
  public static double middle(double[] losses) {
    return middle(losses.length, at -> losses[(int) at]);
  }

  /** The same over an array. */
  public static double late(double[] losses) {
    return late(losses.length, at -> losses[(int) at]);
  }

  private static double between(LongToDoubleFunction loss, long from, long to) {
    return (loss.applyAsDouble(to) - loss.applyAsDouble(from)) / (to - from);
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
