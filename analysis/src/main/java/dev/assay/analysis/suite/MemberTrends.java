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
import dev.assay.figures.Shades;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Each member of a tier over the steps: lines by group, or a heat map where there are many. */
final class MemberTrends {
  /** Lines that one panel still tells apart. */
  private static final int MOST_LINES = 10;

  private static final int ONE_PANEL = 6;
  private static final int MOST_BANDS = 4;

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final TierView view;
  private final List<Member> members;
  private final List<Long> steps;

  MemberTrends(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    this.view = plan.view(plan.tier(spec.tier()));
    this.members = view.ofSet(spec.detail().set());
    this.steps = plan.plotted();
  }

  Figure figure() {
    if (members.isEmpty()) {
      throw SuiteAxes.skip(
          "no "
              + view.tier.member()
              + (spec.detail().set().isEmpty() ? "" : " of set " + spec.detail().set())
              + " was measured");
    }
    if (spec.relative() && steps.size() < 2) {
      throw SuiteAxes.skip("one step alone has nothing to be relative to");
    }
    boolean heat =
        members.size() > 24
            || groups().stream().anyMatch(group -> ofGroup(group).size() > MOST_LINES);
    return heat ? heat() : lines();
  }

  private List<String> groups() {
    return members.stream().map(Member::group).distinct().toList();
  }

  private List<Member> ofGroup(String group) {
    return members.stream().filter(member -> member.group().equals(group)).toList();
  }

  private String what() {
    String set = spec.detail().set().isEmpty() ? "" : spec.detail().set() + " ";
    return (spec.relative() ? "change of " : "") + set + SuiteText.byMember(view.tier);
  }

  private String title() {
    return plan.main.label() + ": " + what();
  }

  private String subtitle() {
    return spec.relative() ? "against " + plan.baseName(spec) + ", positive is better" : "";
  }

  private double value(long step, Member member) {
    double value = view.value(step, member);
    return spec.relative()
        ? SuiteAxes.improvement(view, value, view.value(plan.base(spec), member))
        : value;
  }

  private Axis axis() {
    return spec.relative()
        ? SuiteAxes.improvement("Improvement over " + plan.baseName(spec))
        : SuiteAxes.values(view, view.tier.label());
  }

  private Figure lines() {
    boolean facets = members.size() > ONE_PANEL && groups().size() > 1;
    List<Panel> panels = new ArrayList<>();
    if (facets) {
      groups()
          .forEach(
              group -> panels.add(panel(SuiteText.panel(group, ofGroup(group)), ofGroup(group))));
    } else {
      panels.add(panel("", members));
    }
    List<Look> looks = members.stream().map(Member::look).toList();
    int columns = panels.size() <= 3 ? panels.size() : (panels.size() + 1) / 2;
    return Figure.grid(spec.path(), title(), subtitle(), looks, columns, panels)
        .size(spec.width(), spec.height())
        .caption(caption());
  }

  private Panel panel(String title, List<Member> shown) {
    List<Mark> marks = new ArrayList<>();
    if (spec.relative()) {
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    } else {
      chances(shown, marks);
    }
    if (!spec.relative() && shown.size() <= MOST_BANDS) {
      shown.forEach(member -> marks.add(new Mark.Band(member.name(), spans(member))));
    }
    shown.forEach(member -> marks.add(new Mark.Line(member.name(), points(member), true)));
    Axis axis = spec.relative() || view.percent() ? axis() : SuiteAxes.wide(axis(), values(shown));
    return Plot.of(title, SuiteAxes.time(plan, plan.main), axis, marks);
  }

  private double[] values(List<Member> shown) {
    return shown.stream()
        .flatMapToDouble(member -> steps.stream().mapToDouble(step -> view.value(step, member)))
        .toArray();
  }

  private static void chances(List<Member> shown, List<Mark> marks) {
    var levels = new TreeSet<Double>();
    for (Member member : shown) {
      if (!Double.isNaN(member.chance())) {
        levels.add(member.chance());
      }
    }
    for (double level : levels) {
      marks.add(new Mark.Rule(Along.Y, level, "chance", Mark.Rule.Kind.CHANCE));
    }
  }

  private List<Datum> points(Member member) {
    List<Datum> points = new ArrayList<>();
    for (long step : steps) {
      Datum point = Datum.at(SuiteAxes.x(plan, plan.main, step), value(step, member));
      Cell cell = view.cell(step, member);
      if (cell != null && cell.n() != null) {
        point = point.count(cell.n());
      }
      points.add(cell == null || spec.relative() ? point : SuiteAxes.within(point, cell));
    }
    return points;
  }

  private List<Span> spans(Member member) {
    List<Span> spans = new ArrayList<>();
    for (long step : steps) {
      spans.add(SuiteAxes.span(SuiteAxes.x(plan, plan.main, step), view.cell(step, member)));
    }
    return spans;
  }

  /** Rows of members, columns of steps. */
  private Figure heat() {
    List<Mark.Cell> cells = new ArrayList<>();
    for (int row = 0; row < members.size(); row++) {
      for (int column = 0; column < steps.size(); column++) {
        double value = value(steps.get(column), members.get(row));
        double shown = logs() ? Math.log(value) : value;
        cells.add(new Mark.Cell(column, row, shown, "", ""));
      }
    }
    Axis x = Axis.names("Training step", steps.stream().map(step -> Long.toString(step)).toList());
    Axis y = Axis.names("", members.stream().map(Member::name).toList());
    Plot plot = Plot.of("", x, y, List.of(new Mark.Heat(cells, shades())));
    return Figure.of(spec.path(), title(), subtitle(), List.of(), plot)
        .size(spec.width(), Math.max(spec.height(), 2 + 0.17 * members.size()))
        .caption(caption());
  }

  /** Perplexities of easy and hard slices lie too far apart for one scale of colours. */
  private boolean logs() {
    return !spec.relative() && !view.percent() && view.metric.direction().isBetter(0, 1);
  }

  private Shades shades() {
    TickFormat format = spec.relative() || view.percent() ? TickFormat.PERCENT : TickFormat.NUMBER;
    if (spec.relative()) {
      return new Shades.Diverging(
          0, OptionalDouble.empty(), dev.assay.figures.Better.UP, "Improvement", format);
    }
    String label = view.tier.label();
    return new Shades.Sequential(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        logs() ? "ln " + label.toLowerCase(Locale.ROOT) : label,
        format);
  }

  private String caption() {
    if (!spec.relative()) {
      return view.metric.proportion() && members.size() <= 24
          ? "Bands, and intervals in the file of numbers: Wilson, 95 %, from the counts."
          : "";
    }
    if (!view.metric.proportion()) {
      return "";
    }
    var guessing = new ArrayList<String>();
    for (Member member : members) {
      Cell cell = view.cell(plan.base(spec), member);
      if (cell != null
          && cell.low() != null
          && !Double.isNaN(member.chance())
          && cell.low() <= member.chance()) {
        guessing.add(member.name());
      }
    }
    return guessing.isEmpty()
        ? ""
        : "Not above chance at step "
            + plan.base(spec)
            + ", so a relative change says little: "
            + SuiteText.some(guessing)
            + ".";
  }
}
