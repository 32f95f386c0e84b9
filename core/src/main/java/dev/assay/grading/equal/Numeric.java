package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import java.util.Map;

/**
 * The value of a node at one point: every letter gets a number that depends on its name and the
 * point alone.
 */
final class Numeric {
  private static final Map<String, Complex> CONSTANTS =
      Map.of("pi", new Complex(Math.PI, 0), "e", new Complex(Math.E, 0), "i", new Complex(0, 1));

  private final Points place;
  private final Budget budget;
  private boolean leftReal;

  Numeric(Points place, Budget budget) {
    this.place = place;
    this.budget = budget;
  }

  /** Whether a root or logarithm of a negative number was taken on the way. */
  boolean leftReal() {
    return leftReal;
  }

  Complex of(Node node) {
    budget.spend(1);
    return switch (node) {
      case Node.Num n -> new Complex(n.value().toDouble(), 0);
      case Node.Sym s -> symbol(s.name());
      case Node.Sum s -> s.terms().stream().map(this::of).reduce(new Complex(0, 0), Complex::plus);
      case Node.Product p -> p.factors().stream().map(this::of).reduce(Complex.ONE, Complex::times);
      case Node.Power p -> power(p);
      case Node.Call c -> call(c);
      case Node.Group g -> throw new Unreadable("a group inside a sum");
      case Node.Interval i -> throw new Unreadable("an interval inside a sum");
      case Node.Matrix m -> throw new Unreadable("a matrix inside a sum");
      case Node.Relation r -> throw new Unreadable("a relation inside a sum");
    };
  }

  private Complex power(Node.Power power) {
    Complex base = of(power.base());
    var exponent = Exact.of(power.exponent(), budget);
    if (exponent.isPresent() && base.im() == 0 && base.re() < 0) {
      var e = exponent.get();
      if (!e.isWhole() && e.bottom().testBit(0)) {
        double size = StrictMath.pow(-base.re(), e.toDouble());
        return real(e.top().testBit(0) ? -size : size);
      }
    }
    return noted(base, base.pow(of(power.exponent())));
  }

  private Complex noted(Complex from, Complex result) {
    boolean left = Math.abs(result.im()) > 1e-9 * result.abs();
    leftReal |= from.im() == 0 && from.re() < 0 && left;
    return result;
  }

  private Complex symbol(String name) {
    var constant = CONSTANTS.get(name);
    if (constant != null) {
      return constant;
    }
    if (name.equals("inf")) {
      throw new Unreadable("arithmetic with infinity");
    }
    return new Complex(place.value(name), 0);
  }

  private Complex call(Node.Call c) {
    if (c.name().startsWith("\\")) {
      throw new Unreadable("left to many digits");
    }
    Complex x = of(c.arguments().getFirst());
    boolean degrees = c.arguments().getFirst() instanceof Node.Call d && d.name().equals("deg");
    Complex angle = degrees ? x.times(new Complex(Math.PI / 180, 0)) : x;
    return switch (c.name()) {
      case "deg" -> x;
      case "sin" -> real(StrictMath.sin(onReal(angle)));
      case "cos" -> real(StrictMath.cos(onReal(angle)));
      case "tan" -> real(StrictMath.tan(onReal(angle)));
      case "cot" -> real(1 / StrictMath.tan(onReal(angle)));
      case "sec" -> real(1 / StrictMath.cos(onReal(angle)));
      case "csc" -> real(1 / StrictMath.sin(onReal(angle)));
      case "arcsin" -> real(StrictMath.asin(onReal(x)));
      case "arccos" -> real(StrictMath.acos(onReal(x)));
      case "arctan" -> real(StrictMath.atan(onReal(x)));
      case "sinh" -> real(StrictMath.sinh(onReal(x)));
      case "cosh" -> real(StrictMath.cosh(onReal(x)));
      case "tanh" -> real(StrictMath.tanh(onReal(x)));
      case "ln" -> noted(x, x.log());
      case "log" -> noted(x, x.log()).over(of(c.arguments().getLast()).log());
      case "exp" -> x.exp();
      case "abs" -> real(x.abs());
      case "floor" -> real(Math.floor(onReal(x)));
      case "ceil" -> real(Math.ceil(onReal(x)));
      case "percent" -> x.over(real(100));
      case "ratio" -> x.over(of(c.arguments().getLast()));
      case "factorial", "factorial2", "mod", "binom", "base" ->
          throw new Unreadable("left to exact arithmetic");
      default -> throw new Unreadable("left to many digits");
    };
  }

  private static Complex real(double value) {
    return new Complex(value, 0);
  }

  private static double onReal(Complex x) {
    if (Math.abs(x.im()) > 1e-12) {
      throw new Unreadable("a function of a complex number");
    }
    return x.re();
  }
}
