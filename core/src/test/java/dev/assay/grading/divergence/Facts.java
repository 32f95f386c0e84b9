package dev.assay.grading.divergence;

import dev.assay.grading.Gold;
import dev.assay.grading.Prediction;
import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.Node;
import dev.assay.grading.text.Cleaner;
import java.util.Optional;

/**
 * What is known of a pair without grading it.
 *
 * @param gold the gold answer as written
 * @param answer the answer as found in the completion
 * @param completion what it was found in
 * @param theyEqual whether Math-Verify calls them equal
 * @param g what the gold answer was read as
 * @param p what the answer was read as
 */
record Facts(
    String gold,
    String answer,
    String completion,
    boolean theyEqual,
    Optional<Node> g,
    Optional<Node> p) {

  static Facts of(String gold, Prediction prediction, String completion, boolean theyEqual) {
    return new Facts(
        gold,
        prediction.extraction().text(),
        completion,
        theyEqual,
        Gold.of(gold).answer().in(Dialect.MATH_VERIFY).node(),
        prediction.answer().in(Dialect.MATH_VERIFY).node());
  }

  boolean theyDiffer() {
    return !theyEqual;
  }

  /** Both texts in one, for what may stand in either. */
  String both() {
    return gold + " \n " + answer;
  }

  boolean eitherHas(String pattern) {
    return Shapes.has(gold, pattern) || Shapes.has(answer, pattern);
  }

  boolean sameLetters() {
    return letters(gold).equals(letters(answer));
  }

  private static String letters(String text) {
    return Cleaner.letters(Cleaner.clean(text, Dialect.MATH_VERIFY)).replace("\"", "");
  }

  double goldValue() {
    return g.map(Doubles::of).orElse(Double.NaN);
  }

  double answerValue() {
    return p.map(Doubles::of).orElse(Double.NaN);
  }
}
