package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody's YAML file, such as a training configuration, as a JSON tree. */
public final class YamlTree {
  private static final int MAX_NODES = 200_000;

  private final String file;
  private int nodes;

  private YamlTree(String file) {
    this.file = file;
  }

  /**
   * Reads one document; an empty one is the empty object.
   *
   * @throws AssayException BAD_INPUT when it is no YAML
   */
  public static JsonNode read(String file, byte[] bytes) {
    Optional<Node> root = YamlFile.parse(file, bytes);
    return root.isEmpty() ? Json.MAPPER.createObjectNode() : new YamlTree(file).tree(root.get());
  }

  /** A part of a document. */
  static JsonNode of(String file, Node node) {
    return new YamlTree(file).tree(node);
  }

  private JsonNode tree(Node node) {
    if (++nodes > MAX_NODES) { // aliases of aliases
      throw new AssayException(
          Kind.BAD_INPUT, file + " holds more than " + MAX_NODES + " values", "Shorten it.");
    }
    return switch (node) {
      case MappingNode mapping -> {
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (NodeTuple tuple : mapping.getValue()) {
          String key =
              tuple.getKeyNode() instanceof ScalarNode scalar
                  ? scalar.getValue()
                  : tree(tuple.getKeyNode()).toString();
          object.set(key, tree(tuple.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        ArrayNode array = Json.MAPPER.createArrayNode();
        sequence.getValue().forEach(item -> array.add(tree(item)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> Json.MAPPER.nullNode();
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return Json.MAPPER.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return Json.MAPPER.getNodeFactory().booleanNode(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.INT) && text.length() <= 18 && text.matches("[-+]?[0-9]+")) {
      return Json.MAPPER.getNodeFactory().numberNode(Long.parseLong(text));
    }
    double number = tag.equals(Tag.FLOAT) || tag.equals(Tag.INT) ? Nodes.parse(text) : Double.NaN;
    return Double.isFinite(number)
        ? Json.MAPPER.getNodeFactory().numberNode(number)
        : Json.MAPPER.getNodeFactory().stringNode(text);
  }
}
