package dev.assay.formats.track;

import dev.assay.domain.MetricKey;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of one experiment, both ways. */
public final class ExperimentJson {
  /** The member that tells such a file, with the version of its layout. */
  public static final String MARK = "assay_experiment";

  private static final int VERSION = 1;

  private ExperimentJson() {}

  /** The file's bytes; equal for equal experiments. */
  static byte[] write(Experiment experiment) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put(MARK, VERSION);
    root.put("experiment_id", experiment.id());
    root.put("time", experiment.timestamp());
    text(root, "method", experiment.method());
    experiment.seed().ifPresent(seed -> root.put("seed", seed));
    root.put("provenance", experiment.provenance().word());
    ObjectNode metrics = root.putObject("metrics");
    experiment.metrics().forEach((name, value) -> metrics.set(name, number(value)));
    if (!experiment.notFinite().isEmpty()) {
      experiment.notFinite().forEach(root.putArray("not_finite")::add);
    }
    curves(root, experiment.curves());
    text(root, "notes", experiment.notes());
    samples(root, experiment.samples());
    text(root, "corrects", experiment.corrects());
    text(root, "run_key", experiment.runKey());
    root.set("config", experiment.config());
    root.put("config_sha256", digest(experiment.config()));
    if (!experiment.environment().isEmpty()) {
      root.set("environment", experiment.environment());
    }
    byte[] text = Json.MAPPER.writeValueAsBytes(root);
    byte[] line = java.util.Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }

  /** By which equal configurations are known; the order of keys counts. */
  static String digest(ObjectNode config) {
    return Sha256.hex(Json.MAPPER.writeValueAsBytes(config));
  }

  private static void text(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  private static JsonNode number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole
        ? Json.MAPPER.getNodeFactory().numberNode((long) value)
        : Double.isFinite(value)
            ? Json.MAPPER.getNodeFactory().numberNode(value)
            : Json.MAPPER.nullNode();
  }

  private static void curves(ObjectNode root, Map<String, StepCurve> curves) {
    if (curves.isEmpty()) {
      return;
    }
    ObjectNode all = root.putObject("curves");
    curves.forEach((name, curve) -> {
      ObjectNode node = all.putObject(name);
      curve.axes().forEach((axis, places) -> numbers(node.putArray(axis), places));
      numbers(node.putArray("value"), curve.values());
    });
  }

  private static void numbers(ArrayNode array, double[] numbers) {
    for (double number : numbers) {
      array.add(number(number));
    }
  }

  private static void samples(ObjectNode root, List<Experiment.Sample> samples) {
    if (samples.isEmpty()) {
      return;
    }
    ArrayNode all = root.putArray("samples");
    for (Experiment.Sample sample : samples) {
      ObjectNode node =
          all.addObject().put("prompt", sample.prompt()).put("output", sample.output());
      text(node, "target", sample.target());
      if (Double.isFinite(sample.score())) {
        node.put("score", sample.score());
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableException when it is none, or of a later layout
   */
  public static Experiment read(byte[] bytes) throws IOException {
    JsonNode root = Json.tree(bytes);
    long version = Nodes.longOrEmpty(root, MARK).orElse(0);
    if (version != VERSION) {
      throw new UnreadableException(
          "$." + MARK,
          version == 0 ? "this is no experiment" : "layout " + version + " is not known",
          version == 0 ? "Log the experiment again." : "Use a newer Assay.");
    }
    String id = Nodes.text(root, "experiment_id");
    if (!ExperimentId.isOne(id)) {
      throw new UnreadableException(
          "$.experiment_id", "no name of an experiment", "Log the experiment again.");
    }
    Provenance provenance = Provenance.of(Nodes.text(root, "provenance"));
    return Experiment.of(id, time(root))
        .method(Methods.normal(Nodes.text(root, "method")))
        .seed(Nodes.longOrEmpty(root, "seed"))
        .provenance(provenance == null ? Provenance.IMPORTED : provenance)
        .config(object(root, "config"))
        .metrics(metrics(root))
        .curves(CurvesIn.of(root))
        .notes(Nodes.text(root, "notes"))
        .samples(samples(root.path("samples")))
        .environment(object(root, "environment"))
        .corrects(Nodes.text(root, "corrects"))
        .runKey(Nodes.text(root, "run_key"))
        .notFinite(notFinite(root))
        .build();
  }

  private static OffsetDateTime time(JsonNode root) throws UnreadableException {
    try {
      return OffsetDateTime.parse(Nodes.text(root, "time"));
    } catch (DateTimeException e) {
      throw new UnreadableException("$.time", "no time with a zone", "Log the experiment again.");
    }
  }

  private static ObjectNode object(JsonNode root, String name) {
    return root.path(name) instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  private static Map<String, Double> metrics(JsonNode root) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> metric : root.path("metrics").properties()) {
      OptionalDouble value = Nodes.doubleOrEmpty(metric.getValue());
      String name = MetricKey.safeName(metric.getKey());
      if (!name.isBlank()) {
        value.ifPresent(number -> metrics.put(name, number));
      }
    }
    return metrics;
  }

  private static List<String> notFinite(JsonNode root) {
    List<String> names = new ArrayList<>();
    for (JsonNode name : root.path("not_finite")) {
      String safe = MetricKey.safeName(Nodes.text(name));
      if (!safe.isBlank()) {
        names.add(safe);
      }
    }
    return names;
  }

  static List<Experiment.Sample> samples(JsonNode list) {
    List<Experiment.Sample> samples = new ArrayList<>();
    for (JsonNode sample : list) {
      String prompt = first(sample, "prompt", "input");
      String output = first(sample, "output", "completion");
      if (!prompt.isEmpty()) {
        samples.add(
            new Experiment.Sample(
                prompt,
                output,
                Nodes.text(sample, "target"),
                Nodes.doubleOrEmpty(sample, "score").orElse(Double.NaN)));
      }
    }
    return samples;
  }

  private static String first(JsonNode node, String name, String other) {
    String text = Nodes.text(node, name);
    return text.isEmpty() ? Nodes.text(node, other) : text;
  }
}
