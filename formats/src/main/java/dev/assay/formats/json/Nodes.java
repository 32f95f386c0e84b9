package dev.assay.formats.json;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Getters that never throw, whatever type a value turns out to have. What is absent, null, of
 * another type or not finite is empty.
 */
public final class Nodes {
  private Nodes() {}

  /** Whole doubles up to this are exact: 2^53. */
  private static final double EXACT = 9007199254740992.0;

  /** Text as it is; numbers and booleans as JSON writes them; anything else as {@code ""}. */
  public static String text(@Nullable JsonNode node) {
    if (node == null) {
      return "";
    }
    if (node.isString()) {
      return node.stringValue();
    }
    return node.isNumber() || node.isBoolean() ? node.asString() : "";
  }

  public static String text(@Nullable JsonNode parent, String key) {
    return text(child(parent, key));
  }

  /** Whole numbers, whole doubles ({@code 5.0}) and text of a whole number. */
  public static OptionalLong longOrEmpty(@Nullable JsonNode node) {
    if (node == null) {
      return OptionalLong.empty();
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? OptionalLong.of(node.longValue())
          : whole(number(node));
    }
    if (node.isString()) {
      String text = node.stringValue().strip();
      try {
        return text.isEmpty() || text.length() > 20
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(text));
      } catch (NumberFormatException e) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  public static OptionalLong longOrEmpty(@Nullable JsonNode parent, String key) {
    return longOrEmpty(child(parent, key));
  }

  private static OptionalLong whole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= EXACT
        ? OptionalLong.of((long) value)
        : OptionalLong.empty();
  }

  /** Finite numbers, and text of one such as {@code "0.5"} or {@code "1e-3"}. */
  public static OptionalDouble doubleOrEmpty(@Nullable JsonNode node) {
    if (node == null) {
      return OptionalDouble.empty();
    }
    double value = Double.NaN;
    if (node.isNumber()) {
      value = number(node);
    } else if (node.isString()) {
      value = parse(node.stringValue());
    }
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  public static OptionalDouble doubleOrEmpty(@Nullable JsonNode parent, String key) {
    return doubleOrEmpty(child(parent, key));
  }

  /** The value of a number; NaN when it is a whole one beyond the range of doubles. */
  public static double number(JsonNode node) {
    return node.asDouble(Double.NaN);
  }

  /** The finite number that a text is in Python and JSON alike; NaN when it is none. */
  public static double parse(String text) {
    String trimmed = text.strip();
    // Java would also take "1f", "0x1p3" and very long text.
    if (trimmed.isEmpty() || trimmed.length() > 40) {
      return Double.NaN;
    }
    char last = trimmed.charAt(trimmed.length() - 1);
    boolean digitsOnly = (last >= '0' && last <= '9') || last == '.';
    if (!digitsOnly || trimmed.indexOf('x') >= 0 || trimmed.indexOf('X') >= 0) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(trimmed);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code true} only for JSON's true and the texts {@code true} and {@code True}. */
  public static boolean bool(@Nullable JsonNode node) {
    if (node == null) {
      return false;
    }
    return node.isBoolean()
        ? node.booleanValue()
        : node.isString() && node.stringValue().equalsIgnoreCase("true");
  }

  public static boolean bool(@Nullable JsonNode parent, String key) {
    return bool(child(parent, key));
  }

  /** The member of an object; null when {@code parent} is no object or has no such member. */
  public static @Nullable JsonNode child(@Nullable JsonNode parent, String key) {
    return parent != null && parent.isObject() ? parent.get(key) : null;
  }

  /** Follows keys through objects; null as soon as one is missing. */
  public static @Nullable JsonNode at(@Nullable JsonNode root, String... keys) {
    JsonNode node = root;
    for (String key : keys) {
      node = child(node, key);
    }
    return node;
  }
}
