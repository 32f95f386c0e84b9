package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** One stage against another at common steps, on what both were evaluated on. */
final class StagesFigures {
  private final SuitePlan plan;
  private final FigureSpec spec;
  private final StagePair pair;

  StagesFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.pair = new StagePair(plan, spec);
  }

  /** Both means: later minus earlier, at common steps. */
  Figure deltas() {
    List<TierView> views =
        plan.tiers(spec).stream().map(tier -> plan.view(pair.later, tier)).toList();
    List<Long> overlap = pair.overlap();
    var captions = new LinkedHashSet<String>();
    for (TierView view : views) {
      captions.add(StagePair.onShared(view.tier, pair.shared(view.tier)));
    }
    Figure figure =
        TwoTiers.deltas(
            plan,
            spec,
            pair.later.label() + " minus " + pair.earlier.label() + " at common steps",
            overlap,
            views,
            (view, step) -> {
              List<Member> shared = pair.shared(view.tier);
              return view.difference(step, plan.view(pair.earlier, view.tier), step, shared);
            });
    return figure.caption(
        pair.counters() + " " + String.join(" ", captions) + " " + figure.caption());
  }

  /** Each shared member in both stages at one step. */
  Figure faceOff() {
    Suite.Tier tier = plan.tier(spec.tier());
    TierView view = plan.view(pair.later, tier);
    List<Member> shared = pair.shared(tier);
    pair.overlap();
    long step = plan.face(pair.others);
    boolean lying = shared.size() > MemberBars.MOST_UPRIGHT;
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    boolean errors = false;
    List<Suite.Stage> faced = new ArrayList<>(pair.others);
    faced.add(pair.later);
    for (Suite.Stage stage : faced) {
      looks.add(Look.nth(looks.size(), stage.id(), stage.label()));
      List<Datum> data = new ArrayList<>();
      for (int i = 0; i < shared.size(); i++) {
        Cell cell = plan.view(stage, tier).cell(step, shared.get(i));
        if (cell != null) {
          data.add(datum(view, cell, i, lying));
        }
      }
      errors |= data.stream().anyMatch(Datum::hasInterval);
      marks.add(lying ? new Mark.Dots(stage.id(), data) : Mark.Bars.of(stage.id(), data));
    }
    Axis names = Axis.names("", shared.stream().map(Member::name).toList());
    Axis values = SuiteAxes.values(view, tier.label());
    Plot plot =
        Plot.of("", lying ? values : names, lying ? names : values, marks)
            .legend(Plot.Legend.ABOVE);
    String title =
        pair.names()
            + " and "
            + pair.later.label()
            + " at step "
            + step
            + ": "
            + tier.label().toLowerCase(Locale.ROOT)
            + " by "
            + tier.member();
    double height = lying ? Math.max(spec.height(), 2 + 0.19 * shared.size()) : spec.height();
    return Figure.of(spec.path(), title, "", looks, plot)
        .size(spec.width(), height)
        .caption(Verdicts.errorBars(view, errors) + " " + pair.counters());
  }

  private static Datum datum(TierView view, Cell cell, int at, boolean lying) {
    double value = cell.number();
    Datum datum =
        (lying ? Datum.at(value, at) : Datum.at(at, value)).label(SuiteText.value(view, value));
    if (cell.n() != null) {
      datum = datum.count(cell.n());
    }
    return SuiteAxes.within(datum, cell);
  }
}
