package dev.assay.formats.record;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metadata} of one save. */
final class Metadata {
  static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT);

  /** What is kept of where an evaluation ran. */
  private static final List<String> AROUND = List.of("git", "hostname", "versions");

  private Metadata() {}

  static ObjectNode of(Evaluation evaluation, ZonedDateTime now, ObjectNode environment) {
    ZonedDateTime time = now.truncatedTo(ChronoUnit.MICROS);
    ModelType type = ModelType.of(evaluation);
    ObjectNode metadata = Json.MAPPER.createObjectNode();
    metadata.put("timestamp", STAMP.format(time));
    metadata.put("datetime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    metadata.put(
        "datetime_utc",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.withZoneSameInstant(ZoneOffset.UTC)));
    metadata.put("model_type", type.word());
    metadata.put("model_type_from", type.from());
    evaluation.step().ifPresent(step -> metadata.put("step", step));
    seed(evaluation).ifPresent(seed -> metadata.put("seed", seed));
    text(metadata, "checkpoint", evaluation.checkpoint());
    list(metadata, "tags", evaluation.tags());
    text(metadata, "note", evaluation.note());
    list(metadata, "samples", evaluation.samples());
    text(metadata, "id", evaluation.id());
    for (String name : AROUND) {
      if (environment.has(name)) {
        metadata.set(name, Values.strict(environment.get(name)));
      }
    }
    ObjectNode config = evaluation.config();
    if (config != null) {
      metadata.set("config", Values.strict(config));
    }
    return metadata;
  }

  private static OptionalLong seed(Evaluation evaluation) {
    return evaluation.seed().isPresent()
        ? evaluation.seed()
        : Nodes.longOrEmpty(evaluation.config(), "seed");
  }

  private static void text(ObjectNode metadata, String name, String value) {
    if (!value.isBlank()) {
      metadata.put(name, value);
    }
  }

  private static void list(ObjectNode metadata, String name, Iterable<String> values) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    values.forEach(array::add);
    if (!array.isEmpty()) {
      metadata.set(name, array);
    }
  }
}
