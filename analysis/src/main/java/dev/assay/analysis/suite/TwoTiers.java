package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Panel;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first two tiers together: trade-off, objective, and both against the bridge. */
final class TwoTiers {
  private static final String OWN = "own";

  /** Points of a path that have words and error bars. */
  private static final int MOST_NAMED = 12;

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final List<TierView> views;
  private final TierView left;
  private final TierView right;

  TwoTiers(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.views = plan.tiers(spec).stream().map(plan::view).toList();
    if (views.size() < spec.kind().fewestTiers()) {
      throw SuiteAxes.skip("the suite has one tier only");
    }
    this.left = views.getFirst();
    this.right = views.getLast();
  }

  static String label(TierView view) {
    return "Macro " + view.tier.label().toLowerCase(Locale.ROOT);
  }

  private Figure of(String what, List<Look> looks, Plot plot) {
    return Figure.of(spec.path(), plan.main.label() + ": " + what, "", looks, plot)
        .size(spec.width(), spec.height());
  }

  /** One point for each step that has both means, in the colours of the order. */
  Figure tradeoff() {
    List<Datum> points = new ArrayList<>();
    for (long step : plan.plotted()) {
      double x = left.macro(step, left.members);
      double y = right.macro(step, right.members);
      Datum point = Datum.at(x, y).label(Long.toString(step));
      Interval interval = MeanTrends.interval(right, right.mean(step));
      points.add(interval == null ? point : point.interval(interval.low(), interval.high()));
    }
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = path(points, looks, "no step has both means: each lacks a member");
    Plot plot =
        Plot.of(
                "",
                SuiteAxes.values(left, label(left)),
                SuiteAxes.values(right, label(right)),
                marks)
            .legend(Plot.Legend.NONE);
    return of("trade-off of " + left.tier.label() + " and " + right.tier.label(), looks, plot)
        .caption("Each point is a step, in order from dark to light. " + errors("Error bars"));
  }

  /** What error bars or bands of means are. */
  static String errors(String what) {
    return what
        + ": 95 %, members independent, sampling error only; none where the error is unknown.";
  }

  static List<Mark> path(List<Datum> points, List<Look> looks, String none) {
    List<Datum> there = thinned(points.stream().filter(Datum::isPresent).toList());
    if (there.isEmpty()) {
      throw SuiteAxes.skip(none);
    }
    looks.add(Look.of("order", "order of steps", dev.assay.figures.Colour.Role.BASELINE));
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Line("order", bare(points), false));
    for (int i = 0; i < there.size(); i++) {
      double place = there.size() == 1 ? 0.5 : i / (there.size() - 1.0);
      looks.add(Look.ordered("p" + i, "point " + (i + 1), place));
      marks.add(new Mark.Dots("p" + i, List.of(there.get(i))));
    }
    return marks;
  }

  /**
   * Of many points only some keep their words and error bars, the first and the last among them.
   */
  static List<Datum> thinned(List<Datum> points) {
    int every = (points.size() + MOST_NAMED - 1) / MOST_NAMED;
    List<Datum> thinned = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean kept = (points.size() - 1 - i) % Math.max(1, every) == 0 || i == 0;
      Datum point = points.get(i);
      thinned.add(kept ? point : Datum.at(point.x(), point.y()).note(point.label()));
    }
    return thinned;
  }

  private static List<Datum> bare(List<Datum> points) {
    return points.stream().map(point -> Datum.at(point.x(), point.y())).toList();
  }

  private void needsBridge() {
    if (!plan.hasBridge()) {
      throw SuiteAxes.skip(
          plan.main.bridge().isPresent()
              ? "the bridge, step " + plan.main.bridge().getAsLong() + ", was not evaluated"
              : plan.main.label() + " has no bridge");
    }
    if (views.stream().allMatch(view -> view.mean(plan.baseline()) == null)) {
      List<String> missing =
          views.stream().flatMap(view -> view.missing(plan.baseline()).stream()).toList();
      throw SuiteAxes.skip("step " + plan.baseline() + " lacks " + SuiteText.some(missing));
    }
  }

  /** Both means over the steps; the bridge as a line across. */
  Figure bridgeTrend() {
    needsBridge();
    List<Look> looks = List.of(Look.nth(0, OWN, plan.main.label()));
    List<Panel> panels = new ArrayList<>();
    for (TierView view : views) {
      List<Mark> marks = new ArrayList<>();
      Mean bridge = view.mean(plan.baseline());
      Interval known = MeanTrends.interval(view, bridge);
      double inf = Double.POSITIVE_INFINITY;
      if (known != null) {
        marks.add(
            new Mark.Region(-inf, inf, known.low(), known.high(), "", Mark.Region.Tone.PLAIN));
      }
      if (bridge != null) {
        marks.add(
            new Mark.Rule(
                Along.Y,
                view.headline(bridge),
                "bridge " + plan.baseline(),
                Mark.Rule.Kind.REFERENCE));
      }
      List<Datum> points = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      for (long step : plan.plotted()) {
        double x = SuiteAxes.x(plan, plan.main, step);
        points.add(Datum.at(x, view.macro(step, view.members)));
        Interval own = MeanTrends.interval(view, view.mean(step));
        spans.add(
            own == null ? new Span(x, Double.NaN, Double.NaN) : new Span(x, own.low(), own.high()));
      }
      marks.add(new Mark.Band(OWN, spans));
      marks.add(new Mark.Line(OWN, points, true));
      panels.add(
          Plot.of(
                  label(view),
                  SuiteAxes.time(plan, plan.main),
                  SuiteAxes.values(view, label(view)),
                  marks)
              .legend(Plot.Legend.NONE));
    }
    return Figure.grid(
            spec.path(), plan.main.label() + " and its bridge", "", looks, views.size(), panels)
        .size(spec.width(), spec.height())
        .caption(
            "Bands, of the steps and of the bridge: 95 %, members independent, sampling error"
                + " only; none where it is unknown.");
  }

  /** Both means minus the bridge's, with verdicts. */
  Figure bridgeDelta() {
    needsBridge();
    return deltas(
        plan,
        spec,
        plan.main.label() + " minus its bridge (step " + plan.baseline() + ")",
        plan.plotted(),
        views,
        (view, step) -> view.difference(step, view, plan.baseline(), view.members));
  }

  /** A difference of means at a step. */
  interface Delta {
    @Nullable Difference of(TierView view, long step);
  }

  /** A panel of bars for each tier. */
  static Figure deltas(
      SuitePlan plan,
      FigureSpec spec,
      String title,
      List<Long> steps,
      List<TierView> views,
      Delta delta) {
    List<Panel> panels = new ArrayList<>();
    var captions = new LinkedHashSet<String>();
    List<String> names = steps.stream().map(step -> Long.toString(step)).toList();
    for (TierView view : views) {
      List<@Nullable Difference> differences = new ArrayList<>();
      steps.forEach(step -> differences.add(delta.of(view, step)));
      captions.add(Verdicts.means(view, differences));
      List<Mark> marks = new ArrayList<>();
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
      marks.addAll(Verdicts.bars(view, Estimates.adjusted(differences, true)));
      panels.add(
          Plot.of(
              label(view),
              Axis.names("Training step", names),
              SuiteAxes.values(view, "Change of " + label(view).toLowerCase(Locale.ROOT)),
              marks));
    }
    return Figure.grid(spec.path(), title, "", Verdicts.LOOKS, views.size(), panels)
        .size(spec.width(), spec.height())
        .caption(String.join(" ", captions));
  }
}
