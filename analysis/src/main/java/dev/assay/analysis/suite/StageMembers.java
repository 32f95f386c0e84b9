package dev.assay.analysis.suite;

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
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Each member that two stages share: later minus earlier, at their common steps. */
final class StageMembers {
  /** Bars in one figure that still can be told apart. */
  private static final int MOST_BARS = 60;

  private final FigureSpec spec;
  private final StagePair pair;
  private final TierView later;
  private final TierView earlier;

  StageMembers(SuitePlan plan, FigureSpec spec) {
    this.spec = spec;
    this.pair = new StagePair(plan, spec);
    Suite.Tier tier = plan.tier(spec.tier());
    this.later = plan.view(pair.later, tier);
    this.earlier = plan.view(pair.earlier, tier);
  }

  /** A bar for each common step, or a heat map where there are many. */
  Figure figure() {
    Suite.Tier tier = later.tier;
    List<Member> shared = pair.shared(tier);
    List<Long> overlap = pair.overlap();
    String title =
        pair.later.label()
            + " minus "
            + pair.earlier.label()
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
      open += Math.toIntExact(differences.stream().filter(StageMembers::undecided).count());
      marks.add(Mark.Bars.of(key, bars(differences)));
    }
    Axis names = Axis.names("", shared.stream().map(Member::name).toList());
    Axis y = SuiteAxes.values(later, "Change of " + tier.label().toLowerCase(Locale.ROOT));
    Plot plot = Plot.of("", names, y, marks).legend(Plot.Legend.ABOVE);
    String starred =
        all.stream().anyMatch(each -> each != null && each.p() != null)
            ? " A value with * differs (" + open + " do not)."
            : "";
    return Figure.of(spec.path(), title, "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(
            pair.counters() + " " + Verdicts.members(later, all, "bars of its step") + starred);
  }

  private List<@Nullable Difference> differences(List<Member> shared, long step) {
    List<@Nullable Difference> differences = new ArrayList<>();
    for (Member member : shared) {
      differences.add(later.difference(step, earlier, step, member));
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
      String text = SuiteText.delta(later, difference.value());
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
    Shades shades =
        new Shades.Diverging(
            0,
            OptionalDouble.empty(),
            SuiteAxes.better(later),
            "Change of " + later.tier.label().toLowerCase(Locale.ROOT),
            later.percent() ? TickFormat.PERCENT : TickFormat.NUMBER);
    Axis x =
        Axis.names("Training step", overlap.stream().map(step -> Long.toString(step)).toList());
    Axis y = Axis.names("", shared.stream().map(Member::name).toList());
    Plot plot = Plot.of("", x, y, List.of(new Mark.Heat(cells, shades)));
    return Figure.of(spec.path(), title, "", List.of(), plot)
        .size(spec.width(), Math.max(spec.height(), 2 + 0.17 * shared.size()))
        .caption(pair.counters() + " Verdicts after Holm are in the file of numbers.");
  }
}
