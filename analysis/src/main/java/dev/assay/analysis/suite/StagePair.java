package dev.assay.analysis.suite;

import dev.assay.formats.suite.Suite;
import dev.assay.formats.suite.Suite.FigureSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The last stage and those that a figure sets it against: what both were evaluated on, and when.
 */
final class StagePair {
  final List<Suite.Stage> others;
  final Suite.Stage earlier;
  final Suite.Stage later;
  private final SuitePlan plan;

  /** Skips the figure if one of the stages has no results. */
  StagePair(SuitePlan plan, FigureSpec spec) {
    this.plan = plan;
    this.others = plan.others(spec);
    this.earlier = others.getLast();
    this.later = plan.main;
    needResults(plan, others);
  }

  /** Skips the figure if one of the stages has no results. */
  static void needResults(SuitePlan plan, List<Suite.Stage> stages) {
    for (Suite.Stage stage : stages) {
      if (plan.all(stage).isEmpty()) {
        throw SuiteAxes.skip("no results of " + stage.label());
      }
    }
  }

  /** Members of all, in the later stage's order. */
  List<Member> shared(Suite.Tier tier) {
    TierView view = plan.view(later, tier);
    List<Member> shared = new ArrayList<>(view.members);
    others.forEach(stage -> shared.retainAll(view.shared(plan.view(stage, tier))));
    if (shared.isEmpty()) {
      throw SuiteAxes.skip(names() + " and " + later.label() + " share no " + tier.member());
    }
    return shared;
  }

  /** Names of the others. */
  String names() {
    return String.join(", ", others.stream().map(Suite.Stage::label).toList());
  }

  /** Steps on the counters of all; skips the figure if there is none. */
  List<Long> overlap() {
    List<Long> overlap = plan.overlap(others);
    if (overlap.isEmpty()) {
      throw SuiteAxes.skip(names() + " and " + later.label() + " have no step in common");
    }
    return overlap;
  }

  /** Why equal steps are not equal training, for captions. */
  String counters() {
    return "Each at its stage's own step: "
        + later.label()
        + " continues after "
        + names()
        + ", so it has seen more tokens at every one of these.";
  }

  /** What a mean is over, for captions. */
  static String onShared(Suite.Tier tier, List<Member> shared) {
    return "On the "
        + shared.size()
        + " shared "
        + tier.member()
        + "s: "
        + SuiteText.some(shared.stream().map(Member::name).toList())
        + ".";
  }
}
