package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Panel;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.TreeMap;

/** Each member in a panel of its own, a line with its band for each training run. */
final class RunPanels {
  /** Panels of one page. */
  private static final int PAGE = 12;

  private static final int COLUMNS = 4;
  private static final int MOST_BANDS = 4;

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final Suite.Tier tier;
  private final List<Recipe> recipes;
  private final List<Member> members;

  RunPanels(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.tier = plan.tier(spec.tier());
    List<Suite.Stage> runs =
        plan.stages.stream().filter(run -> !plan.view(run, tier).isEmpty()).toList();
    this.recipes = Recipe.of(runs, plan.suite.reruns());
    var all = new TreeMap<String, Member>();
    for (Suite.Stage run : runs) {
      plan.view(run, tier).members.forEach(member -> all.putIfAbsent(member.name(), member));
    }
    this.members = List.copyOf(all.values());
    if (members.isEmpty()) {
      throw SuiteAxes.skip("no " + tier.member() + " with " + tier.metric() + " was measured");
    }
  }

  int pages() {
    return (members.size() + PAGE - 1) / PAGE;
  }

  /**
   * One page.
   *
   * @param page from 1
   */
  Figure figure(int page) {
    List<Member> shown = members.subList((page - 1) * PAGE, Math.min(members.size(), page * PAGE));
    List<Look> looks = new ArrayList<>();
    recipes.forEach(recipe -> looks.add(Look.nth(looks.size(), recipe.name(), recipe.label())));
    List<Panel> panels = new ArrayList<>();
    shown.forEach(member -> panels.add(panel(member)));
    String part = pages() > 1 ? " (" + page + " of " + pages() + ")" : "";
    return Figure.grid(
            spec.path(),
            plan.suite.title() + ": " + tier.label() + part,
            "",
            looks,
            Math.min(COLUMNS, panels.size()),
            panels)
        .size(
            spec.width() * Math.min(COLUMNS, panels.size()) / COLUMNS,
            spec.height() * rows(panels.size()) / rows(PAGE))
        .caption(caption());
  }

  private static int rows(int panels) {
    return (panels + COLUMNS - 1) / COLUMNS;
  }

  private String caption() {
    boolean single = recipes.stream().anyMatch(recipe -> recipe.runs().size() == 1);
    boolean several = recipes.stream().anyMatch(recipe -> recipe.runs().size() > 1);
    String where = recipes.size() <= MOST_BANDS ? "Bands" : "Intervals, in the file of numbers";
    return (single
            ? where
                + ": 95 %, Wilson from counts, else normal from the reported standard error; none"
                + " where neither is known."
            : "")
        + (several
            ? (single ? " " : "")
                + "Several runs of one recipe: their mean at the steps that all have; the band is"
                + " from the lowest to the highest run, no interval."
            : "");
  }

  private Panel panel(Member member) {
    List<Mark> lines = new ArrayList<>();
    List<Mark> bands = new ArrayList<>();
    for (Recipe recipe : recipes) {
      List<Datum> points = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      if (recipe.runs().size() > 1) {
        several(recipe, member, points, spans);
      } else {
        single(recipe.runs().getFirst(), member, points, spans);
      }
      lines.add(new Mark.Line(recipe.name(), points, points.size() <= 40));
      if (recipe.runs().size() > 1 || recipes.size() <= MOST_BANDS) {
        bands.add(new Mark.Band(recipe.name(), spans));
      }
    }
    List<Mark> marks = new ArrayList<>();
    if (!Double.isNaN(member.chance())) {
      marks.add(new Mark.Rule(Along.Y, member.chance(), "chance", Mark.Rule.Kind.CHANCE));
    }
    marks.addAll(bands);
    marks.addAll(lines);
    Suite.Stage last = recipes.getLast().runs().getLast();
    return Plot.of(
        member.name(),
        SuiteAxes.time(plan, last).ticks(List.of()),
        axis(plan.view(last, tier), lines),
        marks);
  }

  private static Axis axis(TierView view, List<Mark> lines) {
    Axis axis = SuiteAxes.values(view, "");
    double[] values =
        lines.stream()
            .flatMap(line -> ((Mark.Line) line).points().stream())
            .mapToDouble(Datum::y)
            .toArray();
    return view.percent() ? axis : SuiteAxes.wide(axis, values);
  }

  private void single(Suite.Stage run, Member member, List<Datum> points, List<Span> spans) {
    TierView view = plan.view(run, tier);
    for (long step : plan.plotted(run)) {
      double x = SuiteAxes.x(plan, run, step);
      Cell cell = view.cell(step, member);
      if (cell == null) {
        continue; // other evaluations of the run have other tasks
      }
      points.add(SuiteAxes.within(Datum.at(x, cell.number()), cell));
      spans.add(SuiteAxes.span(x, cell));
    }
  }

  private void several(Recipe recipe, Member member, List<Datum> points, List<Span> spans) {
    Suite.Stage first = recipe.runs().getFirst();
    for (long step : plan.plotted(first)) {
      DoubleSummaryStatistics values = new DoubleSummaryStatistics();
      for (Suite.Stage run : recipe.runs()) {
        values.accept(plan.view(run, tier).value(step, member));
      }
      double x = SuiteAxes.x(plan, first, step);
      if (Double.isFinite(values.getSum())) {
        points.add(
            Datum.at(x, values.getAverage())
                .interval(values.getMin(), values.getMax())
                .count(values.getCount()));
        spans.add(new Span(x, values.getMin(), values.getMax()));
      }
    }
  }
}
