package dev.assay.grading.algebra;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/** Functions of whole numbers: factorial, binomial coefficient, rounding, other bases. */
final class Whole {
  static final Set<String> SEVERAL = Set.of("max", "min", "gcd", "lcm");

  private Whole() {}

  /** The value; empty when an argument is no number. */
  static Optional<Rational> of(Node.Call call, Canon canon, Budget budget) {
    if (call.name().equals("base")) {
      return Optional.of(base(call));
    }
    if (SEVERAL.contains(call.name())) {
      return ofSeveral(call, canon);
    }
    Optional<Rational> first = canon.of(call.arguments().getFirst()).flatMap(Quotient::number);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Rational x = first.get();
    return switch (call.name()) {
      case "factorial" -> Optional.of(factorial(x, budget));
      case "factorial2" -> Optional.of(doubleFactorial(x, budget));
      case "mod" ->
          canon
              .of(call.arguments().getLast())
              .flatMap(Quotient::number)
              .map(m -> x.minus(floor(x.times(m.inverse())).times(m)));
      case "floor" -> Optional.of(floor(x));
      case "ceil" -> Optional.of(floor(x.negate()).negate());
      case "binom" ->
          canon
              .of(call.arguments().getLast())
              .flatMap(Quotient::number)
              .map(k -> binomial(x, k, budget));
      case "ratio" ->
          call.arguments().size() == 2
              ? canon
                  .of(call.arguments().getLast())
                  .flatMap(Quotient::number)
                  .map(y -> x.times(y.inverse()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /**
   * The largest, the smallest, the common divisor or multiple; empty when one of them is no number.
   */
  private static Optional<Rational> ofSeveral(Node.Call call, Canon canon) {
    Optional<Rational> result = Optional.empty();
    for (Node each : call.arguments()) {
      Optional<Rational> next = canon.of(each).flatMap(Quotient::number);
      if (next.isEmpty()) {
        return next;
      }
      result = result.isEmpty() ? next : Optional.of(ofTwo(call.name(), result.get(), next.get()));
    }
    return result;
  }

  private static Rational ofTwo(String name, Rational a, Rational b) {
    if (name.equals("gcd") || name.equals("lcm")) {
      if (!a.isWhole() || !b.isWhole()) {
        throw new Unreadable("a common divisor of no whole numbers");
      }
      BigInteger divisor = a.top().gcd(b.top());
      boolean multiple = name.equals("lcm") && divisor.signum() != 0;
      return new Rational(
          multiple ? a.top().divide(divisor).multiply(b.top()).abs() : divisor, BigInteger.ONE);
    }
    boolean less = a.minus(b).top().signum() < 0;
    return less == name.equals("min") ? a : b;
  }

  private static Rational floor(Rational x) {
    BigInteger[] parts = x.top().divideAndRemainder(x.bottom());
    BigInteger whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new Rational(whole, BigInteger.ONE);
  }

  private static Rational factorial(Rational x, Budget budget) {
    if (!x.isWhole() || x.top().signum() < 0) {
      throw new Unreadable("a factorial of no whole number");
    }
    if (x.top().bitLength() > 12 || x.top().intValue() > Limits.FACTORIAL) {
      throw new GaveUp("a factorial above " + Limits.FACTORIAL + "!");
    }
    int n = x.top().intValue();
    budget.spend(1 + n);
    return new Rational(product(1, n), BigInteger.ONE);
  }

  /** The product of every other whole number down from one: 5!! is 15. */
  private static Rational doubleFactorial(Rational x, Budget budget) {
    if (!x.isWhole() || x.top().signum() < 0) {
      throw new Unreadable("a factorial of no whole number");
    }
    if (x.top().bitLength() > 9) {
      throw new GaveUp("a double factorial too large to compute");
    }
    int n = x.top().intValue();
    budget.spend(1 + n);
    BigInteger product = BigInteger.ONE;
    for (int i = n; i > 1; i -= 2) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return new Rational(product, BigInteger.ONE);
  }

  /** The product of all whole numbers from one to another, by halves. */
  private static BigInteger product(long from, long to) {
    if (to - from < 8) {
      BigInteger product = BigInteger.ONE;
      for (long i = from; i <= to; i++) {
        product = product.multiply(BigInteger.valueOf(i));
      }
      return product;
    }
    long middle = (from + to) / 2;
    return product(from, middle).multiply(product(middle + 1, to));
  }

  private static Rational binomial(Rational n, Rational k, Budget budget) {
    boolean whole = n.isWhole() && k.isWhole() && k.top().signum() >= 0 && n.top().signum() >= 0;
    if (!whole) {
      throw new Unreadable("a binomial coefficient of no whole numbers");
    }
    if (n.top().compareTo(k.top()) < 0) {
      return Rational.ZERO;
    }
    BigInteger least = k.top().min(n.top().subtract(k.top()));
    if (least.bitLength() > 10 || n.top().bitLength() > 20) {
      throw new GaveUp("a binomial coefficient too large to compute");
    }
    int size = least.intValue();
    long top = n.top().longValueExact();
    budget.spend(1 + 4 * size);
    return new Rational(product(top - size + 1, top).divide(product(1, size)), BigInteger.ONE);
  }

  private static Rational base(Node.Call call) {
    if (call.arguments().getFirst() instanceof Node.Num digits
        && call.arguments().getLast() instanceof Node.Num base
        && base.value().isWhole()
        && base.value().top().bitLength() <= 6) {
      return value(digits, base.value().top().intValue());
    }
    if (call.arguments().getFirst() instanceof Node.Sym digits
        && call.arguments().getLast() instanceof Node.Num base
        && base.value().isWhole()
        && base.value().top().bitLength() <= 6
        && digits.name().startsWith("\"")) {
      int radix = base.value().top().intValue();
      try {
        return new Rational(new BigInteger(digits.name().substring(1), radix), BigInteger.ONE);
      } catch (NumberFormatException e) {
        throw new Unreadable("not a number in base " + radix);
      }
    }
    throw new Unreadable("a number in a base we cannot read");
  }

  /** Digits may follow a point: 0.11 in base 2 is 3/4. */
  private static Rational value(Node.Num digits, int radix) {
    int places = Math.max(0, digits.places());
    BigInteger all =
        digits.value().times(new Rational(BigInteger.TEN.pow(places), BigInteger.ONE)).top();
    try {
      return new Rational(
          new BigInteger(all.toString(), radix), BigInteger.valueOf(radix).pow(places));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Unreadable("not a number in base " + radix);
    }
  }
}
