package dev.assay.grading.generated;

import dev.assay.grading.generated.Term.Add;
import dev.assay.grading.generated.Term.Div;
import dev.assay.grading.generated.Term.Fn;
import dev.assay.grading.generated.Term.Mul;
import dev.assay.grading.generated.Term.Name;
import dev.assay.grading.generated.Term.Pow;
import dev.assay.grading.generated.Term.Root;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Numbers and expressions that are built from terms. */
final class Scalars {
  enum Kind {
    INTEGER,
    FRACTION,
    RADICAL,
    CONSTANT,
    POLYNOMIAL,
    RATIONAL,
    TRIGONOMETRIC,
    LOGARITHMIC
  }

  private final SplittableRandom random;
  private final Rewriting rewriting;
  private final Writer writer;

  Scalars(SplittableRandom random) {
    this.random = random;
    rewriting = new Rewriting(random);
    writer = new Writer(random);
  }

  Case make(Kind kind) {
    Term term = term(kind);
    for (int tries = 0; tries < 50 && !usable(term, kind); tries++) {
      term = term(kind);
    }
    return new Case(
        kind.name().toLowerCase(Locale.ROOT),
        writer.write(term),
        writer.write(rewriting.same(term)),
        writer.write(random.nextInt(8) == 0 ? nearly(term) : rewriting.different(term)));
  }

  /** The term and a 10⁻²⁰ of it, which no double shows. */
  private static Term nearly(Term term) {
    Term large = new Pow(Term.of(10), 20);
    return new Mul(term, new Div(new Add(large, Term.of(1)), large));
  }

  /** With a value in the middle of things, so that its changes are seen. */
  private static boolean usable(Term term, Kind kind) {
    boolean letters = kind.ordinal() >= Kind.POLYNOMIAL.ordinal() && kind != Kind.LOGARITHMIC;
    double value = term.value(name -> letters ? 1.37 + 0.21 * (name.charAt(0) % 3) : Double.NaN);
    return Double.isFinite(value) && Math.abs(value) > 1e-3 && Math.abs(value) < 1e9;
  }

  Term term(Kind kind) {
    return switch (kind) {
      case INTEGER -> sum(this::small, 1 + random.nextInt(3));
      case FRACTION -> sum(() -> new Div(small(), positive()), 1 + random.nextInt(2));
      case RADICAL -> sum(this::radical, 1 + random.nextInt(2));
      case CONSTANT -> sum(this::constant, 1 + random.nextInt(2));
      case POLYNOMIAL -> sum(this::monomial, 2 + random.nextInt(2));
      case RATIONAL -> new Div(sum(this::monomial, 2), sum(this::monomial, 2));
      case TRIGONOMETRIC -> sum(this::trigonometric, 1 + random.nextInt(2));
      case LOGARITHMIC -> sum(this::logarithm, 1 + random.nextInt(2));
    };
  }

  private Term sum(java.util.function.Supplier<Term> part, int count) {
    Term sum = part.get();
    for (int i = 1; i < count; i++) {
      sum = new Add(sum, part.get());
    }
    return sum;
  }

  private Term small() {
    int value = random.nextInt(-30, 31);
    return Term.of(value == 0 ? 7 : value);
  }

  private Term positive() {
    return Term.of(2 + random.nextInt(20));
  }

  private Term radical() {
    Term root = new Root(positive());
    return switch (random.nextInt(4)) {
      case 0 -> root;
      case 1 -> new Mul(small(), root);
      case 2 -> new Div(root, positive());
      default -> new Div(new Add(small(), root), positive());
    };
  }

  private Term constant() {
    Term name = new Name(random.nextInt(3) == 0 ? "e" : "\\pi");
    return switch (random.nextInt(4)) {
      case 0 -> new Mul(small(), name);
      case 1 -> new Div(name, positive());
      case 2 -> new Pow(name, 2);
      default -> new Mul(new Div(small(), positive()), name);
    };
  }

  private Term letter() {
    return new Name(rewriting.oneOf(List.of("x", "y", "a", "n")));
  }

  private Term monomial() {
    Term power = random.nextBoolean() ? letter() : new Pow(letter(), 2 + random.nextInt(3));
    return random.nextInt(4) == 0 ? small() : new Mul(small(), power);
  }

  private Term trigonometric() {
    Term angle =
        random.nextBoolean()
            ? new Name("x")
            : new Div(new Name("\\pi"), Term.of(rewriting.oneOf(List.of(3L, 4L, 5L, 6L, 7L, 12L))));
    return new Mul(positive(), new Fn(rewriting.oneOf(List.of("sin", "cos", "tan")), angle));
  }

  private Term logarithm() {
    return new Mul(positive(), new Fn(rewriting.oneOf(List.of("ln", "log")), positive()));
  }
}
