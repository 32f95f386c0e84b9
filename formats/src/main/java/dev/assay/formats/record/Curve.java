package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Losses at positions, such as the loss of each token of a long text.
 *
 * @param positions in tokens, from 0, strictly increasing
 * @param losses in nats per token, as many; NaN or infinite where one is not known
 */
@SuppressWarnings("ArrayRecordComponent")
public record Curve(long[] positions, double[] losses) {
  /** Points of one curve: some 100 times what was ever seen. */
  static final int MAX_POINTS = 5_000_000;

  public Curve {
    positions = positions.clone();
    losses = losses.clone();
    if (positions.length != losses.length) {
      throw wrong(positions.length + " positions, but " + losses.length + " losses");
    }
    if (positions.length > MAX_POINTS) {
      throw wrong(positions.length + " points; at most " + MAX_POINTS + " can be saved");
    }
    for (int i = 0; i < positions.length; i++) {
      long least = i == 0 ? 0 : positions[i - 1] + 1;
      if (positions[i] < least) {
        throw wrong(
            "position "
                + positions[i]
                + (i == 0 ? "" : " after " + positions[i - 1])
                + "; positions increase from 0");
      }
    }
  }

  /** The losses of all tokens from the first. */
  public static Curve ofTokens(double[] losses) {
    long[] positions = new long[losses.length];
    Arrays.setAll(positions, i -> i);
    return new Curve(positions, losses);
  }

  private static AssayException wrong(String problem) {
    return new AssayException(
        Kind.BAD_INPUT, "a curve has " + problem, "Give one loss for each position.");
  }

  /** Length in tokens: one more than the last position. */
  long tokens() {
    return positions.length == 0 ? 0 : positions[positions.length - 1] + 1;
  }

  /** The loss at one position; empty when there is none, or it is not finite. */
  OptionalDouble at(long position) {
    int index = Arrays.binarySearch(positions, position);
    return index >= 0 && Double.isFinite(losses[index])
        ? OptionalDouble.of(losses[index])
        : OptionalDouble.empty();
  }

  long unknown() {
    return Arrays.stream(losses).filter(loss -> !Double.isFinite(loss)).count();
  }

  boolean same(Curve other) {
    if (!Arrays.equals(positions, other.positions)) {
      return false;
    }
    for (int i = 0; i < losses.length; i++) {
      boolean known = Double.isFinite(losses[i]);
      if (known != Double.isFinite(other.losses[i]) || (known && losses[i] != other.losses[i])) {
        return false;
      }
    }
    return true;
  }
}
