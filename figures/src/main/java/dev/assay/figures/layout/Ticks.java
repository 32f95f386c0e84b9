package dev.assay.figures.layout;

import dev.assay.figures.Scale;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Chooses round values along an axis. */
final class Ticks {
  private static final double EDGE = 1e-9; // of the range; a tick at the very end counts
  private static final int MOST = 1000;
  private static final int MORE = 4; // times as many ticks are tried where there would be one
  private static final double FINEST = 1e-3; // of the range; finer decimals are not written

  private Ticks() {}

  /** About so many ticks, with the most important first where an axis is logarithmic. */
  static List<Tick> of(Axle axle, TickFormat format, int count) {
    double decades = axle.high() - axle.low();
    boolean linear = axle.scale() instanceof Scale.Linear;
    boolean powers = axle.scale() instanceof Scale.Log || isBeyondLinear(axle);
    if (linear || powers && decades < 1.2) {
      var ticks = round(axle, format, axle.lowValue(), axle.highValue(), count);
      // one tick alone tells no scale
      for (int more = count + 1; ticks.size() < 2 && more <= MORE * count; more++) {
        ticks = round(axle, format, axle.lowValue(), axle.highValue(), more);
      }
      return ticks;
    }
    return powers(axle, format);
  }

  /** Whether all of a symmetric logarithmic axis lies in its logarithmic part. */
  private static boolean isBeyondLinear(Axle axle) {
    return axle.scale() instanceof Scale.SymLog symLog && axle.lowValue() >= symLog.linearTo();
  }

  private static List<Tick> round(
      Axle axle, TickFormat format, double low, double high, int count) {
    double step = roundStep((high - low) / Math.max(1, count));
    var ticks = new ArrayList<Tick>();
    double first = Math.ceil(low / step - EDGE);
    for (int i = 0; i < MOST && (first + i) * step <= high + (high - low) * EDGE; i++) {
      double value = (first + i) * step;
      if (Double.isFinite(axle.share(value))) {
        ticks.add(new Tick(value, TickText.of(value, step, format)));
      }
    }
    return ticks;
  }

  /** The least of 1, 2, 5 times a power of ten that is at least {@code size}. */
  static double roundStep(double size) {
    double power = Math.pow(10, Math.floor(Math.log10(size)));
    for (int times : new int[] {1, 2, 5}) {
      if (times * power >= size * (1 - EDGE)) {
        return times * power;
      }
    }
    return 10 * power;
  }

  /** 0, then powers of ten with the outer and every so-manieth first, then twice and five times. */
  private static List<Tick> powers(Axle axle, TickFormat format) {
    var ticks = new ArrayList<Tick>();
    add(axle, format, 0, ticks);
    int top = (int) Math.floor(Math.log10(Math.max(axle.highValue(), 1e-300)) + EDGE);
    int bottom =
        axle.scale() instanceof Scale.SymLog symLog
            ? (int) Math.ceil(Math.log10(Math.max(symLog.linearTo(), axle.lowValue())) - EDGE)
            : (int) Math.ceil(axle.low() - EDGE);
    int decades = Math.max(0, top - bottom);
    int stride = Math.max(1, (decades + 7) / 8);
    for (int power = bottom; power <= top; power += stride) {
      add(axle, format, Math.pow(10, power), ticks);
      add(axle, format, -Math.pow(10, power), ticks);
    }
    if (decades <= 4) {
      for (int times : new int[] {2, 5}) {
        for (int power = bottom - 1; power <= top; power++) {
          add(axle, format, times * Math.pow(10, power), ticks);
        }
      }
    }
    return ticks;
  }

  private static void add(Axle axle, TickFormat format, double value, List<Tick> ticks) {
    double share = axle.share(value);
    boolean inLinearPart =
        axle.scale() instanceof Scale.SymLog symLog
            && value != 0
            && Math.abs(value) < symLog.linearTo() * (1 - EDGE);
    if (share >= -EDGE && share <= 1 + EDGE && !inLinearPart) {
      ticks.add(new Tick(value, TickText.of(value, value, format)));
    }
  }

  /** Ticks where they are wanted: the first, the last, then the others from the left. */
  static List<Tick> wanted(Axle axle, TickFormat format, List<Double> values) {
    var inside =
        values.stream()
            .filter(v -> axle.share(v) >= -EDGE && axle.share(v) <= 1 + EDGE)
            .sorted()
            .distinct()
            .toList();
    double step = Double.POSITIVE_INFINITY;
    for (int i = 0; i < inside.size(); i++) {
      step = Math.min(step, i == 0 ? step : inside.get(i) - inside.get(i - 1));
    }
    var ticks = new ArrayList<Tick>();
    for (double value : inside) {
      double fine = format == TickFormat.NUMBER || !Double.isFinite(step) ? value : step;
      fine = TickText.coarser(fine, (axle.highValue() - axle.lowValue()) * FINEST);
      ticks.add(new Tick(value, TickText.of(value, fine, format)));
    }
    if (ticks.size() > 2) {
      ticks.add(1, ticks.removeLast());
    }
    return ticks;
  }

  /**
   * Leaves out ticks whose labels would come too close to those before them in the list; the rest
   * in the order of the axis.
   *
   * @param place middle of a tick's label
   * @param length of its label along the axis, with the gap that is wanted
   */
  static List<Tick> thinned(
      List<Tick> ticks, ToDoubleFunction<Tick> place, ToDoubleFunction<Tick> length) {
    var kept = new ArrayList<Tick>();
    for (var tick : ticks) {
      double at = place.applyAsDouble(tick);
      double half = length.applyAsDouble(tick) / 2;
      boolean free =
          kept.stream()
              .allMatch(other ->
                  Math.abs(at - place.applyAsDouble(other))
                      >= half + length.applyAsDouble(other) / 2);
      if (free) {
        kept.add(tick);
      }
    }
    kept.sort(Comparator.comparingDouble(Tick::value));
    return kept;
  }
}
