package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Estimate;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Plot;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each member as a bar: its items, its value at a step, its gain. Ranked dots where many. */
final class MemberBars {
  /** Upright bars with readable names. */
  static final int MOST_UPRIGHT = 24;

  private static final Look CHANCE =
      new Look("chance", "chance", Colour.Role.BASELINE, Dash.DOTTED, Marker.HOLLOW_DIAMOND);

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final TierView view;

  MemberBars(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.view = plan.view(plan.tier(spec.tier()));
    if (view.isEmpty()) {
      throw SuiteAxes.skip("no " + view.tier.member() + " was measured");
    }
  }

  /** One bar's member, value and words. */
  private record Bar(Member member, double value, Datum datum) {}

  Figure support() {
    long step = plan.last();
    List<Bar> bars = new ArrayList<>();
    for (Member member : view.ofSet(spec.detail().set())) {
      Estimate estimate = view.at(step, member);
      if (estimate != null && estimate.count().isPresent()) {
        long n = estimate.count().getAsLong();
        bars.add(new Bar(member, n, Datum.at(0, n).label(Long.toString(n))));
      }
    }
    if (bars.isEmpty()) {
      throw SuiteAxes.skip("no count is known at step " + step);
    }
    Axis values = Axis.linear("Items").format(TickFormat.THOUSANDS);
    String what = "items of each " + view.tier.member() + " at step " + step;
    return figure(what, bars, values, false)
        .caption("How many yes-or-no outcomes are behind each accuracy.");
  }

  Figure snapshot(long step) {
    List<Bar> bars = new ArrayList<>();
    for (Member member : view.ofSet(spec.detail().set())) {
      Cell cell = view.cell(step, member);
      if (cell != null) {
        bars.add(new Bar(member, cell.number(), datum(cell)));
      }
    }
    if (bars.isEmpty()) {
      throw SuiteAxes.skip("no " + view.tier.member() + " was measured at step " + step);
    }
    String what = SuiteText.byMember(view.tier) + " at step " + step;
    List<String> missing = view.missing(step);
    String gaps = missing.isEmpty() ? "" : " Not measured: " + SuiteText.some(missing) + ".";
    String bands =
        Verdicts.errorBars(view, bars.stream().anyMatch(bar -> bar.datum().hasInterval()));
    return figure(what, bars, SuiteAxes.values(view, view.tier.label()), true)
        .caption(bands + gaps);
  }

  private Datum datum(Cell cell) {
    Datum datum = Datum.at(0, cell.number()).label(SuiteText.value(view, cell.number()));
    if (cell.n() != null) {
      datum = datum.count(cell.n());
    }
    return SuiteAxes.within(datum, cell);
  }

  private Figure figure(String what, List<Bar> bars, Axis values, boolean chance) {
    boolean lying = bars.size() > MOST_UPRIGHT;
    if (lying) {
      bars.sort(Comparator.comparingDouble(Bar::value).reversed());
    }
    Map<String, List<Datum>> byGroup = new LinkedHashMap<>();
    List<Look> looks = new ArrayList<>();
    List<Datum> guesses = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      String group = bar.member().group();
      byGroup.computeIfAbsent(group, key -> new ArrayList<>()).add(placed(bar.datum(), i, lying));
      if (looks.stream().noneMatch(look -> look.key().equals("g" + group))) {
        looks.add(Look.nth(bar.member().colour(), "g" + group, group.isEmpty() ? "all" : group));
      }
      if (chance && !Double.isNaN(bar.member().chance())) {
        double level = bar.member().chance();
        guesses.add(lying ? Datum.at(level, i) : Datum.at(i, level));
      }
    }
    List<Mark> marks = new ArrayList<>();
    byGroup.forEach((group, data) ->
        marks.add(
            lying ? new Mark.Dots("g" + group, data) : new Mark.Bars("g" + group, "member", data)));
    if (!guesses.isEmpty()) {
      looks.add(CHANCE);
      marks.add(new Mark.Dots(CHANCE.key(), guesses));
    }
    Axis names = Axis.names("", bars.stream().map(bar -> bar.member().name()).toList());
    Plot plot =
        Plot.of("", lying ? values : names, lying ? names : values, marks)
            .legend(
                byGroup.size() > 1 || !guesses.isEmpty() ? Plot.Legend.ABOVE : Plot.Legend.NONE);
    return sized(what, looks, plot, bars.size());
  }

  private Figure sized(String what, List<Look> looks, Plot plot, int bars) {
    double height = bars > MOST_UPRIGHT ? Math.max(spec.height(), 2 + 0.19 * bars) : spec.height();
    return Figure.of(spec.path(), plan.main.label() + ": " + what, "", looks, plot)
        .size(spec.width(), height);
  }

  private static Datum placed(Datum datum, int at, boolean lying) {
    return lying
        ? new Datum(
            datum.y(), at, datum.low(), datum.high(), datum.count(), datum.label(), datum.note())
        : new Datum(
            at, datum.y(), datum.low(), datum.high(), datum.count(), datum.label(), datum.note());
  }

  /** What each member gained, tested where counts are known. */
  Figure delta() {
    long first = spec.detail().bridge() ? plan.baseline() : plan.first();
    long last = plan.last();
    if (spec.detail().bridge() && !plan.hasBridge()) {
      throw SuiteAxes.skip(plan.main.label() + " has no bridge that was evaluated");
    }
    if (first == last) {
      throw SuiteAxes.skip("step " + first + " is the only one");
    }
    List<Member> members = new ArrayList<>();
    List<@Nullable Difference> differences = new ArrayList<>();
    for (Member member : view.ofSet(spec.detail().set())) {
      Difference difference = view.difference(last, view, first, member);
      if (difference != null) {
        members.add(member);
        differences.add(difference);
      }
    }
    if (members.isEmpty()) {
      throw SuiteAxes.skip(
          "no " + view.tier.member() + " was measured at both steps " + first + " and " + last);
    }
    boolean lying = members.size() > MOST_UPRIGHT;
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Rule(lying ? Along.X : Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    marks.addAll(Verdicts.bars(view, Estimates.adjusted(differences, true), lying));
    Axis names = Axis.names("", members.stream().map(Member::name).toList());
    Axis values = SuiteAxes.values(view, "Change of " + view.tier.label().toLowerCase(Locale.ROOT));
    Plot plot =
        Plot.of("", lying ? values : names, lying ? names : values, marks)
            .legend(Plot.Legend.ABOVE);
    String what =
        view.tier.label().toLowerCase(Locale.ROOT)
            + " at step "
            + last
            + " minus "
            + (spec.detail().bridge() ? plan.baseName(spec) : "step " + first);
    return sized(what, Verdicts.LOOKS, plot, members.size())
        .caption(Verdicts.members(view, differences, "bars"));
  }
}
