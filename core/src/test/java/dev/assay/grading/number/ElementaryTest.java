package dev.assay.grading.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElementaryTest {
  private static final MathContext SIXTY = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal LAST = new BigDecimal("1e-57");

  /** Digits as published in the On-Line Encyclopedia of Integer Sequences. */
  @Test
  void constantsHaveTheirPublishedDigits() {
    same(
        Elementary.pi(SIXTY),
        "3.14159265358979323846264338327950288419716939937510582097494"); // A000796
    same(
        Elementary.exp(BigDecimal.ONE, SIXTY),
        "2.71828182845904523536028747135266249775724709369995957496697"); // A001113
    same(
        Elementary.ln(BigDecimal.TWO, SIXTY),
        "0.693147180559945309417232121458176568075500134360255254120680"); // A002162
    same(
        Elementary.sin(BigDecimal.ONE, SIXTY),
        "0.841470984807896506652502321630298999622563060798371065672752"); // A049469
    same(
        Elementary.cos(BigDecimal.ONE, SIXTY),
        "0.540302305868139717400936607442976603732310420617922227670097"); // A049470
    same(
        Elementary.ln(BigDecimal.TEN, SIXTY),
        "2.30258509299404568401799145468436420760110148862877297603333"); // A002392
  }

  @Test
  void aLogarithmUndoesAPowerAndAnAngleItsSineAndCosine() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      BigDecimal x = new BigDecimal(random.nextDouble(-40, 40));
      BigDecimal there = Elementary.exp(x, SIXTY);
      assertThat(Elementary.ln(there, SIXTY).subtract(x).abs()).isLessThan(LAST.movePointRight(2));
      BigDecimal sin = Elementary.sin(x, SIXTY);
      BigDecimal cos = Elementary.cos(x, SIXTY);
      BigDecimal turns =
          x.subtract(Elementary.atan2(sin, cos, SIXTY))
              .divide(Elementary.pi(SIXTY).multiply(BigDecimal.TWO), SIXTY);
      assertThat(turns.subtract(turns.setScale(0, RoundingMode.HALF_EVEN)).abs())
          .isLessThan(LAST.movePointRight(2));
    }
  }

  @Test
  void valuesAreThoseOfDoublesAsFarAsTheyGo() {
    var random = new SplittableRandom(4);
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble(-30, 30);
      double y = random.nextDouble(-3, 3);
      BigDecimal exact = new BigDecimal(x);
      assertThat(Elementary.sin(exact, SIXTY).doubleValue())
          .isCloseTo(StrictMath.sin(x), within(1e-15));
      assertThat(Elementary.cos(exact, SIXTY).doubleValue())
          .isCloseTo(StrictMath.cos(x), within(1e-15));
      assertThat(Elementary.exp(exact, SIXTY).doubleValue() / StrictMath.exp(x))
          .isCloseTo(1, within(1e-14));
      assertThat(Elementary.atan2(new BigDecimal(y), exact, SIXTY).doubleValue())
          .isCloseTo(StrictMath.atan2(y, x), within(1e-15));
    }
  }

  @Test
  void resultsNextToZeroKeepTheirDigits() {
    BigDecimal tiny = new BigDecimal("1e-40");
    assertThat(Elementary.sin(tiny, SIXTY).subtract(tiny).abs())
        .isLessThan(new BigDecimal("1e-98"));
    BigDecimal ln = Elementary.ln(BigDecimal.ONE.add(tiny), SIXTY);
    assertThat(ln.subtract(tiny).add(new BigDecimal("5e-81")).abs())
        .isLessThan(new BigDecimal("1e-98"));
    assertThat(Elementary.exp(new BigDecimal("-40000"), SIXTY).precision()).isEqualTo(60);
    assertThat(Elementary.sin(new BigDecimal(1e29), SIXTY).doubleValue())
        .isCloseTo(StrictMath.sin(1e29), within(1e-12));
  }

  private static void same(BigDecimal value, String digits) {
    assertThat(value.subtract(new BigDecimal(digits)).abs()).isLessThan(LAST);
  }
}
