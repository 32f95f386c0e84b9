package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One stage against another, on what both were evaluated on. */
final class StagesFigures {
  /** Bars in one figure that still can be told apart. */
  private static final int MOST_BARS = 60;

  /** Points of a trend that have room for their value. */
  private static final int MOST_NAMED = 12;

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final List<Suite.Stage> others;
  private final Suite.Stage earlier;
  private final Suite.Stage later;

  StagesFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.others = plan.others(spec);
    this.earlier = others.getLast();
    this.later = plan.main;
    for (Suite.Stage stage : others) {
      if (plan.all(stage).isEmpty()) {
        throw SuiteAxes.skip("no results of " + stage.label());
      }
    }
  }

  private TierView view(Suite.Stage stage) {
    return plan.view(stage, plan.tier(spec.tier()));
  }

  /** Members of all, in the later stage's order. */
  private List<Member> shared(Suite.Tier tier) {
    TierView view = plan.view(later, tier);
    List<Member> shared = new ArrayList<>(view.members);
    others.forEach(stage -> shared.retainAll(view.shared(plan.view(stage, tier))));
    if (shared.isEmpty()) {
      throw SuiteAxes.skip(names(others) + " and " + later.label() + " share no " + tier.member());
    }
    return shared;
  }

  private static String names(List<Suite.Stage> stages) {
    return String.join(", ", stages.stream().map(Suite.Stage::label).toList());
  }

  private List<Long> overlap() {
    List<Long> overlap = plan.overlap(others);
    if (overlap.isEmpty()) {
      throw SuiteAxes.skip(names(others) + " and " + later.label() + " have no step in common");
    }
    return overlap;
  }

  private String counters() {
    return "Each at its stage's own step: "
        + later.label()
        + " continues after "
        + names(others)
        + ", so it has seen more tokens at every one of these.";
  }

  private String onShared(Suite.Tier tier, List<Member> shared) {
    return "On the "
        + shared.size()
        + " shared "
        + tier.member()
        + "s: "
        + SuiteText.some(shared.stream().map(Member::name).toList())
        + ".";
  }

  /** The mean on what all stages share, stages end to end. */
  Figure trend() {
    Suite.Tier tier = plan.tier(spec.tier());
    Timeline time = new Timeline(plan, tier);
    List<Member> shared = time.shared();
    if (shared.isEmpty()) {
      throw SuiteAxes.skip("the stages share no " + tier.member());
    }
    boolean few = time.all().size() <= MOST_NAMED;
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>(time.regions());
    for (Suite.Stage stage : time.stages) {
      looks.add(Look.nth(looks.size(), stage.id(), stage.label()));
      List<Datum> points = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      for (Timeline.Checkpoint at : time.of(stage)) {
        double value = at.view().macro(at.step(), shared);
        Datum point = Datum.at(at.place(), value);
        points.add(few ? point.label(SuiteText.value(at.view(), value)) : point);
        spans.add(span(at, shared));
      }
      marks.add(new Mark.Band(stage.id(), spans));
      marks.add(new Mark.Line(stage.id(), points, true));
    }
    String label = tier.label().toLowerCase(Locale.ROOT);
    Plot plot = Plot.of("", time.axis(), SuiteAxes.values(view(later), "Macro " + label), marks);
    return Figure.of(spec.path(), "Macro " + label + " over the stages", "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(onShared(tier, shared) + " " + time.laid() + " " + TwoTiers.errors("Bands"));
  }

  private static Span span(Timeline.Checkpoint at, List<Member> shared) {
    Interval interval = MeanTrends.interval(at.view(), at.view().mean(at.step(), shared));
    return interval == null
        ? new Span(at.place(), Double.NaN, Double.NaN)
        : new Span(at.place(), interval.low(), interval.high());
  }

  /** Both means: later minus earlier, at common steps. */
  Figure deltas() {
    List<TierView> views = plan.tiers(spec).stream().map(tier -> plan.view(later, tier)).toList();
    List<Long> overlap = overlap();
    var captions = new LinkedHashSet<String>();
    for (TierView view : views) {
      captions.add(onShared(view.tier, shared(view.tier)));
    }
    Figure figure =
        TwoTiers.deltas(
            plan,
            spec,
            later.label() + " minus " + earlier.label() + " at common steps",
            overlap,
            views,
            (view, step) -> {
              List<Member> shared = shared(view.tier);
              return view.difference(step, plan.view(earlier, view.tier), step, shared);
            });
    return figure.caption(counters() + " " + String.join(" ", captions) + " " + figure.caption());
  }

  /** Each shared member: later minus earlier, a bar for each common step. */
  Figure members() {
    Suite.Tier tier = plan.tier(spec.tier());
    List<Member> shared = shared(tier);
    List<Long> overlap = overlap();
    String title =
        later.label()
            + " minus "
            + earlier.label()
            + ": "
            + tier.label().toLowerCase(Locale.ROOT)
            + " by "
            + tier.member();
    if (shared.size() * overlap.size() > MOST_BARS || shared.size() > MemberBars.MOST_UPRIGHT) {
      return heat(title, shared, overlap);
    }
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    int open = 0;
    List<@Nullable Difference> all = new ArrayList<>();
    for (int i = 0; i < overlap.size(); i++) {
      double at = overlap.size() == 1 ? 0.5 : i / (overlap.size() - 1.0);
      String key = "s" + overlap.get(i);
      looks.add(Look.ordered(key, "step " + overlap.get(i), at));
      List<@Nullable Difference> differences = differences(shared, overlap.get(i));
      all.addAll(differences);
      open += Math.toIntExact(differences.stream().filter(StagesFigures::undecided).count());
      marks.add(Mark.Bars.of(key, bars(differences)));
    }
    Axis names = Axis.names("", shared.stream().map(Member::name).toList());
    Axis y = SuiteAxes.values(view(later), "Change of " + tier.label().toLowerCase(Locale.ROOT));
    Plot plot = Plot.of("", names, y, marks).legend(Plot.Legend.ABOVE);
    String tested =
        view(later).metric.proportion()
            ? " "
                + Verdicts.members(all, "bars of its step")
                + " A value with * differs ("
                + open
                + " do not)."
            : " " + Verdicts.UNTESTED;
    return Figure.of(spec.path(), title, "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(counters() + tested);
  }

  private List<@Nullable Difference> differences(List<Member> shared, long step) {
    List<@Nullable Difference> differences = new ArrayList<>();
    for (Member member : shared) {
      differences.add(view(later).difference(step, view(earlier), step, member));
    }
    return Estimates.adjusted(differences, true);
  }

  private static boolean undecided(@Nullable Difference difference) {
    return difference != null && difference.verdict() == Difference.Verdict.INDISTINGUISHABLE;
  }

  private List<Datum> bars(List<@Nullable Difference> differences) {
    List<Datum> bars = new ArrayList<>();
    for (int i = 0; i < differences.size(); i++) {
      Difference difference = differences.get(i);
      if (difference == null) {
        continue;
      }
      boolean told =
          switch (difference.verdict()) {
            case BETTER, WORSE -> true;
            case INDISTINGUISHABLE, UNKNOWN -> false;
          };
      String text = SuiteText.delta(view(later), difference.value());
      Datum bar = Datum.at(i, difference.value()).label(told ? text + "*" : text);
      bars.add(
          difference.low() == null || difference.high() == null
              ? bar
              : bar.interval(difference.low(), difference.high()));
    }
    return bars;
  }

  private Figure heat(String title, List<Member> shared, List<Long> overlap) {
    List<Mark.Cell> cells = new ArrayList<>();
    for (int column = 0; column < overlap.size(); column++) {
      List<@Nullable Difference> differences = differences(shared, overlap.get(column));
      for (int row = 0; row < shared.size(); row++) {
        Difference difference = differences.get(row);
        double value = difference == null ? Double.NaN : difference.value();
        String note = difference == null ? "" : difference.verdict().word();
        cells.add(new Mark.Cell(column, row, value, "", note));
      }
    }
    TierView view = view(later);
    Shades shades =
        new Shades.Diverging(
            0,
            OptionalDouble.empty(),
            SuiteAxes.better(view),
            "Change of " + view.tier.label().toLowerCase(Locale.ROOT),
            view.percent() ? TickFormat.PERCENT : TickFormat.NUMBER);
    Axis x =
        Axis.names("Training step", overlap.stream().map(step -> Long.toString(step)).toList());
    Axis y = Axis.names("", shared.stream().map(Member::name).toList());
    Plot plot = Plot.of("", x, y, List.of(new Mark.Heat(cells, shades)));
    return Figure.of(spec.path(), title, "", List.of(), plot)
        .size(spec.width(), Math.max(spec.height(), 2 + 0.17 * shared.size()))
        .caption(counters() + " Verdicts after Holm are in the file of numbers.");
  }

  /** Each shared member in both stages at one step. */
  Figure faceOff() {
    Suite.Tier tier = plan.tier(spec.tier());
    List<Member> shared = shared(tier);
    overlap();
    long step = plan.face(others);
    boolean lying = shared.size() > MemberBars.MOST_UPRIGHT;
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    List<Suite.Stage> faced = new ArrayList<>(others);
    faced.add(later);
    for (Suite.Stage stage : faced) {
      looks.add(Look.nth(looks.size(), stage.id(), stage.label()));
      List<Datum> data = new ArrayList<>();
      for (int i = 0; i < shared.size(); i++) {
        Cell cell = plan.view(stage, tier).cell(step, shared.get(i));
        if (cell != null) {
          data.add(datum(cell, i, lying));
        }
      }
      marks.add(lying ? new Mark.Dots(stage.id(), data) : Mark.Bars.of(stage.id(), data));
    }
    Axis names = Axis.names("", shared.stream().map(Member::name).toList());
    Axis values = SuiteAxes.values(view(later), tier.label());
    Plot plot =
        Plot.of("", lying ? values : names, lying ? names : values, marks)
            .legend(Plot.Legend.ABOVE);
    String title =
        names(others)
            + " and "
            + later.label()
            + " at step "
            + step
            + ": "
            + tier.label().toLowerCase(Locale.ROOT)
            + " by "
            + tier.member();
    double height = lying ? Math.max(spec.height(), 2 + 0.19 * shared.size()) : spec.height();
    String bands =
        view(later).metric.proportion() ? "Error bars: Wilson, 95 %. " : Verdicts.UNTESTED + " ";
    return Figure.of(spec.path(), title, "", looks, plot)
        .size(spec.width(), height)
        .caption(bands + counters());
  }

  private Datum datum(Cell cell, int at, boolean lying) {
    double value = cell.number();
    Datum datum =
        (lying ? Datum.at(value, at) : Datum.at(at, value))
            .label(SuiteText.value(view(later), value));
    if (cell.n() != null) {
      datum = datum.count(cell.n());
    }
    return SuiteAxes.within(datum, cell);
  }
}
