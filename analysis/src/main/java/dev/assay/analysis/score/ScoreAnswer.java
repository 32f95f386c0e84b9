package dev.assay.analysis.score;

import dev.assay.analysis.score.Pairs.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that score files give.
 *
 * @param scores in order
 * @param flat the same as a results file has it, by key
 */
public record ScoreAnswer(List<Score> scores, Map<String, Number> flat) {

  /** Which marks and slopes of losses are wanted. */
  public enum Marks {
    /** Means of 1000 tokens and lines through them. */
    WINDOW,
    /** Single tokens, as earlier evaluators have them. */
    SINGLE,
    BOTH
  }

  /** Computes. */
  public static ScoreAnswer of(ScoreSet set, Marks marks, boolean groups) {
    List<Score> scores = new ArrayList<>(Accuracies.of(set.pairs(), groups));
    Collection<double[]> losses = set.losses().values();
    if (!losses.isEmpty()) {
      if (marks != Marks.SINGLE) {
        scores.addAll(new Losses(losses).scores());
      }
      if (marks != Marks.WINDOW) {
        scores.addAll(SingleTokens.of(losses));
      }
      scores.addAll(SingleTokens.others(losses));
    }
    Map<String, Number> flat = new LinkedHashMap<>();
    for (Score score : scores) {
      if (!score.key().isEmpty() && Double.isFinite(score.value())) {
        flat.put(score.key(), score.value());
      }
    }
    set.pairs()
        .forEach((task, pairs) -> {
          List<Outcome> outcomes = pairs.outcomes();
          if (!outcomes.isEmpty()) {
            flat.put(task + "_samples", (long) outcomes.size());
            flat.put(task + "_correct", outcomes.stream().filter(Outcome::right).count());
          }
        });
    if (!losses.isEmpty()) {
      flat.put(ScoreSet.lossTask() + "_samples", (long) losses.size());
    }
    return new ScoreAnswer(List.copyOf(scores), flat);
  }
}
