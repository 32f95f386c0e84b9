package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import dev.assay.stats.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Each group at the snapshots: shares weighted by their counts, other values as plain means. */
final class GroupBars {
  private final SuitePlan plan;
  private final FigureSpec spec;
  private final TierView view;

  GroupBars(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.view = plan.view(plan.tier(spec.tier()));
  }

  /** A group's value; null when one of its members is missing. */
  static @Nullable Double value(TierView view, long step, List<Member> members) {
    Mean mean = view.mean(step, members);
    if (mean == null) {
      return null;
    }
    double value = view.metric.proportion() ? mean.weighted() : view.headline(mean);
    return Double.isFinite(value) ? (Double) value : null;
  }

  Figure figure() {
    List<String> groups = view.groups();
    if (groups.isEmpty()) {
      throw SuiteAxes.skip("no " + view.tier.member() + " was measured");
    }
    List<Long> steps = plan.snapshots();
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      long step = steps.get(i);
      double place = steps.size() == 1 ? 0.5 : i / (steps.size() - 1.0);
      looks.add(Look.ordered("s" + step, "step " + step, place));
      marks.add(Mark.Bars.of("s" + step, bars(groups, step, gaps)));
    }
    Axis y = SuiteAxes.values(view, view.tier.label());
    Plot plot = Plot.of("", Axis.names("", groups), y, marks).legend(Plot.Legend.ABOVE);
    String what = view.tier.label().toLowerCase(Locale.ROOT) + " by group";
    return Figure.of(spec.path(), plan.main.label() + ": " + what, "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(caption(gaps));
  }

  private List<Datum> bars(List<String> groups, long step, List<String> gaps) {
    List<Datum> bars = new ArrayList<>();
    for (int at = 0; at < groups.size(); at++) {
      List<Member> members = view.ofGroup(groups.get(at));
      Double value = value(view, step, members);
      if (value == null) {
        gaps.add(groups.get(at) + " at step " + step);
        continue;
      }
      Datum bar = Datum.at(at, value).label(SuiteText.value(view, value));
      Interval interval = interval(step, members, value);
      bars.add(interval == null ? bar : bar.interval(interval.low(), interval.high()));
    }
    return bars;
  }

  /** Of the weighted mean: {@code √(Σ n p(1-p))/Σ n}. */
  private @Nullable Interval interval(long step, List<Member> members, double value) {
    double squares = 0;
    double items = 0;
    for (Member member : members) {
      Estimate estimate = view.at(step, member);
      if (estimate == null || estimate.count().isEmpty() || !view.metric.proportion()) {
        return null;
      }
      double n = estimate.count().getAsLong();
      squares += n * estimate.value() * (1 - estimate.value());
      items += n;
    }
    Interval wide = Normal.interval(value, Math.sqrt(squares) / items, MeanTrends.LEVEL);
    OptionalDouble low = view.metric.low();
    OptionalDouble high = view.metric.high();
    return new Interval(
        Math.max(wide.low(), low.orElse(wide.low())),
        Math.min(wide.high(), high.orElse(wide.high())));
  }

  private String caption(List<String> gaps) {
    String mean =
        view.metric.proportion()
            ? "Mean of all items (weighted by count); error bars: normal, 95 %, items independent,"
                + " sampling error only."
            : SuiteText.upper(view.tier.mean().name().toLowerCase(Locale.ROOT))
                + " mean of the members; its error is unknown.";
    return gaps.isEmpty()
        ? mean
        : mean + " No value where a member is missing: " + SuiteText.some(gaps) + ".";
  }
}
