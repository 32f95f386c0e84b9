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
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last checkpoint of each stage before, the bridge, and the stage's own steps, in one row. */
final class HistoryFigures {
  private static final String ROW = "row";

  private final SuitePlan plan;
  private final FigureSpec spec;

  HistoryFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
  }

  /** A place in the row. */
  private record Place(String name, Suite.Stage stage, long step) {}

  private List<Place> row(Suite.Tier tier) {
    List<Place> row = new ArrayList<>();
    for (Suite.Stage stage : plan.stages) {
      boolean own = stage.id().equals(plan.main.id());
      if (!own && !plan.plotted(stage).isEmpty() && !plan.view(stage, tier).isEmpty()) {
        long step = plan.plotted(stage).getLast();
        row.add(new Place(stage.label() + ", " + step, stage, step));
      }
    }
    if (plan.hasBridge()) {
      row.add(new Place("bridge, " + plan.baseline(), plan.main, plan.baseline()));
    }
    plan.plotted().forEach(step -> row.add(new Place(Long.toString(step), plan.main, step)));
    return row;
  }

  private List<Member> shared(Suite.Tier tier, List<Place> row) {
    TierView view = plan.view(tier);
    List<Member> shared = new ArrayList<>(view.members);
    row.forEach(place -> shared.retainAll(view.shared(plan.view(place.stage(), tier))));
    return shared;
  }

  /** A panel for each tier. */
  private interface Marks {
    List<Mark> of(Suite.Tier tier, List<Place> row, List<Member> shared);
  }

  private Figure figure(
      String title, String lead, List<Look> looks, boolean skipFirst, Marks make) {
    List<Panel> panels = new ArrayList<>();
    StringBuilder caption = new StringBuilder();
    for (Suite.Tier tier : plan.tiers(spec)) {
      List<Place> row = row(tier);
      List<Member> shared = shared(tier, row);
      if (shared.isEmpty() || row.size() < 2) {
        caption
            .append("No ")
            .append(tier.member())
            .append(" that all have in ")
            .append(tier.label())
            .append(". ");
        continue;
      }
      List<String> names = row.stream().skip(skipFirst ? 1 : 0).map(Place::name).toList();
      TierView view = plan.view(tier);
      String label = TwoTiers.label(view);
      panels.add(
          Plot.of(
                  label,
                  Axis.names("Checkpoint", names),
                  SuiteAxes.values(view, lead + label),
                  make.of(tier, row, shared))
              .legend(skipFirst ? Plot.Legend.AUTO : Plot.Legend.NONE));
      if (shared.size() > 1) {
        caption
            .append(label)
            .append(" of the ")
            .append(shared.size())
            .append(' ')
            .append(tier.member())
            .append("s that all have. ");
      }
    }
    if (panels.isEmpty()) {
      throw SuiteAxes.skip("the stages share nothing that was measured");
    }
    return Figure.grid(spec.path(), title, "", looks, panels.size(), panels)
        .size(spec.width(), spec.height())
        .caption(caption.toString().strip());
  }

  /** The means, joined in their order. */
  Figure values() {
    Figure figure =
        figure(
            plan.main.label() + " and what led to it",
            "",
            List.of(Look.nth(0, ROW, plan.main.label())),
            false,
            (tier, row, shared) -> {
              List<Datum> points = new ArrayList<>();
              for (int i = 0; i < row.size(); i++) {
                Place place = row.get(i);
                TierView view = plan.view(place.stage(), tier);
                double value = view.macro(place.step(), shared);
                Datum point = Datum.at(i, value);
                if (SuiteText.named(i, row.size())) {
                  point = point.label(SuiteText.value(view, value));
                }
                Interval interval = MeanTrends.interval(view, view.mean(place.step(), shared));
                points.add(
                    interval == null ? point : point.interval(interval.low(), interval.high()));
              }
              List<Datum> bare = points.stream().map(p -> Datum.at(p.x(), p.y())).toList();
              return List.of(new Mark.Line(ROW, bare, false), new Mark.Dots(ROW, points));
            });
    return figure.caption(figure.caption() + " " + TwoTiers.errors("Error bars"));
  }

  /** What each gained over the one before it. */
  Figure deltas() {
    var captions = new LinkedHashSet<String>();
    Figure figure =
        figure(
            plan.main.label() + " and what led to it: each minus the one before",
            "Change of ",
            Verdicts.LOOKS,
            true,
            (tier, row, shared) -> {
              List<@Nullable Difference> differences = new ArrayList<>();
              for (int i = 1; i < row.size(); i++) {
                Place now = row.get(i);
                Place then = row.get(i - 1);
                TierView before = plan.view(then.stage(), tier);
                differences.add(
                    plan.view(now.stage(), tier)
                        .difference(now.step(), before, then.step(), shared));
              }
              captions.add(Verdicts.means(plan.view(tier), differences));
              List<Mark> marks = new ArrayList<>();
              marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
              marks.addAll(Verdicts.bars(plan.view(tier), Estimates.adjusted(differences, true)));
              return marks;
            });
    return figure.caption(figure.caption() + " " + String.join(" ", captions));
  }
}
