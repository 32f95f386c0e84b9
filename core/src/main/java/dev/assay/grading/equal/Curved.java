package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Substitution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a product of powers of linear and quadratic expressions in one letter is below, above or at
 * 0: found by the signs between its zeros. For one comparison and one thread.
 */
final class Curved {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final MathContext FEW = new MathContext(20);
  private static final int MOST = 12;

  private final Node.Sym letter;
  private final Function<Node, Optional<BigDecimal>> value;
  private final MathContext digits;

  /** Zeros, and whether nothing is defined there. */
  private final TreeMap<BigDecimal, Boolean> zeros = new TreeMap<>(Region::compare);

  /**
   * @param value the value of a node without letters, to the digits
   */
  Curved(Node.Sym letter, Function<Node, Optional<BigDecimal>> value, MathContext digits) {
    this.letter = letter;
    this.value = value;
    this.digits = digits;
  }

  /** The set; empty where it is not found, or would be none or all numbers. */
  Optional<Region> of(Node left, String sign, Node right) {
    boolean zero = right.equals(Node.num(0));
    Node node = zero ? left : new Node.Sum(List.of(left, Node.negate(right)));
    if (!collect(node, false) || zeros.isEmpty() || zeros.size() > MOST) {
      return Optional.empty();
    }
    var ends = new ArrayList<>(zeros.keySet());
    Region all = Region.EMPTY;
    for (int i = 0; i <= ends.size(); i++) {
      BigDecimal low = i == 0 ? null : ends.get(i - 1);
      BigDecimal high = i == ends.size() ? null : ends.get(i);
      var span = new Region.Span(low, false, high, false);
      BigDecimal inside = between(low, high);
      Optional<BigDecimal> here = span.holds(inside) ? at(node, inside) : Optional.empty();
      if (here.isEmpty() || here.get().signum() == 0) {
        return Optional.empty();
      }
      if (holds(sign, here.get().signum())) {
        all = all.union(Region.of(span));
      }
    }
    for (BigDecimal end : ends) {
      boolean open = Boolean.TRUE.equals(zeros.get(end));
      all = !open && holds(sign, 0) ? all.union(Region.point(end)) : all;
    }
    return all.spans().isEmpty() || all.equals(Region.ALL) ? Optional.empty() : Optional.of(all);
  }

  private static boolean holds(String sign, int signum) {
    return switch (sign) {
      case "<" -> signum < 0;
      case "<=" -> signum <= 0;
      case ">" -> signum > 0;
      case ">=" -> signum >= 0;
      case "!=" -> signum != 0;
      default -> signum == 0;
    };
  }

  /** A number with few digits between two; one of the two if they are too near. */
  private static BigDecimal between(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (low == null) {
      return high == null ? BigDecimal.ZERO : high.subtract(BigDecimal.ONE).round(FEW);
    }
    return high == null ? low.add(BigDecimal.ONE).round(FEW) : low.add(high).divide(TWO, FEW);
  }

  private boolean collect(Node node, boolean below) {
    return switch (node) {
      case Node.Product p -> p.factors().stream().allMatch(factor -> collect(factor, below));
      case Node.Power p
          when p.exponent() instanceof Node.Num n
              && n.value().isWhole()
              && n.value().top().signum() != 0
              && n.value().top().bitLength() < 6 ->
          collect(p.base(), below ^ n.value().top().signum() < 0);
      case Node.Num n -> true;
      case Node.Sum s -> quadratic(node, below);
      case Node.Sym s -> quadratic(node, below);
      case Node.Power p -> quadratic(node, below);
      case Node.Call c -> !Points.hasLetter(node);
      case Node.Group g -> false;
      case Node.Interval i -> false;
      case Node.Matrix m -> false;
      case Node.Relation r -> false;
    };
  }

  /** Takes the zeros of what is at most quadratic in the letter; false if it is more. */
  private boolean quadratic(Node node, boolean below) {
    if (!Points.hasLetter(node)) {
      return true;
    }
    if (Points.hasLetterInCall(node)) {
      return false; // steps and waves may look straight between whole numbers
    }
    var points = new ArrayList<BigDecimal>();
    for (int x : new int[] {0, 1, -1, 7, -5, 23}) {
      Optional<BigDecimal> y = at(node, BigDecimal.valueOf(x));
      if (y.isEmpty()) {
        return false;
      }
      points.add(y.get());
    }
    BigDecimal c = points.get(0);
    BigDecimal a = points.get(1).add(points.get(2)).divide(TWO, digits).subtract(c);
    BigDecimal b = points.get(1).subtract(points.get(2)).divide(TWO, digits);
    boolean fits =
        fits(a, b, c, 7, points.get(3))
            && fits(a, b, c, -5, points.get(4))
            && fits(a, b, c, 23, points.get(5));
    return fits && roots(a, b, c, below);
  }

  private static boolean fits(BigDecimal a, BigDecimal b, BigDecimal c, int at, BigDecimal y) {
    BigDecimal x = BigDecimal.valueOf(at);
    return Region.compare(a.multiply(x).add(b).multiply(x).add(c), y) == 0;
  }

  private boolean roots(BigDecimal a, BigDecimal b, BigDecimal c, boolean below) {
    if (Region.compare(a, BigDecimal.ZERO) == 0) {
      boolean linear = Region.compare(b, BigDecimal.ZERO) != 0;
      return linear && add(c.negate().divide(b, digits), below);
    }
    BigDecimal square = b.multiply(b);
    BigDecimal product = FOUR.multiply(a).multiply(c);
    int order = Region.compare(square, product);
    if (order < 0) {
      return true; // never 0
    }
    BigDecimal root = order == 0 ? BigDecimal.ZERO : square.subtract(product).sqrt(digits);
    BigDecimal twice = TWO.multiply(a);
    return add(root.subtract(b).divide(twice, digits), below)
        && add(root.negate().subtract(b).divide(twice, digits), below);
  }

  private boolean add(BigDecimal zero, boolean below) {
    zeros.merge(zero, below, Boolean::logicalOr);
    return zeros.size() <= MOST;
  }

  private Optional<BigDecimal> at(Node node, BigDecimal x) {
    BigInteger power = BigInteger.TEN.pow(Math.max(0, x.scale()));
    BigInteger top = x.scaleByPowerOfTen(Math.max(0, x.scale())).toBigIntegerExact();
    return value.apply(Substitution.in(node, letter, new Node.Num(new Rational(top, power), -1)));
  }
}
