package dev.assay.grading.algebra;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sum of monomials with rational coefficients, none of them 0. Equal sums have equal terms:
 * {@code i²} is -1 and {@code √2·√2} is 2 here.
 */
record Poly(Map<Monomial, Rational> terms) {
  static final Poly ZERO = new Poly(new TreeMap<>());
  static final Poly ONE = constant(Rational.ONE);
  private static final int TERMS = 300;
  private static final Rational HALF = Rational.ONE.times(Rational.of(2).inverse());

  static Poly constant(Rational value) {
    return of(Monomial.ONE, value);
  }

  static Poly atom(String name) {
    return of(Monomial.of(name, Rational.ONE), Rational.ONE);
  }

  /** What every term has to be multiplied by for no letter or function to stand below a line. */
  Poly below() {
    var powers = new TreeMap<String, Rational>();
    for (Monomial each : terms.keySet()) {
      for (Monomial.Factor factor : each.factors()) {
        boolean letter = !factor.atom().equals("i") && !factor.atom().startsWith("#");
        if (letter && factor.exponent().top().signum() < 0) {
          powers.merge(
              factor.atom(),
              factor.exponent().negate(),
              (p, q) -> p.minus(q).top().signum() >= 0 ? p : q);
        }
      }
    }
    Poly product = ONE;
    for (var each : powers.entrySet()) {
      Monomial one = Monomial.of(each.getKey(), each.getValue());
      product = of(product.terms.keySet().iterator().next().times(one), Rational.ONE);
    }
    return product;
  }

