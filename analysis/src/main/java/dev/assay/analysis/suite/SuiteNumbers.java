package dev.assay.analysis.suite;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.analysis.report.JsonOut;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers behind a suite's figures, as JSON: means, groups, sets, changes, comparisons. */
public final class SuiteNumbers {
  private final SuitePlan plan;
  private final JsonOut out;

  private SuiteNumbers(SuitePlan plan, JsonOut out) {
    this.plan = plan;
    this.out = out;
  }

  /** Writes one object as the next value. */
  public static void write(SuitePlan plan, JsonOut out) {
    SuiteNumbers numbers = new SuiteNumbers(plan, out);
    out.object(() -> {
      out.array("stages", () -> plan.stages.forEach(numbers::stage));
      out.array("objective", numbers::objective);
      out.array("comparison", numbers::comparisons);
    });
  }

  private void stage(Suite.Stage stage) {
    out.object(() -> {
      out.text("stage", stage.id());
      if (stage.bridge().isPresent() && plan.all(stage).contains(stage.bridge().getAsLong())) {
        out.whole("bridge", stage.bridge().getAsLong());
      }
      out.array(
          "tiers", () -> plan.suite.tiers().forEach(tier -> tier(stage, plan.view(stage, tier))));
    });
  }

  private void tier(Suite.Stage stage, TierView view) {
    if (view.isEmpty()) {
      return;
    }
    out.object(() -> {
      out.text("tier", view.tier.id());
      out.text("metric", view.tier.metric());
      out.texts("members", view.members.stream().map(Member::name).toList());
      out.array("steps", () -> plan.all(stage).forEach(step -> step(view, step)));
    });
  }

  private void step(TierView view, long step) {
    out.object(() -> {
      out.whole("step", step);
      mean(view, view.mean(step));
      if (!view.missing(step).isEmpty()) {
        out.texts("missing", view.missing(step));
      }
      if (view.groups().size() > 1) {
        out.object(
            "groups",
            () ->
                view.groups()
                    .forEach(group ->
                        out.numberOrNull(group, GroupBars.value(view, step, view.ofGroup(group)))));
      }
      if (view.sets().size() > 1) {
        out.object("sets", () -> view.sets().forEach(set -> set(view, step, set)));
      }
    });
  }

  private void set(TierView view, long step, String set) {
    out.object(
        set,
        () -> {
          double value = view.macro(step, view.ofSet(set));
          double base = view.macro(plan.base(), view.ofSet(set));
          out.numberOrNull("mean", value);
          out.numberOrNull("improvement", SuiteAxes.improvement(view, value, base));
        });
  }

  private void mean(TierView view, @Nullable Mean mean) {
    if (mean == null) {
      out.name("mean").nothing();
      return;
    }
    out.numberOrNull("mean", mean.arithmetic());
    out.numberIfAny("geometric", mean.geometric());
    out.numberIfAny("se", mean.se());
    out.numberIfAny("se_sample", mean.seSample());
    if (view.metric.proportion()) {
      out.numberIfAny("weighted", mean.weighted());
    }
  }

  /** Changes of the means against the baseline: positive improvement is better. */
  private void objective() {
    for (Suite.Tier tier : plan.suite.tiers()) {
      TierView view = plan.view(tier);
      Mean base = view.mean(plan.baseline());
      if (base == null) {
        continue;
      }
      List<Long> steps = plan.plotted().stream().filter(step -> step != plan.baseline()).toList();
      List<@Nullable Difference> all = new ArrayList<>();
      steps.forEach(step -> all.add(view.difference(step, view, plan.baseline(), view.members)));
      List<@Nullable Difference> adjusted = Estimates.adjusted(all, true);
      for (int i = 0; i < steps.size(); i++) {
        difference(tier, steps.get(i), adjusted.get(i), view, view.headline(base));
      }
    }
  }

  private void comparisons() {
    if (!plan.comparesStages() || plan.stages.size() < 2) {
      return;
    }
    for (Suite.Stage stage : plan.stages) {
      for (Suite.Tier tier : plan.suite.tiers()) {
        if (!stage.id().equals(plan.main.id()) && !plan.view(stage, tier).isEmpty()) {
          compare(stage, tier);
        }
      }
    }
  }

  private void compare(Suite.Stage earlier, Suite.Tier tier) {
    TierView later = plan.view(tier);
    TierView before = plan.view(earlier, tier);
    List<Member> shared = later.shared(before);
    if (shared.isEmpty()) {
      return;
    }
    out.object(() -> {
      out.text("stage", earlier.id());
      out.text("tier", tier.id());
      out.texts("shared", shared.stream().map(Member::name).toList());
      out.array("earlier", () -> plan.all(earlier).forEach(step -> shared(before, step, shared)));
      out.array("later", () -> plan.all(plan.main).forEach(step -> shared(later, step, shared)));
      List<Long> steps = new ArrayList<>(plan.plotted());
      steps.retainAll(plan.plotted(earlier));
      List<@Nullable Difference> all = new ArrayList<>();
      steps.forEach(step -> all.add(later.difference(step, before, step, shared)));
      List<@Nullable Difference> adjusted = Estimates.adjusted(all, true);
      out.array(
          "differences",
          () -> {
            for (int i = 0; i < steps.size(); i++) {
              double base = before.macro(steps.get(i), shared);
              difference(tier, steps.get(i), adjusted.get(i), later, base);
            }
          });
    });
  }

  private void shared(TierView view, long step, List<Member> shared) {
    out.object(() -> {
      out.whole("step", step);
      mean(view, view.mean(step, shared));
    });
  }

  private void difference(
      Suite.Tier tier, long step, @Nullable Difference difference, TierView view, double base) {
    if (difference == null) {
      return;
    }
    out.object(() -> {
      out.text("tier", tier.id());
      out.whole("step", step);
      out.numberOrNull("difference", difference.value());
      out.numberIfAny("improvement", SuiteAxes.improvement(view, base + difference.value(), base));
      out.numberIfAny("low", difference.low());
      out.numberIfAny("high", difference.high());
      out.numberIfAny("p", difference.p());
      out.numberIfAny("p_holm", difference.adjusted());
      out.text("verdict", difference.verdict().word());
      out.text("method", difference.method());
    });
  }
}
