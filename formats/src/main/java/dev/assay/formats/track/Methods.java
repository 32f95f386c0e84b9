package dev.assay.formats.track;

import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Names of methods: sets of training objectives, whose order says nothing. */
public final class Methods {
  private Methods() {}

  /** The method without the order of its objectives: {@code top+ntp} is {@code ntp+top}. */
  public static String normal(String method) {
    return Arrays.stream(method.split("\\+"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
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
