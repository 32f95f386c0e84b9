package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Datum;
import dev.assay.figures.Scale;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The axes of a suite's figures, and what stops a figure. */
final class SuiteAxes {
  /** Largest over smallest value from which an axis is logarithmic. */
  private static final double WIDE = 100;

  private SuiteAxes() {}

  /** A figure that cannot be drawn, and why. */
  static AssayException skip(String reason) {
    return new AssayException(Kind.CONFLICT, reason, "");
  }

  /** Values of a tier, with the arrow of what is better. */
  static Axis values(TierView view, String label) {
    Axis axis = Axis.linear(label).better(better(view));
    return view.percent() ? axis.format(TickFormat.PERCENT) : axis;
  }

  /**
   * An axis of values that lie too far apart for a linear one, such as perplexities from the first
   * step on, as a logarithmic one.
   */
  static Axis wide(Axis axis, double[] values) {
    DoubleSummaryStatistics known =
        DoubleStream.of(values).filter(Double::isFinite).summaryStatistics();
    return known.getMin() > 0 && known.getMax() > WIDE * known.getMin()
        ? axis.scale(new Scale.Log())
        : axis;
  }

  static Better better(TierView view) {
    return switch (view.metric.direction()) {
      case HIGHER -> Better.UP;
      case LOWER -> Better.DOWN;
      case NEITHER, UNKNOWN -> Better.NONE;
    };
  }

  /** Improvement, positive for better whichever way the metric runs. */
  static Axis improvement(String label) {
    return Axis.linear(label).format(TickFormat.PERCENT).better(Better.UP);
  }

  /** The sign that makes a change an improvement. */
  static int sign(TierView view) {
    return view.metric.direction().isBetter(0, 1) ? -1 : 1;
  }

  /** Improvement of {@code value} over {@code base} as a share of it; NaN if base is 0. */
  static double improvement(TierView view, double value, double base) {
    // adding 0 makes -0 plain
    return base == 0 ? Double.NaN : sign(view) * (value - base) / base + 0.0;
  }

  /** The axis that trends of one stage run along. */
  static Axis time(SuitePlan plan, Suite.Stage stage) {
    return switch (plan.suite.axis()) {
      case STEP -> steps(Axis.linear("Training step"), plan.plotted(stage));
      case LOG_STEP -> Axis.symLog("Training step").format(TickFormat.THOUSANDS);
      case TOKENS -> Axis.linear("Training tokens").format(TickFormat.TOKENS);
      case STAGE_TOKENS ->
          Axis.linear("Training tokens of " + stage.label()).format(TickFormat.TOKENS).withZero();
    };
  }

  private static Axis steps(Axis axis, List<Long> steps) {
    return axis.format(TickFormat.THOUSANDS).ticks(steps.stream().map(Long::doubleValue).toList());
  }

  /** A point with the interval and the count of its cell, where known. */
  static Datum within(Datum point, Cell cell) {
    Datum counted = cell.n() == null ? point : point.count(cell.n());
    return cell.low() == null || cell.high() == null
        ? counted
        : counted.interval(cell.low(), cell.high());
  }

  /** The interval of a cell at a place; a gap where there is none. */
  static Span span(double x, @Nullable Cell cell) {
    return cell == null || cell.low() == null || cell.high() == null
        ? new Span(x, Double.NaN, Double.NaN)
        : new Span(x, cell.low(), cell.high());
  }

  static double x(SuitePlan plan, Suite.Stage stage, long step) {
    return switch (plan.suite.axis()) {
      case STEP, LOG_STEP -> step;
      case TOKENS -> plan.tokens(stage, step);
      case STAGE_TOKENS ->
          stage.tokensPerStep().isPresent()
              ? (double) step * stage.tokensPerStep().getAsLong()
              : Double.NaN;
    };
  }
}
