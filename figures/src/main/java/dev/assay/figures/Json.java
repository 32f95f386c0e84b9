package dev.assay.figures;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Writes one JSON document, member by member; needs nothing but texts, so it runs in a browser. */
final class Json {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  @Override
  public String toString() {
    return out.toString();
  }

  Json object(Runnable members) {
    return nest('{', members, '}');
  }

  Json name(String name) {
    separate();
    quote(name);
    out.append(':');
    first = true; // the value follows without a comma
    return this;
  }

  Json member(String name, String value) {
    return name(name).value(value);
  }

  Json member(String name, double value) {
    return name(name).value(value);
  }

  Json member(String name, boolean value) {
    name(name);
    separate();
    out.append(value);
    return this;
  }

  /** A closed set's member in lower case, with hyphens. */
  Json member(String name, Enum<?> value) {
    return member(name, word(value));
  }

  <T> Json members(String name, List<T> items, BiConsumer<Json, T> each) {
    return name(name)
        .nest('[', () -> items.forEach(item -> object(() -> each.accept(this, item))), ']');
  }

  Json texts(String name, List<String> texts) {
    return name(name).nest('[', () -> texts.forEach(this::value), ']');
  }

  <T> Json column(String name, List<T> items, ToDoubleFunction<T> value) {
    return name(name).nest('[', () -> items.forEach(item -> value(value.applyAsDouble(item))), ']');
  }

  /** As {@link #column}, but left out where every value is missing. */
  <T> Json columnIfAny(String name, List<T> items, ToDoubleFunction<T> value) {
    for (T item : items) {
      if (Double.isFinite(value.applyAsDouble(item))) {
        return column(name, items, value);
      }
    }
    return this;
  }

  /** A column of texts, left out where every text is empty. */
  <T> Json textsIfAny(String name, List<T> items, Function<T, String> text) {
    for (T item : items) {
      if (!text.apply(item).isEmpty()) {
        return name(name).nest('[', () -> items.forEach(i -> value(text.apply(i))), ']');
      }
    }
    return this;
  }

  Json value(String text) {
    separate();
    quote(text);
    return this;
  }

  /** A number as Java writes it, a whole one without a fraction, null for one that is none. */
  Json value(double number) {
    separate();
    out.append(number(number, "null"));
    return this;
  }

  static String number(double number, String missing) {
    if (!Double.isFinite(number)) {
      return missing;
    }
    long whole = (long) number;
    return whole == number && Math.abs(number) < 1e15
        ? Long.toString(whole)
        : Double.toString(number);
  }

  static String word(Enum<?> value) {
    var name = value.name();
    var word = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      word.append(c == '_' ? '-' : (char) (c - 'A' + 'a'));
    }
    return word.toString();
  }

  private Json nest(char open, Runnable inside, char close) {
    separate();
    out.append(open);
    first = true;
    inside.run();
    out.append(close);
    first = false;
    return this;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  /** Escapes markup and line separators too, so that the text may stand inside a script element. */
  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == '>' || c == '&' || c >= 0x7f && !isPlain(text, i)) {
        escape(c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isPlain(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c > 0x9f && c != 0x2028 && c != 0x2029;
  }

  private void escape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 15));
    }
  }
}
