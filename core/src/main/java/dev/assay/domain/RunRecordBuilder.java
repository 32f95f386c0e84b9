package dev.assay.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link RunRecord}; everything not set is unknown. One thread. */
public final class RunRecordBuilder {
  private final RunRecord.Role role;
  private final String id;
  private final String checkpointKey;
  private String name;
  private String model = "";
  private TrainingType trainingType = TrainingType.UNKNOWN;
  private boolean baseline;
  private Checkpoint checkpoint = Checkpoint.NONE;
  private String link = "";
  private @Nullable Instant evaluatedAt;
  private RunRecord.TimeSource timeSource = RunRecord.TimeSource.UNKNOWN;
  private String configJson = "";
  private String configSha256 = "";
  private final Set<String> tags = new LinkedHashSet<>();
  private String notes = "";
  private final Map<MetricKey, Estimate> estimates = new LinkedHashMap<>();
  private final List<Series> series = new ArrayList<>();
  private final List<SampleSet> samples = new ArrayList<>();
  private @Nullable Progress progress;

  RunRecordBuilder(RunRecord.Role role, String id, String checkpointKey) {
    this.role = role;
    this.id = id;
    this.name = id;
    this.checkpointKey = checkpointKey;
  }

  public RunRecordBuilder name(String value) {
    name = value;
    return this;
  }

  public RunRecordBuilder model(String value) {
    model = value;
    return this;
  }

  public RunRecordBuilder trainingType(TrainingType value) {
    trainingType = value;
    return this;
  }

  public RunRecordBuilder baseline(boolean value) {
    baseline = value;
    return this;
  }

  public RunRecordBuilder checkpoint(Checkpoint value) {
    checkpoint = value;
    return this;
  }

  public RunRecordBuilder link(String value) {
    link = value;
    return this;
  }

  public RunRecordBuilder evaluatedAt(@Nullable Instant time, RunRecord.TimeSource source) {
    evaluatedAt = time;
    timeSource = time == null ? RunRecord.TimeSource.UNKNOWN : source;
    return this;
  }

  public RunRecordBuilder config(String json, String sha256) {
    configJson = json;
    configSha256 = sha256;
    return this;
  }

  public RunRecordBuilder tag(String value) {
    tags.add(value);
    return this;
  }

  public RunRecordBuilder tags(Iterable<String> values) {
    values.forEach(tags::add);
    return this;
  }

  public RunRecordBuilder notes(String value) {
    notes = value;
    return this;
  }

  /** Adds an estimate; a later one of the same metric replaces the earlier. */
  public RunRecordBuilder estimate(Estimate value) {
    estimates.put(value.metric(), value);
    return this;
  }

  public boolean hasEstimate(MetricKey metric) {
    return estimates.containsKey(metric);
  }

  public RunRecordBuilder series(Series value) {
    series.add(value);
    return this;
  }

  public RunRecordBuilder samples(SampleSet value) {
    samples.add(value);
    return this;
  }

  /** Says that the evaluation may still be under way. */
  public RunRecordBuilder progress(Progress value) {
    progress = value;
    return this;
  }

  public RunRecord build() {
    return new RunRecord(
        role,
        id,
        name,
        model,
        trainingType,
        baseline,
        checkpoint,
        checkpointKey,
        link,
        evaluatedAt,
        timeSource,
        configJson,
        configSha256,
        List.copyOf(tags),
        notes,
        List.copyOf(estimates.values()),
        series,
        samples,
        progress);
  }
}
