package dev.assay.grading.equal;

import dev.assay.grading.expr.Budget;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Parser;
import dev.assay.grading.text.Cleaner;
import java.util.Optional;

/**
 * An answer as read.
 *
 * @param cleaned its text without ornament; blank if there is none
 * @param node what it says; empty if it could not be read
 * @param problem why it could not be read; blank if it could
 */
public record Answer(String cleaned, Optional<Node> node, String problem) {

  /** Reads an answer. Never throws. */
  public static Answer of(String text) {
    if (text.length() > Limits.ANSWER) {
      return new Answer(text, Optional.empty(), "more than " + Limits.ANSWER + " characters");
    }
    String cleaned = Cleaner.clean(text);
    try {
      return new Answer(cleaned, Optional.of(Parser.parse(cleaned)), "");
    } catch (Unreadable | GaveUp e) {
      return new Answer(cleaned, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * A key for votes: equal keys imply equal answers. Fractions by value, all else by text; blank if
   * there is no answer, which votes for nothing.
   */
  public String key() {
    try {
      return node.flatMap(n -> Exact.of(n, new Budget()))
          .map(value -> "=" + value)
          .orElse(cleaned.isBlank() ? "" : "\"" + cleaned.replace(" ", ""));
    } catch (Unreadable | GaveUp e) {
      return "\"" + cleaned.replace(" ", "");
    }
  }
}
