package dev.assay.grading.algebra;

import dev.assay.grading.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of atoms to rational powers, none of them 0, in the order of their names. An atom is a
 * letter, a constant, a prime under a root, or a function of something in canonical form.
 */
record Monomial(List<Factor> factors) implements Comparable<Monomial> {
  static final Monomial ONE = new Monomial(List.of());

  record Factor(String atom, Rational exponent) {

    private int compare(Factor other) {
      int order = atom.compareTo(other.atom);
      if (order == 0) {
        order = exponent.top().compareTo(other.exponent.top());
      }
      return order != 0 ? order : exponent.bottom().compareTo(other.exponent.bottom());
    }
  }

  Monomial {
    factors = List.copyOf(factors);
  }

  static Monomial of(String atom, Rational exponent) {
    return new Monomial(List.of(new Factor(atom, exponent)));
  }

  /** Whether it holds neither i nor a prime under a root, whose powers have normal forms. */
  boolean isPlain() {
    for (Factor each : factors) {
      if (each.atom().equals("i") || each.atom().startsWith("#")) {
        return false;
      }
    }
    return true;
  }

  Monomial times(Monomial other) {
    if (factors.isEmpty() || other.factors.isEmpty()) {
      return factors.isEmpty() ? other : this;
    }
    List<Factor> all = new ArrayList<>(factors.size() + other.factors.size());
    int i = 0;
    int j = 0;
    while (i < factors.size() && j < other.factors.size()) {
      Factor a = factors.get(i);
      Factor b = other.factors.get(j);
      int order = a.atom().compareTo(b.atom());
      if (order == 0) {
        Rational sum = a.exponent().plus(b.exponent());
        if (sum.top().signum() != 0) {
          all.add(new Factor(a.atom(), sum));
        }
        i++;
        j++;
      } else if (order < 0) {
        all.add(a);
        i++;
      } else {
        all.add(b);
        j++;
      }
    }
    all.addAll(factors.subList(i, factors.size()));
    all.addAll(other.factors.subList(j, other.factors.size()));
    return new Monomial(all);
  }

  /** Each exponent multiplied. */
  Monomial pow(Rational exponent) {
    return exponent.equals(Rational.ZERO)
        ? ONE
        : new Monomial(
            factors.stream().map(f -> new Factor(f.atom(), f.exponent().times(exponent))).toList());
  }

  @Override
  public int compareTo(Monomial other) {
    for (int i = 0; i < Math.min(factors.size(), other.factors.size()); i++) {
      int order = factors.get(i).compare(other.factors.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(factors.size(), other.factors.size());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Factor factor : factors) {
      text.append(text.isEmpty() ? "" : "*").append(factor.atom());
      if (!factor.exponent().equals(Rational.ONE)) {
        text.append('^').append(factor.exponent());
      }
    }
    return text.toString();
  }
}
