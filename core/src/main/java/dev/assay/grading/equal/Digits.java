package dev.assay.grading.equal;

import dev.assay.grading.algebra.Trigonometry;
import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.number.Big;
import dev.assay.grading.number.Elementary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The value of a node at one place, to many digits. For one comparison and one thread. */
final class Digits {
  private static final int CHEAP = 1;
  private static final int DEAR = 60;
  private static final Set<String> WHOLE =
      Set.of("factorial", "factorial2", "binom", "base", "mod");
  private static final Set<String> LONG =
      Set.of("ln", "log", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "tan", "cot");

  private final Points place;
  private final Budget budget;
  private final MathContext context;
  private final int dear;
  private boolean leftReal;

  /**
   * @param digits to compute with
   */
  Digits(Points place, int digits, Budget budget) {
    this.place = place;
    this.budget = budget;
    dear = digits <= 60 ? DEAR : 2 * DEAR;
    context = new MathContext(digits, RoundingMode.HALF_EVEN);
  }

  /** Whether a root or logarithm of a negative number was taken on the way. */
  boolean leftReal() {
    return leftReal;
  }

  Big of(Node node) {
    budget.spend(CHEAP);
    return switch (node) {
      case Node.Num n -> Big.real(decimal(n.value()));
      case Node.Sym s -> symbol(s.name());
      case Node.Sum s -> {
        Big sum = Big.ZERO;
        for (Node term : s.terms()) {
          sum = sum.plus(of(term), context);
        }
        yield sum;
      }
      case Node.Product p -> {
        Big product = Big.ONE;
        for (Node factor : p.factors()) {
          product = product.times(of(factor), context);
        }
        yield product;
      }
      case Node.Power p -> power(p);
      case Node.Call c -> call(c);
      case Node.Group g -> throw new Unreadable("a group inside a sum");
      case Node.Interval i -> throw new Unreadable("an interval inside a sum");
      case Node.Matrix m -> throw new Unreadable("a matrix inside a sum");
      case Node.Relation r -> throw new Unreadable("a relation inside a sum");
    };
  }

  private BigDecimal decimal(Rational value) {
    int bits = value.top().bitLength() + value.bottom().bitLength();
    budget.spend(bits / 64 + (int) ((long) bits * bits / 500_000));
    return new BigDecimal(value.top()).divide(new BigDecimal(value.bottom()), context);
  }

  private Big symbol(String name) {
    return switch (name) {
      case "pi" -> Big.real(Elementary.pi(context));
      case "e" -> Big.real(Elementary.e(context));
      case "i" -> Big.I;
      case "inf" -> throw new Unreadable("arithmetic with infinity");
      default -> Big.real(BigDecimal.valueOf(1).multiply(new BigDecimal(place.value(name))));
    };
  }

  private Big power(Node.Power power) {
    Big base = of(power.base());
    Optional<Rational> exponent = Exact.of(power.exponent(), budget);
    budget.spend(exponent.isPresent() && exponent.get().isWhole() ? 4 : 3 * dear);
    if (exponent.isEmpty()) {
      return noted(base, base.pow(of(power.exponent()), context));
    }
    Rational e = exponent.get();
    boolean oddRoot =
        !e.isWhole() && e.bottom().testBit(0) && base.isReal() && base.re().signum() < 0;
    if (oddRoot) {
      Big size = Big.real(base.re().negate()).pow(Big.real(decimal(e)), context);
      return e.top().testBit(0) ? new Big(size.re().negate(), BigDecimal.ZERO) : size;
    }
    return noted(base, base.pow(Big.real(decimal(e)), context));
  }

  private Big noted(Big from, Big result) {
    leftReal |= from.isReal() && !result.isReal();
    return result;
  }

  private Big call(Node.Call c) {
    List<Node> arguments = c.arguments();
    Node first = arguments.getFirst();
    if (c.name().equals("long")) {
      throw new GaveUp("a sum of too many terms");
    }
    if (WHOLE.contains(c.name())) {
      return wholeNumber(c);
    }
    if (c.name().startsWith("\\")) {
      return unknown(c, Big.ZERO);
    }
    boolean degrees = first instanceof Node.Call d && d.name().equals("deg");
    Big x =
        degrees && Trigonometry.NAMES.contains(c.name())
            ? of(Trigonometry.radians((Node.Call) first))
            : of(first);
    return switch (c.name()) {
      case "deg" -> x;
      case "percent" -> x.over(Big.real(BigDecimal.valueOf(100)), context);
      case "ratio" -> ratio(x, arguments);
      case "abs" -> Big.real(x.abs(context));
      case "floor" -> rounded(x, RoundingMode.FLOOR);
      case "ceil" -> rounded(x, RoundingMode.CEILING);
      default -> function(c, x);
    };
  }

