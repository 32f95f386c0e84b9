package dev.assay.formats.track;

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
 * One finished training run with what was measured of it.
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
 * @param notFinite metrics that were given but were NaN or infinite, in alphabetical order
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

  /** One whose metrics were all finite. */
  public Experiment(
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
      String runKey) {
    this(
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
        List.of());
  }

  /** Its time as files have it: with microseconds and the zone's offset. */
  public String timestamp() {
    return STAMP.format(time);
  }

  /** Whether it counts. */
  public boolean isValid() {
    return invalid.isEmpty();
  }

  Experiment invalid(String reason) {
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
        reason,
        corrects,
        runKey,
        notFinite);
  }
}
