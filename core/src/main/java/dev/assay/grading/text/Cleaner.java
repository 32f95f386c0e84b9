package dev.assay.grading.text;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.measure.Units;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An answer's text without ornament: spacing, size commands, currency, units. One pass per rule, no
 * patterns.
 */
public final class Cleaner {
  private static final List<String> GLUED = List.of("cm", "mm", "km", "kg", "ft", "mph");

  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

  private static final Set<String> CAPITAL_WORDS =
      Set.of("YES", "NO", "TRUE", "FALSE", "ODD", "EVEN", "NONE", "BOTH", "NEITHER", "NEVER");

  private static final String ROW = "\u0002";

  private Cleaner() {}

  /**
   * Row breaks of matrices set aside; elsewhere a doubled backslash is one that was escaped twice.
   */
  private static String keepRows(String raw) {
    boolean escapedTwice = !raw.contains("\\begin{") || raw.contains("\\\\begin{");
    return escapedTwice ? raw.replace("\\\\", "\\") : raw.replace("\\\\", ROW);
  }

  /**
   * An answer in two parts.
   *
   * @param text the answer without ornament and without its unit; empty if nothing is left
   * @param unit its unit or what else stood behind it, as written; empty if there is none
   */
  public record Cleaned(String text, String unit) {}

  /** The text without ornament; empty if nothing is left. */
  public static String clean(String raw, Dialect dialect) {
    return parts(raw, dialect).text();
  }

  /** The text without ornament, and the unit that was part of it. */
  public static Cleaned parts(String raw, Dialect dialect) {
    boolean strict = dialect == Dialect.STRICT;
    String plain = strict ? Plain.of(raw) : raw;
    String text = Thousands.joinSpaced(closeThin(keepRows(plain)));
    String money = currency(text);
    text = replaced(text, strict ? Ornaments.REPLACED_STRICTLY : Ornaments.REPLACED);
    text = dropped(text);
    text = unwrapped(stripEnd(text.replace(ROW, "\\\\").strip()));
    if (strict) {
      return Tails.cut(text, money);
    }
    String number = withoutUnit(text);
    String unit = text.substring(number.length()).strip();
    return new Cleaned(Thousands.join(stripEnd(number)), unit.isEmpty() ? money : unit);
  }

  /** A number that is set as text together with its unit: {@code \text{5 cm}}. */
  private static String unwrapped(String text) {
    boolean all = text.startsWith("\\text{") && text.indexOf('}') == text.length() - 1;
    String inside = all ? text.substring(6, text.length() - 1).strip() : "";
    int blank = inside.indexOf(' ');
    boolean number = blank > 0 && isNumber(inside.substring(0, blank));
    return number && Units.of(inside.substring(blank + 1)).isPresent() ? inside : text;
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9' || ".,-".indexOf(c) >= 0);
  }

  private static String replaced(String raw, String[][] pairs) {
    String text = raw;
    var marks = Marks.of(text);
    for (String[] pair : pairs) {
      if (marks.mayHold(pair[0]) && text.contains(pair[0])) {
        text = text.replace(pair[0], pair[1]);
        marks = Marks.of(text);
      }
    }
    return text;
  }

  private static String dropped(String raw) {
    String text = raw;
    var marks = Marks.of(text);
    for (String gone : Ornaments.DROPPED) {
      if (marks.mayHold(gone) && text.contains(gone)) {
        text = text.replace(gone, gone.startsWith("\\") && gone.length() == 2 ? " " : "");
        marks = Marks.of(text);
      }
    }
    return text;
  }

