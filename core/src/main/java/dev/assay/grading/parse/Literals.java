package dev.assay.grading.parse;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whole answers that are no formulas: times of day, dates, digits with letters in a base. */
public final class Literals {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> FULL =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final int LONGEST = 60;
  private static final int SHORT = 16;

  private Literals() {}

  /**
   * A time as {@code time(seconds, half)} with half 1 if it is told which half of the day is meant;
   * what may be a time or a ratio, such as 3:45, as {@code ratio(3, 45)}; a date as {@code
   * date(year, month, day)} with 0 for a year that is not told; digits as {@code base(digits,
   * base)}. Empty if the answer is something else.
   *
   * @param cleaned the answer
   * @param behind what was cut off behind it, such as p.m.
   */
  public static Optional<Node> of(String cleaned, String behind, Dialect dialect) {
    if (cleaned.length() + behind.length() > LONGEST || cleaned.isEmpty()) {
      return Optional.empty();
    }
    if (cleaned.indexOf('_') > 0) {
      return based(cleaned);
    }
    Optional<Node> hour = dialect == Dialect.STRICT ? hour(cleaned, behind) : Optional.empty();
    if (hour.isPresent()) {
      return hour;
    }
    if (cleaned.indexOf(':') < 0 && !mayBeDate(cleaned)) {
      return dialect == Dialect.STRICT ? Phrases.of(cleaned) : Optional.empty();
    }
    String text = plain(cleaned + " " + behind);
    Optional<Node> time = time(text);
    return time.isPresent() ? time : date(text);
  }

  /** Whether digits stand with the letters of a month, or in three groups with hyphens. */
  private static boolean mayBeDate(String text) {
    int letters = 0;
    int digits = 0;
    boolean month = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      letters = Character.isLetter(c) ? letters + 1 : 0;
      month |=
          letters == 3 && MONTHS.contains(text.substring(i - 2, i + 1).toLowerCase(Locale.ROOT));
    }
    return digits > 0 && month || digits == 8 && text.length() == 10 && text.charAt(4) == '-';
  }

  private static String plain(String text) {
    return text.replace("\\text", " ")
        .replace('{', ' ')
        .replace('}', ' ')
        .replace("a.m.", "am")
        .replace("p.m.", "pm")
        .replace("a.m", "am")
        .replace("p.m", "pm")
        .toLowerCase(Locale.ROOT)
        .strip();
  }

  private static Optional<Node> based(String text) {
    int bar = text.indexOf('_');
    if (bar < 2 || Character.isDigit(text.charAt(0)) && isNumber(text.substring(0, bar))) {
      return Optional.empty();
    }
    String digits = text.substring(0, bar);
    String below = text.substring(bar + 1).replace("{", "").replace("}", "").replace("\\text", "");
    below = below.replace("(", "").replace(")", "").strip();
    if (!isNumber(below) || below.length() > 2) {
      return Optional.empty();
    }
    int base = Integer.parseInt(below);
    boolean all = base > 10 && base <= Character.MAX_RADIX;
    for (int i = 0; all && i < digits.length(); i++) {
      char c = digits.charAt(i);
      all = c < 128 && !Character.isLowerCase(c) && Character.digit(c, base) >= 0;
    }
    return all
        ? Optional.of(new Node.Call("base", List.of(new Node.Sym("\"" + digits), Node.num(base))))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Node> time(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon > 2) {
      return Optional.empty();
    }
    boolean morning = text.endsWith("am");
    boolean half = morning || text.endsWith("pm");
    String clock = half ? text.substring(0, text.length() - 2).strip() : text;
    String[] parts = clock.split(":", -1);
    if (parts.length > 3 || !isNumber(parts[0]) || !twoDigits(parts)) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(parts[0]);
    boolean sure = half || parts[1].startsWith("0") || parts[0].startsWith("0");
    if (hour > (half ? 12 : 24)) {
      return Optional.empty();
    }
    if (!sure) {
      return parts.length == 2
          ? Optional.of(new Node.Call("ratio", List.of(Node.num(hour), Node.num(number(parts[1])))))
          : Optional.empty();
    }
    if (half) {
      hour = hour % 12 + (morning ? 0 : 12);
    }
    int seconds = hour * 3600 + Integer.parseInt(parts[1]) * 60;
    seconds += parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
    boolean told = half || parts[0].startsWith("0") || hour > 12;
    return Optional.of(new Node.Call("time", List.of(Node.num(seconds), Node.num(told ? 1 : 0))));
  }

  /** Five p.m. without minutes. */
  private static Optional<Node> hour(String cleaned, String behind) {
    if (!Character.isDigit(cleaned.charAt(0)) || cleaned.length() + behind.length() > SHORT) {
      return Optional.empty();
    }
    String text = plain(cleaned + " " + behind);
    boolean half = text.endsWith("am") || text.endsWith("pm");
    String digits = half ? text.substring(0, text.length() - 2).strip() : "";
    return isNumber(digits) && digits.length() <= 2
        ? time(digits + ":00 " + text.substring(text.length() - 2))
        : Optional.empty();
  }

  private static boolean twoDigits(String[] parts) {
    boolean all = parts.length > 1 && parts[0].length() <= 2;
    for (int i = 1; all && i < parts.length; i++) {
      all = parts[i].length() == 2 && isNumber(parts[i]) && parts[i].charAt(0) < '6';
    }
    return all;
  }

  private static Optional<Node> date(String text) {
    String[] numbers = text.split("-", -1);
    boolean iso =
        numbers.length == 3
            && numbers[0].length() == 4
            && numbers[1].length() == 2
            && numbers[2].length() == 2;
    if (iso && isNumber(numbers[0]) && isNumber(numbers[1]) && isNumber(numbers[2])) {
      return date(number(numbers[0]), number(numbers[1]), number(numbers[2]));
    }
    int month = 0;
    var rest = new ArrayList<String>();
    for (String word : text.replace(',', ' ').replace('.', ' ').split(" +", -1)) {
      int here = month(word);
      if (here > 0 && month > 0) {
        return Optional.empty();
      }
      if (here > 0) {
        month = here;
      } else if (!word.isEmpty()) {
        rest.add(withoutOrdinal(word));
      }
    }
    boolean digits = month > 0 && (rest.size() == 1 || rest.size() == 2);
    if (!digits || !rest.stream().allMatch(r -> isNumber(r) && r.length() <= 4)) {
      return Optional.empty();
    }
    int year = rest.size() == 2 ? number(rest.getLast()) : 0;
    return date(year, month, number(rest.getFirst()));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static int month(String word) {
    int full = FULL.indexOf(word);
    return 1 + (full >= 0 ? full : MONTHS.indexOf(word.equals("sept") ? "sep" : word));
  }

  private static String withoutOrdinal(String word) {
    boolean ordinal = List.of("st", "nd", "rd", "th").stream().anyMatch(word::endsWith);
    String digits = ordinal ? word.substring(0, word.length() - 2) : word;
    return isNumber(digits) ? digits : word;
  }

  private static Optional<Node> date(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return Optional.empty();
    }
    return Optional.of(
        new Node.Call("date", List.of(Node.num(year), Node.num(month), Node.num(day))));
  }
}
