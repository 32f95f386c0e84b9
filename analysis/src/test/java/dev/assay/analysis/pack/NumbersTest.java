package dev.assay.analysis.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers come back to the last bit, and those of files are short. */
class NumbersTest {
  private static final double[] ODD = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e9,
    999_999_999,
    -999_999_999,
    0.1 + 0.2,
    1.0 / 3,
    1e-9,
    1e-10,
    2147483648.0
  };

  private static double[] back(double[] values) {
    Out out = new Out(new TextPlaces());
    out.reals(values);
    double[] read = new double[values.length];
    new In(out.toBytes()).reals(read);
    return read;
  }

  private static double back(double value) {
    Out out = new Out(new TextPlaces());
    out.real(value);
    return new In(out.toBytes()).real();
  }

  private static void same(double read, double written) {
    assertThat(Double.doubleToLongBits(read)).isEqualTo(Double.doubleToLongBits(written));
  }

  @Test
  void oddNumbersComeBack() {
    for (double value : ODD) {
      same(back(value), value);
    }
    double[] read = back(ODD);
    for (int i = 0; i < ODD.length; i++) {
      same(read[i], ODD[i]);
    }
  }

  @Test
  void decimalsAndAnyOtherNumbersComeBack() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 2_000; round++) {
      double[] values = new double[random.nextInt(1, 12)];
      int digits = random.nextInt(0, 12);
      for (int i = 0; i < values.length; i++) {
        double power = Math.pow(10, digits);
        values[i] = random.nextLong(-4_000_000_000L, 4_000_000_000L) / power;
        same(back(values[i]), values[i]);
      }
      double[] read = back(values);
      for (int i = 0; i < values.length; i++) {
        same(read[i], values[i]);
      }
    }
  }

  @Test
  void aLargeNumberThatForcesFewDigitsDoesNotSpoilASmallOne() {
    double[] values = {500_000_000.5, 0.123456789};
    assertThat(back(values)).containsExactly(values);
  }

  @Test
  void aCurveOfFourDecimalsTakesTwoBytesAPoint() {
    double[] losses = new double[1000];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < losses.length; i++) {
      losses[i] = Math.rint((6.4 + random.nextDouble() / 10) * 1e4) / 1e4;
    }
    Out out = new Out(new TextPlaces());
    out.reals(losses);
    assertThat(out.toBytes().length).isLessThan(2_100);
  }
}
