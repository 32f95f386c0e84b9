package dev.assay.grading.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A real expression as the generators have it, with an evaluator that shares no code with ours. */
sealed interface Term {

  record Int(long value) implements Term {}

  /** A letter, or {@code \pi} or {@code e}. */
  record Name(String name) implements Term {}

  record Add(Term a, Term b) implements Term {}

  record Mul(Term a, Term b) implements Term {}

  record Div(Term a, Term b) implements Term {}

  record Pow(Term base, int exponent) implements Term {}

  record Root(Term inside) implements Term {}

  record Fn(String name, Term argument) implements Term {}

  static Term of(long value) {
    return new Int(value);
  }

  static Term negate(Term term) {
    return term instanceof Int i ? of(-i.value()) : new Mul(of(-1), term);
  }

  /** Its value, given those of the letters; NaN if it has none. */
  default double value(ToDoubleFunction<String> letters) {
    return switch (this) {
      case Int i -> i.value();
      case Name n ->
          n.name().equals("\\pi")
              ? Math.PI
              : n.name().equals("e") ? Math.E : letters.applyAsDouble(n.name());
      case Add t -> t.a().value(letters) + t.b().value(letters);
      case Mul t -> t.a().value(letters) * t.b().value(letters);
      case Div t -> t.a().value(letters) / t.b().value(letters);
      case Pow t -> Math.pow(t.base().value(letters), t.exponent());
      case Root t -> Math.sqrt(t.inside().value(letters));
      case Fn t -> function(t.name(), t.argument().value(letters));
    };
  }

  private static double function(String name, double x) {
    return switch (name) {
      case "sin" -> Math.sin(x);
      case "cos" -> Math.cos(x);
      case "tan" -> Math.tan(x);
      case "ln" -> Math.log(x);
      case "log" -> Math.log10(x);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The value without letters. */
  default double number() {
    return value(letter -> Double.NaN);
  }

  default List<Term> parts() {
    return switch (this) {
      case Int i -> List.of();
      case Name n -> List.of();
      case Add t -> List.of(t.a(), t.b());
      case Mul t -> List.of(t.a(), t.b());
      case Div t -> List.of(t.a(), t.b());
      case Pow t -> List.of(t.base());
      case Root t -> List.of(t.inside());
      case Fn t -> List.of(t.argument());
    };
  }

  default Term with(List<Term> parts) {
    return switch (this) {
      case Int i -> i;
      case Name n -> n;
      case Add t -> new Add(parts.get(0), parts.get(1));
      case Mul t -> new Mul(parts.get(0), parts.get(1));
      case Div t -> new Div(parts.get(0), parts.get(1));
      case Pow t -> new Pow(parts.get(0), t.exponent());
      case Root t -> new Root(parts.get(0));
      case Fn t -> new Fn(t.name(), parts.get(0));
    };
  }

  default int size() {
    return 1 + parts().stream().mapToInt(Term::size).sum();
  }

  /** With its {@code at}-th part, in the order of reading, replaced by what becomes of it. */
  default Term replaced(int at, java.util.function.UnaryOperator<Term> change) {
    if (at == 0) {
      return change.apply(this);
    }
    var parts = new ArrayList<>(parts());
    int skip = at - 1;
    for (int i = 0; i < parts.size(); i++) {
      if (skip < parts.get(i).size()) {
        parts.set(i, parts.get(i).replaced(skip, change));
        break;
      }
      skip -= parts.get(i).size();
    }
    return with(parts);
  }
}
