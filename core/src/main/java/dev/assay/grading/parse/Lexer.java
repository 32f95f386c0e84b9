package dev.assay.grading.parse;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a cleaned answer into tokens. */
final class Lexer {
  private static final Set<String> WORDS =
      Set.of(
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "arcsin",
          "arccos",
          "arctan",
          "ln",
          "log",
          "lg",
          "exp",
          "sqrt",
          "pi",
          "infty",
          "inf",
          "infinity",
          "sinh",
          "cosh",
          "tanh");

  private static final Set<String> GLUED =
      Set.of("sin", "cos", "tan", "cot", "sec", "csc", "ln", "log", "cdot", "times", "pi");

  /** Letters of the longest of the words. */
  private static final int LONGEST = "infinity".length();

  /** What a token is. */
  enum Kind {
    NUMBER,
    LETTER,
    COMMAND,
    TEXT,
    MARK,
    END
  }

  record Token(Kind kind, String text) {}

  private final String text;
  private final boolean strict;
  private int at;

  /** Up to here no digits with letters have a base. */
  private int unbased;

  private Lexer(String text, Dialect dialect) {
    this.text = text;
    strict = dialect == Dialect.STRICT;
  }

  static List<Token> tokens(String text, Dialect dialect) {
    var lexer = new Lexer(text, dialect);
    var tokens = new ArrayList<Token>();
    while (lexer.skipBlanks()) {
      if (tokens.size() >= Limits.TOKENS) {
        throw new GaveUp("an answer of more than " + Limits.TOKENS + " tokens");
      }
      tokens.add(lexer.next());
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Token next() {
    char c = text.charAt(at);
    if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      return number();
    }
    if (c == '\\') {
      return command();
    }
    if (Character.isLetter(c)) {
      return word();
    }
    at++;
    return new Token(Kind.MARK, String.valueOf(c));
  }

  private Token number() {
    int start = at;
    while (isDigit(at)) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (isDigit(at)) {
        at++;
      }
    }
    int letters = basedEnd(at);
    if (letters > at) {
      at = letters;
      return new Token(Kind.TEXT, text.substring(start, at));
    }
    int exponent = strict ? exponentEnd(start) : at;
    if (exponent > at) {
      at = exponent;
    }
    return new Token(Kind.NUMBER, text.substring(start, at));
  }

  /**
   * Where the exponent of {@code 6.02e23} or {@code 5E-3} ends. A small e may be a factor where a
   * sign follows: then the mantissa must have a point or be 1, or be one digit before an exponent
   * of two or three, as programs print it. Behind a hat a digit stands for itself.
   */
  private int exponentEnd(int start) {
    char e = at < text.length() ? text.charAt(at) : ' ';
    if (e != 'e' && e != 'E') {
      return at;
    }
    boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
    int digits = at + (signed ? 2 : 1);
    int end = digits;
    while (isDigit(end)) {
      end++;
    }
    String mantissa = text.substring(start, at);
    boolean sure =
        e == 'E'
            || mantissa.indexOf('.') >= 0
            || mantissa.equals("1")
            || !signed
            || mantissa.length() == 1 && end - digits >= 2;
    boolean goesOn =
        end < text.length()
            && (Character.isLetter(text.charAt(end)) || "_.^".indexOf(text.charAt(end)) >= 0);
    boolean raised = start > 0 && text.charAt(start - 1) == '^';
    return sure && !raised && !goesOn && end > digits && end - digits <= 3 ? end : at;
  }

  /** Where digits end that go on with letters and have a base above ten: {@code 152A_{11}}. */
  private int basedEnd(int from) {
    if (from < unbased) {
      return from;
    }
    int end = from;
    while (end < text.length()
        && (isDigit(end) || text.charAt(end) >= 'A' && text.charAt(end) <= 'Z')) {
      end++;
    }
    if (end == from || end >= text.length() || text.charAt(end) != '_') {
      unbased = end;
      return from;
    }
    int base = end + 1 + (text.startsWith("{", end + 1) ? 1 : 0);
    boolean above = isDigit(base) && isDigit(base + 1) && !isDigit(base + 2);
    return above && text.charAt(base) <= '3' ? end : from;
  }

  private Token command() {
    int start = ++at;
    while (at < text.length() && isAsciiLetter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      at = Math.min(text.length(), at + 1);
      return new Token(Kind.MARK, "\\" + text.substring(start, at));
    }
    String name = text.substring(start, at);
    if (name.equals("text") && text.startsWith("{", at)) {
      int close = text.indexOf('}', at);
      int end = close < 0 ? text.length() : close;
      String inside = text.substring(at + 1, end).strip();
      at = Math.min(text.length(), end + 1);
      return new Token(inside.length() == 1 ? Kind.LETTER : Kind.TEXT, inside);
    }
    return new Token(Kind.COMMAND, known(name, start));
  }

  /** {@code cotx} is {@code cot} and {@code x}: the longest function name that it starts with. */
  private String known(String name, int start) {
    for (int end = Math.min(name.length() - 1, 6); end >= 2; end--) {
      String head = name.substring(0, end);
      if (GLUED.contains(head) && !name.equals("infty") && !WORDS.contains(name)) {
        at = start + end;
        return head;
      }
    }
    return name;
  }

  private Token word() {
    int end = at;
    int most = Math.min(text.length(), at + LONGEST + 1);
    while (end < most && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, Math.max(end, at + 1));
    if (end - at <= LONGEST && WORDS.contains(word.toLowerCase(Locale.ROOT))) {
      at = end;
      return new Token(Kind.COMMAND, word.toLowerCase(Locale.ROOT));
    }
    return new Token(Kind.LETTER, String.valueOf(text.charAt(at++)));
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
