package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile.Best;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The temperature that suits a level of an experiment.
 *
 * <p>Source: specification of test-time scaling, section 3.13.
 *
 * @param n completions that were chosen from
 * @param temperature index of the highest mean, the lowest temperature of equals; empty when
 *     nothing is right at any
 * @param accuracy at it; NaN without
 * @param chance that it is best when problems are drawn anew; NaN when unknown
 * @param near indices of others that cannot be told from it; empty when there is none or none is
 *     known
 * @param known whether it is known which cannot be told from it
 */
public record Pick(
    Experiment experiment,
    Level level,
    String measure,
    int n,
    OptionalInt temperature,
    double accuracy,
    double chance,
    List<Integer> near,
    boolean known) {

  public Pick {
    near = List.copyOf(near);
  }

  /**
   * One per level that has problems and numbers, by experiment.
   *
   * @param n budget; empty for the largest of each level
   */
  public static List<Pick> of(List<Experiment> experiments, String measure, OptionalInt n) {
    List<Pick> picks = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (Level level : experiment.file().levels()) {
        of(experiment, level, measure, n).ifPresent(picks::add);
      }
    }
    return picks;
  }

  /** Of one level; empty when it has no such number. */
  public static Optional<Pick> of(
      Experiment experiment, Level level, String measure, OptionalInt wanted) {
    List<Integer> budgets = Experiment.budgets(level, measure);
    if (level.problems() == 0
        || budgets.isEmpty()
        || wanted.isPresent() && !budgets.contains(wanted.getAsInt())) {
      return Optional.empty();
    }
    int n = wanted.orElse(budgets.getLast());
    int best = -1;
    double highest = 0;
    for (int t = 0; t < level.numbers().size(); t++) {
      double mean = Experiment.number(level, t, measure, n, "first").map(Number::mean).orElse(0.0);
      if (mean > highest) {
        highest = mean;
        best = t;
      }
    }
    Optional<Best> drawn =
        level.best().stream()
            .filter(each -> each.measure().equals(measure) && each.n() == n)
            .findFirst();
    List<Integer> near = new ArrayList<>();
    for (int t = 0; drawn.isPresent() && t < drawn.get().near().size(); t++) {
      if (t != best && drawn.get().near().get(t)) {
        near.add(t);
      }
    }
    int at = best;
    return Optional.of(
        new Pick(
            experiment,
            level,
            measure,
            n,
            best < 0 ? OptionalInt.empty() : OptionalInt.of(best),
            best < 0 ? Double.NaN : highest,
            best < 0 ? Double.NaN : drawn.map(each -> each.chances().get(at)).orElse(Double.NaN),
            best < 0 ? List.of() : near,
            drawn.isPresent()));
  }

  /** The best temperature in words, such as {@code T0.1}; a dash without. */
  public String best() {
    return temperature.isEmpty() ? "-" : experiment.key(temperature.getAsInt());
  }

  /** The temperature itself; NaN without. */
  public double value() {
    return temperature.isEmpty()
        ? Double.NaN
        : experiment.file().temperatures().get(temperature.getAsInt());
  }

  /** Whether a temperature is the best one or cannot be told from it. */
  public boolean allows(double wanted) {
    return value() == wanted
        || near.stream().anyMatch(t -> experiment.file().temperatures().get(t) == wanted);
  }

  /** How two picks of one level stand to each other. */
  public enum Agreement {
    /** The same temperature is best. */
    SAME("same"),
    /** Another is, but in each the other's cannot be told from the best. */
    NOISE("within noise"),
    /** Another is, and at least one of them can tell them apart. */
    DIFFERENT("different"),
    /** Another is, and it is not known how sure that is. */
    UNTESTED("different, untested");

    private final String words;

    Agreement(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Compares; both have a temperature. */
  public Agreement with(Pick other) {
    if (value() == other.value()) {
      return Agreement.SAME;
    }
    if (!known || !other.known) {
      return Agreement.UNTESTED;
    }
    return allows(other.value()) && other.allows(value()) ? Agreement.NOISE : Agreement.DIFFERENT;
  }
}
