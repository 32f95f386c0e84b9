package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Of each tier at each step: better, worse, or undecided. */
final class PassFigures {
  private final SuitePlan plan;
  private final FigureSpec spec;

  PassFigures(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.spec = spec;
  }

  /** Against the bridge, else the first step. */
  Figure againstBaseline() {
    List<Long> steps = plan.plotted().stream().filter(step -> step != plan.baseline()).toList();
    if (steps.isEmpty()) {
      throw SuiteAxes.skip("one step alone has nothing to be compared with");
    }
    String start = plan.hasBridge() ? "its bridge" : "its first step";
    return figure(
        plan.main.label() + " against " + start + " (step " + plan.baseline() + ")",
        steps,
        (tier, step) -> {
          TierView view = plan.view(tier);
          return view.difference(step, view, plan.baseline(), view.members);
        },
        "");
  }

  /** Against an earlier stage at the same steps of its own counter. */
  Figure againstStage() {
    Suite.Stage earlier = plan.others(spec).getLast();
    List<Long> steps = plan.overlap(plan.others(spec));
    if (steps.isEmpty()) {
      throw SuiteAxes.skip(
          earlier.label() + " and " + plan.main.label() + " have no step in common");
    }
    return figure(
        plan.main.label() + " against " + earlier.label() + " at common steps",
        steps,
        (tier, step) -> {
          TierView before = plan.view(earlier, tier);
          List<Member> shared = plan.view(tier).shared(before);
          return shared.isEmpty() ? null : plan.view(tier).difference(step, before, step, shared);
        },
        " Each at its stage's own step: the later stage has seen more tokens.");
  }

  /** How a step differs from its start in a tier. */
  private interface Delta {
    @Nullable Difference of(Suite.Tier tier, long step);
  }

  private Figure figure(String title, List<Long> steps, Delta delta, String words) {
    List<Suite.Tier> tiers = plan.tiers(spec);
    List<Mark.Cell> cells = new ArrayList<>();
    for (int row = 0; row < tiers.size(); row++) {
      Suite.Tier tier = tiers.get(row);
      List<@Nullable Difference> differences = new ArrayList<>();
      steps.forEach(step -> differences.add(delta.of(tier, step)));
      List<@Nullable Difference> adjusted = Estimates.adjusted(differences, true);
      for (int column = 0; column < steps.size(); column++) {
        cells.add(cell(column, row, plan.view(tier), adjusted.get(column)));
      }
    }
    Axis x = Axis.names("Training step", steps.stream().map(step -> Long.toString(step)).toList());
    Axis y = Axis.names("", tiers.stream().map(tier -> "Macro " + tier.label()).toList());
    Shades shades =
        new Shades.Diverging(
            0, OptionalDouble.of(1), Better.UP, "pass (1) or fail (-1)", TickFormat.NUMBER);
    Plot plot = Plot.of("", x, y, List.of(new Mark.Heat(cells, shades)));
    return Figure.of(spec.path(), title, "", List.of(), plot)
        .size(spec.width(), spec.height())
        .caption(
            "Full colour: the test decides, at 5 % after Holm over the steps of a row. Pale: a"
                + " change without a test, since its error is unknown. White: not"
                + " distinguishable. Empty: not measured."
                + words);
  }

  private static Mark.Cell cell(
      int column, int row, TierView view, @Nullable Difference difference) {
    if (difference == null) {
      return new Mark.Cell(column, row, Double.NaN, "", "");
    }
    double side = Math.signum(SuiteAxes.sign(view) * difference.value());
    double value =
        switch (difference.verdict()) {
          case BETTER -> 1;
          case WORSE -> -1;
          case INDISTINGUISHABLE -> 0;
          case UNKNOWN -> side / 3;
        };
    String text =
        switch (difference.verdict()) {
          case BETTER -> "pass";
          case WORSE -> "fail";
          case INDISTINGUISHABLE -> "undecided";
          case UNKNOWN -> side > 0 ? "gain, untested" : side < 0 ? "loss, untested" : "same";
        };
    return new Mark.Cell(column, row, value + 0.0, text, SuiteText.delta(view, difference.value()));
  }
}
