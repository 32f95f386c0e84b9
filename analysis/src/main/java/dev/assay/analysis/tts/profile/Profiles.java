package dev.assay.analysis.tts.profile;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Profiles of the problems of runs with several temperatures. */
public final class Profiles {
  private Profiles() {}

  /** A problem while its runs are gathered. */
  private record Gathered(Outcome problem, List<Counts> runs) {}

  /** Tells how the places of a run's completions tell their temperatures. */
  @FunctionalInterface
  public interface Rule {
    /** What the generator does; see {@link Attribution#of}. */
    Rule GENERATOR = Attribution::of;

    /** What the first tool took for granted; see {@link Attribution#legacy}. */
    Rule LEGACY = Attribution::legacy;

    /**
     * The rule of a run.
     *
     * @throws IllegalArgumentException when the places tell nothing
     */
    Attribution of(
        Approach approach, Allotment.Several allotment, int completions, OptionalInt siblings);
  }

  /**
   * Counts right completions by temperature.
   *
   * @param runs of one approach and the same temperatures
   * @param levels difficulty by problem; a problem that is not there has none
   * @throws AssayException BAD_INPUT when the place of a completion does not tell its temperature
   */
  public static List<Profile> of(List<JudgedRun> runs, Map<String, Integer> levels, Rule places) {
    Map<String, Gathered> gathered = new LinkedHashMap<>();
    for (JudgedRun run : runs) {
      Allotment.Several allotment = several(run);
      for (Outcome problem : run.problems()) {
        gathered
            .computeIfAbsent(problem.key(), key -> new Gathered(problem, new ArrayList<>()))
            .runs()
            .add(counts(run, allotment, problem, places));
      }
    }
    List<Profile> profiles = new ArrayList<>();
    gathered.forEach((key, each) -> {
      Integer level = levels.get(key);
      profiles.add(
          new Profile(
              key,
              each.problem().gold(),
              level == null ? OptionalInt.empty() : OptionalInt.of(level),
              together(each.runs()),
              each.runs()));
    });
    return List.copyOf(profiles);
  }

  private static Allotment.Several several(JudgedRun run) {
    if (run.run().name().allotment() instanceof Allotment.Several several) {
      return several;
    }
    throw new AssayException(
        Kind.BAD_INPUT,
        run.run().subset() + " has not several temperatures",
        "Give runs whose names state temps_0.4_0.8 or the like.");
  }

  private static Counts counts(
      JudgedRun run, Allotment.Several allotment, Outcome problem, Rule places) {
    var name = run.run().name();
    Approach approach =
        run.run()
            .identity()
            .approach()
            .value()
            .orElseThrow(() ->
                new AssayException(
                    Kind.BAD_INPUT,
                    "the approach of " + run.run().subset() + " is unknown",
                    "Say it in the registry or in a file tts.yaml beside the run."));
    Attribution rule;
    try {
      rule = places.of(approach, allotment, problem.size(), name.beamWidth());
    } catch (IllegalArgumentException e) {
      throw new AssayException(
          Kind.BAD_INPUT,
          run.run().subset() + ": " + e.getMessage(),
          "Give runs of bon or dvts.",
          e);
    }
    SortedMap<Double, Integer> right = new TreeMap<>();
    SortedMap<Double, Integer> total = new TreeMap<>();
    for (int i = 0; i < problem.size(); i++) {
      double temperature = allotment.temperatures().get(rule.temperature(i));
      right.merge(temperature, problem.correct()[i] ? 1 : 0, Integer::sum);
      total.merge(temperature, 1, Integer::sum);
    }
    String seed =
        name.seed().isPresent() ? Long.toString(name.seed().getAsLong()) : run.run().subset();
    return new Counts(seed, right, total);
  }

  /** Sums of the counts of runs. */
  public static Counts together(List<Counts> runs) {
    SortedMap<Double, Integer> right = new TreeMap<>();
    SortedMap<Double, Integer> total = new TreeMap<>();
    for (Counts run : runs) {
      run.right().forEach((t, count) -> right.merge(t, count, Integer::sum));
      run.total().forEach((t, count) -> total.merge(t, count, Integer::sum));
    }
    return new Counts("", right, total);
  }
}
