package dev.assay.analysis.suite;

import dev.assay.analysis.question.Cell;
import dev.assay.figures.Along;
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
  private final List<Suite.Stage> runs;
  private final List<Member> members;

  RunPanels(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.tier = plan.tier(spec.tier());
    this.runs = plan.stages.stream().filter(run -> !plan.view(run, tier).isEmpty()).toList();
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
    runs.forEach(run -> looks.add(Look.nth(looks.size(), run.id(), run.label())));
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
        .size(spec.width(), spec.height())
        .caption(
            "Bands: 95 %, Wilson from counts, else normal from the reported standard error; none"
                + " where neither is known.");
  }

  private Panel panel(Member member) {
    List<Mark> lines = new ArrayList<>();
    List<Mark> bands = new ArrayList<>();
    for (Suite.Stage run : runs) {
      TierView view = plan.view(run, tier);
      List<Datum> points = new ArrayList<>();
      List<Span> spans = new ArrayList<>();
      for (long step : plan.plotted(run)) {
        double x = SuiteAxes.x(plan, run, step);
        Cell cell = view.cell(step, member);
        if (cell == null) {
          continue; // other evaluations of the run have other tasks
        }
        points.add(SuiteAxes.within(Datum.at(x, cell.number()), cell));
        spans.add(SuiteAxes.span(x, cell));
      }
      lines.add(new Mark.Line(run.id(), points, points.size() <= 40));
      bands.add(new Mark.Band(run.id(), spans));
    }
    List<Mark> marks = new ArrayList<>();
    if (!Double.isNaN(member.chance())) {
      marks.add(new Mark.Rule(Along.Y, member.chance(), "chance", Mark.Rule.Kind.CHANCE));
    }
    if (runs.size() <= MOST_BANDS) {
      marks.addAll(bands);
    }
    marks.addAll(lines);
    TierView view = plan.view(runs.getLast(), tier);
    return Plot.of(
        member.name(),
        SuiteAxes.time(plan, runs.getLast()).ticks(List.of()),
        SuiteAxes.values(view, ""),
        marks);
  }
}
