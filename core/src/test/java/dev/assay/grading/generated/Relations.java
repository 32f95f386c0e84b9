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
    MEMBERSHIP,
    CURVE,
    FUNCTION,
    ALTERNATIVE
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
      case CURVE -> curve(name);
      case FUNCTION -> function(name);
      case ALTERNATIVE -> alternative(name);
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
            line(a, b, c).replace("x", ".0000000001x"),
            line(a, b, c).replace("=", "\\ge "),
            a + "x" + (b < 0 ? "" : "+") + b + "y"));
  }

  /** A number that differs from a whole one by a 10⁻¹⁰ to 10⁻²⁵ of it. */
  private String nearly(int whole) {
    return whole + "." + "0".repeat(9 + random.nextInt(16)) + "1";
  }

  private static String conic(String a, String b, String c) {
    return a + "x^2+" + b + "y^2=" + c;
  }

  /** A conic: near misses differ by one coefficient, and by less than doubles would notice. */
  private Case curve(String name) {
    int a = random.nextInt(2, 9);
    int b = random.nextInt(2, 9);
    int c = random.nextInt(1, 50);
    int k = random.nextInt(2, 6);
    return new Case(
        name,
        conic("" + a, "" + b, "" + c),
        pick(
            conic("" + a * k, "" + b * k, "" + c * k),
            b + "y^2=" + c + "-" + a + "x^2",
            "\\frac{x^2}{" + b + "}+\\frac{y^2}{" + a + "}=\\frac{" + c + "}{" + a * b + "}"),
        pick(
            conic(nearly(a), "" + b, "" + c),
            conic("" + a, nearly(b), "" + c),
            conic("" + a, "" + b, nearly(c)),
            conic("" + a, "-" + b, "" + c).replace("+-", "-"),
            conic("" + a, "" + b, "" + c).replace("=", "\\le ")));
  }

  /** An equation with functions in it, which has no canonical form. */
  private Case function(String name) {
    int a = random.nextInt(2, 9);
    int k = random.nextInt(2, 6);
    String f = pick("\\sin x", "\\cos 2x", "e^{x}", "\\sqrt{x^2+1}", "\\ln x");
    String g = pick("\\cos y", "y^3", "e^{2y}");
    return new Case(
        name,
        a + f + "=" + g,
        pick(a * k + f + "=" + k + g, g + "-" + a + f + "=0", f + "=\\frac{1}{" + a + "}" + g),
        pick(nearly(a) + f + "=" + g, a + f + "=" + nearly(1) + g, "-" + a + f + "=" + g));
  }

  /** Two inequalities with a word between. */
  private Case alternative(String name) {
    int low = random.nextInt(-9, 9);
    int high = low + random.nextInt(1, 9);
    boolean weak = random.nextBoolean();
    String less = weak ? "\\le " : "<";
    String more = weak ? "\\ge " : ">";
    String open = weak ? "]" : ")";
    String close = weak ? "[" : "(";
    String first = "x" + less + low;
    String second = "x" + more + high;
    return new Case(
        name,
        first + pick(" or ", "\\text{ or }", " \\lor ") + second,
        pick(
            "(-\\infty," + low + open + "\\cup" + close + high + ",\\infty)",
            second + " or " + first,
            "\\{x \\mid " + first + " \\text{ or } " + second + "\\}"),
        pick(
            first + " and " + second,
            low + less + "x" + less + high,
            first + " or x" + (weak ? ">" : "\\ge ") + high,
            "x" + less + nearly(Math.abs(low) + 10) + " or " + second,
            "(-\\infty," + low + open + "\\cup" + close + high + ".5,\\infty)"));
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
            "-" + a + "x" + sign + -a * c,
            "x" + sign + nearly(Math.abs(c)).replaceFirst("^", c < 0 ? "-" : "")));
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
            letter + "\\in [" + low + "," + high + ".00000000000000000001]",
            low + " < " + letter + " \\le " + high));
  }
}
