package dev.assay.grading.equal;

import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Literals;
import dev.assay.grading.parse.Parser;
import dev.assay.grading.text.Cleaner;
import java.util.Optional;

/**
 * An answer as read.
 *
 * @param cleaned its text without ornament and unit; blank if there is none
 * @param unit the unit or words behind it, as written; blank if there are none
 * @param node what it says, without its unit; empty if it could not be read
 * @param measured what it says, with its unit; empty if it could not be read
 * @param problem why it could not be read; blank if it could
 */
public record Answer(
    String cleaned, String unit, Optional<Node> node, Optional<Node> measured, String problem) {

  /** Reads an answer. Never throws. */
  public static Answer of(String text) {
    if (text.length() > Limits.ANSWER) {
      return unread(text, "", "more than " + Limits.ANSWER + " characters");
    }
    Cleaner.Cleaned parts = Cleaner.parts(text);
    try {
      Node node = Literals.of(parts.text(), "").orElseGet(() -> Parser.parse(parts.text()));
      Node measured =
          Literals.of(parts.text(), parts.unit())
              .orElseGet(() -> Quantities.measured(node, parts.unit()));
      return new Answer(parts.text(), parts.unit(), Optional.of(node), Optional.of(measured), "");
    } catch (Unreadable | GaveUp e) {
      return unread(parts.text(), parts.unit(), String.valueOf(e.getMessage()));
    }
  }

  private static Answer unread(String cleaned, String unit, String problem) {
    return new Answer(cleaned, unit, Optional.empty(), Optional.empty(), problem);
  }

  /** Whether both have a unit, and not the same. */
  public boolean unitDiffers(Answer other) {
    boolean both = !unit.isEmpty() && !other.unit.isEmpty();
    return both
        && (Quantities.differ(unit, other.unit) || isTime() && !measured.equals(other.measured));
  }

  private boolean isTime() {
    return measured.filter(m -> m instanceof Node.Call c && c.name().equals("time")).isPresent();
  }

  /**
   * A key for votes: equal keys imply equal answers under the settings of the strict profile, not
   * the other way round. Canonical forms where there are any, all else by text; blank if there is
   * no answer, which votes for nothing.
   */
  public String key() {
    return Keys.of(this);
  }
}
