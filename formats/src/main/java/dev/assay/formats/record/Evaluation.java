package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one evaluation found, ready to be saved. Immutable; made by {@link #builder()}. */
public final class Evaluation {
  private final ObjectNode metrics;
  private final @Nullable ObjectNode config;
  private final Map<String, Curve> curves;
  private final String checkpoint;
  private final OptionalLong step;
  private final OptionalLong seed;
  private final List<String> tags;
  private final String note;
  private final String type;
  private final String id;
  private final List<String> samples;
  private final @Nullable ObjectNode environment;

  private Evaluation(Builder from) {
    metrics = from.metrics;
    config = from.config;
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(from.curves));
    checkpoint = from.checkpoint;
    step = from.step;
    seed = from.seed;
    tags = List.copyOf(from.tags);
    note = from.note;
    type = from.type;
    id = from.id;
    samples = List.copyOf(from.samples);
    environment = from.environment;
  }

  public static Builder builder() {
    return new Builder();
  }

  ObjectNode metrics() {
    return metrics;
  }

  @Nullable ObjectNode config() {
    return config;
  }

  Map<String, Curve> curves() {
    return curves;
  }

  String checkpoint() {
    return checkpoint;
  }

  OptionalLong step() {
    return step;
  }

  OptionalLong seed() {
    return seed;
  }

  List<String> tags() {
    return tags;
  }

  String note() {
    return note;
  }

  String type() {
    return type;
  }

  /** The name that the client gave, so that it can repeat the request; may be empty. */
  public String id() {
    return id;
  }

  List<String> samples() {
    return samples;
  }

  @Nullable ObjectNode environment() {
    return environment;
  }

  /** Gathers an evaluation. Every part is optional, but there must be a metric or a curve. */
  public static final class Builder {
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ITEMS = 1000;

    private final ObjectNode metrics = Json.MAPPER.createObjectNode();
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private @Nullable ObjectNode config;
    private @Nullable ObjectNode environment;
    private String checkpoint = "";
    private OptionalLong step = OptionalLong.empty();
    private OptionalLong seed = OptionalLong.empty();
    private String note = "";
    private String type = "";
    private String id = "";

    private Builder() {}

    /** One metric; NaN and infinite are saved as not available. */
    public Builder metric(String name, double value) {
      return metrics(Json.MAPPER.createObjectNode().put(name, value));
    }

    /** One metric that counts. */
    public Builder metric(String name, long value) {
      return metrics(Json.MAPPER.createObjectNode().put(name, value));
    }

    /** Metrics, flat ({@code sblimp_accuracy}) or by category, names long or short. */
    public Builder metrics(JsonNode flatOrNested) {
      MetricNames.flatten(flatOrNested)
          .properties()
          .forEach(metric -> metrics.set(metric.getKey(), metric.getValue()));
      return this;
    }

    /** The full configuration that was trained and evaluated with, a JSON object. */
    public Builder config(JsonNode value) {
      if (!(value instanceof ObjectNode object)) {
        throw wrong("the configuration is no JSON object");
      }
      config = object;
      return this;
    }

    /** A curve; {@code librilight} is the one whose marks and slopes are saved too. */
    public Builder curve(String name, Curve curve) {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
        throw wrong("a curve's name is not 1 to 100 letters, digits, '.', '_' or '-'");
      }
      curves.put(name, curve);
      return this;
    }

    /** The checkpoint's folder. */
    public Builder checkpoint(String path) {
      checkpoint = text("checkpoint", path);
      return this;
    }

    /** The training step, from 0. */
    public Builder step(long value) {
      if (value < 0) {
        throw wrong("the step is " + value + ", but must be 0 or more");
      }
      step = OptionalLong.of(value);
      return this;
    }

    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    public Builder tag(String value) {
      if (!value.isBlank() && !tags.contains(value.strip())) {
        tags.add(text("tag", value.strip()));
      }
      return few("tags", tags);
    }

    public Builder note(String value) {
      note = text("note", value);
      return this;
    }

    /** How the model was trained, such as {@code TTT}; by default the configuration tells. */
    public Builder type(String value) {
      type = text("type", value);
      return this;
    }

    /** A name by which a repeated request is known to be the same. */
    public Builder id(String value) {
      id = text("id", value);
      return this;
    }

    /** Where the scores of single items are: a path or an address. */
    public Builder samples(String link) {
      samples.add(text("samples", link));
      return few("samples", samples);
    }

    /** Git, host and versions of where the evaluation ran, when that is not this process. */
    public Builder environment(JsonNode value) {
      if (!(value instanceof ObjectNode object)) {
        throw wrong("the environment is no JSON object");
      }
      environment = object;
      return this;
    }

    public Evaluation build() {
      if (metrics.isEmpty() && curves.isEmpty()) {
        throw wrong("there is neither a metric nor a curve to save");
      }
      return new Evaluation(this);
    }

    private Builder few(String what, List<String> items) {
      if (items.size() > MAX_ITEMS) {
        throw wrong("there are more than " + MAX_ITEMS + " " + what);
      }
      return this;
    }

    private static String text(String what, String value) {
      if (value.length() > MAX_TEXT) {
        throw wrong("the " + what + " is longer than " + MAX_TEXT + " characters");
      }
      return value;
    }

    private static AssayException wrong(String problem) {
      return new AssayException(Kind.BAD_INPUT, problem, "Correct what is to be saved.");
    }
  }
}
