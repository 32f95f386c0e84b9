package dev.assay.grading.generated;

import dev.assay.grading.generated.Term.Add;
import dev.assay.grading.generated.Term.Div;
import dev.assay.grading.generated.Term.Fn;
import dev.assay.grading.generated.Term.Int;
import dev.assay.grading.generated.Term.Mul;
import dev.assay.grading.generated.Term.Name;
import dev.assay.grading.generated.Term.Pow;
import dev.assay.grading.generated.Term.Root;
import java.util.SplittableRandom;

/**
 * Writes terms as models do: with sizes of brackets, signs of multiplication and blanks at random.
 */
final class Writer {
  private final SplittableRandom random;

  Writer(SplittableRandom random) {
    this.random = random;
  }

  String write(Term term) {
    return switch (term) {
      case Int i -> String.valueOf(i.value());
      case Name n -> n.name() + (n.name().startsWith("\\") ? " " : "");
      case Add t -> write(t.a()) + blank() + added(t.b());
      case Mul t -> product(t);
      case Div t -> quotient(t);
      case Pow t -> power(t);
      case Root t -> "\\sqrt{" + write(t.inside()) + "}";
      case Fn t -> "\\" + t.name() + bracketed(t.argument());
    };
  }

  private String added(Term term) {
    String text = write(term);
    return text.startsWith("-")
        ? (term instanceof Add ? "+" + bracketed(term) : text)
        : "+" + blank() + text;
  }

  private String product(Mul t) {
    if (t.a() instanceof Int i && i.value() == -1 && !(t.b() instanceof Add)) {
      String text = write(t.b());
      return text.startsWith("-") ? "-" + bracketed(t.b()) : "-" + text;
    }
    String left = factor(t.a());
    String right = factor(t.b());
    boolean clear =
        right.startsWith("(") || right.startsWith("\\left") || right.startsWith("\\sqrt");
    boolean letter =
        Character.isLetter(right.charAt(0))
            && !Character.isLetter(left.charAt(left.length() - 1))
            && right.charAt(0) != 'e'; // 18e+30 may be a power of ten
    boolean function = t.a() instanceof Fn;
    String sign = random.nextBoolean() ? " \\cdot " : " \\times ";
    return left + ((clear || letter) && !function && random.nextBoolean() ? "" : sign) + right;
  }

  private String factor(Term term) {
    boolean plain =
        term instanceof Name
            || term instanceof Root
            || term instanceof Fn
            || term instanceof Pow
            || term instanceof Int i && i.value() >= 0;
    return plain ? write(term) : bracketed(term);
  }

  private String quotient(Div t) {
    if (random.nextInt(4) == 0 && !(t.b() instanceof Fn)) {
      return "(" + factor(t.a()) + ")/" + atom(t.b());
    }
    String name = random.nextInt(4) == 0 ? "\\dfrac" : "\\frac";
    return name + "{" + write(t.a()) + "}{" + write(t.b()) + "}";
  }

  private String power(Pow t) {
    String base =
        t.base() instanceof Name || t.base() instanceof Int i && i.value() >= 0
            ? write(t.base())
            : bracketed(t.base());
    boolean bare = t.exponent() >= 0 && t.exponent() < 10 && random.nextBoolean();
    return base.strip() + "^" + (bare ? "" + t.exponent() : "{" + t.exponent() + "}");
  }

  private String atom(Term term) {
    return term instanceof Int i && i.value() >= 0 || term instanceof Name
        ? write(term)
        : bracketed(term);
  }

  private String bracketed(Term term) {
    String inside = write(term);
    return random.nextBoolean() ? "(" + inside + ")" : "\\left(" + blank() + inside + "\\right)";
  }

  String blank() {
    return random.nextInt(3) == 0 ? " " : "";
  }
}
