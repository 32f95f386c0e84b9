package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import java.util.Locale;
import java.util.Set;

/** The places at which expressions are compared: a number for each letter, exact in binary. */
final class Points {
  /** How many places there are; at the odd ones some letters are negative. */
  static final int COUNT = 6;

  private static final double STEPS = 64;
  private static final Set<String> CONSTANTS = Set.of("pi", "e", "i", "inf");

  private Points() {}

  /** The value of a letter, which depends on its name and the place alone; never 0. */
  static double value(String name, int point, boolean caseMatters, boolean whole) {
    String letter = caseMatters ? name : name.toLowerCase(Locale.ROOT);
    long mixed = (letter.hashCode() * 31L + point + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    long bits = (mixed ^ (mixed >>> 29)) >>> 11;
    if (whole) {
      return 1 + bits % 7 + point;
    }
    boolean negative = point % 2 == 1 && (point == 1 || (bits & 1) == 1);
    return (negative ? -1 : 1) * (19 + bits % 131) / STEPS;
  }

  /** Whether an expression asks for whole numbers: a factorial or binomial of a letter. */
  static boolean whole(Node node) {
    return Node.any(
        node,
        each ->
            each instanceof Node.Call c
                && (c.name().equals("factorial") || c.name().equals("binom")));
  }

  /** Whether i is in it, so that values off the real line are meant. */
  static boolean imaginary(Node node) {
    return Node.any(node, each -> each instanceof Node.Sym s && s.name().equals("i"));
  }

  /** Whether it has a letter that stands for a number. */
  static boolean hasLetter(Node node) {
    return Node.any(
        node,
        each ->
            each instanceof Node.Sym s && !CONSTANTS.contains(s.name())
                || each instanceof Node.Call c
                    && (c.name().startsWith("@") || c.name().startsWith("\\")));
  }

  /** Whether a letter stands in a function, such as a floor or a sine. */
  static boolean hasLetterInCall(Node node) {
    return Node.any(node, each -> each instanceof Node.Call c && hasLetter(c));
  }
}
