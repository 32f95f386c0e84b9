package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.domain.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file whose getters say file, line and key when something is wrong.
 *
 * <p>Every failure is an {@link AssayException} of kind {@code BAD_INPUT}.
 */
final class YamlMap {
  private final String file;
  private final String what;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private YamlMap(String file, String what, Node node) {
    this.file = file;
    this.what = what;
    this.node = node;
  }

  /** A mapping with any keys; an absent value ({@code key:} and nothing) is the empty mapping. */
  static YamlMap of(String file, String what, Node node) {
    YamlMap map = new YamlMap(file, what, node);
    if (isNull(node)) {
      return map;
    }
    if (!(node instanceof MappingNode mapping)) {
      throw map.wrong(node, what + " must be a mapping (key: value)", "");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw map.wrong(tuple.getKeyNode(), "a key in " + what + " must be plain text", "");
      }
      map.keys.put(key.getValue(), key);
      if (map.values.put(key.getValue(), tuple.getValueNode()) != null) {
        throw map.wrong(
            key,
            "key '%s' occurs twice in %s".formatted(key.getValue(), what),
            "Remove one of them.");
      }
    }
    return map;
  }

  /** A mapping that has no other keys than these. */
  static YamlMap of(String file, String what, Node node, List<String> known) {
    YamlMap map = of(file, what, node);
    map.values.forEach((key, value) -> {
      if (!known.contains(key)) {
        throw map.wrong(
            map.keys.get(key),
            "unknown key '%s' in %s".formatted(key, what),
            known("Known keys: ", key, known));
      }
    });
    return map;
  }

  Map<String, Node> entries() {
    return values;
  }

  @Nullable Node get(String key) {
    Node value = values.get(key);
    return value == null || isNull(value) ? null : value;
  }

  /** Text of a scalar; null when the key is absent. */
  @Nullable String text(String key) {
    Node value = get(key);
    return value == null ? null : text(key, value);
  }

  String text(String key, String otherwise) {
    String value = text(key);
    return value == null ? otherwise : value;
  }

  String required(String key) {
    String value = text(key);
    if (value == null || value.isEmpty()) {
      throw wrong(
          node, "%s needs the key '%s'".formatted(what, key), "Add '%s: ...'.".formatted(key));
    }
    return value;
  }

  String text(String key, Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(value, "'%s' in %s must be text".formatted(key, what), "");
  }

  OptionalDouble number(String key) {
    Node value = get(key);
    if (value == null) {
      return OptionalDouble.empty();
    }
    String text = text(key, value);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    } catch (NumberFormatException e) {
      // falls through to the one message
    }
    throw wrong(
        value, "'%s' in %s must be a number, not '%s'".formatted(key, what, shown(text)), "");
  }

  /** A whole number within bounds; underscores between digits are allowed as in YAML 1.1. */
  long whole(String key, Node value, long low, long high) {
    String text = text(key, value).replace("_", "");
    try {
      long number = Long.parseLong(text);
      if (low <= number && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message
    }
    throw wrong(
        value,
        "'%s' in %s must be a whole number from %s to %s, not '%s'"
            .formatted(key, what, low, high, shown(text)),
        "");
  }

  @Nullable Integer digits(String key) {
    Node value = get(key);
    return value == null ? null : (int) whole(key, value, 0, 17);
  }

  @Nullable Boolean bool(String key) {
    Node value = get(key);
    if (value == null) {
      return null;
    }
    return switch (text(key, value).toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw wrong(value, "'%s' in %s must be true or false".formatted(key, what), "");
    };
  }

  /** One of the words that {@code word} gives for {@code choices}; null when absent. */
  <T> @Nullable T choice(String key, List<T> choices, Function<T, String> word) {
    Node value = get(key);
    return value == null ? null : choice(key, value, choices, word);
  }

  <T> T choice(String key, Node value, List<T> choices, Function<T, String> word) {
    String text = text(key, value);
    for (T choice : choices) {
      if (word.apply(choice).equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw wrong(
        value,
        "'%s' in %s does not know '%s'".formatted(key, what, shown(text)),
        known(text, choices.stream().map(word).toList()));
  }

  /** Items of a list; a single scalar or mapping counts as a list of one; absent = empty. */
  List<Node> list(String key, int most) {
    Node value = get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      return List.of(value);
    }
    if (sequence.getValue().size() > most) {
      throw wrong(value, "'%s' in %s has more than %s items".formatted(key, what, most), "");
    }
    return sequence.getValue();
  }

  List<String> texts(String key, int most) {
    List<String> texts = new ArrayList<>();
    for (Node item : list(key, most)) {
      texts.add(text(key, item));
    }
    return texts;
  }

  /** What would be right, the nearest first where one is near. */
  static String known(String word, List<String> known) {
    return known("Known: ", word, known);
  }

  private static String known(String lead, String word, List<String> known) {
    return Nearest.meant(word, known) + lead + String.join(", ", known);
  }

  AssayException wrong(@Nullable Node at, String problem, String remedy) {
    Node place = at == null ? node : at;
    String line = place.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        "%s%s: %s".formatted(file, line, problem),
        remedy.isEmpty() ? "Correct " + file + line + "." : remedy);
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.isPlain() && node.getTag().equals(Tag.NULL);
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
