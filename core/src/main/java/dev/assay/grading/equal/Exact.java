package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import java.math.BigInteger;
import java.util.Optional;

/** The exact value of a node that is a fraction. */
final class Exact {
  private static final Rational HUNDREDTH = new Rational(BigInteger.ONE, BigInteger.valueOf(100));

  private Exact() {}

  /** The value; empty if the node is not made of fractions alone. */
  static Optional<Rational> of(Node node, Budget budget) {
    budget.spend(1);
    return switch (node) {
      case Node.Num n -> Optional.of(n.value());
      case Node.Sum s -> sum(s, budget);
      case Node.Product p -> product(p, budget);
      case Node.Power p ->
          of(p.base(), budget)
              .flatMap(b -> of(p.exponent(), budget).flatMap(e -> power(b, e, budget)));
      case Node.Call c -> call(c, budget);
      case Node.Sym s -> Optional.empty();
      case Node.Group g -> Optional.empty();
      case Node.Interval i -> Optional.empty();
      case Node.Matrix m -> Optional.empty();
      case Node.Relation r -> Optional.empty();
    };
  }

  private static Optional<Rational> sum(Node.Sum sum, Budget budget) {
    Optional<Rational> total = Optional.of(Rational.ZERO);
    for (Node term : sum.terms()) {
      total = total.flatMap(t -> of(term, budget).map(t::plus));
      total.ifPresent(budget::spendFor);
    }
    return total;
  }

  private static Optional<Rational> product(Node.Product product, Budget budget) {
    Optional<Rational> total = Optional.of(Rational.ONE);
    for (Node factor : product.factors()) {
      total = total.flatMap(t -> of(factor, budget).map(t::times));
      total.ifPresent(budget::spendFor);
    }
    return total;
  }

  private static Optional<Rational> power(Rational base, Rational exponent, Budget budget) {
    if (!exponent.isWhole()) {
      budget.spend(1 + bits(base) * bits(base) / 30_000);
      return root(base, exponent);
    }
    if (exponent.top().bitLength() > 12) {
      return Optional.empty();
    }
    int times = exponent.top().intValue();
    int bits = Math.max(base.top().bitLength(), base.bottom().bitLength());
    if ((long) bits * Math.abs(times) > Limits.BITS) {
      return Optional.empty();
    }
    budget.spend(1 + Math.abs(times) / 8);
    budget.spend(bits * Math.abs(times) / 40);
    var raised = new Rational(base.top().pow(Math.abs(times)), base.bottom().pow(Math.abs(times)));
    return Optional.of(times < 0 ? raised.inverse() : raised);
  }

  private static int bits(Rational value) {
    return Math.max(value.top().bitLength(), value.bottom().bitLength());
  }

  private static Optional<Rational> root(Rational base, Rational exponent) {
    if (!exponent.equals(Rational.ONE.times(Rational.of(2).inverse())) || base.top().signum() < 0) {
      return Optional.empty();
    }
    BigInteger top = base.top().sqrt();
    BigInteger bottom = base.bottom().sqrt();
    boolean square =
        top.multiply(top).equals(base.top()) && bottom.multiply(bottom).equals(base.bottom());
    return square ? Optional.of(new Rational(top, bottom)) : Optional.empty();
  }

  private static Optional<Rational> call(Node.Call call, Budget budget) {
    return switch (call.name()) {
      case "deg" -> of(call.arguments().getFirst(), budget);
      case "percent" -> of(call.arguments().getFirst(), budget).map(v -> v.times(HUNDREDTH));
      default -> Optional.empty();
    };
  }
}
