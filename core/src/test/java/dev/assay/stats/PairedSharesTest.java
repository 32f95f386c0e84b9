package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedSharesTest {
  @Test
  void theExactTestGivesPublishedValues() {
    assertThat(SignTest.pValue(5, 15)).isEqualTo(.0413895, within(1e-7));
    assertThat(SignTest.pValue(9, 1)).isEqualTo(.0214844, within(1e-7));
    assertThat(SignTest.pValue(0, 0)).isEqualTo(1);
    assertThat(SignTest.pValue(3, 3)).isEqualTo(1);
  }

  /** Counts all 2^n ways with whole numbers. */
  private static double counted(int first, int second) {
    int n = first + second;
    BigInteger ways = BigInteger.ONE;
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i <= Math.min(first, second); i++) {
      sum = sum.add(ways);
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return Math.min(1, 2 * sum.doubleValue() / BigInteger.TWO.pow(n).doubleValue());
  }

  @Test
  void theExactTestAgreesWithCounting() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      int first = random.nextInt(60);
      int second = random.nextInt(60);
      assertThat(SignTest.pValue(first, second))
          .as("%d, %d", first, second)
          .isEqualTo(counted(first, second), within(1e-12));
    }
  }

  @Test
  void manyItemsNeitherUnderflowNorOverflow() {
    assertThat(SignTest.pValue(50_000, 50_700)).isBetween(0.02, 0.04);
    assertThat(SignTest.pValue(0, 5000)).isZero();
  }

  /** Log-likelihood of the counts when the shares differ by d, at the best share q, by search. */
  private static double bestShare(long b, long c, long n, double d) {
    double low = Math.max(0, -d);
    double high = (1 - d) / 2;
    for (int i = 0; i < 200; i++) {
      double one = low + (high - low) / 3;
      double two = high - (high - low) / 3;
      if (likelihood(b, c, n, d, one) < likelihood(b, c, n, d, two)) {
        low = one;
      } else {
        high = two;
      }
    }
    return (low + high) / 2;
  }

  private static double likelihood(long b, long c, long n, double d, double q) {
    return term(b, q + d) + term(c, q) + term(n - b - c, 1 - 2 * q - d);
  }

  private static double term(long count, double share) {
    return count == 0 ? 0 : count * Math.log(Math.max(share, 1e-300));
  }

  @Test
  void theIntervalInvertsTheScoreTestOfTheMostLikelyShares() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      int n = 5 + random.nextInt(80);
      long b = random.nextInt(n / 2);
      long c = random.nextInt(n / 2);
      Interval interval = Tango.difference(b, c, n, 0.95);
      for (double end : new double[] {interval.low(), interval.high()}) {
        if (Math.abs(end) < 1 - 1e-9) {
          double q = bestShare(b, c, n, end);
          double score = (b - c - n * end) / Math.sqrt(n * (2 * q + end * (1 - end)));
          assertThat(Math.abs(score)).as("%d %d %d", b, c, n).isEqualTo(1.959964, within(1e-4));
        }
      }
      assertThat(interval.contains((double) (b - c) / n)).isTrue();
    }
  }

  @Test
  void theIntervalIsTheSameFromBothSides() {
    Interval here = Tango.difference(12, 3, 50, 0.95);
    Interval there = Tango.difference(3, 12, 50, 0.95);
    assertThat(here.low()).isEqualTo(-there.high(), within(1e-12));
    assertThat(here.high()).isEqualTo(-there.low(), within(1e-12));
  }

  @Test
  void itemsThatNeverDifferStillLeaveDoubt() {
    Interval interval = Tango.difference(0, 0, 20, 0.95);
    assertThat(interval.low()).isNegative();
    assertThat(interval.high()).isPositive();
  }
}
