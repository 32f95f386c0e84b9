package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricKey;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.record.Values;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code log_experiment(config, results, metadata)} is given, understood: names are brought to
 * those of the columns, numbers of any name are kept, and nothing is assumed.
 *
 * @param results nested ones are joined by {@code _}: {@code ranking.mrr} is {@code ranking_mrr}
 * @param context says what the other three do not
 */
record LogEntry(JsonNode config, JsonNode results, JsonNode metadata, RunContext context) {
  private static final Set<String> NO_METRICS = Set.of("curves", "history", "samples");
  private static final Set<String> NO_NUMBERS =
      Set.of("seed", "corrects", "run_key", "environment");

  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  LogEntry {
    for (JsonNode each : List.of(config, results, metadata)) {
      if (!each.isObject()) {
        throw new AssayException(
            Kind.BAD_INPUT,
            "configuration, results and metadata must be JSON objects",
            "Write {\"perplexity\": 47.2}.");
      }
    }
  }

  /** The experiment that this logs. */
  Experiment experiment(String id, OffsetDateTime time, ObjectNode environment) {
    return new Experiment(
        id,
        time,
        method(),
        seed(),
        provenance(),
        (ObjectNode) Values.strict(config),
        metrics(),
        CurvesIn.of(results, metadata),
        notes(),
        Stream.of(results, metadata)
            .flatMap(from -> ExperimentJson.samples(from.path("samples")).stream())
            .toList(),
        metadata.path("environment") instanceof ObjectNode given ? given : environment,
        "",
        Nodes.text(metadata, "corrects"),
        runKey(),
        notFinite());
  }

  /** Results that are numbers to whoever wrote them, but not finite: NaN, Infinity. */
  private List<String> notFinite() {
    TreeSet<String> names = new TreeSet<>();
    notFinite(results, "", names);
    return List.copyOf(names);
  }

  private static void notFinite(JsonNode node, String prefix, Set<String> names) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = prefix.isEmpty() ? member.getKey() : prefix + "_" + member.getKey();
      JsonNode value = member.getValue();
      if (NO_METRICS.contains(name)) {
        continue;
      }
      if (value.isObject()) {
        notFinite(value, name, names);
      } else if (value.isNumber()
          ? !Double.isFinite(Nodes.number(value))
          : value.isString() && NOT_FINITE.matcher(value.stringValue().strip()).matches()) {
        String known = Columns.known(name);
        names.add(known == null ? safe(name) : known);
      }
    }
  }

  private String runKey() {
    String key = Nodes.text(metadata, "run_key");
    return key.isEmpty() ? context.runKey() : key;
  }

  private String method() {
    String method = Methods.of(config);
    method = method.isEmpty() ? Methods.of(metadata) : method;
    return method.isEmpty() ? Methods.normal(context.method()) : method;
  }

  private String notes() {
    String notes = Nodes.text(metadata, "notes");
    return notes.isEmpty() ? Nodes.text(metadata, "note") : notes;
  }

  private OptionalLong seed() {
    OptionalLong seed = Nodes.longOrEmpty(config, "seed");
    if (seed.isEmpty()) {
      seed = Nodes.longOrEmpty(Nodes.at(config, "training", "seed"));
    }
    seed = seed.isEmpty() ? Nodes.longOrEmpty(metadata, "seed") : seed;
    return seed.isEmpty() ? context.seed() : seed;
  }

  private Provenance provenance() {
    String word = Nodes.text(metadata, "provenance");
    Provenance known = word.isEmpty() ? Provenance.MEASURED : Provenance.of(word);
    if (known == null) {
      throw new AssayException(
          Kind.BAD_INPUT,
          "provenance is '" + word + "'",
          "Say measured, estimated, imported or simulated.");
    }
    return known;
  }

  private Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    flatten(results, "", metrics, NO_METRICS);
    flatten(metadata, "", metrics, Stream.of(NO_METRICS, NO_NUMBERS).flatMap(Set::stream).toList());
    return metrics;
  }

  private static void flatten(
      JsonNode node, String prefix, Map<String, Double> metrics, java.util.Collection<String> not) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = prefix.isEmpty() ? member.getKey() : prefix + "_" + member.getKey();
      JsonNode value = member.getValue();
      if (not.contains(name)) {
        continue;
      }
      if (value.isObject()) {
        flatten(value, name, metrics, not);
      } else if (value.isNumber() && Double.isFinite(Nodes.number(value))) {
        String known = Columns.known(name);
        metrics.putIfAbsent(known == null ? safe(name) : known, Nodes.number(value));
      }
    }
  }

  private static String safe(String name) {
    String plain = MetricKey.safeName(name.strip());
    return plain.isEmpty() ? "unnamed" : plain.length() > 100 ? plain.substring(0, 100) : plain;
  }
}
