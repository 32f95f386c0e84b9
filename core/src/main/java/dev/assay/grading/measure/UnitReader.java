package dev.assay.grading.measure;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads units that are written together. */
final class UnitReader {
  private final String text;
  private final Map<String, Unit> known;
  private int at;
  private Unit unit = Unit.ONE;
  private int sign = 1;
  private int next = 1;
  private String pending = "";

  UnitReader(String text, Map<String, Unit> known) {
    this.text = text.indexOf('\\') < 0 ? text : text.replace("\\text", " ").replace("\\cdot", " ");
    this.known = known;
  }

  Optional<Unit> read() {
    boolean any = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        if (!word()) {
          return Optional.empty();
        }
        any = true;
      } else if (c == '/') {
        flush(1);
        sign = -1;
        at++;
      } else if (c == '^') {
        if (!power()) {
          return Optional.empty();
        }
      } else if (" .·*{}()$~".indexOf(c) >= 0) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    boolean whole = any && flush(1) && next == 1;
    return whole && !unit.dimension().isEmpty() ? Optional.of(unit) : Optional.empty();
  }

  private boolean word() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    switch (word.toLowerCase(Locale.ROOT)) {
      case "per" -> {
        boolean done = flush(1);
        sign = -1;
        return done;
      }
      case "square", "sq" -> {
        return flushed(2);
      }
      case "cubic", "cu" -> {
        return flushed(3);
      }
      case "squared" -> {
        return flush(2);
      }
      case "cubed" -> {
        return flush(3);
      }
      default -> {
        boolean done = flush(1);
        pending = word;
        return done && lookup(word).isPresent();
      }
    }
  }

  private boolean flushed(int powerOfNext) {
    boolean done = flush(1);
    next = powerOfNext;
    return done;
  }

  private Optional<Unit> lookup(String word) {
    Unit exact = known.get(word);
    return Optional.ofNullable(
        exact != null || word.length() < 3 ? exact : known.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Takes the last word in, to a power; what follows a slash is below it. */
  private boolean flush(int power) {
    if (pending.isEmpty()) {
      return power == 1;
    }
    Optional<Unit> product = lookup(pending).flatMap(u -> unit.times(u, sign * power * next));
    pending = "";
    if (product.isPresent()) {
      unit = product.get();
      next = 1;
    }
    return product.isPresent();
  }

  private boolean power() {
    at++;
    int start = at;
    while (at < text.length() && "{}-0123456789 ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at).replace("{", "").replace("}", "").replace(" ", "");
    boolean negative = digits.startsWith("-");
    char digit = digits.isEmpty() ? '0' : digits.charAt(digits.length() - 1);
    boolean small = digits.length() == (negative ? 2 : 1) && digit >= '1' && digit <= '6';
    return small && !pending.isEmpty() && flush(negative ? '0' - digit : digit - '0');
  }
}
