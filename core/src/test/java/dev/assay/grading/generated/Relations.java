package dev.assay.grading.generated;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Equations, assignments, inequalities and memberships. */
final class Relations {
  enum Kind {
    EQUATION,
    ASSIGNMENT,
    INEQUALITY,
    MEMBERSHIP
  }

  private final SplittableRandom random;
  private final Scalars scalars;
  private final Rewriting rewriting;
  private final Writer writer;

  Relations(SplittableRandom random) {
    this.random = random;
    scalars = new Scalars(random);
    rewriting = new Rewriting(random);
    writer = new Writer(random);
  }

  Case make(Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case EQUATION -> equation(name);
      case ASSIGNMENT -> assignment(name);
      case INEQUALITY -> inequality(name);
      case MEMBERSHIP -> membership(name);
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String line(int a, int b, int c) {
    return a + "x" + (b < 0 ? "" : "+") + b + "y=" + c;
  }

  private Case equation(String name) {
    int a = random.nextInt(1, 9);
    int b = random.nextInt(1, 9) * (random.nextBoolean() ? 1 : -1);
    int c = random.nextInt(-20, 20);
    int k = random.nextInt(2, 5) * (random.nextBoolean() ? 1 : -1);
    return new Case(
        name,
        line(a, b, c),
        pick(
            line(a * k, b * k, c * k),
            c + "=" + a + "x" + (b < 0 ? "" : "+") + b + "y",
            a + "x" + (b < 0 ? "" : "+") + b + "y" + (c < 0 ? "+" : "-") + Math.abs(c) + "=0",
            a + "x=" + -b + "y" + (c < 0 ? "" : "+") + c),
        pick(
            line(a, b, c + 1),
            line(a + 1, b, c),
            line(a, -b, c),
            a + "x" + (b < 0 ? "" : "+") + b + "y"));
  }

  private Case assignment(String name) {
    Term value = scalars.term(Scalars.Kind.values()[random.nextInt(4)]);
    String letter = rewriting.oneOf(List.of("x", "y", "n", "k", "f(x)"));
    String same = writer.write(rewriting.same(value));
    return new Case(
        name,
        letter + pick("=", " = ") + writer.write(value),
        pick(same, letter + "=" + same, same + "=" + letter),
        pick(
            letter + "=" + writer.write(rewriting.different(value)),
            writer.write(rewriting.different(value)),
            "m=" + writer.write(value)));
  }

  private Case inequality(String name) {
    int a = random.nextInt(2, 7);
    int c = random.nextInt(-20, 20);
    boolean less = random.nextBoolean();
    boolean weak = random.nextBoolean();
    String sign = less ? weak ? "\\le " : "<" : weak ? "\\geq " : ">";
    String turned = less ? weak ? "\\ge " : ">" : weak ? "\\leq " : "<";
    String changed = less ? weak ? "<" : "\\leq " : weak ? ">" : "\\ge ";
    return new Case(
        name,
        "x" + sign + c,
        pick(
            a + "x" + sign + a * c,
            "-" + a + "x" + turned + -a * c,
            c + turned + "x",
            "x" + (c < 0 ? "+" : "-") + Math.abs(c) + sign + "0"),
        pick(
            "x" + turned + c,
            "x" + changed + c,
            "x" + sign + (c + 1),
            "-" + a + "x" + sign + -a * c));
  }

  private Case membership(String name) {
    int low = random.nextInt(-9, 9);
    int high = low + random.nextInt(1, 9);
    String letter = pick("x", "t", "\\theta");
    return new Case(
        name,
        letter + " \\in [" + low + "," + high + "]",
        pick(
            "[" + low + "," + high + "]",
            letter
                + "\\in \\left[ "
                + low
                + ", "
                + writer.write(rewriting.same(Term.of(high)))
                + "\\right]",
            low + "\\le " + letter + "\\le " + high),
        pick(
            letter + "\\in [" + low + "," + (high + 1) + "]",
            letter + " \\in (" + low + "," + high + "]",
            "[" + low + "," + high + ")",
            low + " < " + letter + " \\le " + high));
  }
}
