package dev.assay.analysis.question.where;

import java.util.Locale;

/**
 * A piece of an expression.
 *
 * @param text for a text its content, else what was written
 * @param number only for {@link Kind#NUMBER}
 * @param at where it begins, counted from 0
 */
record Token(Kind kind, String text, double number, int at) {

  enum Kind {
    NUMBER,
    TEXT,
    /** A word or a dotted name. */
    NAME,
    /** A name in backquotes. */
    QUOTED_NAME,
    SYMBOL,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.toLowerCase(Locale.ROOT).equals(word);
  }

  /** For people. */
  String shown() {
    return switch (kind) {
      case END -> "the end";
      case TEXT -> "the text " + Literal.quote(cut(text));
      case NUMBER, NAME, QUOTED_NAME, SYMBOL -> "'" + cut(text) + "'";
    };
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}
