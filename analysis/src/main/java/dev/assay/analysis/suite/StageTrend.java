package dev.assay.analysis.suite;

import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The mean on what all stages share, stages end to end. */
final class StageTrend {
  /** Points that have room for their value. */
  private static final int MOST_NAMED = 12;

  private final SuitePlan plan;
  private final FigureSpec spec;

  StageTrend(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    StagePair.needResults(plan, plan.others(spec));
  }

  Figure figure() {
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
    Plot plot =
        Plot.of("", time.axis(), SuiteAxes.values(plan.view(tier), "Macro " + label), marks);
    return Figure.of(spec.path(), "Macro " + label + " over the stages", "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(
            StagePair.onShared(tier, shared) + " " + time.laid() + " " + TwoTiers.errors("Bands"));
  }

  private static Span span(Timeline.Checkpoint at, List<Member> shared) {
    Interval interval = MeanTrends.interval(at.view(), at.view().mean(at.step(), shared));
    return interval == null
        ? new Span(at.place(), Double.NaN, Double.NaN)
        : new Span(at.place(), interval.low(), interval.high());
  }
}
