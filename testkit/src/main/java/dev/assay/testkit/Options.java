package dev.assay.testkit;

import java.util.HashMap;
import java.util.Map;

/**
 * The command line of {@link Generate}: a kind, then {@code --name value} pairs.
 *
 * @param kind what to generate
 */
record Options(String kind, Map<String, String> values) {

  static Options parse(String[] arguments) {
    if (arguments.length == 0 || arguments[0].startsWith("-")) {
      throw new IllegalArgumentException("the first argument must say what to generate");
    }
    var values = new HashMap<String, String>();
    for (int i = 1; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException("expected '--name value', got " + arguments[i]);
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    return new Options(arguments[0], values);
  }

  String text(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }

  int number(String name, int fallback) {
    var text = values.get(name);
    return text == null ? fallback : Integer.parseInt(text);
  }
}
