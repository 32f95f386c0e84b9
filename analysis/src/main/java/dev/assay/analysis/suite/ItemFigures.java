package dev.assay.analysis.suite;

import dev.assay.domain.Estimate;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import dev.assay.formats.harness.StageItems;
import dev.assay.formats.suite.Suite.FigureSpec;
import dev.assay.stats.Interval;
import dev.assay.stats.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Passed and failed items: counted by step, one by one, and ranked. */
final class ItemFigures {
  private static final int MOST_ITEMS = 500;

  private final SuitePlan plan;
  private final FigureSpec spec;
  private final List<Long> steps;

  ItemFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
    List<Long> all = new ArrayList<>(plan.plotted());
    if (plan.hasBridge()) {
      all.addFirst(plan.baseline());
    }
    this.steps = all;
  }

  private String name(long step) {
    return plan.hasBridge() && step == plan.baseline() ? "bridge " + step : Long.toString(step);
  }

  /** Stacked counts of passed and failed items. */
  Figure outcomes() {
    TierView view = plan.view(plan.tier(spec.tier()));
    List<Datum> passed = new ArrayList<>();
    List<Datum> failed = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      double right = 0;
      double items = 0;
      for (Member member : view.members) {
        Estimate estimate = view.at(steps.get(i), member);
        double n = estimate == null ? Double.NaN : estimate.count().orElse(0);
        items += n;
        right += estimate == null ? Double.NaN : Math.rint(n * estimate.value());
      }
      if (items > 0) {
        passed.add(Datum.at(i, right).label(Long.toString((long) right)));
        failed.add(Datum.at(i, items - right).label(Long.toString((long) (items - right))));
      }
    }
    if (passed.isEmpty()) {
      throw SuiteAxes.skip("no count of " + view.tier.member() + "s is known");
    }
    List<Look> looks =
        List.of(
            Look.of("passed", "passed", Colour.Role.BETTER),
            Look.of("failed", "failed", Colour.Role.WORSE));
    Axis x = Axis.names("Training step", steps.stream().map(this::name).toList());
    Axis y = Axis.linear("Items").format(TickFormat.THOUSANDS);
    List<Mark> marks =
        List.of(new Mark.Bars("passed", "all", passed), new Mark.Bars("failed", "all", failed));
    return Figure.of(
            spec.path(),
            plan.main.label() + ": " + view.tier.label().toLowerCase(Locale.ROOT),
            "",
            looks,
            Plot.of("", x, y, marks).legend(Plot.Legend.ABOVE))
        .size(spec.width(), spec.height())
        .caption("Items that passed and failed, from rate and count.");
  }

  /** What each prompt did, by id, in the order of the file; NaN where it was not asked. */
  private Map<StageItems.Prompt, double[]> table() {
    Map<String, StageItems.Prompt> first = new LinkedHashMap<>();
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      for (StageItems.Prompt prompt :
          plan.view(plan.suite.tiers().getFirst()).prompts(steps.get(i))) {
        if (rows.size() >= MOST_ITEMS && !rows.containsKey(prompt.id())) {
          continue;
        }
        first.putIfAbsent(prompt.id(), prompt);
        double[] row = rows.computeIfAbsent(prompt.id(), key -> empty());
        row[i] = prompt.passed() ? 1 : 0;
      }
    }
    if (rows.isEmpty()) {
      throw SuiteAxes.skip("no single prompts were kept");
    }
    Map<StageItems.Prompt, double[]> table = new LinkedHashMap<>();
    first.values().stream()
        .sorted(Comparator.comparing(StageItems.Prompt::category))
        .forEach(prompt -> table.put(prompt, rows.getOrDefault(prompt.id(), empty())));
    return table;
  }

  private double[] empty() {
    double[] row = new double[steps.size()];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  /** Rows of prompts by category, columns of steps. */
  Figure heat() {
    Map<StageItems.Prompt, double[]> table = table();
    List<String> names = new ArrayList<>();
    List<Mark.Cell> cells = new ArrayList<>();
    table.forEach((prompt, row) -> {
      for (int i = 0; i < row.length; i++) {
        String note = row[i] == 1 ? "passed" : row[i] == 0 ? "failed" : "";
        cells.add(new Mark.Cell(i, names.size(), row[i], "", note));
      }
      String category = prompt.category();
      names.add(category.isEmpty() ? prompt.id() : prompt.id() + " (" + category + ")");
    });
    Axis x = Axis.names("Training step", steps.stream().map(this::name).toList());
    Shades shades =
        new Shades.Diverging(
            0.5, OptionalDouble.of(0.5), Better.UP, "failed (0), passed (1)", TickFormat.NUMBER);
    Plot plot = Plot.of("", x, Axis.names("", names), List.of(new Mark.Heat(cells, shades)));
    return Figure.of(spec.path(), plan.main.label() + ": prompts that passed", "", List.of(), plot)
        .size(spec.width(), Math.max(spec.height(), 2 + 0.17 * names.size()))
        .caption("A prompt passed when all of its checks did. Rows by category.");
  }

  /** Prompts by the share of steps that they passed at, the most often passed first. */
  Figure ranked() {
    record Ranked(StageItems.Prompt prompt, long passed, long asked) {
      double share() {
        return (double) passed / asked;
      }
    }
    List<Ranked> ranked = new ArrayList<>();
    table()
        .forEach((prompt, row) -> {
          long passed = Arrays.stream(row).filter(value -> value == 1).count();
          long asked = Arrays.stream(row).filter(value -> value >= 0).count();
          ranked.add(new Ranked(prompt, passed, asked));
        });
    ranked.sort(
        Comparator.comparingDouble(Ranked::share)
            .reversed()
            .thenComparing(each -> each.prompt().id()));
    Map<String, List<Datum>> byCategory = new LinkedHashMap<>();
    for (int i = 0; i < ranked.size(); i++) {
      Ranked each = ranked.get(i);
      Interval interval = Wilson.interval(each.share(), each.asked(), MeanTrends.LEVEL);
      byCategory
          .computeIfAbsent(each.prompt().category(), key -> new ArrayList<>())
          .add(
              Datum.at(each.share(), i)
                  .interval(interval.low(), interval.high())
                  .count(each.asked()));
    }
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    byCategory.keySet().stream()
        .sorted()
        .forEach(category -> {
          String label = category.isEmpty() ? "prompts" : category;
          looks.add(Look.nth(looks.size(), "c" + category, label));
          marks.add(new Mark.Dots("c" + category, byCategory.getOrDefault(category, List.of())));
        });
    Axis x = Axis.linear("Share of checkpoints that passed").format(TickFormat.PERCENT).withZero();
    Axis y = Axis.names("", ranked.stream().map(each -> each.prompt().id()).toList());
    return Figure.of(
            spec.path(),
            plan.main.label() + ": prompts by how often they passed",
            "",
            looks,
            Plot.of("", x, y, marks).legend(Plot.Legend.ABOVE))
        .size(spec.width(), Math.max(spec.height(), 2 + 0.19 * ranked.size()))
        .caption(
            "Share of the "
                + steps.size()
                + " checkpoints. Error bars: Wilson, 95 %, as if checkpoints were independent,"
                + " which neighbours are not.");
  }

  /** Each member at the bridge, or the first step, and at the last. */
  Figure beforeAndAfter() {
    TierView view = plan.view(plan.tier(spec.tier()));
    if (steps.size() < 2 || view.isEmpty()) {
      throw SuiteAxes.skip("there are no two checkpoints to compare");
    }
    List<Look> looks = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    boolean lying = view.members.size() > MemberBars.MOST_UPRIGHT;
    boolean errors = false;
    for (long step : List.of(steps.getFirst(), steps.getLast())) {
      looks.add(Look.nth(looks.size(), "s" + step, name(step)));
      List<Datum> data = new ArrayList<>();
      for (int i = 0; i < view.members.size(); i++) {
        var cell = view.cell(step, view.members.get(i));
        if (cell != null) {
          double value = cell.number();
          Datum datum = lying ? Datum.at(value, i) : Datum.at(i, value);
          data.add(SuiteAxes.within(datum.label(SuiteText.value(view, value)), cell));
        }
      }
      errors |= data.stream().anyMatch(Datum::hasInterval);
      marks.add(lying ? new Mark.Dots("s" + step, data) : Mark.Bars.of("s" + step, data));
    }
    Axis names = Axis.names("", view.members.stream().map(Member::name).toList());
    Axis values = SuiteAxes.values(view, view.tier.label());
    Plot plot = Plot.of("", lying ? values : names, lying ? names : values, marks);
    return Figure.of(
            spec.path(),
            plan.main.label()
                + ": "
                + view.tier.label()
                + ", "
                + name(steps.getFirst())
                + " and "
                + name(steps.getLast()),
            "",
            looks,
            plot.legend(Plot.Legend.ABOVE))
        .size(spec.width(), spec.height())
        .caption(Verdicts.errorBars(view, errors));
  }
}
