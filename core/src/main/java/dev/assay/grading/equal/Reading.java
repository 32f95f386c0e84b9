package dev.assay.grading.equal;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Literals;
import dev.assay.grading.parse.Parser;
import dev.assay.grading.text.Cleaner;
import java.util.Optional;

/**
 * An answer as one dialect reads it.
 *
 * @param cleaned its text without ornament and unit; blank if there is none
 * @param unit the unit or words behind it, as written; blank if there are none
 * @param node what it says, without its unit; empty if it could not be read
 * @param measured what it says, with its unit; empty if it could not be read
 * @param problem why it could not be read; blank if it could
 */
public record Reading(
    String cleaned, String unit, Optional<Node> node, Optional<Node> measured, String problem) {

  /** Letters of variables side by side, such as mg. */
  private static final int LONGEST_SPELLED = 5;

  /** What begins with so many blanks is taken for blank. */
  private static final int BLANKS = 1 << 16;

  /** Reads an answer. Never throws. */
  static Reading of(String text, Dialect dialect) {
    if (text.length() > Limits.ANSWER) {
      boolean blank = text.substring(0, Math.min(text.length(), BLANKS)).isBlank();
      return unread(blank ? "" : text, "", "more than " + Limits.ANSWER + " characters");
    }
    Cleaner.Cleaned parts = Cleaner.parts(text, dialect);
    try {
      Node node =
          Literals.of(parts.text(), "", dialect)
              .orElseGet(() -> Parser.parse(parts.text(), dialect));
      Node measured =
          Literals.of(parts.text(), parts.unit(), dialect)
              .orElseGet(() -> Quantities.measured(node, parts.unit()));
      return new Reading(parts.text(), parts.unit(), Optional.of(node), Optional.of(measured), "");
    } catch (Unreadable | GaveUp e) {
      return unread(parts.text(), parts.unit(), String.valueOf(e.getMessage()));
    }
  }

  /**
   * What it says when the letters behind its number are no unit, as the m of {@code 2 m}; empty if
   * there are none.
   */
  public Optional<Node> spelled() {
    String word = unit.replace("\\text", "").replace("{", "").replace("}", "").strip();
    boolean letters =
        !word.isEmpty()
            && word.length() <= LONGEST_SPELLED
            && word.chars().allMatch(c -> c < 128 && (Character.isLetter(c) || c == ' '));
    if (!letters || node.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Parser.parse(cleaned + " " + word, Dialect.STRICT));
    } catch (Unreadable | GaveUp e) {
      return Optional.empty();
    }
  }

  /**
   * The value of what an equation only names on its left, such as {@code P(A \mid B)}; empty if
   * this is no such equation.
   */
  public Optional<Reading> labelled() {
    return Labelled.value(cleaned)
        .map(value -> of((value + " " + unit).strip(), Dialect.STRICT))
        .filter(read -> read.node.isPresent());
  }

  /** Whether a sign of equality is in it. */
  public boolean isEquation() {
    return cleaned.length() <= Limits.ANSWER && cleaned.indexOf('=') > 0;
  }

  /** Whether a letter is in it that stands for a number. */
  public boolean hasLetter() {
    return node.filter(Points::hasLetter).isPresent();
  }

  private static Reading unread(String cleaned, String unit, String problem) {
    return new Reading(cleaned, unit, Optional.empty(), Optional.empty(), problem);
  }

  /** Whether both have a unit, and not the same. */
  public boolean unitDiffers(Reading other) {
    boolean both = !unit.isEmpty() && !other.unit.isEmpty();
    return both
        && (Quantities.differ(unit, other.unit) || isTime() && !measured.equals(other.measured));
  }

  /**
   * Whether both count or measure something, and it is not the same: apples, oranges and farads.
   */
  public boolean countsOther(Reading other) {
    return Nouns.differ(unit, other.unit) || Quantities.areOther(unit, other.unit);
  }

  private boolean isTime() {
    return measured.filter(m -> m instanceof Node.Call c && c.name().equals("time")).isPresent();
  }
}
