package dev.assay.testkit.write;

import java.util.List;

/**
 * A stream of chance that is the same on every machine and every JDK: SplitMix64, written out here,
 * and {@link StrictMath} for everything transcendental. Not thread-safe.
 */
public final class Chance {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private long state;

  public Chance(long seed) {
    state = seed * 0xD1342543DE82EF95L + STEP;
  }

  /**
   * Another stream for a part of the work, so that one part does not shift the numbers of the next.
   */
  public Chance fork(long part) {
    return new Chance(mix(state ^ mix(part + STEP)));
  }

  /** A number in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  /** A whole number in [0, bound). */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  public boolean happens(double probability) {
    return uniform() < probability;
  }

  public double gaussian(double mean, double deviation) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
    return mean + deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** How many of {@code trials} succeed: noise of the size that a real benchmark has. */
  public int successes(int trials, double probability) {
    int hits = 0;
    for (int i = 0; i < trials; i++) {
      if (uniform() < probability) {
        hits++;
      }
    }
    return hits;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Lower-case hexadecimal digits, for invented hashes. */
  public String hex(int digits) {
    var text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(Character.forDigit(below(16), 16));
    }
    return text.toString();
  }

  private long bits() {
    state += STEP;
    return mix(state);
  }

  private static long mix(long z) {
    long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }
}
