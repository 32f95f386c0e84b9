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

  private static final int ENOUGH = 4;

  private final Budget budget;
  private final boolean caseMatters;
  private final boolean strict;

  /**
   * @param strict whether the size of something has to be that of it wherever that has a value
   */
  Probing(Budget budget, boolean caseMatters, boolean strict) {
    this.budget = budget;
    this.caseMatters = caseMatters;
    this.strict = strict;
  }

  /**
   * Whether two expressions agree wherever both have a real value, or a complex one if i is in them
   * or they are never real. Of few letters all ways to choose their signs are looked at where roots
   * and the like may depend on them, as far as the budget goes.
   *
   * @throws Unreadable if they have no value to compare
   */
  boolean same(Node a, Node b) {
    boolean letters = Points.hasLetter(a) || Points.hasLetter(b);
    boolean complex = Points.imaginary(a) || Points.imaginary(b);
    Points places = Points.of(caseMatters, a, b);
    if (letters && strict && !complex && sizesDiffer(a, b, places)) {
      return false;
    }
    boolean signs = letters && !places.whole() && (Points.hasSides(a) || Points.hasSides(b));
    int patterns = signs ? places.patterns() : 0;
    int first = letters ? suspect(a, b, places) : 0;
    int seen = 0;
    int offReal = 0;
    int needed = letters ? ENOUGH : 1;
    String problem = "no value to compare";
    boolean agreeOffReal = true;
    int all = letters ? places.patterns() + Points.COUNT : 1;
    int before = budget.left();
    for (int i = 0; i < all && (seen < needed || i < patterns); i++) {
      int point = i == 0 ? first : i <= first ? i - 1 : i;
      if (i >= ENOUGH && seen >= 2 && budget.left() < (before - budget.left()) / i * patterns) {
        patterns = 0; // too dear for all of them
      }
      if (!complex && point > 1 && seen > 0 && isOffReal(a, b, places.at(point))) {
        continue;
      }
      Optional<Boolean> same;
      try {
        Sides sides = new Sides(places.at(point), a, b);
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

  /** Whether doubles say that a root or logarithm of a negative number is taken on the way. */
  private boolean isOffReal(Node a, Node b, Points place) {
    try {
      return isOffReal(a, place) || isOffReal(b, place);
    } catch (Unreadable e) {
      return false; // left to many digits
    }
  }

  private boolean isOffReal(Node node, Points place) {
    var numeric = new Numeric(place, budget);
    Complex value = numeric.of(node);
    return numeric.leftReal() || Math.abs(value.im()) > 1e-9 * value.abs();
  }

  /**
   * Whether in one of both a size was written, and it has real values where the other has none:
   * {@code \ln|x-1|} and {@code \ln(1-x)}.
   */
  private boolean sizesDiffer(Node a, Node b, Points places) {
    if (Points.hasSize(a) == Points.hasSize(b)) {
      return false;
    }
    for (int point = 0; point < places.patterns() + Points.COUNT; point++) {
      try {
        if (isOffReal(a, places.at(point)) != isOffReal(b, places.at(point))) {
          return true;
        }
      } catch (Unreadable e) {
        continue; // left to many digits
      }
    }
    return false;
  }

  /**
   * The sign of the constant that one expression is times the other, to 34 digits at each place; 0
   * if there is none.
   *
   * @throws Unreadable if they have no value at too many places
   */
  int ratio(Node a, Node b) {
    boolean complex = Points.imaginary(a) || Points.imaginary(b);
    Points places = Points.of(caseMatters, a, b);
    MathContext rough = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    Sides first = null;
    int seen = 0;
    for (int point = 0; point < places.patterns() + Points.COUNT && seen < ENOUGH; point++) {
      Sides here;
      try {
        here = new Sides(places.at(point), a, b);
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
  private int suspect(Node a, Node b, Points places) {
    for (int point = 0; point < Math.max(6, places.patterns()); point++) {
      try {
        Complex x = new Numeric(places.at(point), budget).of(a);
        Complex y = new Numeric(places.at(point), budget).of(b);
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
    private final Points place;
    private final Node a;
    private final Node b;
    private final Big x;
    private final Big y;
    private boolean leftReal;

    Sides(Points place, Node a, Node b) {
      this.place = place;
      this.a = a;
      this.b = b;
      x = value(a, DIGITS);
      y = value(b, DIGITS);
    }

    private Big value(Node node, int digits) {
      var evaluated = new Digits(place, digits, budget);
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
      Big value = new Digits(Points.of(caseMatters), DIGITS, budget).of(node);
      MathContext rough = new MathContext(8, RoundingMode.HALF_EVEN);
      boolean real = value.im().abs().compareTo(value.abs(rough).multiply(CLOSE)) <= 0;
      return real ? Optional.of(value.re()) : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }
}
