package dev.assay.analysis.question;

import dev.assay.analysis.json.JsonException;
import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.question.values.Mixed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values out of configurations by their full path, such as {@code optim.lr}. */
public final class ConfigPaths {
  private ConfigPaths() {}

  /**
   * The value at a path, as {@link Mixed} holds it; null if the path is absent, null or the
   * configuration cannot be read. A key may itself hold dots.
   */
  static @Nullable Object value(String json, String path) {
    if (json.isEmpty()) {
      return null;
    }
    try {
      JsonReader reader = JsonReader.of(json);
      return reader.atObject() ? find(reader, path) : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static @Nullable Object find(JsonReader reader, String path) {
    @Nullable Object[] found = new Object[1];
    reader.members(name -> {
      if (name.equals(path)) {
        found[0] = plain(reader.value());
      } else if (path.length() > name.length()
          && path.startsWith(name)
          && path.charAt(name.length()) == '.'
          && reader.atObject()) {
        Object inner = find(reader, path.substring(name.length() + 1));
        found[0] = inner == null ? found[0] : inner;
      } else {
        reader.skip();
      }
    });
    return found[0];
  }

  private static Object finite(double value) {
    return Double.isFinite(value) ? value : (Object) Double.toString(value);
  }

  /** A JSON value as {@link Mixed} holds it; null for null. */
  static @Nullable Object plain(JsonValue value) {
    return switch (value) {
      case JsonValue.Number number -> finite(number.value());
      case JsonValue.Text text -> text.value();
      case JsonValue.Flag flag -> flag.value();
      case JsonValue.Nothing nothing -> null;
      case JsonValue.Members members -> new Mixed.Tree(members.toString(), List.of());
      case JsonValue.Items items -> {
        List<Object> elements = new ArrayList<>();
        for (JsonValue item : items.values()) {
          Object element =
              item instanceof JsonValue.Items || item instanceof JsonValue.Members
                  ? null
                  : plain(item);
          if (element != null) {
            elements.add(element);
          }
        }
        yield new Mixed.Tree(items.toString(), elements);
      }
    };
  }

  /** Takes one leaf of a configuration. */
  public interface LeafVisitor {
    void visit(String path, JsonValue value);
  }

  /** Visits every leaf: whatever is not a non-empty object. */
  public static void eachLeaf(String json, LeafVisitor visitor) {
    if (json.isEmpty()) {
      return;
    }
    JsonValue tree;
    try {
      tree = JsonReader.parse(json);
    } catch (JsonException e) {
      return; // what cannot be read has no keys; reading the file has said so already
    }
    if (tree instanceof JsonValue.Members object) {
      leaves("", object, visitor);
    }
  }

  private static void leaves(String prefix, JsonValue.Members object, LeafVisitor visitor) {
    for (Map.Entry<String, JsonValue> member : object.values().entrySet()) {
      String path = prefix + member.getKey();
      if (member.getValue() instanceof JsonValue.Members inner && !inner.values().isEmpty()) {
        leaves(path + ".", inner, visitor);
      } else {
        visitor.visit(path, member.getValue());
      }
    }
  }
}
