package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile.Gain;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What twice the completions gain in a level, at a temperature.
 *
 * <p>Source: specification of test-time scaling, section 3.15.
 *
 * @param temperature index
 * @param from accuracy with n completions
 * @param to accuracy with twice as many
 * @param gain their difference
 * @param low lower end of its interval over problems; NaN when unknown
 * @param high upper end
 */
public record Doubling(
    Experiment experiment,
    int level,
    int temperature,
    int n,
    double from,
    double to,
    double gain,
    double low,
    double high) {

  /**
   * All of a level: by temperature, then budget.
   *
   * @param subsets {@code first}, as the field's tables have it, or {@code every}
   */
  public static List<Doubling> of(
      Experiment experiment, Level level, String measure, String subsets) {
    List<Doubling> found = new ArrayList<>();
    for (int t = 0; t < level.numbers().size(); t++) {
      for (int n : Experiment.budgets(level, measure)) {
        Optional<Number> from = Experiment.number(level, t, measure, n, subsets);
        Optional<Number> to = Experiment.number(level, t, measure, 2 * n, subsets);
        if (from.isPresent() && to.isPresent()) {
          Optional<Gain> drawn = drawn(level, t, measure, subsets, n);
          found.add(
              new Doubling(
                  experiment,
                  level.number(),
                  t,
                  n,
                  from.get().mean(),
                  to.get().mean(),
                  drawn.map(Gain::gain).orElse(to.get().mean() - from.get().mean()),
                  drawn.map(Gain::low).orElse(Double.NaN),
                  drawn.map(Gain::high).orElse(Double.NaN)));
        }
      }
    }
    return found;
  }

  private static Optional<Gain> drawn(
      Level level, int temperature, String measure, String subsets, int n) {
    return level.gains().stream()
        .filter(each -> each.temperature() == temperature && each.from() == n)
        .filter(each -> each.to() == 2 * n)
        .filter(each -> each.measure().equals(measure) && each.subsets().equals(subsets))
        .findFirst();
  }

  /** Whether the interval is known and leaves 0 outside. */
  public boolean isSure() {
    return low > 0 || high < 0;
  }
}
