package dev.assay.formats;

import dev.assay.domain.AssayException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The front matter of a data set's {@code README.md} on the Hub: which configurations there are,
 * and which files they have.
 */
public final class HubCard {
  private static final int MOST = 10_000;
  private static final String FENCE = "---";

  private final String file;

  private HubCard(String file) {
    this.file = file;
  }

  /**
   * A configuration, which holds one run.
   *
   * @param splits in the order of the file
   */
  public record Config(String name, List<Split> splits) {
    public Config {
      splits = List.copyOf(splits);
    }
  }

  /**
   * A split, such as {@code train}.
   *
   * @param patterns of its files, with {@code *}, {@code **} and {@code ?}
   */
  public record Split(String name, List<String> patterns) {
    public Split {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * Configurations that a card names; none when it has no front matter or no {@code configs}.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when the front matter is wrong
   */
  @SuppressWarnings("ArrayParameter")
  public static List<Config> configs(String file, byte[] card) {
    Optional<Matter> matter = Matter.of(new String(card, StandardCharsets.UTF_8));
    return matter.isEmpty() ? List.of() : new HubCard(file).read(matter.get().yaml());
  }

  /**
   * The card with one more configuration, whose split {@code train} has the files of a pattern, and
   * what {@code dataset_info} says of it; the same card when it has both already. All else stays as
   * it is written.
   *
   * @param info lines of the configuration's item in {@code dataset_info}, without indent; none to
   *     say nothing. What the card said of the configuration before is replaced. A card that has
   *     this key in a form that cannot be added to keeps it as it is
   * @throws AssayException BAD_INPUT when the front matter is wrong, or has the configuration with
   *     other files
   */
  @SuppressWarnings("ArrayParameter")
  public static byte[] with(
      String file, byte[] card, String config, String pattern, List<String> info) {
    String text = new String(card, StandardCharsets.UTF_8);
    Matter matter = Matter.of(text).orElse(new Matter("", text));
    HubCard reader = new HubCard(file);
    String named = reader.named(matter.yaml(), config, pattern);
    String yaml = info.isEmpty() ? named : reader.informed(named, config, info);
    return yaml.equals(matter.yaml())
        ? card.clone()
        : (FENCE + "\n" + yaml + FENCE + "\n" + matter.rest()).getBytes(StandardCharsets.UTF_8);
  }

  /** With the configuration in {@code configs}. */
  private String named(String yaml, String config, String pattern) {
    for (Config each : read(yaml)) {
      if (each.name().equals(config)) {
        if (each.splits().equals(List.of(new Split("train", List.of(pattern))))) {
          return yaml;
        }
        throw new AssayException(
            AssayException.Kind.BAD_INPUT,
            "%s has the configuration '%s' with other files".formatted(file, config),
            "Remove it from the card, or push under another name.");
      }
    }
    List<String> entry =
        List.of(
            "- config_name: " + quoted(config),
            "  data_files:",
            "  - split: train",
            "    path: " + quoted(pattern));
    return CardList.of(file, yaml, "configs")
        .map(list -> list.with(entry))
        .orElseThrow(this::unusual);
  }

  /** With what is said of the configuration. */
  private String informed(String yaml, String config, List<String> info) {
    return CardList.of(file, yaml, "dataset_info")
        .map(list -> list.with(config, info))
        .orElse(yaml);
  }

  /** A card, cut: what stands between the fences, with its last line feed, and what follows. */
  private record Matter(String yaml, String rest) {
    static Optional<Matter> of(String text) {
      String plain = (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n");
      if (!plain.startsWith(FENCE + "\n")) {
        return Optional.empty();
      }
      int start = FENCE.length() + 1;
      int end = plain.indexOf("\n" + FENCE, start - 1);
      if (end < 0) {
        return Optional.empty();
      }
      int after = plain.indexOf('\n', end + 1);
      return Optional.of(
          new Matter(
              plain.substring(start, Math.max(start, end + 1)),
              after < 0 ? "" : plain.substring(after + 1)));
    }
  }

  private List<Config> read(String yaml) {
    Optional<Node> root = YamlFile.parse(file, yaml.getBytes(StandardCharsets.UTF_8));
    if (root.isEmpty()) {
      return List.of();
    }
    YamlMap map = YamlMap.of(file, "the front matter", root.get());
    List<Config> configs = new ArrayList<>();
    for (Node item : map.list("configs", MOST)) {
      YamlMap config = YamlMap.of(file, "a configuration", item);
      String folder = config.text("data_dir", "");
      String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
      List<Split> splits = new ArrayList<>();
      for (Node files : config.list("data_files", MOST)) {
        splits.add(split(config, files, prefix));
      }
      if (splits.isEmpty() && !prefix.isEmpty()) {
        splits.add(new Split("train", List.of(prefix + "**")));
      }
      configs.add(new Config(config.required("config_name"), splits));
    }
    return configs;
  }

  private Split split(YamlMap config, Node files, String prefix) {
    if (!(files instanceof MappingNode)) {
      return new Split("train", List.of(prefix + config.text("data_files", files)));
    }
    YamlMap map = YamlMap.of(file, "data_files", files);
    return new Split(
        map.text("split", "train"),
        map.texts("path", MOST).stream().map(path -> prefix + path).toList());
  }

  private AssayException unusual() {
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        file + " lists its configurations in a form that cannot be added to",
        "Write 'configs:' as a list with a dash and a line for each configuration.");
  }

  /** A text as YAML has it, whatever is in it but line feeds. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
