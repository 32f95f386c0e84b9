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
import java.util.Arrays;
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
    return 2;
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

  /** Along the first axis whose places are whole, as steps are; else along the first, in parts. */
  private static void curve(RunRecordBuilder run, String name, StepCurve curve) {
    Map<String, double[]> axes = curve.axes();
    String axis =
        axes.keySet().stream()
            .filter(each -> partsOf(axes.getOrDefault(each, NONE)) == 1)
            .findFirst()
            .orElse(axes.keySet().iterator().next());
    double[] places = axes.getOrDefault(axis, NONE);
    int parts = partsOf(places);
    if (parts == 0) {
      return;
    }
    long[] at = new long[places.length];
    double[] values = new double[places.length];
    int n = 0;
    for (int i = 0; i < places.length; i++) {
      long place = Math.round(places[i] * parts);
      n -= n > 0 && at[n - 1] == place ? 1 : 0; // of two at one place the later counts
      at[n] = place;
      values[n++] = curve.values()[i];
    }
    String unit = axis.equals("step") ? "steps" : axis;
    run.series(
        new Series(
            TASK,
            name,
            "",
            "",
            false,
            parts == 1 ? unit : unit + "/" + parts,
            Arrays.copyOf(at, n),
            Arrays.copyOf(values, n),
            0));
  }

  private static final double[] NONE = new double[0];
  private static final int FINEST = 1_000_000;

  /** By how much 0.3 of an axis, cut into tenths, is off a whole number. */
  private static final double ALMOST = 1e-6;

  /**
   * Into how many equal parts a unit of an axis must be cut for its places to be whole, a power of
   * ten; the finest when none does; 0 when there are no places, or they cannot be told or decrease.
   */
  private static int partsOf(double... places) {
    for (int parts = 1; parts < FINEST; parts *= 10) {
      if (areIn(places, parts, ALMOST)) {
        return parts;
      }
    }
    return areIn(places, FINEST, 1) ? FINEST : 0;
  }

  /** Whether places increase, and are whole numbers of such parts but for a rest. */
  private static boolean areIn(double[] places, int parts, double rest) {
    for (int i = 0; i < places.length; i++) {
      double scaled = places[i] * parts;
      double off = Math.abs(scaled - Math.rint(scaled));
      boolean increases = i == 0 || places[i] >= places[i - 1];
      if (!increases || !(Math.abs(scaled) < 1L << 53) || off > rest) {
        return false;
      }
    }
    return places.length > 0;
  }
}
