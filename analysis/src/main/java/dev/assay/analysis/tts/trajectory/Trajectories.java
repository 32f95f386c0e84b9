package dev.assay.analysis.tts.trajectory;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.level.Level;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * Scores along right and wrong completions of a setting. Completions without scores of steps are
 * left out.
 *
 * <p>Source: specification of test-time scaling, section 3.12.
 *
 * @param run whose completions these are
 * @param problems paths by problem, in the order of the run; none is without
 */
public record Trajectories(Measured setting, String run, Map<String, List<ScorePath>> problems) {
  public Trajectories {
    problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  /**
   * Those of one run of a setting.
   *
   * @param run its name; empty for the first
   * @param withSteps gives a run with the scores of its steps
   * @throws AssayException NOT_FOUND when there is no such run, or no score in it
   */
  public static Trajectories of(Measured setting, String run, UnaryOperator<JudgedRun> withSteps) {
    Repeat repeat =
        setting.repeats().stream()
            .filter(each -> run.isEmpty() || each.name().equals(run))
            .findFirst()
            .orElseThrow(() ->
                new AssayException(
                    Kind.NOT_FOUND,
                    setting.setting().name() + " has no run of seed " + run,
                    "There are: " + String.join(", ", setting.seeds())));
    Map<String, List<ScorePath>> paths = new LinkedHashMap<>();
    withSteps.apply(repeat.run()).problems().forEach(problem -> add(problem, paths));
    if (paths.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          setting.setting().name()
              + ": no completion of run "
              + repeat.name()
              + " has scores of its steps",
          "Give runs with a column scores that a process reward model made.");
    }
    return new Trajectories(setting, repeat.name(), paths);
  }

  /**
   * The runs that {@link #of} will ask for, as far as their names tell: the first of each setting,
   * or all where it takes more to say which is the first.
   *
   * @param labels runs and what the user calls them
   * @param run its name; empty for the first
   */
  public static Set<RunRef> likely(Map<RunRef, String> labels, String run) {
    Map<Setting, List<RunRef>> groups = new LinkedHashMap<>();
    labels.forEach((ref, label) ->
        groups.computeIfAbsent(Setting.of(label, ref), key -> new ArrayList<>()).add(ref));
    Set<RunRef> likely = new HashSet<>();
    for (List<RunRef> group : groups.values()) {
      long[] seeds = group.stream().flatMapToLong(ref -> ref.name().seed().stream()).toArray();
      boolean whole = group.stream().allMatch(ref -> ref.name().chunk().isEmpty());
      if (!whole || Arrays.stream(seeds).distinct().count() < group.size()) {
        likely.addAll(group);
      } else {
        long first = Arrays.stream(seeds).min().orElse(0);
        String wanted = run.isEmpty() ? Long.toString(first) : run;
        group.stream()
            .filter(ref -> Long.toString(ref.name().seed().orElse(0)).equals(wanted))
            .forEach(likely::add);
      }
    }
    return likely;
  }

  private static void add(Outcome problem, Map<String, List<ScorePath>> paths) {
    for (int i = 0; i < problem.size() && i < problem.steps().length; i++) {
      double[] scores = problem.steps()[i];
      if (scores.length > 0 && Arrays.stream(scores).noneMatch(Double::isNaN)) {
        paths
            .computeIfAbsent(problem.key(), key -> new ArrayList<>())
            .add(new ScorePath(problem.key(), problem.correct()[i], scores));
      }
    }
  }

  /**
   * A few problems of a level by lot, first those with both right and wrong completions.
   *
   * @param most how many
   * @param seed of the lot
   * @return their paths, by problem
   */
  public Map<String, List<ScorePath>> sample(
      Level level, Map<String, Level> levelOf, int most, long seed) {
    List<String> mixed = new ArrayList<>();
    List<String> uniform = new ArrayList<>();
    problems.forEach((key, of) -> {
      if (level.equals(levelOf.get(key))) {
        boolean both = of.stream().map(ScorePath::right).distinct().count() > 1;
        (both ? mixed : uniform).add(key);
      }
    });
    var random = new SplittableRandom(seed);
    Map<String, List<ScorePath>> chosen = new LinkedHashMap<>();
    for (List<String> from : List.of(mixed, uniform)) {
      while (chosen.size() < most && !from.isEmpty()) {
        String key = from.remove(random.nextInt(from.size()));
        chosen.put(key, problems.getOrDefault(key, List.of()));
      }
    }
    return chosen;
  }
}
