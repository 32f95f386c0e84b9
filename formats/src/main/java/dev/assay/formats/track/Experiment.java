package dev.assay.formats.track;

import dev.assay.formats.json.Json;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * One finished training run with what was measured of it. Made by {@link #of}, whose setters say
 * what is known.
 *
 * @param id see {@link ExperimentId}
 * @param method what it is a run of, objectives in alphabetical order; empty if nobody said
 * @param seed empty if nobody said; never assumed
 * @param config the whole configuration as it was given
 * @param metrics finite values by name; what was not measured is not there
 * @param curves by name
 * @param notes a line for people
 * @param samples prompts and what the model made of them
 * @param environment git commit, host and versions, as far as known
 * @param invalid why it no longer counts; empty while it does
 * @param corrects the id of the experiment that this one replaces; empty for none
 * @param runKey the run of a matrix that logged it; empty for none
 * @param notFinite metrics that were given but not as finite numbers, so NaN, infinite, null or
 *     text, in alphabetical order
 */
public record Experiment(
    String id,
    OffsetDateTime time,
    String method,
    OptionalLong seed,
    Provenance provenance,
    ObjectNode config,
    Map<String, Double> metrics,
    Map<String, StepCurve> curves,
    String notes,
    List<Sample> samples,
    ObjectNode environment,
    String invalid,
    String corrects,
    String runKey,
    List<String> notFinite) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  /**
   * A prompt and what was made of it.
   *
   * @param target what was hoped for; may be empty
   * @param score how good the output is, larger is better; NaN if nobody said
   */
  public record Sample(String prompt, String output, String target, double score) {}

  public Experiment {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    samples = List.copyOf(samples);
    notFinite = List.copyOf(notFinite);
  }

  /** Begins one of which nothing else is known; it counts as measured. */
  public static Builder of(String id, OffsetDateTime time) {
    return new Builder(id, time);
  }

  /** Begins one that is the same until something else is said. */
  public Builder but() {
    Builder same = new Builder(id, time).method(method).seed(seed).provenance(provenance);
    same.config(config).metrics(metrics).curves(curves).notes(notes).samples(samples);
    same.environment(environment).invalid(invalid).corrects(corrects).runKey(runKey);
    return same.notFinite(notFinite);
  }

  /** Its time as files have it: with microseconds and the zone's offset. */
  public String timestamp() {
    return STAMP.format(time);
  }

  /** Whether it counts. */
  public boolean isValid() {
    return invalid.isEmpty();
  }

  /** Collects what is known of an experiment; what is not said is empty. For one thread. */
  public static final class Builder {
    private final String id;
    private final OffsetDateTime time;
    private String method = "";
    private OptionalLong seed = OptionalLong.empty();
    private Provenance provenance = Provenance.MEASURED;
    private ObjectNode config = Json.MAPPER.createObjectNode();
    private Map<String, Double> metrics = Map.of();
    private Map<String, StepCurve> curves = Map.of();
    private String notes = "";
    private List<Sample> samples = List.of();
    private ObjectNode environment = Json.MAPPER.createObjectNode();
    private String invalid = "";
    private String corrects = "";
    private String runKey = "";
    private List<String> notFinite = List.of();

    private Builder(String id, OffsetDateTime time) {
      this.id = id;
      this.time = time;
    }

    public Builder method(String name) {
      method = name;
      return this;
    }

    public Builder seed(OptionalLong number) {
      seed = number;
      return this;
    }

    public Builder provenance(Provenance of) {
      provenance = of;
      return this;
    }

    public Builder config(ObjectNode whole) {
      config = whole;
      return this;
    }

    public Builder metrics(Map<String, Double> finite) {
      metrics = finite;
      return this;
    }

    public Builder curves(Map<String, StepCurve> byName) {
      curves = byName;
      return this;
    }

    public Builder notes(String line) {
      notes = line;
      return this;
    }

    public Builder samples(List<Sample> all) {
      samples = all;
      return this;
    }

    public Builder environment(ObjectNode known) {
      environment = known;
      return this;
    }

    public Builder invalid(String reason) {
      invalid = reason;
      return this;
    }

    public Builder corrects(String other) {
      corrects = other;
      return this;
    }

    public Builder runKey(String key) {
      runKey = key;
      return this;
    }

    public Builder notFinite(List<String> names) {
      notFinite = names;
      return this;
    }

    /** The experiment. */
    public Experiment build() {
      return new Experiment(
          id,
          time,
          method,
          seed,
          provenance,
          config,
          metrics,
          curves,
          notes,
          samples,
          environment,
          invalid,
          corrects,
          runKey,
          notFinite);
    }
  }
}