  /** A negative thin space closes up, and takes the comma of a group of digits with it. */
  private static String closeThin(String text) {
    int at = text.indexOf("\\!");
    if (at <= 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int from = 0;
    for (; at > 0; at = text.indexOf("\\!", from)) {
      int before = at;
      while (before > from && text.charAt(before - 1) == ' ') {
        before--;
      }
      boolean comma = before > from && text.charAt(before - 1) == ',';
      out.append(text, from, comma ? before - 1 : at);
      from = at + 2;
      while (comma && from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String currency(String text) {
    if (text.indexOf('€') >= 0) {
      return "euro";
    }
    if (text.indexOf('£') >= 0) {
      return "sterling";
    }
    return text.contains("\\$")
            || text.indexOf('$') >= 0 && text.indexOf('$') == text.lastIndexOf('$')
        ? "dollar"
        : "";
  }

  /** Letters and digits alone, lower-cased: how words are compared. */
  public static String letters(String cleaned) {
    var out = new StringBuilder(cleaned.length());
    String text = cleaned.replace("\\text", "");
    if (text.contains("\\l") && !ordered(text)) {
      text = text.replace("\\land", ",").replace("\\lor", ",");
    }
    text = text.replace(" and ", ",").replace(" or ", ",").replace(",,", ",");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = c == '.' && (i == text.length() - 1 || text.charAt(i + 1) == '}');
      if (!end && !Character.isWhitespace(c) && "{}\\()".indexOf(c) < 0) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  /** Whether both are one word, however it is capitalised; letters side by side are a product. */
  public static boolean sameWord(String a, String b) {
    if (a.length() != b.length() || !a.equalsIgnoreCase(b)) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (!Character.isLetter(a.charAt(i)) && a.charAt(i) != ' ') {
        return false;
      }
    }
    if (CAPITAL_WORDS.contains(a.toUpperCase(Locale.ROOT))) {
      return true;
    }
    String first = a.toLowerCase(Locale.ROOT);
    boolean vowel = first.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    return a.length() > 2 && vowel && isPlainWord(a) && isPlainWord(b);
  }

  /** Small letters but for the first of a word. */
  private static boolean isPlainWord(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (Character.isUpperCase(text.charAt(i)) && text.charAt(i - 1) != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Whether it matters how inequalities are joined. */
  private static boolean ordered(String text) {
    return text.indexOf('<') >= 0
        || text.indexOf('>') >= 0
        || text.contains("\\le")
        || text.contains("\\ge");
  }

  static String stripEnd(String text) {
    String rest = text.strip();
    while (rest.endsWith(".") || rest.endsWith(",") || rest.endsWith(";")) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    return withoutOrdinal(rest);
  }

  /** Without the th of 12th. */
  private static String withoutOrdinal(String text) {
    int end = text.length() - 2;
    return end > 0 && isDigit(text, end - 1) && ORDINALS.contains(text.substring(end))
        ? text.substring(0, end)
        : text;
  }

  /** Without a unit or words that are set as text behind it. */
  static String withoutText(String text) {
    int open = text.lastIndexOf("\\text{");
    int close = text.indexOf('}', open);
    if (open > 0 && isUnitTail(text, close) && !isLetter(text.substring(open + 6, close).strip())) {
      String before = text.substring(0, open).strip();
      if (!before.isEmpty() && "=+-*/^,({".indexOf(before.charAt(before.length() - 1)) < 0) {
        return before;
      }
    }
    return text;
  }

  /** Without a unit as Math-Verify cuts it off. */
  private static String withoutUnit(String text) {
    String rest = withoutText(text);
    for (int turn = 0; turn < 2; turn++) {
      int blank = rest.lastIndexOf(' ');
      if (blank > 0
          && isUnit(rest.substring(blank + 1))
          && rest.chars().anyMatch(Character::isDigit)) {
        rest = rest.substring(0, blank).strip();
        rest = rest.endsWith(" per") ? rest.substring(0, rest.length() - 4).strip() : rest;
      }
    }
    return withoutGluedUnit(rest);
  }

  static boolean isUnit(String word) {
    boolean quotient = word.indexOf('/') > 0 && Units.of(word).isPresent();
    return quotient || Ornaments.UNITS.contains(withoutPower(word));
  }

  /** A bold letter is a vector or a variable, unless it is the symbol of a unit. */
  private static boolean isLetter(String word) {
    return word.length() == 1 && "CF".indexOf(word.charAt(0)) < 0 && Units.of(word).isEmpty();
  }

  /** Whether it is a unit that is written right behind its number. */
  static boolean isGlued(String unit) {
    return GLUED.contains(withoutPower(unit));
  }

  /** Without the cm of 5cm. */
  static String withoutGluedUnit(String text) {
    String bare = withoutPower(text);
    for (String unit : GLUED) {
      int at = bare.length() - unit.length();
      if (bare.endsWith(unit) && isDigit(text, at - 1)) {
        return text.substring(0, at);
      }
    }
    return text;
  }

  static String withoutPower(String word) {
    int hat = word.indexOf('^');
    boolean power = hat > 0 && Set.of("2", "3", "{2}", "{3}").contains(word.substring(hat + 1));
    return power ? word.substring(0, hat) : word;
  }

  private static boolean isUnitTail(String text, int close) {
    String tail = close < 0 ? "?" : text.substring(close + 1).replace(" ", "");
    return Set.of("", "^2", "^3", "^{2}", "^{3}").contains(tail);
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
