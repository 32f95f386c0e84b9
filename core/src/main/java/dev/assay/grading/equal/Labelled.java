package dev.assay.grading.equal;

import java.util.Optional;

/**
 * What an equation says of something that is only named on its left, in a notation that is read in
 * no other way: {@code \int_0^1 x^2\,dx = \frac13}, {@code P(A \mid B) = \frac12}, {@code x_{\max}
 * = 7}.
 */
final class Labelled {
  private static final String[] OPENINGS = {
    "\\int",
    "\\iint",
    "\\oint",
    "\\lim",
    "\\sum",
    "\\prod",
    "\\frac{d}{d",
    "\\Pr",
    "P(",
    "\\text{P}(",
    "E(",
    "\\mathbb{E}",
    "\\mathbb{P}"
  };

  private Labelled() {}

  /** The text behind the last sign of equality; empty where the left side is no such name. */
  static Optional<String> value(String cleaned) {
    int first = cleaned.indexOf('=');
    int last = cleaned.lastIndexOf('=');
    if (first <= 0 || last == cleaned.length() - 1) {
      return Optional.empty();
    }
    String left = cleaned.substring(0, first).strip();
    boolean order = cleaned.substring(first).indexOf('<') >= 0 || "<>!:".indexOf(end(left)) >= 0;
    String right = cleaned.substring(last + 1).strip();
    return !order && isName(left) && right.indexOf(',') < 0 ? Optional.of(right) : Optional.empty();
  }

  private static char end(String text) {
    return text.isEmpty() ? '<' : text.charAt(text.length() - 1);
  }

  private static boolean isName(String left) {
    for (String each : OPENINGS) {
      if (left.startsWith(each)) {
        return true;
      }
    }
    boolean size = left.length() > 2 && left.startsWith("|") && left.endsWith("|");
    return size && left.indexOf('|', 1) == left.length() - 1 || isIndexed(left) || isInverse(left);
  }

  /** A letter with an index in words: {@code x_{\max}}. */
  private static boolean isIndexed(String left) {
    return left.length() > 3
        && Character.isLetter(left.charAt(0))
        && left.startsWith("_{\\", 1)
        && left.indexOf('}') == left.length() - 1;
  }

  /** {@code f^{-1}(3)} and {@code (f \circ g)(2)}. */
  private static boolean isInverse(String left) {
    boolean inverse =
        left.length() > 6 && Character.isLetter(left.charAt(0)) && left.startsWith("^{-1}(", 1);
    return left.endsWith(")") && (inverse || left.startsWith("(") && left.contains("\\circ"));
  }
}
