package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.record.Values;
import dev.assay.formats.track.Consistency.Doubt;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    MetricsIn numbers = new MetricsIn(results, metadata);
    return Experiment.of(id, time)
        .method(method())
        .seed(seed())
        .provenance(provenance())
        .config((ObjectNode) Values.strict(config))
        .metrics(numbers.metrics())
        .curves(CurvesIn.of(results, metadata))
        .notes(notes())
        .samples(
            Stream.of(results, metadata)
                .flatMap(from -> ExperimentJson.samples(from.path("samples")).stream())
                .toList())
        .environment(metadata.path("environment") instanceof ObjectNode given ? given : environment)
        .corrects(corrects())
        .runKey(runKey())
        .notFinite(numbers.notFinite())
        .build();
  }

  /** What was given but makes no sense as what it is called; it is left out. */
  List<Doubt> doubts() {
    List<Doubt> doubts = new ArrayList<>(new MetricsIn(results, metadata).doubts());
    JsonNode given = givenSeed();
    if (given != null && Nodes.longOrEmpty(given).isEmpty()) {
      doubts.add(new Doubt("seed", "is no whole number but " + given + "; it is left out"));
    }
    return doubts;
  }

  /** The id of the experiment that this one replaces; empty for none. */
  String corrects() {
    return Nodes.text(metadata, "corrects");
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
    JsonNode given = givenSeed();
    return given == null ? context.seed() : Nodes.longOrEmpty(given);
  }

  /** The first that is said, whatever it is; null when none is. */
  private @Nullable JsonNode givenSeed() {
    return Stream.of(
            Nodes.child(config, "seed"),
            Nodes.at(config, "training", "seed"),
            Nodes.child(metadata, "seed"))
        .filter(seed -> seed != null && !seed.isNull())
        .findFirst()
        .orElse(null);
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
}
