package dev.assay.formats.track;

import dev.assay.domain.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One metric during a training run.
 *
 * @param axes places of the values along each axis that was recorded, such as {@code step} or
 *     {@code seconds}; at least one, all as long as {@code values}; NaN where a place is not known
 * @param values NaN where a value was not a number
 */
@SuppressWarnings("ArrayRecordComponent")
public record StepCurve(Map<String, double[]> axes, double[] values) {
  /** What a curve can be drawn against, most usual first. */
  public static final List<String> AXES =
      List.of("step", "tokens", "seconds", "gpu_hours", "flops", "epoch");

  public StepCurve {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    Check.that(!axes.isEmpty(), "a curve needs an axis, one of %s", AXES);
    for (Map.Entry<String, double[]> axis : axes.entrySet()) {
      Check.that(AXES.contains(axis.getKey()), "there is no axis '%s'", axis.getKey());
      Check.that(
          axis.getValue().length == values.length,
          "%d places on the axis '%s' for %d values",
          axis.getValue().length,
          axis.getKey(),
          values.length);
    }
  }
}
