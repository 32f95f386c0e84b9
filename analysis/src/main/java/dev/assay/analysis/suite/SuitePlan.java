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
  public record Options(
      List<Long> snapshots,
      List<Long> compareSteps,
      boolean skipStageCompare,
      boolean skipStageHistory) {
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

  /** Name of the suite. */
  public String suiteName() {
    return suite.name();
  }

  /** What was found. */
  public Evaluated data() {
    return data;
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

  /** Where the changes of a figure start: the bridge if it says so, else {@link #base()}. */
  long base(Suite.FigureSpec spec) {
    return spec.detail().bridge() ? baseline() : base();
  }

  /** What a figure's start is called. */
  String baseName(Suite.FigureSpec spec) {
    return spec.detail().bridge() && hasBridge()
        ? "the bridge (step " + baseline() + ")"
        : "step " + base(spec);
  }

  /** The tiers of a figure: those that it names, else the first two. */
  List<Suite.Tier> tiers(Suite.FigureSpec spec) {
    return spec.tiers().isEmpty()
        ? suite.tiers().subList(0, Math.min(2, suite.tiers().size()))
        : spec.tiers().stream().map(this::tier).toList();
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

  boolean showsHistory() {
    return !options.skipStageHistory();
  }

  /** The stage that the main one is set against. */
  Suite.Stage other() {
    return stages.get(Math.max(0, stages.size() - 2));
  }

  /** The stages that a figure sets the main one against, at least one. */
  List<Suite.Stage> others(Suite.FigureSpec spec) {
    String earlier = spec.detail().earlier();
    if (earlier.equals("all")) {
      return stages.subList(0, stages.size() - 1);
    }
    return earlier.isEmpty()
        ? List.of(other())
        : stages.stream().filter(stage -> stage.id().equals(earlier)).toList();
  }

  /** Steps of both stages' own counters. */
  List<Long> overlap() {
    return overlap(List.of(other()));
  }

  /** Steps that the main stage and all of these have on their own counters. */
  List<Long> overlap(List<Suite.Stage> others) {
    var common = new ArrayList<>(plotted());
    others.forEach(stage -> common.retainAll(plotted(stage)));
    return common;
  }

  /** The last compare step that all have, else the greatest that all have; 0 if none. */
  long face(List<Suite.Stage> others) {
    List<Long> common = overlap(others);
    long face = common.isEmpty() ? 0 : common.getLast();
    for (long step : compareRequested()) {
      face = common.contains(step) ? step : face;
    }
    return face;
  }

  /**
   * Steps of all stages before this one: as stated, unless one of them was evaluated later than
   * that, for then the statement is about another training; else up to their last evaluated steps.
   */
  long before(Suite.Stage stage) {
    long sum = 0;
    for (Suite.Stage each : stages) {
      long start = Math.max(sum, each.stepsBefore().orElse(sum));
      if (each.id().equals(stage.id())) {
        return start;
      }
      sum = start + (plotted(each).isEmpty() ? 0 : plotted(each).getLast());
    }
    return sum;
  }

  /** Whether stages begin where the suite says. */
  boolean asStated(Suite.Stage stage) {
    return stage.stepsBefore().isPresent() && stage.stepsBefore().getAsLong() == before(stage);
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
