package dev.assay.formats;

import dev.assay.formats.suite.FigureKind;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the figures of a suite file. */
final class FigureYaml {
  private static final int MOST = 1000;
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_{][A-Za-z0-9_{}-]*(/[A-Za-z0-9_{][A-Za-z0-9_{}-]*)*");
  private static final Pattern PLACE = Pattern.compile("\\{[^}]*}?");
  private static final List<String> PLACES =
      List.of("{step}", "{first}", "{last}", "{base}", "{face}", "{page}");
  static final List<String> KEYS =
      List.of("path", "kind", "tier", "set", "relative", "against", "colour", "earlier", "size");

  enum Against {
    BASE,
    BRIDGE
  }

  private final String file;
  private final List<Suite.Tier> tiers;
  private final List<String> stages;

  FigureYaml(String file, List<Suite.Tier> tiers, List<String> stages) {
    this.file = file;
    this.tiers = tiers;
    this.stages = stages;
  }

  Suite.FigureSpec read(Node node) {
    YamlMap map = YamlMap.of(file, "a figure", node, KEYS);
    FigureKind kind = map.choice("kind", List.of(FigureKind.values()), FigureKind::word);
    if (kind == null) {
      List<String> words = List.of(FigureKind.values()).stream().map(FigureKind::word).toList();
      throw map.wrong(null, "a figure needs the key 'kind'", "Known: " + String.join(", ", words));
    }
    if (kind.comparesStages() && stages.size() < 2) {
      throw map.wrong(
          null, "a figure of kind '" + kind.word() + "' needs two stages", "Add them to 'stages'.");
    }
    List<Node> size = map.list("size", 2);
    return new Suite.FigureSpec(
        path(map),
        kind,
        tiers(map, kind),
        Boolean.TRUE.equals(map.bool("relative")),
        detail(map),
        inches(map, size, 0, 14),
        inches(map, size, 1, 8));
  }

  private List<String> tiers(YamlMap map, FigureKind kind) {
    List<String> known = tiers.stream().map(Suite.Tier::id).toList();
    List<String> named = new ArrayList<>();
    for (Node tier : map.list("tier", MOST)) {
      String id = map.text("tier", tier);
      if (!known.contains(id)) {
        throw map.wrong(tier, "no tier is called '" + id + "'", YamlMap.known(id, known));
      }
      named.add(id);
    }
    if (named.isEmpty() && !kind.needsTier()) {
      return List.of();
    }
    if (named.isEmpty()) {
      throw map.wrong(null, "a figure of kind '" + kind.word() + "' needs the key 'tier'", "");
    }
    if (named.size() < kind.fewestTiers() || named.size() > kind.mostTiers()) {
      throw map.wrong(
          map.get("tier"),
          "a figure of kind '%s' shows %s, not %s"
              .formatted(kind.word(), range(kind.fewestTiers(), kind.mostTiers()), named.size()),
          "");
    }
    return named;
  }

  private static String range(int fewest, int most) {
    String unit = most == 1 ? " tier" : " tiers";
    return fewest == most ? most + unit : fewest + " to " + most + unit;
  }

  private Suite.FigureDetail detail(YamlMap map) {
    Against against =
        map.choice("against", List.of(Against.values()), each -> SuiteYaml.word(each.name()));
    String set = map.text("set", "");
    Set<String> sets = new LinkedHashSet<>();
    tiers.forEach(tier -> tier.groups().forEach(group -> sets.add(group.set())));
    sets.remove("");
    check(map, "set", set, sets);
    String colour = map.text("colour", "");
    Set<String> colours = new LinkedHashSet<>(tiers.stream().map(Suite.Tier::id).toList());
    colours.addAll(sets);
    check(map, "colour", colour, colours);
    String earlier = map.text("earlier", "");
    Set<String> before = new LinkedHashSet<>(stages);
    if (!stages.isEmpty()) {
      before.remove(stages.getLast());
    }
    before.add("all");
    check(map, "earlier", earlier, before);
    return new Suite.FigureDetail(set, against == Against.BRIDGE, colour, earlier);
  }

  private static void check(YamlMap map, String key, String word, Set<String> known) {
    if (!word.isEmpty() && !known.contains(word)) {
      throw map.wrong(
          map.get(key),
          "'%s' in a figure does not know '%s'".formatted(key, word),
          YamlMap.known(word, List.copyOf(known)));
    }
  }

  private static String path(YamlMap map) {
    String path = map.required("path");
    if (path.length() > 180 || !PATH.matcher(path).matches()) {
      throw map.wrong(
          map.get("path"),
          "a path is folders and a name of letters, digits, _ and -, without ending",
          "");
    }
    if (path.equalsIgnoreCase("index")) {
      throw map.wrong(map.get("path"), "'index' is the page of all figures", "Take another name.");
    }
    var places = PLACE.matcher(path);
    while (places.find()) {
      if (!PLACES.contains(places.group())) {
        throw map.wrong(
            map.get("path"),
            "a path does not know '" + places.group() + "'",
            "Known: " + String.join(" ", PLACES));
      }
    }
    return path;
  }

  private static double inches(YamlMap map, List<Node> size, int at, double otherwise) {
    if (at >= size.size()) {
      return otherwise;
    }
    String text = map.text("size", size.get(at));
    try {
      double inches = Double.parseDouble(text);
      if (inches >= 1 && inches <= 100) {
        return inches;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message
    }
    throw map.wrong(
        size.get(at), "'size' in a figure must be inches from 1 to 100, not '" + text + "'", "");
  }
}