  private Big function(Node.Call c, Big x) {
    budget.spend(LONG.contains(c.name()) ? 2 * dear : dear);
    return switch (c.name()) {
      case "sin" -> Big.real(sin(x));
      case "cos" -> Big.real(cos(x));
      case "tan" -> over(sin(x), cos(x));
      case "cot" -> over(cos(x), sin(x));
      case "sec" -> over(BigDecimal.ONE, cos(x));
      case "csc" -> over(BigDecimal.ONE, sin(x));
      case "arcsin" -> Big.real(Elementary.atan2(real(x), cathetus(x), context));
      case "arccos" -> Big.real(Elementary.atan2(cathetus(x), real(x), context));
      case "arctan" -> Big.real(Elementary.atan2(real(x), BigDecimal.ONE, context));
      case "sinh" -> half(x.exp(context).minus(negated(x).exp(context), context));
      case "cosh" -> half(x.exp(context).plus(negated(x).exp(context), context));
      case "tanh" ->
          x.exp(context)
              .minus(negated(x).exp(context), context)
              .over(x.exp(context).plus(negated(x).exp(context), context), context);
      case "ln" -> noted(x, x.ln(context));
      case "log" -> noted(x, x.ln(context)).over(of(c.arguments().getLast()).ln(context), context);
      case "exp" -> x.exp(context);
      default -> unknown(c, x);
    };
  }

  /** A function of which nothing is known is a letter that depends on its argument. */
  private Big unknown(Node.Call c, Big x) {
    if (c.name().startsWith("\\")) {
      budget.spend(dear);
      return symbol(c.toString());
    }
    if (!c.name().startsWith("@")) {
      throw new Unreadable("no value known for " + c.name());
    }
    String name = c.name() + "(" + x.re().setScale(12, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return symbol(name);
  }

  private Big wholeNumber(Node.Call c) {
    List<Node> numbers =
        c.name().equals("base")
            ? c.arguments()
            : c.arguments().stream().map(each -> (Node) nearest(of(each))).toList();
    return new dev.assay.grading.algebra.Canon(budget, place.caseMatters())
        .of(new Node.Call(c.name(), numbers))
        .flatMap(dev.assay.grading.algebra.Quotient::number)
        .map(value -> Big.real(decimal(value)))
        .orElseThrow(() -> new GaveUp("a " + c.name() + " too large to compute"));
  }

  private static Node.Num nearest(Big x) {
    BigDecimal value = real(x);
    BigDecimal whole = value.setScale(0, RoundingMode.HALF_EVEN);
    if (value.subtract(whole).abs().compareTo(new BigDecimal("1e-30")) > 0) {
      throw new Unreadable("a factorial of no whole number");
    }
    if (whole.precision() > 20) {
      throw new GaveUp("a factorial too large to compute");
    }
    return new Node.Num(new Rational(whole.toBigInteger(), BigInteger.ONE), -1);
  }

  private Big ratio(Big x, List<Node> arguments) {
    if (arguments.size() != 2) {
      throw new Unreadable("a ratio of more than two inside a sum");
    }
    return x.over(of(arguments.getLast()), context);
  }

  /** A value within 10⁻³⁰ of a whole number cannot be told from it. */
  private static Big rounded(Big x, RoundingMode mode) {
    BigDecimal value = real(x);
    BigDecimal near = value.setScale(0, RoundingMode.HALF_EVEN);
    boolean whole = value.subtract(near).abs().compareTo(new BigDecimal("1e-30")) < 0;
    return Big.real(whole ? near : value.setScale(0, mode));
  }

  private BigDecimal cathetus(Big x) {
    BigDecimal square = BigDecimal.ONE.subtract(real(x).multiply(real(x)), context);
    if (square.signum() < 0) {
      throw new Unreadable("an angle of no real sine");
    }
    return square.sqrt(context);
  }

  private Big over(BigDecimal top, BigDecimal bottom) {
    return Big.real(top).over(Big.real(bottom), context);
  }

  private Big half(Big x) {
    return x.over(Big.real(BigDecimal.valueOf(2)), context);
  }

  private static Big negated(Big x) {
    return new Big(x.re().negate(), x.im().negate());
  }

  private BigDecimal sin(Big x) {
    return Big.sin(real(x), context);
  }

  private BigDecimal cos(Big x) {
    return Big.cos(real(x), context);
  }

  private static BigDecimal real(Big x) {
    if (!x.isReal()) {
      throw new Unreadable("a function of a complex number");
    }
    return x.re();
  }
}
