package dev.assay.analysis.question.where;

import dev.assay.analysis.question.where.Token.Kind;
import dev.assay.domain.AssayException;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {
  private static final List<String> SYMBOLS =
      List.of("==", "!=", "<>", "<=", ">=", "!~", "=", "<", ">", "~", "(", ")", "[", "]", ",", ".");
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens, the last one {@link Kind#END}. */
  static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Kind.END, "", 0, at));
        return;
      }
      next();
    }
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      quoted(c, Kind.TEXT);
    } else if (c == '`') {
      quoted(c, Kind.QUOTED_NAME);
    } else if (startsNumber()) {
      number();
    } else if (Character.isLetter(c) || c == '_') {
      name();
    } else {
      symbol();
    }
  }

  private void quoted(char quote, Kind kind) {
    int from = at++;
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        content.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        content.append(c);
        at++;
      } else {
        tokens.add(new Token(kind, content.toString(), 0, from));
        return;
      }
    }
    throw fault(
        from,
        "the quote is not closed",
        "Close it with %s; a quote inside is written twice.".formatted(quote));
  }

  private boolean startsNumber() {
    int i = at;
    if (text.charAt(i) == '-' || text.charAt(i) == '+') {
      i++;
    }
    if (i < text.length() && text.charAt(i) == '.') {
      i++;
    }
    return i < text.length() && isDigit(text.charAt(i));
  }

  private void number() {
    int from = at++;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
    }
    String written = text.substring(from, at);
    if (at < text.length() && text.charAt(at) == '%') {
      throw fault(at, "a number has no percent sign", "Accuracies are fractions: write 0.65.");
    }
    if (at < text.length() && isNamePart(text.charAt(at))) {
      throw fault(
          from,
          "'%s' runs into '%s'".formatted(written, text.charAt(at)),
          "Write numbers in full, such as 2000 or 2e3; put names that begin with a digit in backquotes.");
    }
    tokens.add(new Token(Kind.NUMBER, written, value(from, written), from));
  }

  private double value(int from, String written) {
    double value;
    try {
      value = Double.parseDouble(written);
    } catch (NumberFormatException e) {
      throw fault(from, "'%s' is not a number".formatted(written), "Write it like 0.65 or 5e-05.");
    }
    if (!Double.isFinite(value)) {
      throw fault(from, "%s is too large".formatted(written), "Write a number below 1.8e308.");
    }
    return value;
  }

  /** A word, with dots where a further part follows: {@code config.optim.lr} is one name. */
  private void name() {
    int from = at;
    while (at < text.length()
        && (isNamePart(text.charAt(at))
            || (text.charAt(at) == '.'
                && at + 1 < text.length()
                && isNamePart(text.charAt(at + 1))))) {
      at++;
    }
    tokens.add(new Token(Kind.NAME, text.substring(from, at), 0, from));
  }

  private void symbol() {
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, at)) {
        tokens.add(new Token(Kind.SYMBOL, symbol, 0, at));
        at += symbol.length();
        return;
      }
    }
    char c = text.charAt(at);
    throw fault(
        at,
        "'%s' means nothing here".formatted(Character.isISOControl(c) ? ' ' : c),
        c == '&' || c == '|' || c == '!'
            ? "Write and, or, not."
            : "Put texts in quotes, and odd names in backquotes.");
  }

  private AssayException fault(int place, String problem, String remedy) {
    return Faults.at(text, place, problem, remedy);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '@' || c == '/' || c == ':';
  }
}
