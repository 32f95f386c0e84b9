package dev.assay.grading.equal;

import dev.assay.grading.expr.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A place at which expressions are compared: a number for each letter, exact in binary. Its size
 * depends on the name; whether it is below 0 does not, but on the place alone: all letters are
 * above 0 at the first place, all below at the second, then each is the only one on its side, and
 * then all are above and below in turn.
 *
 * @param point number of the place
 * @param letters the letters of both expressions
 * @param whole whether letters stand for whole numbers
 */
record Points(int point, List<String> letters, boolean caseMatters, boolean whole) {
  /** How many places there are behind those where letters differ in sign; even. */
  static final int COUNT = 12;

  private static final double STEPS = 64;
  private static final int FEW = 4;
  private static final Set<String> CONSTANTS = Set.of("pi", "e", "i", "inf");

  Points {
    letters = List.copyOf(letters);
  }

  /** The first place for some expressions. */
  static Points of(boolean caseMatters, Node... nodes) {
    var letters = new LinkedHashSet<String>();
    boolean whole = false;
    for (Node node : nodes) {
      whole |= whole(node);
      collect(node, letters);
    }
    List<String> all = letters.stream().map(name -> named(name, caseMatters)).distinct().toList();
    return new Points(0, all, caseMatters, whole);
  }

  private static void collect(Node node, Set<String> letters) {
    boolean unused =
        Node.any(
            node,
            each -> {
              if (each instanceof Node.Sym s && !CONSTANTS.contains(s.name())) {
                letters.add(s.name());
              } else if (each instanceof Node.Call c && c.name().startsWith("@")) {
                letters.add(c.name());
              }
              return false;
            });
  }

  private static String named(String name, boolean caseMatters) {
    int open = name.startsWith("@") ? name.indexOf('(') : -1;
    String head = open < 0 ? name : name.substring(0, open);
    return caseMatters ? head : head.toLowerCase(Locale.ROOT);
  }

  /** Another place for the same expressions. */
  Points at(int place) {
    return new Points(place, letters, caseMatters, whole);
  }

  /** How many of the first places differ in the signs of letters; of few letters all ways do. */
  int patterns() {
    int n = letters.size();
    return n > FEW || n < 2 ? 2 : n == 2 ? 4 : 2 + 2 * n;
  }

  /** The value of a letter; never 0. */
  double value(String name) {
    String letter = caseMatters ? name : name.toLowerCase(Locale.ROOT);
    long mixed = (letter.hashCode() * 31L + point + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    long bits = (mixed ^ (mixed >>> 29)) >>> 11;
    if (whole) {
      return 1 + bits % 7 + point;
    }
    return (isNegative(name) ? -1 : 1) * (19 + bits % 131) / STEPS;
  }

  private boolean isNegative(String name) {
    if (point < 2 || point >= patterns()) {
      return point % 2 == 1;
    }
    boolean alone = letters.indexOf(named(name, caseMatters)) == point / 2 - 1;
    return alone == (point % 2 == 0);
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

  /** Whether what it comes to may depend on the sign of a letter otherwise than a fraction does. */
  static boolean hasSides(Node node) {
    return Node.any(
        node,
        each ->
            each instanceof Node.Power p && !isWhole(p.exponent()) && hasLetter(p.base())
                || each instanceof Node.Call c && hasLetter(c));
  }

  private static boolean isWhole(Node exponent) {
    return exponent instanceof Node.Num n && n.value().isWhole();
  }

  /** Whether it has the size of something with a letter in it. */
  static boolean hasSize(Node node) {
    return Node.any(
        node, each -> each instanceof Node.Call c && c.name().equals("abs") && hasLetter(c));
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
