package dev.assay.formats.track;

import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Names of methods: sets of training objectives, whose order says nothing. */
public final class Methods {
  private Methods() {}

  /** Characters that are not seen but turn around or hide what is beside them. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

  /**
   * The method without the order of its objectives: {@code top+ntp} is {@code ntp+top}. What is not
   * seen of a name but changes how it reads, such as a direction override, is spelt out.
   */
  public static String normal(String method) {
    return Arrays.stream(visible(method).split("\\+"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String visible(String name) {
    return UNSEEN
        .matcher(name.strip())
        .replaceAll(
            found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** What a configuration says of the method; empty when it says nothing. */
  static String of(JsonNode config) {
    String named = Nodes.text(config, "method");
    if (!named.isBlank()) {
      return normal(named);
    }
    JsonNode objectives = config.path("objectives");
    List<String> parts = new ArrayList<>();
    objectives.forEach(part -> parts.add(Nodes.text(part)));
    return normal(objectives.isArray() ? String.join("+", parts) : Nodes.text(objectives));
  }
}
