package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.List;
import java.util.Optional;

/**
 * How few completions suffice in a level: the smallest budget whose accuracy is at most a tolerance
 * below the highest of any budget, at the temperature that suits the level.
 *
 * @param n the budget
 * @param accuracy with it
 * @param highest accuracy of any budget
 */
public record Enough(Pick pick, int n, double accuracy, double highest) {

  /**
   * Finds it; empty when nothing is right at any temperature.
   *
   * @param tolerance at least 0, a share
   */
  public static Optional<Enough> of(Pick pick, double tolerance) {
    if (pick.temperature().isEmpty()) {
      return Optional.empty();
    }
    int t = pick.temperature().getAsInt();
    List<Integer> budgets = Experiment.budgets(pick.level(), pick.measure());
    double highest =
        budgets.stream()
            .flatMap(n -> Experiment.curve(pick.level(), t, pick.measure(), n).stream())
            .mapToDouble(Number::mean)
            .max()
            .orElse(Double.NaN);
    return budgets.stream()
        .flatMap(n -> Experiment.curve(pick.level(), t, pick.measure(), n).stream())
        .filter(each -> each.mean() >= highest - tolerance - 1e-12)
        .findFirst()
        .map(each -> new Enough(pick, each.n(), each.mean(), highest));
  }
}
