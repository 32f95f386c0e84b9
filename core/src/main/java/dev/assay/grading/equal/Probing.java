package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.number.Big;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Compares expressions by their values, to at least 30 digits: by doubles first, which say cheaply
 * where a difference may be, then to many digits, whatever doubles said.
 */
final class Probing {
  private static final int DIGITS = 60;
  private static final int MORE = 110;
  private static final BigDecimal CLOSE = new BigDecimal("1e-34");

  private final Budget budget;
  private final boolean caseMatters;

  Probing(Budget budget, boolean caseMatters) {
    this.budget = budget;
    this.caseMatters = caseMatters;
  }

  /**
   * Whether two expressions agree wherever both have a real value, or a complex one if i is in them
   * or they are never real.
   *
   * @throws Unreadable if they have no value to compare
   */
  boolean same(Node a, Node b) {
    boolean letters = Points.hasLetter(a) || Points.hasLetter(b);
    boolean complex = Points.imaginary(a) || Points.imaginary(b);
    int first = letters ? suspect(a, b) : 0;
    int seen = 0;
    int offReal = 0;
    int needed = letters ? 4 : 1;
    String problem = "no value to compare";
    boolean agreeOffReal = true;
    for (int i = 0; i < (letters ? 2 * Points.COUNT : 1) && seen < needed; i++) {
      int point = i == 0 ? first : i <= first ? i - 1 : i;
      Optional<Boolean> same;
      try {
        Sides sides = new Sides(point, a, b);
        boolean real = complex || sides.real();
        same = Optional.of(sides.same());
        if (!real) {
          offReal++;
          agreeOffReal &= same.get();
          continue;
        }
      } catch (Unreadable e) {
        problem = String.valueOf(e.getMessage());
        continue;
      }
      if (!same.get()) {
        return false;
      }
      seen++;
    }
    if (seen >= Math.min(needed, 2)) {
      return true;
    }
    if (seen == 0 && offReal > 0) {
      return agreeOffReal;
    }
    throw new Unreadable(problem);
  }

  /**
   * The sign of the constant that one expression is times the other, to 34 digits at each place; 0
   * if there is none.
   *
   * @throws Unreadable if they have no value at too many places
   */
  int ratio(Node a, Node b) {
    boolean complex = Points.imaginary(a) || Points.imaginary(b);
    MathContext rough = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    Sides first = null;
    int seen = 0;
    for (int point = 0; point < 2 * Points.COUNT && seen < 4; point++) {
      Sides here;
      try {
        here = new Sides(point, a, b);
      } catch (Unreadable e) {
        continue; // they have no value there, and are not looked at there
      }
      if (!complex && !here.real()) {
        continue;
      }
      if (here.vanishes()) {
        return 0;
      }
      if (first != null && !here.inProportion(first)) {
        return 0;
      }
      first = first == null ? here : first;
      seen++;
    }
    if (first == null || seen < 2) {
      throw new Unreadable("no values to compare");
    }
    Big ratio = first.x.over(first.y, rough);
    return ratio.im().abs().compareTo(ratio.abs(rough).multiply(CLOSE)) <= 0
        ? ratio.re().signum()
        : 0;
  }

  /** The place where doubles differ most; the first to be looked at closely. */
  private int suspect(Node a, Node b) {
    boolean whole = Points.whole(a) || Points.whole(b);
    for (int point = 0; point < Points.COUNT; point++) {
      try {
        Complex x = new Numeric(point, budget, caseMatters, whole).of(a);
        Complex y = new Numeric(point, budget, caseMatters, whole).of(b);
        double apart = new Complex(x.re() - y.re(), x.im() - y.im()).abs();
        boolean real = Math.abs(x.im()) + Math.abs(y.im()) < 1e-9;
        if (real && apart > 1e-6 * Math.max(x.abs(), y.abs())) {
          return point;
        }
      } catch (Unreadable e) {
        continue; // it has no value there, and is not looked at there
      }
    }
    return 0;
  }

  /** Both values at one place, computed when needed. */
  private final class Sides {
    private final int point;
    private final Node a;
    private final Node b;
    private final boolean whole;
    private final Big x;
    private final Big y;
    private boolean leftReal;

    Sides(int point, Node a, Node b) {
      this.point = point;
      this.a = a;
      this.b = b;
      whole = Points.whole(a) || Points.whole(b);
      x = value(a, DIGITS);
      y = value(b, DIGITS);
    }

    private Big value(Node node, int digits) {
      var evaluated = new Digits(point, caseMatters, whole, digits, budget);
      Big value = evaluated.of(node);
      leftReal |= evaluated.leftReal();
      return value;
    }

    /** Whether both values are, and no root of a negative number was taken on the way. */
    boolean real() {
      if (leftReal) {
        return false;
      }
      MathContext rough = new MathContext(8, RoundingMode.HALF_EVEN);
      return tiny(x.im(), x.abs(rough)) && tiny(y.im(), y.abs(rough));
    }

    private boolean tiny(BigDecimal part, BigDecimal whole) {
      return part.abs().compareTo(whole.multiply(CLOSE)) <= 0;
    }

    /** Whether one of both is as good as 0, so that no ratio is known. */
    boolean vanishes() {
      MathContext rough = new MathContext(8, RoundingMode.HALF_EVEN);
      BigDecimal least = new BigDecimal("1e-40");
      return x.abs(rough).compareTo(least) < 0 || y.abs(rough).compareTo(least) < 0;
    }

    /** Whether both values are to each other as they are at another place. */
    boolean inProportion(Sides other) {
      MathContext many = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
      MathContext rough = new MathContext(8, RoundingMode.HALF_EVEN);
      Big left = x.times(other.y, many);
      Big right = other.x.times(y, many);
      BigDecimal apart = left.minus(right, many).abs(rough);
      return apart.compareTo(left.abs(rough).max(right.abs(rough)).multiply(CLOSE)) <= 0;
    }

    /** A difference that dwindles as digits are added is none. */
    boolean same() {
      MathContext rough = new MathContext(12, RoundingMode.HALF_EVEN);
      BigDecimal apart = x.minus(y, rough).abs(rough);
      BigDecimal size = x.abs(rough).max(y.abs(rough));
      if (apart.compareTo(size.multiply(CLOSE)) <= 0) {
        return true;
      }
      if (apart.compareTo(size.scaleByPowerOfTen(-8)) > 0
          && size.compareTo(new BigDecimal("1e-20")) > 0) {
        return false;
      }
      Big more = value(a, MORE).minus(value(b, MORE), rough);
      return more.abs(rough).compareTo(apart.scaleByPowerOfTen(-30)) <= 0;
    }
  }

  /** The value of a number without letters to many digits; empty if it has none that is real. */
  Optional<BigDecimal> number(Node node) {
    try {
      Big value = new Digits(0, caseMatters, false, DIGITS, budget).of(node);
      MathContext rough = new MathContext(8, RoundingMode.HALF_EVEN);
      boolean real = value.im().abs().compareTo(value.abs(rough).multiply(CLOSE)) <= 0;
      return real ? Optional.of(value.re()) : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
