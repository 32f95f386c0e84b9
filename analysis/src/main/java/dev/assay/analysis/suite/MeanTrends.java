package dev.assay.analysis.suite;

import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.formats.suite.Suite.SuiteAxis;
import dev.assay.formats.suite.Suite.Tier;
import dev.assay.stats.Interval;
import dev.assay.stats.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Means over the steps: of a tier, or of each of its sets. */
final class MeanTrends {
  static final double LEVEL = 0.95;
  private final SuitePlan plan;
  private final FigureSpec spec;
  private final TierView view;
  private final List<Long> steps;

  MeanTrends(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.view = plan.view(plan.tier(spec.tier()));
    this.steps = plan.plotted();
  }

  private String label() {
    return view.tier.label().toLowerCase(Locale.ROOT);
  }

  /** The mean of all members, the geometric one beside it where it says something else. */
  Figure macro() {
    needsMeans();
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    if (spec.relative()) {
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    }
    boolean two = !view.percent();
    looks.add(Look.nth(0, "mean", two ? "arithmetic mean" : "mean"));
    marks.add(new Mark.Band("mean", band()));
    marks.add(new Mark.Line("mean", points(Mean::arithmetic, view.members), true));
    if (two) {
      looks.add(Look.nth(1, "geometric", "geometric mean"));
      marks.add(new Mark.Line("geometric", points(Mean::geometric, view.members), true));
    }
    bridgeAtZero(looks, marks);
    return of("macro " + label(), looks, marks).caption(caption());
  }

  /** On the axis of a stage's own tokens its bridge is where it begins. */
  private void bridgeAtZero(List<Look> looks, List<Mark> marks) {
    Mean bridge = plan.hasBridge() ? view.mean(plan.baseline()) : null;
    boolean start = plan.suite.axis() == SuiteAxis.STAGE_TOKENS && !spec.relative();
    if (bridge != null && start) {
      Look look = Look.of("bridge", "bridge " + plan.baseline(), Colour.Role.BASELINE);
      looks.add(look);
      Datum point = Datum.at(0, bridge.arithmetic());
      Interval interval = interval(view, bridge);
      marks.add(
          new Mark.Dots(
              "bridge",
              List.of(interval == null ? point : point.interval(interval.low(), interval.high()))));
    }
  }

  /** A line for each set. */
  Figure sets() {
    List<String> sets = view.sets();
    if (sets.size() < 2) {
      throw SuiteAxes.skip(
          sets.isEmpty()
              ? "no " + view.tier.member() + " of any set was measured"
              : "all " + view.tier.member() + "s that were measured are of set " + sets.getFirst());
    }
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    if (spec.relative()) {
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    }
    for (String set : sets) {
      List<Member> members = view.ofSet(set);
      looks.add(Look.nth(looks.size(), set, set + " (" + members.size() + ")"));
      marks.add(new Mark.Line(set, points(view::headline, members), true));
    }
    var parts = new ArrayList<String>();
    sets.forEach(set ->
        parts.add(
            set + ": " + SuiteText.some(view.ofSet(set).stream().map(Member::name).toList())));
    return of("macro " + label() + " of " + String.join(" and ", sets), looks, marks)
        .caption(SuiteText.upper(mean()) + " mean. " + String.join("; ", parts) + ".");
  }

  private String mean() {
    return view.tier.mean().name().toLowerCase(Locale.ROOT);
  }

  private void needsMeans() {
    if (steps.stream().allMatch(step -> view.mean(step) == null)) {
      throw SuiteAxes.skip(
          "no step has all " + view.members.size() + " " + view.tier.member() + "s");
    }
    if (spec.relative() && (view.mean(plan.base(spec)) == null || steps.size() < 2)) {
      throw SuiteAxes.skip(
          steps.size() < 2
              ? "one step alone has nothing to be relative to"
              : "step "
                  + plan.base(spec)
                  + " lacks "
                  + SuiteText.some(view.missing(plan.base(spec))));
    }
  }

  private Figure of(String what, List<Look> looks, List<Mark> marks) {
    Axis y =
        spec.relative()
            ? SuiteAxes.improvement("Improvement over " + plan.baseName(spec))
            : SuiteAxes.values(view, "Macro " + label());
    String subtitle =
        spec.relative() ? "against " + plan.baseName(spec) + ", positive is better" : "";
    Plot plot = Plot.of("", SuiteAxes.time(plan, plan.main), y, marks);
    String start = spec.relative() ? "change of " : "";
    return Figure.of(spec.path(), plan.main.label() + ": " + start + what, subtitle, looks, plot)
        .size(spec.width(), spec.height());
  }

  private List<Datum> points(ToDoubleFunction<Mean> which, List<Member> members) {
    Mean start = view.mean(plan.base(spec), members);
    List<Datum> points = new ArrayList<>();
    for (long step : steps) {
      Mean mean = view.mean(step, members);
      double value = mean == null ? Double.NaN : which.applyAsDouble(mean);
      if (spec.relative()) {
        double base = start == null ? Double.NaN : which.applyAsDouble(start);
        value = SuiteAxes.improvement(view, value, base);
      }
      String text = spec.relative() ? SuiteText.change(value) : SuiteText.value(view, value);
      Datum point = Datum.at(SuiteAxes.x(plan, plan.main, step), value);
      points.add(SuiteText.named(points.size(), steps.size()) ? point.label(text) : point);
    }
    return points;
  }

  private List<Span> band() {
    Mean start = view.mean(plan.base(spec));
    List<Span> spans = new ArrayList<>();
    for (long step : steps) {
      double x = SuiteAxes.x(plan, plan.main, step);
      Mean mean = view.mean(step);
      Interval interval = mean == null ? null : interval(mean, step, start);
      spans.add(
          interval == null
              ? new Span(x, Double.NaN, Double.NaN)
              : new Span(x, interval.low(), interval.high()));
    }
    return spans;
  }

  /** Of the mean, or of its change by the delta method: both ends err on their own. */
  private @Nullable Interval interval(Mean mean, long step, @Nullable Mean start) {
    if (!(mean.se() > 0)) {
      return null;
    }
    if (!spec.relative()) {
      return Normal.interval(mean.arithmetic(), mean.se(), LEVEL);
    }
    if (start == null || step == plan.base(spec) || start.arithmetic() == 0 || !(start.se() > 0)) {
      return null;
    }
    double ratio = mean.arithmetic() / start.arithmetic();
    double se = Math.hypot(mean.se(), ratio * start.se()) / Math.abs(start.arithmetic());
    double change = SuiteAxes.improvement(view, mean.arithmetic(), start.arithmetic());
    return Normal.interval(change, se, LEVEL);
  }

  private String caption() {
    String members = "Mean over the same " + view.members.size() + " " + view.tier.member() + "s";
    String gaps = " at every step; a step that lacks one is a gap.";
    boolean known = steps.stream().map(view::mean).anyMatch(mean -> mean != null && mean.se() > 0);
    String band =
        known
            ? " Band: 95 %, √(Σ p(1-p)/n)/k, members independent, sampling error only."
            : " Its error is unknown: only totals are stored.";
    return members + gaps + band;
  }

  /** The 95 % interval of the suite's own mean; null where its error is unknown. */
  static @Nullable Interval interval(TierView view, @Nullable Mean mean) {
    return mean == null || !(mean.se() > 0) || view.tier.mean() != Tier.Mean.ARITHMETIC
        ? null
        : Normal.interval(mean.arithmetic(), mean.se(), LEVEL);
  }
}
