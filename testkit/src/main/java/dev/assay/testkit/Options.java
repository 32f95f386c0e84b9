package dev.assay.testkit;

import java.util.HashMap;
import java.util.HashSet;
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
    return text.isEmpty() ? fallback : Integer.parseInt(text);
  }

  /** A fraction in [0, 1]; 0 when not given. */
  double share(String name) {
    return Double.parseDouble(text(name, "0"));
  }

  boolean flag(String name, boolean fallback) {
    return Boolean.parseBoolean(text(name, String.valueOf(fallback)));
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
