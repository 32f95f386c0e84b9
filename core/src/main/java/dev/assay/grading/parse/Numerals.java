package dev.assay.grading.parse;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import java.math.BigInteger;

/** Numbers from their digits. */
final class Numerals {
  private Numerals() {}

  /** {@code 12}, {@code .5}, {@code 6.02e23}. */
  static Node.Num of(String text) {
    if (text.length() > 2000) {
      throw new GaveUp("a number of more than 2000 digits");
    }
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = e < 0 ? text : text.substring(0, e);
    if (mantissa.isEmpty()) {
      throw new Unreadable("an exponent without a number");
    }
    int exponent = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
    int point = mantissa.indexOf('.');
    int places = point < 0 ? 0 : mantissa.length() - point - 1;
    String digits =
        point < 0 ? mantissa : "0" + mantissa.substring(0, point) + mantissa.substring(point + 1);
    int behind = places - exponent;
    var power = BigInteger.TEN.pow(Math.abs(behind));
    var value =
        behind >= 0
            ? new Rational(new BigInteger(digits), power)
            : new Rational(new BigInteger(digits).multiply(power), BigInteger.ONE);
    return new Node.Num(value, behind <= 0 || places == 0 && e < 0 ? -1 : behind);
  }

  /**
   * The last digits of a decimal if they stand there twice, one digit three times; empty if not.
   */
  static String period(String text) {
    int point = text.indexOf('.');
    int places = point < 0 ? 0 : text.length() - point - 1;
    for (int length = 1; length <= places / 2; length++) {
      int times = length == 1 ? 3 : 2;
      String last = text.substring(text.length() - length);
      if (places >= times * length && text.endsWith(last.repeat(times))) {
        return last;
      }
    }
    return "";
  }

  /** Digits that go on for ever behind those written: of {@code 0.1} and {@code 6} it is 1/6. */
  static Node.Num repeating(String text, String digits) {
    if (digits.isEmpty()
        || digits.length() > 100
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new Unreadable("a bar over something else than digits");
    }
    int places = text.length() - text.indexOf('.') - 1;
    BigInteger nines = BigInteger.TEN.pow(digits.length()).subtract(BigInteger.ONE);
    var rest = new Rational(new BigInteger(digits), nines.multiply(BigInteger.TEN.pow(places)));
    return new Node.Num(of(text).value().plus(rest), -1);
  }
}
