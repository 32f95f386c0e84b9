package dev.assay.formats;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A list of the front matter of a card, to which items are added as text, so that all else stays as
 * it is written, comments too.
 */
final class CardList {
  private final String file;
  private final String key;
  private final List<String> lines;
  private final List<Node> items;

  private CardList(String file, String key, List<String> lines, List<Node> items) {
    this.file = file;
    this.key = key;
    this.lines = lines;
    this.items = items;
  }

  /** The list of a key, without items if there is no such key; empty when it is in another form. */
  static Optional<CardList> of(String file, String yaml, String key) {
    List<String> lines = yaml.lines().toList();
    Node list =
        YamlFile.parse(file, yaml.getBytes(StandardCharsets.UTF_8))
            .map(root -> YamlMap.of(file, "the front matter", root).get(key))
            .orElse(null);
    if (list == null) {
      boolean empty = lines.stream().anyMatch(line -> line.startsWith(key + ":"));
      return empty ? Optional.empty() : Optional.of(new CardList(file, key, lines, List.of()));
    }
    if (!(list instanceof SequenceNode sequence)
        || sequence.getFlowStyle() != FlowStyle.BLOCK
        || !sequence.getValue().stream().allMatch(item -> isDashed(lines, item))) {
      return Optional.empty();
    }
    return Optional.of(new CardList(file, key, lines, sequence.getValue()));
  }

  /** Whether an item begins on the line of its dash. */
  private static boolean isDashed(List<String> lines, Node item) {
    return item instanceof MappingNode && lines.get(line(item)).strip().startsWith("- ");
  }

  private static int line(Node item) {
    return item.getStartMark().orElseThrow().getLine();
  }

  private String indent() {
    String first = lines.get(line(items.getFirst()));
    return first.substring(0, first.indexOf('-'));
  }

  /** With an item before all others. */
  String with(List<String> entry) {
    if (items.isEmpty()) {
      return joined(lines, key + ":", entry);
    }
    return replaced(line(items.getFirst()), 0, entry);
  }

  /** With an item of a configuration, in place of what was said of it. */
  String with(String config, List<String> entry) {
    for (Node item : items) {
      if (YamlMap.of(file, "an item of " + key, item).text("config_name", "").equals(config)) {
        return replaced(line(item), last(item) + 1 - line(item), entry);
      }
    }
    return with(entry);
  }

  private static String joined(List<String> before, String head, List<String> after) {
    List<String> all = new ArrayList<>(before);
    all.add(head);
    all.addAll(after);
    return String.join("\n", all) + "\n";
  }

  private String replaced(int from, int count, List<String> entry) {
    List<String> all = new ArrayList<>(lines.subList(0, from));
    entry.forEach(line -> all.add(indent() + line));
    all.addAll(lines.subList(from + count, lines.size()));
    return String.join("\n", all) + "\n";
  }

  /** The last line of an item: that of what in it has no parts. */
  private static int last(Node node) {
    return switch (node) {
      case MappingNode map when map.getFlowStyle() == FlowStyle.BLOCK ->
          map.getValue().stream()
              .map(NodeTuple::getValueNode)
              .mapToInt(CardList::last)
              .max()
              .orElseThrow();
      case SequenceNode list when list.getFlowStyle() == FlowStyle.BLOCK ->
          list.getValue().stream().mapToInt(CardList::last).max().orElseThrow();
      default -> {
        var end = node.getEndMark().orElseThrow();
        int line = node.getStartMark().orElseThrow().getLine();
        yield Math.max(line, end.getColumn() == 0 ? end.getLine() - 1 : end.getLine());
      }
    };
  }
}
