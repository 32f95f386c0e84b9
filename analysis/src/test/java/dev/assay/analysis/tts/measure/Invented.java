package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.HubPath;
import dev.assay.formats.tts.ParsedName;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.SubsetNames;
import dev.assay.selection.Ballot;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Invented runs, by the name of their subset. */
public final class Invented {
  private Invented() {}

  /** A run's address. */
  public static RunRef ref(String path, String subset) {
    if (!(SubsetNames.parse(subset) instanceof ParsedName.Understood understood)) {
      throw new IllegalArgumentException(subset);
    }
    var facts = TtsYaml.builtInRules().read(HubPath.parse(path));
    return new RunRef(
        path,
        subset,
        understood.name(),
        RunIdentity.of(facts, understood.name(), RunIdentity.Stated.NOTHING));
  }

  /** A problem: the answer {@code a} is right; an empty one abstains. */
  public static Outcome problem(String key, List<String> answers, double[] scores, long... tokens) {
    boolean[] correct = new boolean[answers.size()];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = answers.get(i).equals("a");
    }
    return new Outcome(
        key,
        "a",
        "",
        OptionalInt.empty(),
        Ballot.of(answers, scores),
        correct,
        tokens,
        new double[0][]);
  }

  /**
   * A run of problems p0, p1, ... whose chances of being right are even over [0, 1] plus a lift.
   */
  public static Labelled run(
      String path, String subset, int problems, int n, double lift, long seed) {
    var random = new SplittableRandom(seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int p = 0; p < problems; p++) {
      double chance = Math.clamp(p / (problems - 1.0) + lift, 0, 1);
      List<String> answers = new ArrayList<>();
      double[] scores = new double[n];
      long[] tokens = new long[n];
      for (int i = 0; i < n; i++) {
        boolean right = random.nextDouble() < chance;
        answers.add(right ? "a" : List.of("b", "c", "").get(random.nextInt(3)));
        scores[i] = Math.clamp((right ? 0.6 : 0.4) + random.nextDouble(-0.4, 0.4), 0, 1);
        tokens[i] = 100L + random.nextInt(50);
      }
      outcomes.add(problem("p" + p, answers, scores, tokens));
    }
    return new Labelled("", new JudgedRun(ref(path, subset), outcomes));
  }
}
