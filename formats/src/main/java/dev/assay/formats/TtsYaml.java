package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.HubRules;
import dev.assay.formats.tts.RunIdentity.Stated;
import dev.assay.formats.tts.Sidecar;
import dev.assay.formats.tts.Strategy;
import dev.assay.formats.tts.TtsRegistry;
import dev.assay.formats.tts.TtsRegistry.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads where test-time scaling runs live, and the rules by which the names of places are read. */
public final class TtsYaml {
  private static final int MOST = 10_000;
  private static final String RULES = "tts/hub-rules.yaml";

  private final String file;

  private TtsYaml(String file) {
    this.file = file;
  }

  /**
   * Reads a registry.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when it is none
   */
  @SuppressWarnings("ArrayParameter")
  public static TtsRegistry registry(String file, byte[] bytes) {
    return new TtsYaml(file).registry(root(file, bytes, "A registry begins with 'hub_paths:'."));
  }

  /**
   * Reads what a file beside a run says of it.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when it says it wrongly
   */
  @SuppressWarnings("ArrayParameter")
  public static Sidecar sidecar(String file, byte[] bytes) {
    Node root = root(file, bytes, "It may hold subset, approach, dataset, model and problems.");
    YamlMap map =
        YamlMap.of(
            file, "the file", root, List.of("subset", "approach", "dataset", "model", "problems"));
    return new Sidecar(Optional.ofNullable(map.text("subset")), stated(map));
  }

  /**
   * Reads rules.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when they are none
   */
  @SuppressWarnings("ArrayParameter")
  public static HubRules rules(String file, byte[] bytes) {
    return new TtsYaml(file).rules(root(file, bytes, "Rules begin with 'stages:'."));
  }

  /** What somebody meant who named a category that a registry does not have. */
  public static String known(TtsRegistry registry, String category) {
    return YamlMap.known(category, List.copyOf(registry.categories().keySet()));
  }

  /** The rules that come with Assay. */
  public static HubRules builtInRules() {
    try (InputStream in = TtsYaml.class.getResourceAsStream(RULES)) {
      if (in == null) {
        throw new IllegalStateException("resource is missing: " + RULES);
      }
      return rules("built-in hub-rules.yaml", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node root(String file, byte[] bytes, String remedy) {
    return YamlFile.parse(file, bytes)
        .orElseThrow(
            () -> new AssayException(AssayException.Kind.BAD_INPUT, file + " is empty", remedy));
  }

  private TtsRegistry registry(Node root) {
    YamlMap map = YamlMap.of(file, "the registry", root, List.of("hub_paths", "output"));
    Node paths = map.get("hub_paths");
    if (paths == null) {
      throw map.wrong(null, "the registry needs the key 'hub_paths'", "Add 'hub_paths: ...'.");
    }
    Map<String, List<Entry>> categories = new LinkedHashMap<>();
    YamlMap byName = YamlMap.of(file, "'hub_paths'", paths);
    for (String category : byName.entries().keySet()) {
      List<Entry> entries = new ArrayList<>();
      for (Node item : byName.list(category, MOST)) {
        entries.add(entry(byName, category, item));
      }
      categories.put(category, entries);
    }
    return new TtsRegistry(categories);
  }

  private Entry entry(YamlMap category, String name, Node item) {
    if (!(item instanceof MappingNode)) {
      String path = category.text(name, item);
      if (path.isBlank()) {
        throw category.wrong(item, "a path in '%s' is empty".formatted(name), "Remove it.");
      }
      return new Entry(path, Stated.NOTHING);
    }
    YamlMap map =
        YamlMap.of(
            file,
            "a path of '%s'".formatted(name),
            item,
            List.of("path", "approach", "dataset", "model", "problems"));
    return new Entry(map.required("path"), stated(map));
  }

  private static Stated stated(YamlMap map) {
    Node problems = map.get("problems");
    return new Stated(
        Optional.ofNullable(map.choice("approach", List.of(Approach.values()), Approach::word)),
        Optional.ofNullable(map.text("dataset")),
        Optional.ofNullable(map.text("model")),
        problems == null
            ? OptionalInt.empty()
            : OptionalInt.of((int) map.whole("problems", problems, 1, Integer.MAX_VALUE)));
  }

  private HubRules rules(Node root) {
    YamlMap map =
        YamlMap.of(
            file,
            "the rules",
            root,
            List.of("stages", "approaches", "strategies", "benchmarks", "models"));
    return new HubRules(
        patterns(map, "stages"),
        choices(map, "strategies", List.of(Strategy.values()), Strategy::word),
        texts(map),
        choices(map, "approaches", List.of(Approach.values()), Approach::word),
        patterns(map, "models"));
  }

  private List<Pattern> patterns(YamlMap map, String key) {
    return map.list(key, MOST).stream()
        .map(item -> pattern(map, item, map.text(key, item)))
        .toList();
  }

  private <T> List<HubRules.Rule<T>> choices(
      YamlMap map, String key, List<T> choices, Function<T, String> word) {
    List<HubRules.Rule<T>> rules = new ArrayList<>();
    for (Node item : map.list(key, MOST)) {
      YamlMap rule = YamlMap.of(file, "a rule of '" + key + "'", item, List.of("match", "is"));
      Node is = rule.get("is");
      if (is == null) {
        throw rule.wrong(item, "a rule of '%s' needs the key 'is'".formatted(key), "");
      }
      rules.add(
          new HubRules.Rule<>(
              pattern(rule, item, rule.required("match")), rule.choice("is", is, choices, word)));
    }
    return rules;
  }

  private List<HubRules.Rule<String>> texts(YamlMap map) {
    List<HubRules.Rule<String>> rules = new ArrayList<>();
    for (Node item : map.list("benchmarks", MOST)) {
      YamlMap rule = YamlMap.of(file, "a rule of 'benchmarks'", item, List.of("match", "is"));
      rules.add(
          new HubRules.Rule<>(pattern(rule, item, rule.required("match")), rule.required("is")));
    }
    return rules;
  }

  private static Pattern pattern(YamlMap map, Node node, String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw map.wrong(
          node, "'%s' is not a regular expression: %s".formatted(text, e.getDescription()), "");
    }
  }
}
