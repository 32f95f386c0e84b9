package dev.assay.testkit.write;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text as Python's {@code json.dump} lays it out, because that is what wrote the real files:
 * numbers by {@code repr}, non-ASCII as escapes, bare {@code NaN} and {@code Infinity}.
 *
 * <p>Values are null, booleans, numbers, strings, maps, iterables and {@link Written}.
 */
public final class Json {
  private Json() {}

  /** Text that is JSON already and is laid out for the place where it stands. */
  public record Written(String text) {}

  /** An object with its keys in the order given. */
  public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** Many lines, {@code indent} blanks a level, no line feed at the end. */
  public static String pretty(@Nullable Object value, int indent) {
    var out = new StringBuilder(1024);
    write(out, value, indent, 0);
    return out.toString();
  }

  /** One line, with a blank after commas and colons. */
  public static String line(@Nullable Object value) {
    var out = new StringBuilder();
    write(out, value, -1, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, int indent, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Double number -> number(out, number);
      case String text -> string(out, text);
      case Written written -> out.append(written.text());
      case Map<?, ?> map -> map(out, map, indent, depth);
      case Iterable<?> list -> list(out, list, indent, depth);
      default -> out.append(value);
    }
  }

  private static void map(StringBuilder out, Map<?, ?> map, int indent, int depth) {
    char before = '{';
    for (var entry : map.entrySet()) {
      separate(out, before, indent, depth + 1);
      string(out, String.valueOf(entry.getKey()));
      out.append(": ");
      write(out, entry.getValue(), indent, depth + 1);
      before = ',';
    }
    close(out, before, "{}", indent, depth);
  }

  private static void list(StringBuilder out, Iterable<?> list, int indent, int depth) {
    char before = '[';
    for (var item : list) {
      separate(out, before, indent, depth + 1);
      write(out, item, indent, depth + 1);
      before = ',';
    }
    close(out, before, "[]", indent, depth);
  }

  private static void separate(StringBuilder out, char before, int indent, int depth) {
    out.append(before);
    if (indent >= 0) {
      out.append('\n').repeat(' ', indent * depth);
    } else if (before == ',') {
      out.append(' ');
    }
  }

  private static void close(StringBuilder out, char last, String empty, int indent, int depth) {
    if (last != ',') {
      out.append(empty);
      return;
    }
    if (indent >= 0) {
      out.append('\n').repeat(' ', indent * depth);
    }
    out.append(empty.charAt(1));
  }

  /** Appends a number as Python's {@code repr} does: {@code 100.0}, {@code 5e-05}, {@code NaN}. */
  public static void number(StringBuilder out, double value) {
    var text = Double.toString(value);
    int exponentAt = text.indexOf('E');
    if (exponentAt < 0) {
      out.append(text);
      return;
    }
    int exponent = Integer.parseInt(text.substring(exponentAt + 1));
    if (exponent >= -4 && exponent < 16) {
      var plain = new BigDecimal(text).toPlainString();
      out.append(plain);
      if (plain.indexOf('.') < 0) {
        out.append(".0");
      }
      return;
    }
    var digits = text.substring(0, exponentAt);
    out.append(digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits);
    out.append('e').append(exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    if (size < 10) {
      out.append('0');
    }
    out.append(size);
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * The nearest number with so many decimals, as Python's {@code round} gives it in all but rare
   * ties.
   */
  public static double round(double value, int decimals) {
    double scale = decimals == 2 ? 1e2 : decimals == 4 ? 1e4 : StrictMath.pow(10, decimals);
    return Math.rint(value * scale) / scale;
  }
}
