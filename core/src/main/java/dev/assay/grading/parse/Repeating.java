package dev.assay.grading.parse;

import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.parse.Lexer.Kind;
import dev.assay.grading.parse.Lexer.Token;

/**
 * Numbers of which the last digits may go on for ever: those under a bar, between dots, in brackets
 * or before an ellipsis.
 */
final class Repeating {
  private final Cursor cursor;
  private final boolean strict;

  Repeating(Cursor cursor, boolean strict) {
    this.cursor = cursor;
    this.strict = strict;
  }

  /** The number that begins with digits which were taken. */
  Node of(String text) {
    return repeats(text) ? repeating(text) : goesOn(text);
  }

  private Node repeating(String text) {
    if (cursor.accept("(")) {
      String digits = cursor.take().text();
      cursor.expect(")");
      return Numerals.repeating(text, digits);
    }
    var digits = new StringBuilder(digits(cursor.take().text()));
    if (strict && cursor.last().text().length() > 0) {
      boolean dots = cursor.peek().kind() == Kind.NUMBER && cursor.ahead(1).text().equals("dot");
      digits.append(dots ? cursor.take().text() : "");
      if (cursor.acceptCommand("dot")) {
        digits.append(digits("dot"));
      }
    }
    return Numerals.repeating(text, digits.toString());
  }

  /** The digits behind a bar or dot. */
  private String digits(String mark) {
    if (strict && cursor.peek().kind() == Kind.NUMBER) {
      String all = cursor.peek().text();
      String one = all.substring(0, 1);
      if (all.length() > 1) {
        cursor.shorten(1);
      } else {
        cursor.take();
      }
      return one;
    }
    cursor.expect("{");
    String digits = cursor.take().text();
    cursor.expect("}");
    if (mark.equals("dot") && digits.length() != 1) {
      throw new Unreadable("a dot over something else than a digit");
    }
    return digits;
  }

  /** A number of which an ellipsis says that its last digits go on for ever. */
  private Node goesOn(String text) {
    String period = strict && cursor.isCommand("ldots") ? Numerals.period(text) : "";
    if (period.isEmpty()) {
      return Numerals.of(text);
    }
    cursor.take();
    return Numerals.repeating(text, period);
  }

  private boolean repeats(String text) {
    boolean strictly =
        strict
            && (cursor.isCommand("bar")
                || cursor.isCommand("dot")
                || text.endsWith(".") && cursor.isMark("(") && isDigits(cursor.ahead(1)));
    return text.indexOf('.') >= 0 && (cursor.isCommand("overline") || strictly);
  }

  private boolean isDigits(Token token) {
    return token.kind() == Kind.NUMBER && cursor.ahead(2).text().equals(")");
  }
}
