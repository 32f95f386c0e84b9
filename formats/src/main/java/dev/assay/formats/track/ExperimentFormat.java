package dev.assay.formats.track;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.domain.Series;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The files {@code experiments/exp_*.json} of the tracker, a run each. */
public final class ExperimentFormat implements ResultsFormat {
  private static final String TASK = "tracker";
  private static final String END = ".json";

  /** Equal for what the file and the table {@code metrics.csv} say of one experiment. */
  public static String key(String id) {
    return "experiment:" + id;
  }

  @Override
  public String name() {
    return "tracker-experiment";
  }

  @Override
  public String description() {
    return "experiments/exp_*.json of assay track, a file per finished training run";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.endsWith(END)
        && ExperimentId.isOne(fileName.substring(0, fileName.length() - END.length()));
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    return new String(head, StandardCharsets.UTF_8).contains("\"" + ExperimentJson.MARK + "\"");
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    byte[] whole = source.bytes();
    if (whole == null) {
      throw new UnreadableException(
          "", "larger than 16 MiB", "Log fewer points of its curves, such as every hundredth.");
    }
    Experiment experiment = ExperimentJson.read(whole);
    RunRecordBuilder run =
        RunRecord.builder(Role.RESULT, experiment.id(), key(experiment.id()))
            .name(name(experiment))
            .checkpoint(
                new Checkpoint(
                    experiment.method(), "", steps(experiment), OptionalLong.empty(), ""))
            .evaluatedAt(experiment.time().toInstant(), TimeSource.RESULTS_FILE)
            .config(config(experiment), "")
            .notes(experiment.notes().replaceAll("\\s+", " ").strip());
    if (!experiment.method().isEmpty()) {
      run.tag(experiment.method());
    }
    if (experiment.provenance() != Provenance.MEASURED) {
      run.tag(experiment.provenance().word());
    }
    experiment
        .metrics()
        .forEach((name, value) -> {
          if (!name.equals("total_steps")) {
            run.estimate(Estimate.reported(MetricKey.of(TASK, name), value));
          }
        });
    experiment.curves().forEach((name, curve) -> curve(run, name, curve));
    Consistency.of(experiment.metrics())
        .forEach(doubt -> sink.remark("$.metrics." + doubt.metric(), doubt.text()));
    sink.run(run.build());
  }

  private static String name(Experiment experiment) {
    String name = experiment.method().isEmpty() ? experiment.id() : experiment.method();
    return experiment.seed().isEmpty() ? name : name + ", seed " + experiment.seed().getAsLong();
  }

  private static String config(Experiment experiment) {
    var config = experiment.config().deepCopy();
    if (!config.has("seed")) {
      experiment.seed().ifPresent(seed -> config.put("seed", seed));
    }
    return config.toString();
  }

  private static OptionalLong steps(Experiment experiment) {
    double steps = experiment.metrics().getOrDefault("total_steps", Double.NaN);
    return steps >= 0 && steps == Math.rint(steps) && steps < 1L << 53
        ? OptionalLong.of((long) steps)
        : OptionalLong.empty();
  }

  /** Only where its places along the first axis are whole: steps and tokens are, hours are not. */
  private static void curve(RunRecordBuilder run, String name, StepCurve curve) {
    Map.Entry<String, double[]> axis = curve.axes().entrySet().iterator().next();
    long[] at = new long[axis.getValue().length];
    for (int i = 0; i < at.length; i++) {
      double place = axis.getValue()[i];
      if (place != Math.rint(place) || Math.abs(place) >= 1L << 53) {
        return;
      }
      at[i] = (long) place;
    }
    String unit = axis.getKey().equals("step") ? "steps" : axis.getKey();
    run.series(new Series(TASK, name, "", "", false, unit, at, curve.values(), 0));
  }
}
