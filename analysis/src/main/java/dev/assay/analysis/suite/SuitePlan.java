package dev.assay.analysis.suite;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A suite over what was found: which steps are drawn, and against what. */
public final class SuitePlan {
  private static final int MOST_SNAPSHOTS = 12;

  final Suite suite;
  final Evaluated data;
  final List<Suite.Stage> stages;
  final Suite.Stage main;
  private final MetricCatalogue catalogue;
  private final Options options;
  private final Map<String, TierView> views = new LinkedHashMap<>();

  /**
   * What the user asks for beside the suite.
   *
   * @param snapshots empty to take the suite's
   * @param compareSteps empty to take the suite's
   */
  public record Options(List<Long> snapshots, List<Long> compareSteps, boolean skipStageCompare) {
    public Options {
      snapshots = List.copyOf(snapshots);
      compareSteps = List.copyOf(compareSteps);
    }
  }

  public SuitePlan(Suite suite, Evaluated data, MetricCatalogue catalogue, Options options) {
    this.suite = suite;
    this.data = data;
    this.catalogue = catalogue;
    this.options = options;
    this.stages = suite.stages().isEmpty() ? found(data) : suite.stages();
    this.main = stages.getLast();
    if (steps(main).isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no results of " + main.label() + ", which suite '" + suite.name() + "' is about",
          "Name their folder: --source " + main.id() + "=DIR");
    }
  }

  private static List<Suite.Stage> found(Evaluated data) {
    var none = java.util.OptionalLong.empty();
    return data.stages().keySet().stream()
        .map(id -> new Suite.Stage(id, id, none, none, none))
        .toList();
  }

  Suite.Tier tier(String id) {
    return suite.tier(id).orElseThrow();
  }

  TierView view(Suite.Stage stage, Suite.Tier tier) {
    return views.computeIfAbsent(
        stage.id() + "\n" + tier.id(), key -> new TierView(tier, steps(stage), catalogue));
  }

  TierView view(Suite.Tier tier) {
    return view(main, tier);
  }

  private NavigableMap<Long, Evaluated.At> steps(Suite.Stage stage) {
    var steps = data.stages().get(stage.id());
    return steps == null ? new TreeMap<>() : steps;
  }

  /** All steps of a stage's own suite, the bridge too. */
  List<Long> all(Suite.Stage stage) {
    return List.copyOf(steps(stage).keySet());
  }

  /** The file of a stage's first checkpoint; empty if it has none. */
  String source(Suite.Stage stage) {
    return steps(stage).isEmpty() ? "" : steps(stage).firstEntry().getValue().source();
  }

  /** Whether the main stage's bridge was evaluated. */
  boolean hasBridge() {
    return main.bridge().isPresent()
        && steps(main).containsKey(main.bridge().getAsLong())
        && steps(main).size() > 1;
  }

  /** A stage's own steps: all but its bridge, which is a checkpoint of the stage before. */
  List<Long> plotted(Suite.Stage stage) {
    var steps = new ArrayList<>(steps(stage).keySet());
    if (stage.bridge().isPresent() && steps.size() > 1) {
      steps.remove(Long.valueOf(stage.bridge().getAsLong()));
    }
    return steps;
  }

  List<Long> plotted() {
    return plotted(main);
  }

  long first() {
    return plotted().getFirst();
  }

  long last() {
    return plotted().getLast();
  }

  /** What the main stage is measured against: the bridge, else its first step. */
  long baseline() {
    return hasBridge() ? main.bridge().getAsLong() : first();
  }

  /** Where relative figures start. */
  long base() {
    long wanted = suite.relativeTo().orElse(first());
    return plotted().contains(wanted) ? wanted : first();
  }

  /** Whether the user named snapshots; those of a suite are only where to look if there is any. */
  boolean snapshotsAsked() {
    return !options.snapshots().isEmpty();
  }

  List<Long> snapshotsRequested() {
    return options.snapshots().isEmpty() ? suite.snapshots() : options.snapshots();
  }

  List<Long> snapshots() {
    var used = new ArrayList<Long>();
    for (long step : snapshotsRequested()) {
      if (plotted().contains(step) && !used.contains(step) && used.size() < MOST_SNAPSHOTS) {
        used.add(step);
      }
    }
    if (used.isEmpty()) {
      used.add(first());
      if (last() != first()) {
        used.add(last());
      }
    }
    return used;
  }

  List<Long> compareRequested() {
    return options.compareSteps().isEmpty() ? suite.compareSteps() : options.compareSteps();
  }

  boolean comparesStages() {
    return !options.skipStageCompare();
  }

  /** The stage that the main one is set against. */
  Suite.Stage other() {
    return stages.get(Math.max(0, stages.size() - 2));
  }

  /** Steps of both stages' own counters. */
  List<Long> overlap() {
    var both = new ArrayList<>(plotted());
    both.retainAll(plotted(other()));
    return both;
  }

  /** The last compare step that both stages have, else the greatest that both have; 0 if none. */
  long face() {
    long face = overlap().isEmpty() ? 0 : overlap().getLast();
    for (long step : compareRequested()) {
      face = overlap().contains(step) ? step : face;
    }
    return face;
  }

  /** Steps of all stages before this one, as stated, else up to their last evaluated step. */
  long before(Suite.Stage stage) {
    if (stage.stepsBefore().isPresent()) {
      return stage.stepsBefore().getAsLong();
    }
    long sum = 0;
    for (Suite.Stage each : stages) {
      if (each.id().equals(stage.id())) {
        return sum;
      }
      sum += plotted(each).isEmpty() ? 0 : plotted(each).getLast();
    }
    return sum;
  }

  /** Training tokens seen at a step of a stage; NaN if unknown. */
  double tokens(Suite.Stage stage, long step) {
    Evaluated.At at = steps(stage).get(step);
    if (at != null && at.tokens().isPresent()) {
      return at.tokens().getAsLong();
    }
    double before = 0;
    for (Suite.Stage each : stages) {
      if (each.tokensPerStep().isEmpty()) {
        return Double.NaN;
      }
      if (each.id().equals(stage.id())) {
        return before + (double) step * each.tokensPerStep().getAsLong();
      }
      before += (double) (before(next(each)) - before(each)) * each.tokensPerStep().getAsLong();
    }
    return Double.NaN;
  }

  private Suite.Stage next(Suite.Stage stage) {
    int at = stages.indexOf(stage);
    return stages.get(Math.min(stages.size() - 1, at + 1));
  }
}
