package dev.assay.formats.track;

import dev.assay.domain.MetricKey;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Consistency.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The numbers of {@code results} and {@code metadata}, by the names of the columns where they are
 * known. What is given in place of a number is named and not passed over in silence.
 */
final class MetricsIn {
  private static final Set<String> NO_METRICS = Set.of("curves", "history", "samples");
  private static final Set<String> NO_NUMBERS =
      Set.of("seed", "corrects", "run_key", "environment");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 40;

  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final Map<String, Doubt> without = new LinkedHashMap<>();

  /**
   * Reads both.
   *
   * @param results everything in it is meant to be a number
   * @param metadata texts are usual in it, but for those by the name of a metric; a null is what
   *     was not measured
   */
  MetricsIn(JsonNode results, JsonNode metadata) {
    collect(results, "", false);
    collect(metadata, "", true);
    metrics.keySet().forEach(without::remove);
  }

  /** Finite numbers by name. */
  Map<String, Double> metrics() {
    return metrics;
  }

  /** Names of what was given as no finite number, in alphabetical order. */
  List<String> notFinite() {
    return List.copyOf(new TreeSet<>(without.keySet()));
  }

  /** What each of them is instead. */
  List<Doubt> doubts() {
    return new ArrayList<>(without.values());
  }

  private void collect(JsonNode node, String prefix, boolean metadata) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = prefix.isEmpty() ? member.getKey() : prefix + "_" + member.getKey();
      JsonNode value = member.getValue();
      if (NO_METRICS.contains(name) || (metadata && NO_NUMBERS.contains(name))) {
        continue;
      }
      if (value.isObject()) {
        collect(value, name, metadata);
      } else if (value.isNumber() && Double.isFinite(Nodes.number(value))) {
        metrics.putIfAbsent(column(name), Nodes.number(value));
      } else if (!metadata || isMeantAsNumber(name, value)) {
        without.putIfAbsent(column(name), new Doubt(column(name), words(value)));
      }
    }
  }

  private static boolean isMeantAsNumber(String name, JsonNode value) {
    return value.isNumber()
        || isNotFinite(value)
        || (Columns.known(name) != null && !value.isNull());
  }

  private static boolean isNotFinite(JsonNode value) {
    return value.isString() && NOT_FINITE.matcher(value.stringValue().strip()).matches();
  }

  private static String words(JsonNode value) {
    if (value.isNumber() || isNotFinite(value)) {
      return "is not finite (diverged?); it is left out and named in the record";
    }
    String text = value.toString();
    return "is no number but "
        + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text)
        + "; it is left out and named in the record";
  }

  private static String column(String name) {
    String known = Columns.known(name);
    return known == null ? safe(name) : known;
  }

  private static String safe(String name) {
    String plain = MetricKey.safeName(name.strip());
    return plain.isEmpty()
        ? "unnamed"
        : plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }
}
