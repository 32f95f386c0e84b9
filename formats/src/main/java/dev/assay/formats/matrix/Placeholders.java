package dev.assay.formats.matrix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/**
 * Placeholders in arguments: {@code {seed}} is replaced, <code>{{seed}}</code> stands for the text
 * {@code {seed}}, and braces around anything but a name are left alone.
 */
public final class Placeholders {
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
  private static final Pattern PLACE =
      Pattern.compile("\\{\\{(" + NAME + ")\\}\\}|\\{(" + NAME + ")\\}");

  private Placeholders() {}

  /** Names that a text asks for, in their order. */
  public static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        names.add(matcher.group(2));
      }
    }
    return names;
  }

  /** Arguments with values in place; a list that is all of an argument becomes several. */
  static List<String> arguments(List<String> arguments, Map<String, JsonNode> values) {
    List<String> filled = new ArrayList<>();
    for (String argument : arguments) {
      Matcher whole = PLACE.matcher(argument);
      if (whole.matches()
          && whole.group(2) != null
          && values.get(whole.group(2)) instanceof ArrayNode list) {
        list.forEach(item -> filled.add(text(item)));
      } else {
        filled.add(fill(argument, values));
      }
    }
    return filled;
  }

  /** A text with values in place. What a value holds is never looked at again. */
  static String fill(String text, Map<String, JsonNode> values) {
    return PLACE
        .matcher(text)
        .replaceAll(found -> {
          String name = found.group(2);
          JsonNode value = name == null ? null : values.get(name);
          String shown =
              name == null
                  ? "{" + found.group(1) + "}"
                  : value == null ? found.group() : text(value);
          return Matcher.quoteReplacement(shown);
        });
  }

  /** A scalar as it is, a list of scalars with commas, everything else as JSON. */
  static String text(JsonNode value) {
    if (value instanceof StringNode text) {
      return text.stringValue();
    }
    boolean flat =
        value instanceof ArrayNode
            && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
    return flat
        ? StreamSupport.stream(value.spliterator(), false)
            .map(Placeholders::text)
            .collect(Collectors.joining(","))
        : value.isNull() ? "" : value.toString();
  }
}
