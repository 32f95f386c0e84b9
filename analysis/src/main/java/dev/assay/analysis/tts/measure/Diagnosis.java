package dev.assay.analysis.tts.measure;

import dev.assay.selection.Method;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a setting is as right as it is: whether right completions are there, whether they are chosen,
 * and how far the scores can be trusted. All of the whole budget, problems of all runs alike.
 *
 * @param n completions per problem that were looked at
 * @param absent share of problems without any right completion
 * @param missed by method: share of problems that have a right completion, of which another was
 *     chosen; by majority it was outvoted, by score outscored
 * @param auroc how well the score tells right from wrong completions of the same problem, a mean
 *     over problems that have both; NaN without scores
 * @param aurocInterval over problems; null when unknown
 * @param aurocProblems that have both
 * @param calibration null without scores, or when they are no shares in [0, 1]
 * @param distinct mean number of different answers
 * @param entropy of the answers of a problem, mean in bits; those without an answer are left out
 * @param agreement chance that two completions of a problem give the same answer
 * @param abstained share of completions without an answer
 * @param tokens mean length of a completion; NaN where lengths are unknown
 * @param positions how right the completions at each place are
 * @param trends curves over budgets; none for fewer than three budgets
 */
public record Diagnosis(
    int n,
    double absent,
    Map<Method, Double> missed,
    double auroc,
    @Nullable Interval aurocInterval,
    int aurocProblems,
    @Nullable Calibration calibration,
    double distinct,
    double entropy,
    double agreement,
    double abstained,
    double tokens,
    Positions positions,
    List<Trend> trends) {

  public Diagnosis {
    missed = Map.copyOf(missed);
    trends = List.copyOf(trends);
  }
}
