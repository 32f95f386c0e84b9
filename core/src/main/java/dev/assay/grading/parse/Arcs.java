package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.parse.Lexer.Kind;

/** Minutes and seconds of arc behind degrees: {@code 30^\circ 15' 36''}. */
final class Arcs {
  private static final int PARTS = 60;

  private Arcs() {}

  /** The degrees with what of minutes and seconds follows; themselves if nothing does. */
  static Node with(Node degrees, Cursor cursor) {
    if (!(degrees instanceof Node.Num number)) {
      return degrees;
    }
    Rational sum = number.value();
    long size = 1;
    int primes = primes(cursor, 1);
    for (int part = 1; part <= 2 && cursor.peek().kind() == Kind.NUMBER; part++) {
      size *= PARTS;
      if (primes == part) {
        Rational value = Numerals.of(cursor.take().text()).value();
        sum = sum.plus(value.times(Rational.of(size).inverse()));
        take(cursor, part);
        primes = primes(cursor, 1);
      }
    }
    return size == 1 || sum.equals(number.value()) ? degrees : new Node.Num(sum, -1);
  }

  /** Strokes from a place on, raised ones as well. */
  private static int primes(Cursor cursor, int from) {
    int at = from;
    boolean raised = cursor.ahead(at).text().equals("^");
    at += raised ? 1 : 0;
    at += raised && cursor.ahead(at).text().equals("{") ? 1 : 0;
    int count = 0;
    String stroke = raised ? "prime" : "'";
    while (cursor.ahead(at + count).text().equals(stroke)) {
      count++;
    }
    return count == 0 && cursor.ahead(at).text().equals("\"") ? 2 : count;
  }

  private static void take(Cursor cursor, int primes) {
    if (cursor.accept("\"")) {
      return;
    }
    boolean braced = cursor.accept("^") && cursor.accept("{");
    for (int i = 0; i < primes; i++) {
      cursor.take();
    }
    if (braced) {
      cursor.expect("}");
    }
  }
}
