package dev.assay.analysis.suite;

import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Panel;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Members and groups of a tier over all stages, end to end. */
final class StagedFigures {
  private static final int MOST_LINES = 10;
  private static final int MOST_MEMBERS = 24;
  private static final Look MACRO =
      new Look("macro", "macro", Colour.Role.BASELINE, Dash.DASHED, Marker.SQUARE);

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final Suite.Tier tier;
  private final Timeline time;

  StagedFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.tier = plan.tier(spec.tier());
    this.time = new Timeline(plan, tier);
    if (time.stages.isEmpty()) {
      throw SuiteAxes.skip("no " + tier.member() + " was measured in any stage");
    }
  }

  private TierView last() {
    return plan.view(time.stages.getLast(), tier);
  }

  private String label() {
    return tier.label().toLowerCase(Locale.ROOT);
  }

  /** Members of all stages, those of the last one first. */
  private List<Member> everyMember() {
    Map<String, Member> all = new LinkedHashMap<>();
    for (Suite.Stage stage : time.stages.reversed()) {
      plan.view(stage, tier)
          .ofSet(spec.detail().set())
          .forEach(each -> all.putIfAbsent(each.name(), each));
    }
    return List.copyOf(all.values());
  }

  /** A line for each member, a panel for each group; a heat map where there are many. */
  Figure members() {
    List<Member> members = everyMember();
    if (members.isEmpty()) {
      throw SuiteAxes.skip("no " + tier.member() + " of set " + spec.detail().set());
    }
    Map<String, List<Member>> groups = new LinkedHashMap<>();
    members.forEach(
        member -> groups.computeIfAbsent(member.group(), key -> new ArrayList<>()).add(member));
    boolean many = groups.values().stream().anyMatch(group -> group.size() > MOST_LINES);
    if (many || members.size() > MOST_MEMBERS) {
      return heat(members);
    }
    List<Panel> panels = new ArrayList<>();
    groups.forEach((group, of) -> panels.add(panel(group, of)));
    List<Look> looks = members.stream().map(Member::look).toList();
    int columns = panels.size() <= 3 ? panels.size() : (panels.size() + 1) / 2;
    return Figure.grid(spec.path(), title(), "", looks, columns, panels)
        .size(spec.width(), spec.height())
        .caption(
            time.laid()
                + " A checkpoint that two suites saw is drawn once, as the later one saw it.");
  }

  private String title() {
    return tier.label() + " by " + tier.member() + " over the stages";
  }

  private Panel panel(String group, List<Member> members) {
    List<Mark> marks = new ArrayList<>(time.regions());
    for (Member member : members) {
      List<Datum> points = new ArrayList<>();
      for (Timeline.Checkpoint at : time.all()) {
        if (at.view().members.stream().anyMatch(each -> each.name().equals(member.name()))) {
          points.add(Datum.at(at.place(), at.view().value(at.step(), member)));
        }
      }
      marks.add(new Mark.Line(member.name(), points, true));
    }
    members.stream()
        .mapToDouble(Member::chance)
        .filter(Double::isFinite)
        .distinct()
        .sorted()
        .forEach(
            level -> marks.add(new Mark.Rule(Along.Y, level, "chance", Mark.Rule.Kind.CHANCE)));
    return Plot.of(
        SuiteText.panel(group, members),
        time.axis(),
        SuiteAxes.values(last(), tier.label()),
        marks);
  }

  private Figure heat(List<Member> members) {
    List<Timeline.Checkpoint> all = time.all();
    boolean logs = !last().percent();
    List<Mark.Cell> cells = new ArrayList<>();
    for (int column = 0; column < all.size(); column++) {
      for (int row = 0; row < members.size(); row++) {
        double value = all.get(column).view().value(all.get(column).step(), members.get(row));
        cells.add(new Mark.Cell(column, row, logs ? Math.log(value) : value, "", ""));
      }
    }
    List<String> names = all.stream().map(at -> at.stage().label() + " " + at.step()).toList();
    Axis y = Axis.names("", members.stream().map(Member::name).toList());
    Shades shades =
        new Shades.Sequential(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            logs ? "ln " + label() : tier.label(),
            logs ? TickFormat.NUMBER : TickFormat.PERCENT);
    Plot plot =
        Plot.of("", Axis.names("Checkpoint", names), y, List.of(new Mark.Heat(cells, shades)));
    return Figure.of(spec.path(), title(), "", List.of(), plot)
        .size(spec.width(), Math.max(spec.height(), 2 + 0.17 * members.size()))
        .caption("An empty cell: the suite of that stage does not have it.");
  }

  /** A line for each group, and the mean of all dashed, on what all stages share. */
  Figure groups() {
    List<Member> shared = time.shared();
    if (shared.isEmpty()) {
      throw SuiteAxes.skip("the stages share no " + tier.member());
    }
    List<String> groups = shared.stream().map(Member::group).distinct().toList();
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>(time.regions());
    for (String group : groups) {
      List<Member> members = shared.stream().filter(each -> each.group().equals(group)).toList();
      looks.add(
          Look.nth(members.getFirst().colour(), "g" + group, group + " (" + members.size() + ")"));
      marks.add(new Mark.Line("g" + group, line(members), true));
    }
    looks.add(MACRO);
    marks.add(new Mark.Line(MACRO.key(), line(shared), true));
    Plot plot = Plot.of("", time.axis(), SuiteAxes.values(last(), tier.label()), marks);
    return Figure.of(spec.path(), tier.label() + " by group over the stages", "", looks, plot)
        .size(spec.width(), spec.height())
        .caption(
            "Plain means of the same "
                + shared.size()
                + " "
                + tier.member()
                + "s at every checkpoint: "
                + SuiteText.some(shared.stream().map(Member::name).toList())
                + ". "
                + time.laid());
  }

  private List<Datum> line(List<Member> members) {
    List<Datum> points = new ArrayList<>();
    for (Timeline.Checkpoint at : time.all()) {
      points.add(Datum.at(at.place(), at.view().macro(at.step(), members)));
    }
    return points;
  }
}
