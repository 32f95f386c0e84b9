package dev.assay.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The command line of {@link Generate}: a kind, then {@code --name value} pairs. */
final class Options {
  private final String kind;
  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();

  private Options(String kind, Map<String, String> values) {
    this.kind = kind;
    this.values = values;
  }

  static Options parse(String[] arguments) {
    if (arguments.length == 0 || arguments[0].startsWith("-")) {
      throw new IllegalArgumentException("the first argument must say what to generate");
    }
    var values = new HashMap<String, String>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("expected '--name value', got '" + arguments[i] + "'");
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return new Options(arguments[0], values);
  }

  /** What to generate. */
  String kind() {
    return kind;
  }

  String text(String name, String fallback) {
    asked.add(name);
    return values.getOrDefault(name, fallback);
  }

  int number(String name, int fallback) {
    var text = text(name, "");
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--" + name + " must be a whole number, got '" + text + "'", e);
    }
  }

  /** A fraction in [0, 1]; 0 when not given. */
  double share(String name) {
    var text = text(name, "0");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--" + name + " must be a fraction, got '" + text + "'", e);
    }
  }

  boolean flag(String name, boolean fallback) {
    return Boolean.parseBoolean(text(name, String.valueOf(fallback)));
  }

  /** One of an enum's constants, in lower case. */
  <E extends Enum<E>> E choice(String name, E fallback) {
    var text = text(name, fallback.name().toLowerCase(Locale.ROOT));
    var type = fallback.getDeclaringClass();
    for (var constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("--" + name + " cannot be '" + text + "'");
  }

  /** Refuses options that nothing asked for: they are typing errors. */
  void requireAllUsed() {
    var unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown option '--" + unknown.first() + "'");
    }
  }
}
