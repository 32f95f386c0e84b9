package dev.assay.analysis.suite;

import dev.assay.analysis.report.JsonOut;
import dev.assay.figures.Figure;
import dev.assay.formats.suite.Suite;
import java.util.List;

/**
 * What a page needs to show a suite: its figures by path, what is not drawn and why, the steps that
 * can be chosen, the numbers. Fields of one object.
 */
public final class SuiteAnswer {
  private SuiteAnswer() {}

  /** Writes the fields into the object that is open. */
  public static void write(SuitePlan plan, List<Outcome> outcomes, JsonOut out) {
    out.text("title", plan.suite.title());
    out.array("stages", () -> plan.stages.forEach(stage -> stage(plan, stage, out)));
    out.whole("baselineStep", plan.baseline());
    steps("steps", plan.plotted(), out);
    steps("snapshots", plan.snapshots(), out);
    steps("compareSteps", plan.stages.size() > 1 ? plan.overlap() : List.of(), out);
    out.array("figures", () -> outcomes.forEach(each -> drawn(each, out)));
    out.array("skipped", () -> outcomes.forEach(each -> skipped(each, out)));
    out.texts("unusable", plan.data.faults());
    out.texts("leftOut", plan.data.remarks());
    out.name("numbers");
    SuiteNumbers.write(plan, out);
  }

  private static void stage(SuitePlan plan, Suite.Stage stage, JsonOut out) {
    out.object(() -> {
      out.text("id", stage.id());
      out.text("label", stage.label());
      steps("steps", plan.all(stage), out);
    });
  }

  private static void steps(String name, List<Long> steps, JsonOut out) {
    out.array(name, () -> steps.forEach(out::whole));
  }

  private static void drawn(Outcome outcome, JsonOut out) {
    if (outcome instanceof Outcome.Drawn drawn) {
      Figure figure = drawn.figure();
      out.object(() -> {
        out.text("path", drawn.path());
        out.text("title", figure.title());
        out.text("subtitle", figure.subtitle());
        out.text("caption", figure.caption());
      });
    }
  }

  private static void skipped(Outcome outcome, JsonOut out) {
    if (outcome instanceof Outcome.Skipped skipped) {
      out.object(() -> {
        out.text("path", skipped.path());
        out.text("reason", skipped.reason());
        out.flag("asked", skipped.asked());
      });
    }
  }
}
