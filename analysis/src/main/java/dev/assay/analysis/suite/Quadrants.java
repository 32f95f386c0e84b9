package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Change of two means at once, better to the right and upwards. */
final class Quadrants {
  private final SuitePlan plan;
  private final FigureSpec spec;
  private final List<Suite.Tier> tiers;

  Quadrants(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.tiers = plan.tiers(spec);
    if (tiers.size() < 2) {
      throw SuiteAxes.skip("the suite has one tier only");
    }
  }

  /** What a step is told against: a stage's step. */
  private record Start(Suite.Stage stage, long step) {}

  /** How to find the start of a step. */
  private interface Starts {
    Start of(long step);
  }

  /** Against the bridge, else the first step. */
  Figure againstBaseline() {
    long baseline = plan.baseline();
    String against = plan.hasBridge() ? "the bridge (step " + baseline + ")" : "step " + baseline;
    return figure(
        "objective against " + against, plan.plotted(), step -> new Start(plan.main, baseline), "");
  }

  /** Against an earlier stage at the same step of its own counter. */
  Figure againstStage() {
    Suite.Stage earlier = plan.others(spec).getLast();
    if (plan.all(earlier).isEmpty()) {
      throw SuiteAxes.skip("no results of " + earlier.label());
    }
    List<Long> steps = plan.overlap(List.of(earlier));
    if (steps.isEmpty()) {
      throw SuiteAxes.skip(earlier.label() + " and " + plan.main.label() + " share no step");
    }
    String seen =
        " Each at its stage's own step: %s has seen more tokens.".formatted(plan.main.label());
    return figure(
        "objective against " + earlier.label() + " at common steps",
        steps,
        step -> new Start(earlier, step),
        seen);
  }

  private Figure figure(String what, List<Long> steps, Starts starts, String words) {
    List<Datum> points = new ArrayList<>();
    List<Double> colours = new ArrayList<>();
    for (long step : steps) {
      Datum point = point(step, starts.of(step));
      if (point.isPresent()) {
        points.add(point);
        colours.add(colour(step, starts.of(step)));
      }
    }
    if (points.isEmpty()) {
      throw SuiteAxes.skip(none(starts.of(steps.getFirst())));
    }
    double inf = Double.POSITIVE_INFINITY;
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Region(0, inf, 0, inf, "both better", Mark.Region.Tone.GOOD));
    marks.add(new Mark.Rule(Along.X, 0, "", Mark.Rule.Kind.ZERO));
    marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    String shade = spec.detail().colour();
    marks.addAll(
        shade.isEmpty()
            ? TwoTiers.path(points, looks, "no step has both means: each lacks a member")
            : coloured(points, colours, looks));
    Plot plot = Plot.of("", axis(tiers.get(0)), axis(tiers.get(1)), marks);
    return Figure.of(
            spec.path(), plan.main.label() + ": " + what, "", looks, plot.legend(Plot.Legend.NONE))
        .size(spec.width(), spec.height())
        .caption(
            "Relative change, positive is better. Error bars: 95 % of the difference, members"
                + " independent, sampling error only; a bar across 0 leaves the quadrant"
                + " undecided."
                + (shade.isEmpty() ? "" : colourWords(colours))
                + words);
  }

  private Axis axis(Suite.Tier tier) {
    String label = TwoTiers.label(plan.view(tier)).toLowerCase(Locale.ROOT);
    return SuiteAxes.improvement("Improvement of " + label).withZero();
  }

  private String none(Start start) {
    List<String> missing = new ArrayList<>();
    tiers.forEach(tier -> missing.addAll(plan.view(start.stage(), tier).missing(start.step())));
    return missing.isEmpty()
        ? "no step has both means: each lacks a member"
        : "step " + start.step() + " lacks " + SuiteText.some(missing);
  }

  private List<Member> members(Suite.Tier tier, Start start) {
    return plan.view(tier).shared(plan.view(start.stage(), tier));
  }

  private double change(Suite.Tier tier, long step, Start start, List<Member> members) {
    TierView now = plan.view(tier);
    double base = plan.view(start.stage(), tier).macro(start.step(), members);
    return SuiteAxes.improvement(now, now.macro(step, members), base);
  }

  private Datum point(long step, Start start) {
    Suite.Tier across = tiers.get(0);
    Suite.Tier up = tiers.get(1);
    List<Member> members = members(up, start);
    double x = change(across, step, start, members(across, start));
    double y = change(up, step, start, members);
    Datum point = Datum.at(x, y).label(Long.toString(step));
    TierView before = plan.view(start.stage(), up);
    boolean itself = start.stage().id().equals(plan.main.id()) && start.step() == step;
    Difference difference =
        itself ? null : plan.view(up).difference(step, before, start.step(), members);
    return withError(point, difference, plan.view(up), before.macro(start.step(), members));
  }

  private static Datum withError(
      Datum point, @Nullable Difference difference, TierView view, double base) {
    if (difference == null || difference.low() == null || difference.high() == null || base == 0) {
      return point;
    }
    double one = SuiteAxes.sign(view) * difference.low() / Math.abs(base);
    double two = SuiteAxes.sign(view) * difference.high() / Math.abs(base);
    return point.interval(Math.min(one, two), Math.max(one, two));
  }

  /** Change of what gives the points their colour. */
  private double colour(long step, Start start) {
    String shade = spec.detail().colour();
    if (shade.isEmpty()) {
      return 0;
    }
    Suite.Tier tier = plan.suite.tier(shade).orElse(tiers.getFirst());
    boolean bySet = plan.suite.tier(shade).isEmpty();
    List<Member> members = new ArrayList<>(members(tier, start));
    members.removeIf(member -> bySet && !member.set().equals(shade));
    return change(tier, step, start, members);
  }

  private List<Mark> coloured(List<Datum> points, List<Double> colours, List<Look> looks) {
    double low = least(colours);
    double high = most(colours);
    List<Datum> named = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      double value = colours.get(i);
      double place = high > low && Double.isFinite(value) ? (value - low) / (high - low) : 0.5;
      String text = points.get(i).label();
      looks.add(Look.ordered("p" + i, "step " + text, place));
      String change = Double.isFinite(value) ? " (" + SuiteText.change(value) + ")" : "";
      named.add(points.get(i).label(text + change));
    }
    List<Datum> thinned = TwoTiers.thinned(named);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < thinned.size(); i++) {
      marks.add(new Mark.Dots("p" + i, List.of(thinned.get(i))));
    }
    return marks;
  }

  private static double least(List<Double> values) {
    return values.stream().filter(Double::isFinite).mapToDouble(v -> v).min().orElse(0);
  }

  private static double most(List<Double> values) {
    return values.stream().filter(Double::isFinite).mapToDouble(v -> v).max().orElse(0);
  }

  private String colourWords(List<Double> colours) {
    String shade = spec.detail().colour();
    String name = plan.suite.tier(shade).map(tier -> tier.label()).orElse(shade);
    return " Colour and the value in brackets: improvement of %s, from %s (dark) to %s (light)."
        .formatted(name, SuiteText.change(least(colours)), SuiteText.change(most(colours)));
  }
}
