package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.domain.MetricRule;
import dev.assay.formats.Settings.CsvMapping;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.formats.Settings.TagRule;
import dev.assay.formats.Settings.TokensPerStep;
import dev.assay.formats.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads {@code assay.yaml}, the workspace's only configuration file; see docs/formats.md.
 *
 * <p>What is wrong in it is reported with file, line and key, and nothing of it is used: half a
 * configuration would make numbers that nobody asked for.
 */
public final class WorkspaceYaml {
  /** The file's name in the workspace folder. */
  public static final String FILE_NAME = "assay.yaml";

  private static final List<String> KEYS =
      List.of("zone", "metrics", "csv", "tokens_per_step", "tags", "registry");
  private static final List<String> METRIC_KEYS =
      List.of(
          "task",
          "name",
          "display",
          "group",
          "direction",
          "unit",
          "low",
          "high",
          "chance",
          "digits",
          "percent",
          "proportion",
          "note");
  private static final List<String> TAG_KEYS = List.of("tag", "field", "matches");
  private static final int MAX_ITEMS = 5_000;

  private WorkspaceYaml() {}

  /**
   * Reads the file.
   *
   * @return {@link Settings#DEFAULTS} when there is no such file
   * @throws AssayException of kind {@code BAD_INPUT} when it cannot be used
   */
  public static Settings read(Path file) {
    try {
      return parse(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Settings.DEFAULTS;
    } catch (IOException e) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "cannot read " + file + ": " + e.getMessage(),
          "Make it readable, or remove it to use the defaults.",
          e);
    }
  }

  /** Reads its content; {@code fileName} is for messages. */
  public static Settings parse(String fileName, byte[] content) {
    Optional<Node> root = YamlFile.parse(fileName, content);
    if (root.isEmpty()) {
      return Settings.DEFAULTS;
    }
    YamlMap map = YamlMap.of(fileName, "the file", root.get(), KEYS);
    ZoneId zone = zone(map);
    List<CsvMapping> csv = CsvMappingYaml.read(fileName, map);
    List<TokensPerStep> tokensPerStep = tokensPerStep(fileName, map);
    List<TagRule> tags = tags(fileName, map);
    return new Settings(
        zone,
        metrics(fileName, map),
        csv,
        tokensPerStep,
        tags,
        digest(zone, csv, tokensPerStep, tags),
        registry(map));
  }

  private static RegistryMode registry(YamlMap map) {
    RegistryMode mode = map.choice("registry", List.of(RegistryMode.values()), RegistryMode::word);
    return mode == null ? RegistryMode.KEPT : mode;
  }

  private static ZoneId zone(YamlMap map) {
    String zone = map.text("zone", "UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw map.wrong(
          map.get("zone"),
          "'zone' is no time zone: " + zone,
          "Write a name such as Europe/Athens, UTC or +02:00.");
    }
  }

  private static List<MetricRule> metrics(String file, YamlMap map) {
    List<MetricRule> rules = new ArrayList<>();
    for (Node item : map.list("metrics", MAX_ITEMS)) {
      YamlMap rule = YamlMap.of(file, "a metric rule", item, METRIC_KEYS);
      if (rule.get("task") == null && rule.get("name") == null) {
        throw rule.wrong(
            item, "a metric rule needs 'task' or 'name'", "Say which metrics it is about.");
      }
      rules.add(
          new MetricRule(
              rule.text("task", "*"),
              rule.text("name", "*"),
              rule.text("display"),
              rule.text("group"),
              direction(rule),
              rule.text("unit"),
              rule.number("low"),
              rule.number("high"),
              rule.number("chance"),
              rule.digits("digits"),
              rule.bool("percent"),
              rule.bool("proportion"),
              rule.text("note")));
    }
    return rules;
  }

  private static @Nullable Direction direction(YamlMap rule) {
    return rule.choice(
        "direction",
        List.of(Direction.values()),
        direction -> direction.name().toLowerCase(Locale.ROOT));
  }

  private static List<TokensPerStep> tokensPerStep(String file, YamlMap map) {
    Node node = map.get("tokens_per_step");
    List<TokensPerStep> all = new ArrayList<>();
    if (node != null) {
      YamlMap byModel = YamlMap.of(file, "'tokens_per_step'", node);
      byModel
          .entries()
          .forEach((model, tokens) ->
              all.add(new TokensPerStep(model, byModel.whole(model, tokens, 1, 1L << 50))));
    }
    return all;
  }

  private static List<TagRule> tags(String file, YamlMap map) {
    List<TagRule> tags = new ArrayList<>();
    for (Node item : map.list("tags", MAX_ITEMS)) {
      YamlMap tag = YamlMap.of(file, "a tag rule", item, TAG_KEYS);
      tags.add(new TagRule(tag.required("tag"), tag.required("field"), tag.required("matches")));
    }
    return tags;
  }

  /** Over what readers look at; the metric rules are applied when results are shown. */
  private static String digest(
      ZoneId zone, List<CsvMapping> csv, List<TokensPerStep> tokens, List<TagRule> tags) {
    if (zone.equals(Settings.DEFAULTS.zone())
        && csv.isEmpty()
        && tokens.isEmpty()
        && tags.isEmpty()) {
      return Settings.DEFAULTS.digest();
    }
    return Sha256.hex(
        (zone + "\n" + csv + "\n" + tokens + "\n" + tags).getBytes(StandardCharsets.UTF_8));
  }
}
