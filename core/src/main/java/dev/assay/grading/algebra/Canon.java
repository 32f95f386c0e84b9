package dev.assay.grading.algebra;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Rational;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Turns a node into its canonical form, exactly. For one comparison and one thread. */
public final class Canon {
  private static final int PRIMES_BELOW = 2_000;
  private static final int LONGEST_KEY = 1_500;
  private static final int FACTORED_BITS = 1_200;

  private final Budget budget;
  private final boolean caseMatters;

  public Canon(Budget budget, boolean caseMatters) {
    this.budget = budget;
    this.caseMatters = caseMatters;
  }

  /** The canonical form; empty when the node has none that is short enough. */
  public Optional<Quotient> of(Node node) {
    try {
      return Optional.of(form(node));
    } catch (GaveUp e) {
      return Optional.empty();
    }
  }

  private Quotient form(Node node) {
    budget.spend(1);
    return switch (node) {
      case Node.Num n -> Quotient.of(Poly.constant(n.value()));
      case Node.Sym s -> symbol(s.name());
      case Node.Sum s -> {
        Quotient sum = Quotient.of(Poly.ZERO);
        for (Node term : s.terms()) {
          sum = sum.plus(form(term), budget);
        }
        yield sum;
      }
      case Node.Product p -> {
        Quotient product = Quotient.ONE;
        for (Node factor : p.factors()) {
          product = product.times(form(factor), budget);
        }
        yield product;
      }
      case Node.Power p -> power(p);
      case Node.Call c -> call(c);
      case Node.Group g -> throw none();
      case Node.Interval i -> throw none();
      case Node.Matrix m -> throw none();
      case Node.Relation r -> throw none();
    };
  }

  private static GaveUp none() {
    return new GaveUp("no number");
  }

  private Quotient symbol(String name) {
    if (name.equals("inf") || name.startsWith("\\")) {
      throw none();
    }
    boolean constant = name.equals("pi") || name.equals("e") || name.equals("i");
    return Quotient.of(Poly.atom(constant || caseMatters ? name : name.toLowerCase(Locale.ROOT)));
  }

  private Quotient power(Node.Power power) {
    Quotient exponent = form(power.exponent());
    Quotient base = form(power.base());
    Optional<Rational> number = exponent.number();
    if (number.isEmpty()) {
      return atom("pow", base, exponent);
    }
    if (number.get().isWhole()) {
      if (base.isZero() && number.get().top().signum() <= 0) {
        throw new dev.assay.grading.expr.Unreadable("zero to the power of nothing above zero");
      }
      return base.isZero()
          ? base
          : base.pow(number.get(), budget).orElseGet(() -> atom("pow", base, exponent));
    }
    Optional<Rational> fraction = base.number();
    return fraction.isPresent() && fraction.get().top().signum() != 0
        ? root(fraction.get(), number.get())
        : base.isZero() ? base : atom("pow", base, exponent);
  }

  /** Of a negative number the root that is real, else i times that of its opposite. */
  private Quotient root(Rational base, Rational exponent) {
    boolean negative = base.top().signum() < 0;
    boolean odd = exponent.bottom().testBit(0);
    if (negative && !odd && !exponent.bottom().equals(BigInteger.TWO)) {
      throw none();
    }
    Quotient size = primes(base.top().abs(), exponent);
    size = size.times(primes(base.bottom(), exponent.times(Rational.of(-1))), budget);
    if (!negative) {
      return size;
    }
    if (odd) {
      return exponent.top().testBit(0)
          ? size.times(Quotient.of(Poly.constant(Rational.of(-1))), budget)
          : size;
    }
    return size.times(
        Quotient.of(
            Poly.of(Monomial.of("i", new Rational(exponent.top(), BigInteger.ONE)), Rational.ONE)),
        budget);
  }

  private Quotient primes(BigInteger number, Rational exponent) {
    if (number.bitLength() > FACTORED_BITS) {
      throw none();
    }
    Quotient product = Quotient.ONE;
    BigInteger rest = number;
    for (long p = 2; p < PRIMES_BELOW && rest.bitLength() > 1; p += p == 2 ? 1 : 2) {
      BigInteger prime = BigInteger.valueOf(p);
      if (rest.bitLength() < 22 && p * p > rest.longValue()) {
        break;
      }
      int times = 0;
      BigInteger[] parts = rest.divideAndRemainder(prime);
      while (parts[1].signum() == 0) {
        rest = parts[0];
        times++;
        parts = rest.divideAndRemainder(prime);
      }
      budget.spend(rest.bitLength() > 64 ? 1 + rest.bitLength() / 256 : 0);
      if (times > 0) {
        product = product.times(prime(prime, exponent.times(Rational.of(times))), budget);
      }
    }
    return rest.equals(BigInteger.ONE) ? product : product.times(square(rest, exponent), budget);
  }

  private Quotient square(BigInteger rest, Rational exponent) {
    BigInteger root = rest.sqrt();
    return root.multiply(root).equals(rest)
        ? prime(root, exponent.times(Rational.of(2)))
        : prime(rest, exponent);
  }

  private static Quotient prime(BigInteger prime, Rational exponent) {
    return Quotient.of(Poly.of(Monomial.of("#" + prime, exponent), Rational.ONE));
  }

  private Quotient atom(String name, Quotient... arguments) {
    var key = new StringJoiner(",", name + "(", ")");
    for (Quotient each : arguments) {
      key.add(each.toString());
    }
    if (key.length() > LONGEST_KEY) {
      throw new GaveUp("a function of something too long");
    }
    budget.spend(key.length() / 16);
    return Quotient.of(Poly.atom(key.toString()));
  }

  private Quotient call(Node.Call call) {
    Node first = call.arguments().getFirst();
    return switch (call.name()) {
      case "deg" -> form(first);
      case "percent" ->
          form(first)
              .times(
                  Quotient.of(Poly.constant(new Rational(BigInteger.ONE, BigInteger.valueOf(100)))),
                  budget);
      case "exp" -> form(new Node.Power(new Node.Sym("e"), first));
      case "max",
          "min",
          "gcd",
          "lcm",
          "factorial",
          "factorial2",
          "mod",
          "base",
          "binom",
          "floor",
          "ceil",
          "ratio" ->
          dev.assay.grading.algebra.Whole.of(call, this, budget)
              .map(value -> Quotient.of(Poly.constant(value)))
              .orElseGet(() -> isQuotient(call) ? quotient(call) : plain(call));
      case "abs" -> {
        Quotient inside = form(first);
        Optional<Rational> number = inside.number();
        yield number.isPresent()
            ? Quotient.of(Poly.constant(number.get().abs()))
            : atom("abs", inside);
      }
      default -> plain(call);
    };
  }

  private static boolean isQuotient(Node.Call call) {
    return call.name().equals("ratio") && call.arguments().size() == 2;
  }

  private Quotient quotient(Node.Call ratio) {
    return form(Node.divide(ratio.arguments().getFirst(), ratio.arguments().getLast()));
  }

  private Quotient plain(Node.Call call) {
    boolean trigonometric = Trigonometry.NAMES.contains(call.name());
    Quotient[] arguments = new Quotient[call.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      Node argument = call.arguments().get(i);
      arguments[i] =
          trigonometric && argument instanceof Node.Call deg && deg.name().equals("deg")
              ? form(Trigonometry.radians(deg))
              : form(argument);
    }
    if (Whole.SEVERAL.contains(call.name())) {
      Arrays.sort(arguments, Comparator.comparing(Quotient::toString)); // none of them comes first
    }
    return atom(call.name(), arguments);
  }
}
