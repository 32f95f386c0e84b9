package dev.assay.grading.parse;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.algebra.Quotient;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Substitution;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Fractions that an expression in one letter comes to. For one answer and one thread. */
final class Fractions {
  private static final int EXPONENT_BITS = 12;

  /** What a sum costs, in sums: it is paid for beside what comparing costs. */
  private static final int PRICE = 4;

  private final Budget budget = new Budget();
  private final Canon canon = new Canon(budget, true);

  /**
   * The sum or product of what an expression comes to at some whole numbers in a row; empty if that
   * is no fraction, or costs too much.
   */
  Optional<Rational> over(boolean sum, Node.Sym letter, long from, int count, Node body) {
    boolean other =
        Node.any(
            body,
            each ->
                each instanceof Node.Sym s && !s.equals(letter)
                    || each instanceof Node.Num n && n.decimal() // which may be rounded
                    || each instanceof Node.Call c && c.name().equals("deg"));
    if (other) {
      return Optional.empty();
    }
    Rational total = sum ? Rational.ZERO : Rational.ONE;
    try {
      for (int i = 0; i < count; i++) {
        Optional<Rational> term = at(body, letter, Rational.of(from + i));
        if (term.isEmpty()) {
          return term;
        }
        total = sum ? plus(total, term.get()) : times(total, term.get());
      }
      return Optional.of(total);
    } catch (GaveUp e) {
      return Optional.empty();
    }
  }

  private Rational plus(Rational a, Rational b) {
    for (int i = 0; i < PRICE; i++) {
      budget.spendForSum(a, b);
    }
    return spent(a.plus(b));
  }

  private Rational times(Rational a, Rational b) {
    return spent(a.times(b));
  }

  private Rational spent(Rational value) {
    budget.spend((value.top().bitLength() + value.bottom().bitLength()) / 256);
    return value;
  }

  private Optional<Rational> at(Node node, Node.Sym letter, Rational place) {
    budget.spend(1);
    return switch (node) {
      case Node.Num n -> Optional.of(n.value());
      case Node.Sym s -> Optional.of(place);
      case Node.Sum s -> all(s.terms(), Rational.ZERO, this::plus, letter, place);
      case Node.Product p -> all(p.factors(), Rational.ONE, this::times, letter, place);
      case Node.Power p -> power(p, letter, place);
      case Node.Call c -> number(Substitution.in(c, letter, new Node.Num(place, -1)));
      case Node.Group g -> Optional.empty();
      case Node.Interval i -> Optional.empty();
      case Node.Matrix m -> Optional.empty();
      case Node.Relation r -> Optional.empty();
    };
  }

  private Optional<Rational> all(
      List<Node> parts,
      Rational none,
      BinaryOperator<Rational> join,
      Node.Sym letter,
      Rational place) {
    Rational total = none;
    for (Node part : parts) {
      Optional<Rational> value = at(part, letter, place);
      if (value.isEmpty()) {
        return value;
      }
      total = join.apply(total, value.get());
    }
    return Optional.of(total);
  }

  private Optional<Rational> power(Node.Power power, Node.Sym letter, Rational place) {
    Optional<Rational> exponent = at(power.exponent(), letter, place);
    if (exponent.isEmpty() || !exponent.get().isWhole()) {
      return number(Substitution.in(power, letter, new Node.Num(place, -1)));
    }
    Optional<Rational> base = at(power.base(), letter, place);
    if (base.isEmpty() || exponent.get().top().bitLength() > EXPONENT_BITS) {
      return Optional.empty();
    }
    int times = exponent.get().top().intValue();
    BigInteger top = base.get().top();
    BigInteger bottom = base.get().bottom();
    boolean unit = top.abs().equals(BigInteger.ONE) && bottom.equals(BigInteger.ONE);
    int bits = unit ? 1 : Math.max(top.bitLength(), bottom.bitLength()) * Math.abs(times);
    if (bits > Limits.BITS) {
      return Optional.empty();
    }
    budget.spend(bits / 64 + (int) ((long) bits * bits / 500_000));
    var raised = new Rational(top.pow(Math.abs(times)), bottom.pow(Math.abs(times)));
    return Optional.of(times < 0 ? raised.inverse() : raised);
  }

  private Optional<Rational> number(Node node) {
    return canon.of(node).flatMap(Quotient::number);
  }
}