  /** Whether nothing but letters to whole powers is in it, so that equal values are equal terms. */
  boolean isOfLetters() {
    for (Monomial each : terms.keySet()) {
      for (Monomial.Factor factor : each.factors()) {
        if (!factor.exponent().isWhole() || !isLetter(factor.atom())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isLetter(String atom) {
    return atom.length() == 1 && "ei".indexOf(atom) < 0 && Character.isLetter(atom.charAt(0));
  }

  static Poly of(Monomial monomial, Rational coefficient) {
    var terms = new TreeMap<Monomial, Rational>();
    add(terms, monomial, coefficient, Poly::sumOrNothing);
    return new Poly(terms);
  }

  /** Puts a term in its normal form first: powers of i below 2, powers of primes within [0, 1). */
  private static void add(
      TreeMap<Monomial, Rational> terms,
      Monomial raw,
      Rational coefficient,
      BiFunction<Rational, Rational, @Nullable Rational> sum) {
    Rational c = coefficient;
    boolean plain = raw.isPlain();
    List<Monomial.Factor> factors = new ArrayList<>();
    for (Monomial.Factor factor : plain ? List.<Monomial.Factor>of() : raw.factors()) {
      Rational whole = floor(factor.exponent());
      if (factor.atom().equals("i") && factor.exponent().isWhole()) {
        int turns = factor.exponent().top().mod(BigInteger.valueOf(4)).intValue();
        c = turns >= 2 ? c.times(Rational.of(-1)) : c;
        if (turns % 2 == 1) {
          factors.add(new Monomial.Factor("i", Rational.ONE));
        }
      } else if (factor.atom().startsWith("#") && whole.top().signum() != 0) {
        Rational prime = new Rational(new BigInteger(factor.atom().substring(1)), BigInteger.ONE);
        c = c.times(power(prime, whole));
        Rational rest = factor.exponent().minus(whole);
        if (rest.top().signum() != 0) {
          factors.add(new Monomial.Factor(factor.atom(), rest));
        }
      } else {
        factors.add(factor);
      }
    }
    if (c.top().signum() != 0) {
      terms.merge(plain ? raw : new Monomial(factors), c, sum);
    }
  }

  private static @Nullable Rational sumOrNothing(Rational a, Rational b) {
    Rational sum = a.plus(b);
    return sum.top().signum() == 0 ? null : sum;
  }

  private static @Nullable Rational sumOrNothing(Rational a, Rational b, Budget budget) {
    budget.spendForSum(a, b);
    return sumOrNothing(a, b);
  }

  private static Rational floor(Rational value) {
    BigInteger[] parts = value.top().divideAndRemainder(value.bottom());
    BigInteger whole = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new Rational(whole, BigInteger.ONE);
  }

  static Rational power(Rational base, Rational whole) {
    int times = whole.top().bitLength() > 16 ? Integer.MAX_VALUE : whole.top().intValue();
    long bits = Math.max(base.top().bitLength(), base.bottom().bitLength());
    if (bits * Math.abs((long) times) > dev.assay.grading.expr.Limits.BITS) {
      throw new GaveUp("a number that is too large");
    }
    int size = Math.abs(times);
    var raised = new Rational(base.top().pow(size), base.bottom().pow(size));
    return times < 0 ? raised.inverse() : raised;
  }

  Poly plus(Poly other, Budget budget) {
    budget.spend(other.terms.size());
    var sum = new TreeMap<>(terms);
    other.terms.forEach((monomial, c) -> {
      sum.merge(monomial, c, (a, b) -> sumOrNothing(a, b, budget));
      budget.spendFor(c);
    });
    return bounded(sum);
  }

  Poly times(Poly other, Budget budget) {
    var product = new TreeMap<Monomial, Rational>();
    terms.forEach((m, c) ->
        other.terms.forEach((n, d) -> {
          budget.spend(4 + (m.factors().size() + n.factors().size()) / 2);
          Rational coefficient = c.times(d);
          budget.spendFor(coefficient);
          add(product, m.times(n), coefficient, (a, b) -> sumOrNothing(a, b, budget));
        }));
    return bounded(product);
  }

  Poly times(Rational factor, Budget budget) {
    if (factor.equals(Rational.ONE)) {
      return this;
    }
    var product = new TreeMap<Monomial, Rational>();
    terms.forEach((m, c) -> {
      Rational scaled = c.times(factor);
      budget.spendFor(scaled);
      product.put(m, scaled);
    });
    return factor.top().signum() == 0 ? ZERO : new Poly(product);
  }

  private static Poly bounded(TreeMap<Monomial, Rational> terms) {
    if (terms.size() > TERMS) {
      throw new GaveUp("more than " + TERMS + " terms");
    }
    return new Poly(terms);
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  /** Whether it is a product: one term. */
  boolean isMonomial() {
    return terms.size() == 1;
  }

  /** Its value if it is a number; empty else. */
  Optional<Rational> number() {
    if (terms.isEmpty()) {
      return Optional.of(Rational.ZERO);
    }
    return terms.size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
  }

  /** The number c with {@code this = c · other}; empty if there is none. */
  Optional<Rational> ratio(Poly other) {
    if (terms.size() != other.terms.size() || terms.isEmpty()) {
      return Optional.empty();
    }
    Rational first = null;
    for (Map.Entry<Monomial, Rational> each : terms.entrySet()) {
      Rational there = other.terms.get(each.getKey());
      if (there == null) {
        return Optional.empty();
      }
      Rational here = each.getValue().times(there.inverse());
      if (first != null && !first.equals(here)) {
        return Optional.empty();
      }
      first = here;
    }
    return Optional.ofNullable(first);
  }

  /** One over it; only of a product. */
  Poly inverse() {
    Map.Entry<Monomial, Rational> only = terms.entrySet().iterator().next();
    return of(only.getKey().pow(Rational.of(-1)), only.getValue().inverse());
  }

  /** The coefficient of the first term. */
  Rational leading() {
    return terms.values().iterator().next();
  }

  /**
   * The conjugate of a sum of two numbers under square roots, such as {@code 1 - √2}; empty if it
   * is none.
   */
  Optional<Poly> conjugate() {
    boolean roots =
        terms.size() == 2
            && terms.keySet().stream()
                .flatMap(m -> m.factors().stream())
                .allMatch(f -> f.atom().equals("i") || isRoot(f));
    if (!roots) {
      return Optional.empty();
    }
    var flipped = new TreeMap<Monomial, Rational>();
    var last = ((TreeMap<Monomial, Rational>) terms).lastKey();
    terms.forEach((m, c) -> flipped.put(m, m.equals(last) ? c.times(Rational.of(-1)) : c));
    return Optional.of(new Poly(flipped));
  }

  private static boolean isRoot(Monomial.Factor factor) {
    return factor.atom().startsWith("#") && factor.exponent().equals(HALF);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    terms.forEach((monomial, c) -> {
      text.append(text.isEmpty() ? "" : " + ");
      String product = monomial.toString();
      boolean bare = c.equals(Rational.ONE) && !product.isEmpty();
      text.append(bare ? "" : c).append(bare || product.isEmpty() ? "" : "*").append(product);
    });
    return text.isEmpty() ? "0" : text.toString();
  }
}
