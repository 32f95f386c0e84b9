package dev.assay.analysis.suite;

import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Mark;
import dev.assay.figures.TickFormat;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stages of a training end to end, in tokens where all are known, else in steps. A bridge is a
 * checkpoint of the stage before: it stands there, as the later suite saw it.
 */
final class Timeline {
  /** Share by which two readings of one checkpoint may differ: some are rounded. */
  private static final double SAME = 0.01;

  private final SuitePlan plan;
  private final Suite.Tier tier;
  private final boolean tokens;
  final List<Suite.Stage> stages;

  Timeline(SuitePlan plan, Suite.Tier tier) {
    this.plan = plan;
    this.tier = tier;
    this.stages =
        plan.stages.stream()
            .filter(stage -> !plan.all(stage).isEmpty() && !plan.view(stage, tier).isEmpty())
            .toList();
    this.tokens =
        stages.stream()
            .allMatch(stage ->
                plan.plotted(stage).stream()
                    .noneMatch(step -> Double.isNaN(plan.tokens(stage, step))));
  }

  /**
   * A checkpoint.
   *
   * @param stage that it was trained in
   * @param view of the suite that it was evaluated on
   */
  record Checkpoint(Suite.Stage stage, long step, TierView view, double place) {}

  /** Checkpoints of one stage in order; its last one as the next stage's suite saw it. */
  List<Checkpoint> of(Suite.Stage stage) {
    List<Checkpoint> all = new ArrayList<>();
    for (long step : plan.plotted(stage)) {
      all.add(new Checkpoint(stage, step, plan.view(stage, tier), place(stage, step)));
    }
    int next = plan.stages.indexOf(stage) + 1;
    if (next < plan.stages.size()) {
      Suite.Stage later = plan.stages.get(next);
      long bridge = later.bridge().orElse(-1);
      if (isBridge(stage, later, bridge)) {
        all.removeIf(each -> each.step() == bridge);
        all.add(new Checkpoint(stage, bridge, plan.view(later, tier), place(stage, bridge)));
      }
    }
    all.sort(Comparator.comparingLong(Checkpoint::step));
    return all;
  }

  /**
   * Whether what the later suite saw at its bridge step is this stage's checkpoint: their shared
   * members agree, or only one of the two has it.
   */
  private boolean isBridge(Suite.Stage stage, Suite.Stage later, long bridge) {
    boolean there =
        plan.all(later).contains(bridge) && plan.plotted(later).size() < plan.all(later).size();
    return there && !differs(plan.view(stage, tier), plan.view(later, tier), bridge);
  }

  private static boolean differs(TierView before, TierView after, long step) {
    for (Member member : after.shared(before)) {
      double was = before.value(step, member);
      double is = after.value(step, member);
      if (Math.abs(is - was) > SAME * Math.max(Math.abs(is), Math.abs(was))) {
        return true;
      }
    }
    return false;
  }

  List<Checkpoint> all() {
    return stages.stream().flatMap(stage -> of(stage).stream()).toList();
  }

  /** Members that every stage has, in the order of the last one. */
  List<Member> shared() {
    if (stages.isEmpty()) {
      return List.of();
    }
    List<Member> shared = new ArrayList<>(plan.view(stages.getLast(), tier).members);
    for (Suite.Stage stage : stages) {
      shared.retainAll(plan.view(stages.getLast(), tier).shared(plan.view(stage, tier)));
    }
    return shared;
  }

  private double place(Suite.Stage stage, long step) {
    double place = tokens ? plan.tokens(stage, step) : Double.NaN;
    return Double.isNaN(place) ? plan.before(stage) + step : place;
  }

  /** Where stages begin and end: every second one shaded, the others begun by a dashed line. */
  List<Mark> regions() {
    List<Mark> regions = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Suite.Stage stage = stages.get(i);
      List<Checkpoint> own = of(stage);
      double from = place(stage, 0);
      double to = i + 1 < stages.size() ? place(stages.get(i + 1), 0) : own.getLast().place();
      boolean shaded = i % 2 == 1 && to > from;
      regions.add(
          shaded
              ? Mark.Region.ofX(from, to, stage.label())
              : new Mark.Rule(Along.X, from, stage.label(), Mark.Rule.Kind.REFERENCE));
    }
    return regions;
  }

  Axis axis() {
    return tokens
        ? Axis.linear("Training tokens").format(TickFormat.TOKENS)
        : Axis.linear("Training steps of all stages").format(TickFormat.THOUSANDS);
  }

  /** How the stages were laid, for captions. */
  String laid() {
    StringBuilder words = new StringBuilder();
    boolean stated = stages.stream().skip(1).allMatch(plan::asStated);
    words.append(
        stated
            ? "Stages end to end."
            : "Stages end to end; a stage begins at the last evaluated step of the one before.");
    for (int i = 1; i < plan.stages.size(); i++) {
      Suite.Stage later = plan.stages.get(i);
      Suite.Stage before = plan.stages.get(i - 1);
      long bridge = later.bridge().orElse(-1);
      boolean both = plan.all(later).contains(bridge) && plan.all(before).contains(bridge);
      if (both && !isBridge(before, later, bridge)) {
        words
            .append(" The bridge of ")
            .append(later.label())
            .append(" is left out: at step ")
            .append(bridge)
            .append(' ')
            .append(before.label())
            .append(" has other values, so it is another checkpoint.");
      }
    }
    return words.toString();
  }
}
