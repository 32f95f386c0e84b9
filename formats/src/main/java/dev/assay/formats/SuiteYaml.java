package dev.assay.formats;

import dev.assay.domain.AssayException;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a suite file; every failure says file, line, key and what would be right.
 *
 * <p>The keys: {@code docs/formats.md}, "Suite files"; {@code suite.schema.json} tells editors.
 */
public final class SuiteYaml {
  private static final int MOST = 1000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}");
  static final List<String> ROOT =
      List.of(
          "suite",
          "title",
          "reads",
          "axis",
          "stages",
          "tiers",
          "snapshots",
          "compare-steps",
          "relative-to",
          "reruns",
          "figures");

  static final List<String> TIER =
      List.of("id", "label", "metric", "match", "member", "mean", "groups");
  static final List<String> GROUP = List.of("label", "set", "members");
  static final List<String> STAGE =
      List.of("id", "label", "bridge", "steps-before", "tokens-per-step");

  private final String file;

  private SuiteYaml(String file) {
    this.file = file;
  }

  /**
   * Reads one suite.
   *
   * @param file what messages call it
   * @throws AssayException BAD_INPUT when it is no suite
   */
  @SuppressWarnings("ArrayParameter")
  public static Suite read(String file, byte[] bytes) {
    Node root = YamlFile.root(file, bytes, "A suite file begins with 'suite: NAME'.");
    return new SuiteYaml(file).suite(root);
  }

  private Suite suite(Node root) {
    YamlMap map = YamlMap.of(file, "the suite", root, ROOT);
    String name = map.required("suite");
    if (!NAME.matcher(name).matches()) {
      throw map.wrong(map.get("suite"), "a suite's name is letters, digits and . _ -", "");
    }
    var tiers = new ArrayList<Suite.Tier>();
    for (Node tier : map.list("tiers", MOST)) {
      tiers.add(tier(tier));
    }
    if (tiers.isEmpty()) {
      throw map.wrong(null, "the suite needs the key 'tiers'", "Add what was measured.");
    }
    var stages = new ArrayList<Suite.Stage>();
    for (Node stage : map.list("stages", MOST)) {
      stages.add(stage(stage));
    }
    var reader = new FigureYaml(file, tiers, stages.stream().map(Suite.Stage::id).toList());
    var figures = new ArrayList<Suite.FigureSpec>();
    for (Node figure : map.list("figures", MOST)) {
      figures.add(reader.read(figure));
    }
    Suite.SuiteAxis axis =
        map.choice("axis", List.of(Suite.SuiteAxis.values()), each -> word(each.name()));
    List<Long> snapshots = steps(map, "snapshots");
    List<Long> compareSteps = steps(map, "compare-steps");
    if (figures.isEmpty()) {
      throw map.wrong(null, "the suite draws no figure", "Add 'figures'.");
    }
    try {
      return new Suite(
          name,
          map.text("title", name),
          map.texts("reads", MOST),
          stages,
          tiers,
          axis == null ? Suite.SuiteAxis.STEP : axis,
          snapshots,
          compareSteps,
          whole(map, "relative-to"),
          map.texts("reruns", MOST),
          figures);
    } catch (IllegalArgumentException e) {
      throw map.wrong(null, String.valueOf(e.getMessage()), "Rename one of them.");
    }
  }

  private Suite.Tier tier(Node node) {
    YamlMap map = YamlMap.of(file, "a tier", node, TIER);
    var groups = new ArrayList<Suite.Group>();
    var labels = new ArrayList<String>();
    for (Node group : map.list("groups", MOST)) {
      groups.add(group(group, labels));
    }
    Suite.Tier.Mean mean =
        map.choice("mean", List.of(Suite.Tier.Mean.values()), each -> word(each.name()));
    String id = map.required("id");
    return new Suite.Tier(
        id,
        map.text("label", id),
        map.required("metric"),
        map.text("match", "*"),
        map.text("member", "task"),
        mean == null ? Suite.Tier.Mean.ARITHMETIC : mean,
        groups);
  }

  private Suite.Group group(Node node, List<String> labels) {
    YamlMap map = YamlMap.of(file, "a group", node, GROUP);
    String label = map.required("label");
    if (!labels.contains(label)) {
      labels.add(label);
    }
    return new Suite.Group(
        label, map.text("set", ""), labels.indexOf(label), map.texts("members", MOST));
  }

  private Suite.Stage stage(Node node) {
    YamlMap map = YamlMap.of(file, "a stage", node, STAGE);
    String id = map.required("id");
    return new Suite.Stage(
        id,
        map.text("label", id),
        whole(map, "bridge"),
        whole(map, "steps-before"),
        whole(map, "tokens-per-step"));
  }

  private static List<Long> steps(YamlMap map, String key) {
    var steps = new ArrayList<Long>();
    for (Node step : map.list(key, MOST)) {
      steps.add(map.whole(key, step, 0, Long.MAX_VALUE / 2));
    }
    return steps;
  }

  private static OptionalLong whole(YamlMap map, String key) {
    @Nullable Node value = map.get(key);
    return value == null
        ? OptionalLong.empty()
        : OptionalLong.of(map.whole(key, value, 0, 1L << 50));
  }

  static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
