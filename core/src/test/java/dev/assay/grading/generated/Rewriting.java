package dev.assay.grading.generated;

import dev.assay.grading.generated.Term.Add;
import dev.assay.grading.generated.Term.Div;
import dev.assay.grading.generated.Term.Fn;
import dev.assay.grading.generated.Term.Int;
import dev.assay.grading.generated.Term.Mul;
import dev.assay.grading.generated.Term.Name;
import dev.assay.grading.generated.Term.Pow;
import dev.assay.grading.generated.Term.Root;
import java.util.List;
import java.util.SplittableRandom;

/** Rules of algebra, each true wherever both sides have a value, put to random places of a term. */
final class Rewriting {
  private static final double[][] POINTS = {
    {1.37, 0.61, 2.11}, {-0.83, 1.93, 0.47}, {3.3, -1.7, 0.9}
  };
  private final SplittableRandom random;

  Rewriting(SplittableRandom random) {
    this.random = random;
  }

  /** The same, written in another way. */
  Term same(Term term) {
    Term result = term;
    for (int steps = 1 + random.nextInt(4); steps > 0; steps--) {
      result = result.replaced(random.nextInt(result.size()), this::step);
    }
    return result;
  }

  /** One that has another value, seen at points. */
  Term different(Term term) {
    for (int tries = 0; tries < 200; tries++) {
      Term other = term.replaced(random.nextInt(term.size()), this::broken);
      if (differ(term, other)) {
        return random.nextBoolean() ? same(other) : other;
      }
    }
    return new Add(term, Term.of(1));
  }

  static boolean differ(Term a, Term b) {
    boolean differ = false;
    for (double[] point : POINTS) {
      double x = a.value(name -> point[name.charAt(0) % 3]);
      double y = b.value(name -> point[name.charAt(0) % 3]);
      if (Double.isFinite(x) != Double.isFinite(y)) {
        return false; // too doubtful to be told
      }
      differ |= Math.abs(x - y) > 1e-4 * Math.max(1e-3, Math.abs(x) + Math.abs(y));
    }
    return differ;
  }

  private Term broken(Term term) {
    return switch (term) {
      case Int i -> Term.of(i.value() + (random.nextBoolean() ? 1L : -1L) * random.nextLong(1, 5));
      case Add t ->
          random.nextBoolean() ? new Mul(t.a(), t.b()) : new Add(t.a(), Term.negate(t.b()));
      case Mul t -> new Add(t.a(), t.b());
      case Div t -> random.nextBoolean() ? new Div(t.b(), t.a()) : new Mul(t.a(), t.b());
      case Pow t -> new Pow(t.base(), t.exponent() + 1);
      case Root t -> t.inside();
      case Fn t ->
          new Fn(t.name().equals("sin") ? "cos" : t.name(), new Mul(Term.of(2), t.argument()));
      case Name n -> new Mul(Term.of(2), n);
    };
  }

  private Term step(Term term) {
    return random.nextInt(4) == 0 ? anywhere(term) : particular(term);
  }

  private Term anywhere(Term term) {
    Term k = Term.of(2 + random.nextInt(5));
    return switch (random.nextInt(4)) {
      case 0 -> new Add(new Add(term, k), Term.negate(k));
      case 1 -> new Div(new Mul(k, term), k);
      case 2 -> Term.negate(Term.negate(term));
      default -> new Mul(term, new Div(k, k));
    };
  }

  private Term particular(Term term) {
    long k = random.nextLong(2, 7);
    return switch (term) {
      case Int i ->
          random.nextBoolean()
              ? new Add(Term.of(i.value() - k), Term.of(k))
              : new Div(Term.of(i.value() * k), Term.of(k));
      case Add t -> sum(t);
      case Mul t -> product(t);
      case Div t -> quotient(t, Term.of(k));
      case Pow t when t.exponent() == 2 && t.base() instanceof Add s ->
          new Add(
              new Pow(s.a(), 2),
              new Add(new Mul(Term.of(2), new Mul(s.a(), s.b())), new Pow(s.b(), 2)));
      case Pow t when t.exponent() >= 2 -> new Mul(t.base(), new Pow(t.base(), t.exponent() - 1));
      case Pow t -> t;
      case Root t -> new Div(new Root(new Mul(Term.of(k * k), t.inside())), Term.of(k));
      case Fn t -> function(t);
      case Name n -> new Add(new Mul(Term.of(k), n), new Mul(Term.of(1 - k), n));
    };
  }

  private Term sum(Add t) {
    if (t.a() instanceof Add left && random.nextBoolean()) {
      return new Add(left.a(), new Add(left.b(), t.b()));
    }
    return new Add(t.b(), t.a());
  }

  private Term product(Mul t) {
    if (t.b() instanceof Add sum && random.nextBoolean()) {
      return new Add(new Mul(t.a(), sum.a()), new Mul(t.a(), sum.b()));
    }
    if (t.a() instanceof Root x && t.b() instanceof Root y) {
      return new Root(new Mul(x.inside(), y.inside()));
    }
    return new Mul(t.b(), t.a());
  }

  private Term quotient(Div t, Term k) {
    return switch (random.nextInt(3)) {
      case 0 -> new Mul(t.a(), new Div(Term.of(1), t.b()));
      case 1 -> new Div(new Mul(k, t.a()), new Mul(t.b(), k));
      default ->
          t.a() instanceof Add sum
              ? new Add(new Div(sum.a(), t.b()), new Div(sum.b(), t.b()))
              : new Div(Term.negate(t.a()), Term.negate(t.b()));
    };
  }

  private Term function(Fn t) {
    Term x = t.argument();
    Term half = new Div(x, Term.of(2));
    Term quarter = new Div(new Name("\\pi"), Term.of(2));
    return switch (t.name()) {
      case "sin" ->
          random.nextBoolean()
              ? new Fn("cos", new Add(quarter, Term.negate(x)))
              : new Mul(Term.of(2), new Mul(new Fn("sin", half), new Fn("cos", half)));
      case "cos" ->
          random.nextBoolean()
              ? new Fn("sin", new Add(quarter, Term.negate(x)))
              : new Add(Term.of(1), new Mul(Term.of(-2), new Pow(new Fn("sin", half), 2)));
      case "tan" -> new Div(new Fn("sin", x), new Fn("cos", x));
      default ->
          random.nextBoolean()
              ? new Div(new Fn(t.name(), new Pow(x, 2)), Term.of(2))
              : new Add(
                  new Fn(t.name(), new Mul(Term.of(3), x)),
                  Term.negate(new Fn(t.name(), Term.of(3))));
    };
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
