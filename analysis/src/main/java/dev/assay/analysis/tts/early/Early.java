package dev.assay.analysis.tts.early;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.selection.Ballot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A replay of the early strategy: a probe at the low temperature decides of each problem whether
 * its other completions are made at the low or at the high one.
 *
 * <p>Source: specification of test-time scaling, section 3.18. Answers agree when they are
 * equivalent, and one that is missing agrees with none; the field's script compares spellings.
 *
 * @param run the completions that the strategy would have had, judged
 * @param decisions in the order of the run's problems
 */
public record Early(JudgedRun run, List<Decision> decisions) {
  public Early {
    decisions = List.copyOf(decisions);
  }

  /**
   * Where a completion is from.
   *
   * @param position its place in the row of the problem, from 0
   */
  public record Origin(RunRef run, int position) {}

  /**
   * What was decided of a problem.
   *
   * @param agreement votes of the most frequent answer of the probe
   * @param dominant whether they were enough, so that it stays at the low temperature
   * @param level difficulty as the benchmark states it
   * @param cost completions that were made, those that were thrown away too
   * @param picks the completions, in order
   */
  public record Decision(
      String key,
      int agreement,
      boolean dominant,
      OptionalInt level,
      int cost,
      List<Origin> picks) {
    public Decision {
      picks = List.copyOf(picks);
    }
  }

  /**
   * Replays it.
   *
   * @param low runs at the low temperature
   * @param high runs at the high one
   * @param as what the result is called
   * @param seed of the draws
   * @throws AssayException CONFLICT when no problem is in both
   */
  public static Early of(
      List<JudgedRun> low, List<JudgedRun> high, EarlyRule rule, RunRef as, long seed) {
    Map<String, Pool> lows = Pool.of(low);
    Map<String, Pool> highs = Pool.of(high);
    TreeSet<String> shared = new TreeSet<>(lows.keySet());
    shared.retainAll(highs.keySet());
    if (shared.isEmpty()) {
      throw new AssayException(
          Kind.CONFLICT,
          "the low and the high temperature share no problem",
          "Give runs of the same benchmark.");
    }
    var random = new SplittableRandom(seed);
    List<Outcome> problems = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    for (String key : shared) {
      Pool of = lows.getOrDefault(key, new Pool(List.of()));
      List<Pool.Pick> rest = shuffled(of, random);
      List<Pool.Pick> probe = rest.subList(0, Math.min(rule.probe(), rest.size()));
      int agreement = agreement(probe);
      boolean dominant = agreement >= rule.threshold();
      List<Pool.Pick> chosen = new ArrayList<>();
      if (dominant && !rule.keepProbe()) {
        List<Pool.Pick> anew = shuffled(of, random);
        chosen.addAll(anew.subList(0, Math.min(rule.total(), anew.size())));
      } else {
        chosen.addAll(probe);
        List<Pool.Pick> more =
            dominant
                ? rest.subList(probe.size(), rest.size())
                : shuffled(highs.getOrDefault(key, new Pool(List.of())), random);
        chosen.addAll(more.subList(0, Math.min(rule.total() - probe.size(), more.size())));
      }
      int cost = chosen.size() + (dominant && !rule.keepProbe() ? probe.size() : 0);
      problems.add(outcome(key, chosen));
      decisions.add(
          new Decision(
              key,
              agreement,
              dominant,
              chosen.getFirst().problem().level(),
              cost,
              chosen.stream().map(pick -> new Origin(pick.run(), pick.completion())).toList()));
    }
    return new Early(new JudgedRun(as, problems), decisions);
  }

  private static List<Pool.Pick> shuffled(Pool pool, SplittableRandom random) {
    List<Pool.Pick> picks = new ArrayList<>(pool.picks());
    for (int i = picks.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Pool.Pick held = picks.get(i);
      picks.set(i, picks.get(other));
      picks.set(other, held);
    }
    return picks;
  }

  private static int agreement(List<Pool.Pick> probe) {
    Map<Long, Integer> votes = new HashMap<>();
    int most = 0;
    for (Pool.Pick pick : probe) {
      if (pick.key() != 0) {
        most = Math.max(most, votes.merge(pick.key(), 1, Integer::sum));
      }
    }
    return most;
  }

  private static Outcome outcome(String key, List<Pool.Pick> chosen) {
    int size = chosen.size();
    long[] keys = new long[size];
    double[] scores = new double[size];
    boolean[] correct = new boolean[size];
    long[] tokens = new long[size];
    boolean measured = true;
    for (int i = 0; i < size; i++) {
      Pool.Pick pick = chosen.get(i);
      keys[i] = pick.key();
      scores[i] = pick.problem().ballot().score(pick.completion());
      correct[i] = pick.problem().correct()[pick.completion()];
      measured &= pick.problem().tokens().length == pick.problem().size();
      tokens[i] = measured ? pick.problem().tokens()[pick.completion()] : 0;
    }
    Outcome first = chosen.getFirst().problem();
    return new Outcome(
        key,
        first.gold(),
        first.subject(),
        first.level(),
        Ballot.of(keys, scores),
        correct,
        measured ? tokens : new long[0],
        new double[0][]);
  }

  /** How many problems stay at the low temperature. */
  public long dominant() {
    return decisions.stream().filter(Decision::dominant).count();
  }

  /** Mean number of completions that were made for a problem. */
  public double cost() {
    return decisions.stream().mapToInt(Decision::cost).average().orElse(Double.NaN);
  }
}
