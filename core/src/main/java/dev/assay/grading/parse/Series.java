package dev.assay.grading.parse;

import dev.assay.grading.algebra.Canon;
import dev.assay.grading.algebra.Quotient;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sums over an index come to whose ends may be letters: of polynomials by their differences
 * (Newton), of geometric series up to infinity by the ratio of two terms.
 */
final class Series {
  private static final int DEGREE = 8;
  private static final int SIZE = 1_500;
  private static final Node.Sym INFINITY = new Node.Sym("inf");

  private final Node.Sym index;
  private final Node first;
  private final Node body;

  private Series(Node.Sym index, Node first, Node body) {
    this.index = index;
    this.first = first;
    this.body = body;
  }

  /** The sum; empty if it is of another kind, or an end is no number. */
  static Optional<Node> of(Node.Sym index, Node first, Node last, Node body, int size) {
    if (!isNumber(first, index)) {
      return Optional.empty();
    }
    var series = new Series(index, first, body);
    if (last.equals(INFINITY)) {
      return series.geometric();
    }
    int degree = isNumber(last, index) ? degree(body, index) : -1;
    boolean known = degree >= 0 && degree <= DEGREE && (degree + 1) * (degree + 2) * size < SIZE;
    return known ? Optional.of(series.polynomial(last, degree)) : Optional.empty();
  }

  private static boolean isNumber(Node end, Node.Sym index) {
    return !Node.any(
        end,
        each ->
            each instanceof Node.Group
                || each instanceof Node.Interval
                || each instanceof Node.Matrix
                || each instanceof Node.Relation
                || each.equals(INFINITY)
                || each.equals(index));
  }

  /** The degree of a polynomial in a letter; -1 if it is none, more than some at once if high. */
  private static int degree(Node node, Node.Sym letter) {
    if (!Node.any(node, letter::equals)) {
      return 0;
    }
    return switch (node) {
      case Node.Sym s -> 1;
      case Node.Sum s -> {
        int most = 0;
        for (Node term : s.terms()) {
          int degree = degree(term, letter);
          most = degree < 0 || most < 0 ? -1 : Math.max(most, degree);
        }
        yield most;
      }
      case Node.Product p -> {
        int all = 0;
        for (Node factor : p.factors()) {
          int degree = degree(factor, letter);
          all = degree < 0 || all < 0 ? -1 : Math.min(all + degree, DEGREE + 1);
        }
        yield all;
      }
      case Node.Power p
          when p.exponent() instanceof Node.Num n
              && n.value().isWhole()
              && n.value().top().signum() >= 0
              && n.value().top().bitLength() < 5 -> {
        int degree = degree(p.base(), letter);
        yield degree < 0 ? -1 : Math.min(degree * n.value().top().intValue(), DEGREE + 1);
      }
      case Node.Power p -> -1;
      case Node.Num n -> 0;
      case Node.Call c -> -1;
      case Node.Group g -> -1;
      case Node.Interval i -> -1;
      case Node.Matrix m -> -1;
      case Node.Relation r -> -1;
    };
  }

  private Node at(int place) {
    Node where =
        first instanceof Node.Num n
            ? new Node.Num(n.value().plus(Rational.of(place)), -1)
            : new Node.Sum(List.of(first, Node.num(place)));
    return Substitution.in(body, index, where);
  }

  /** The differences of the first terms times binomial coefficients of their number. */
  private Node polynomial(Node last, int degree) {
    Node count = new Node.Sum(List.of(last, Node.negate(first), Node.num(1)));
    var terms = new ArrayList<Node>();
    var factors = new ArrayList<Node>();
    long factorial = 1;
    for (int j = 0; j <= degree; j++) {
      factorial *= j + 1;
      factors.add(new Node.Sum(List.of(count, Node.num(-j))));
      var all = new ArrayList<Node>(factors);
      all.add(difference(j));
      all.add(new Node.Power(Node.num(factorial), Node.num(-1)));
      terms.add(new Node.Product(all));
    }
    return new Node.Sum(terms);
  }

  private Node difference(int order) {
    var parts = new ArrayList<Node>();
    long binomial = 1;
    for (int i = order; i >= 0; i--) {
      long sign = (order - i) % 2 == 0 ? 1 : -1;
      parts.add(new Node.Product(List.of(Node.num(sign * binomial), at(i))));
      binomial = binomial * i / (order - i + 1);
    }
    return new Node.Sum(parts);
  }

  /** The first term over one minus the ratio, where that is a fraction below 1. */
  private Optional<Node> geometric() {
    if (!isGeometric(body)) {
      return Optional.empty();
    }
    Optional<Rational> ratio =
        new Canon(new Budget(), true)
            .of(Node.divide(at(1), at(0)))
            .flatMap(Quotient::number)
            .filter(r -> r.abs().minus(Rational.ONE).top().signum() < 0);
    return ratio.map(r -> Node.divide(at(0), new Node.Num(Rational.ONE.minus(r), -1)));
  }

  /** Whether the index stands nowhere but in exponents, where it is linear. */
  private boolean isGeometric(Node node) {
    if (!Node.any(node, index::equals)) {
      return true;
    }
    return switch (node) {
      case Node.Product p -> p.factors().stream().allMatch(this::isGeometric);
      case Node.Power p ->
          !Node.any(p.base(), index::equals)
              ? degree(p.exponent(), index) == 1
              : isGeometric(p.base()) && degree(p.exponent(), index) == 0;
      case Node.Num n -> false;
      case Node.Sym s -> false;
      case Node.Sum s -> false;
      case Node.Call c -> false;
      case Node.Group g -> false;
      case Node.Interval i -> false;
      case Node.Matrix m -> false;
      case Node.Relation r -> false;
    };
  }
}
