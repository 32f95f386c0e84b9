package dev.assay.analysis.experiment;

import dev.assay.domain.Check;
import dev.assay.domain.MetricKey;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.StepCurve;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A level of a curve, and the first step at which a run was beyond it.
 *
 * @param below whether beyond is below
 */
public record Threshold(String curve, boolean below, double value) {
  /** How the names of metrics begin that count steps to one. */
  static final String STEPS = "steps_to_";

  /** The one of the columns: validation perplexity below 50. */
  public static final Threshold USUAL = new Threshold("val_ppl", true, 50);

  /** Reads {@code val_ppl<50} or {@code accuracy>0.9}. */
  public static Threshold parse(String text) {
    int at = Math.max(text.lastIndexOf('<'), text.lastIndexOf('>'));
    double value = at > 0 ? Nodes.parse(text.substring(at + 1)) : Double.NaN;
    Check.that(
        Double.isFinite(value),
        "a threshold is a curve, < or >, and a number, such as val_ppl<50, not '%s'",
        text);
    return new Threshold(text.substring(0, at).strip(), text.charAt(at) == '<', value);
  }

  /** What {@link #parse} reads, such as {@code val_ppl<50}. */
  String text() {
    return curve + (below ? "<" : ">") + Figures.exact(value);
  }

  /** Name of the metric that it makes, such as {@code steps_to_ppl_50}. */
  String metric() {
    String what = curve.startsWith("val_") ? curve.substring(4) : curve;
    return STEPS + MetricKey.safeName(what) + "_" + Figures.exact(value);
  }

  /** For people: {@code Steps to val_ppl < 7}. */
  String words() {
    return "Steps to " + curve + (below ? " < " : " > ") + Figures.exact(value);
  }

  /** What a run has to say of it. */
  enum Reached {
    YES,
    /** Its curve was recorded, and is on the near side all along. */
    NO,
    /** There is no curve along steps; where a run ended does not tell where it has been. */
    UNKNOWN
  }

  Reached reached(Experiment run) {
    if (run.metrics().containsKey(metric()) || steps(run).isPresent()) {
      return Reached.YES;
    }
    StepCurve curve = run.curves().get(this.curve);
    boolean recorded =
        curve != null
            && curve.axes().containsKey("step")
            && Arrays.stream(curve.values()).anyMatch(Double::isFinite);
    return recorded ? Reached.NO : Reached.UNKNOWN;
  }

  /** The first recorded step beyond it; empty when there is none, or no curve. */
  OptionalDouble steps(Experiment run) {
    StepCurve curve = run.curves().get(this.curve);
    double[] steps = curve == null ? null : curve.axes().get("step");
    if (curve == null || steps == null) {
      return OptionalDouble.empty();
    }
    for (int i = 0; i < steps.length; i++) {
      if (beyond(curve.values()[i])) {
        return OptionalDouble.of(steps[i]);
      }
    }
    return OptionalDouble.empty();
  }

  private boolean beyond(double number) {
    return below ? number < value : number > value;
  }

  /** The one that makes a metric; null for a metric that is none of theirs. */
  static @org.jspecify.annotations.Nullable Threshold of(List<Threshold> all, String metric) {
    return all.stream().filter(each -> each.metric().equals(metric)).findFirst().orElse(null);
  }
}
