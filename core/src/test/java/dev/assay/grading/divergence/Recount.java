package dev.assay.grading.divergence;

import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Profile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often we and Math-Verify agree on one set of recorded pairs, and where not. */
final class Recount {
  final Profile profile;
  final String set;
  private final Grader grader;
  private final Map<String, Gold> golds = new HashMap<>();
  final Map<Divergence, Integer> classes = new EnumMap<>(Divergence.class);
  final List<String> unknown = new ArrayList<>();

  /** Of those that Math-Verify calls different [0] and equal [1]. */
  final int[] all = new int[2];

  final int[] agreed = new int[2];

  private Recount(Profile profile, String set) {
    this.profile = profile;
    this.set = set;
    grader = new Grader(profile);
  }

  static Recount of(Profile profile, String set) {
    Recount recount = new Recount(profile, set);
    Sets.read(set, recount.grader, recount::count);
    return recount;
  }

  private void count(String gold, Prediction prediction, String completion, boolean theirs) {
    Gold read = golds.computeIfAbsent(gold, Gold::of);
    boolean ours = grader.grade(read, prediction).correct();
    int kind = theirs ? 1 : 0;
    all[kind]++;
    if (ours == theirs) {
      agreed[kind]++;
      return;
    }
    Facts facts = Facts.of(gold, prediction, completion, theirs);
    DivergenceTest.of(facts)
        .ifPresentOrElse(
            each -> classes.merge(each, 1, Integer::sum),
            () -> unknown.add("they say " + theirs + "\t" + gold + "\t" + facts.answer()));
  }
}
