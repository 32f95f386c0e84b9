package dev.assay.analysis.tts.across;

import dev.assay.formats.tts.DifficultyFile.Best;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

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
   * @param n budget; empty for the largest that every temperature of a level has
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
    OptionalInt at = wanted.isPresent() ? wanted : largestOfAll(level, measure);
    if (level.problems() == 0
        || at.isEmpty()
        || !Experiment.budgets(level, measure).contains(at.getAsInt())) {
      return Optional.empty();
    }
    return Optional.of(at(experiment, level, measure, at.getAsInt()));
  }

  /** The largest budget that every temperature has which has any; empty when there is none. */
  private static OptionalInt largestOfAll(Level level, String measure) {
    TreeSet<Integer> all = new TreeSet<>(Experiment.budgets(level, measure));
    for (List<Number> numbers : level.numbers()) {
      List<Integer> here =
          numbers.stream()
              .filter(each -> each.measure().equals(measure) && each.subsets().equals("first"))
              .map(Number::n)
              .toList();
      if (!here.isEmpty()) {
        all.retainAll(here);
      }
    }
    return all.isEmpty() ? OptionalInt.empty() : OptionalInt.of(all.last());
  }

  private static Pick at(Experiment experiment, Level level, String measure, int n) {
    int best = -1;
    double highest = 0;
    for (int t = 0; t < level.numbers().size(); t++) {
      Optional<Number> number = Experiment.number(level, t, measure, n, "first");
      if (number.isPresent() && number.get().mean() > highest) {
        highest = number.get().mean();
        best = t;
      }
    }
    Optional<Best> drawn =
        level.best().stream()
            .filter(each -> each.measure().equals(measure) && each.n() == n)
            .findFirst();
    List<Integer> near = new ArrayList<>();
    for (int t = 0; drawn.isPresent() && t < drawn.get().near().size(); t++) {
      boolean measured = Experiment.number(level, t, measure, n, "first").isPresent();
      if (t != best && measured && drawn.get().near().get(t)) {
        near.add(t);
      }
    }
    int at = best;
    return new Pick(
        experiment,
        level,
        measure,
        n,
        best < 0 ? OptionalInt.empty() : OptionalInt.of(best),
        best < 0 ? Double.NaN : highest,
        best < 0 ? Double.NaN : drawn.map(each -> each.chances().get(at)).orElse(Double.NaN),
        best < 0 ? List.of() : near,
        drawn.isPresent());
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

  /** Whether the level has a number at a temperature, so that it could have been chosen. */
  private boolean measured(double wanted) {
    int t = experiment.file().temperatures().indexOf(wanted);
    return t >= 0 && Experiment.number(level, t, measure, n, "first").isPresent();
  }

  /** How two picks of one level stand to each other. */
  public enum Agreement {
    /** The same temperature is best. */
    SAME("same"),
    /** Another is, but in each the other's cannot be told from the best. */
    NOISE("within noise"),
    /** Another is, and at least one of them can tell them apart. */
    DIFFERENT("different"),
    /** Another is, and it is not known how sure that is, or one did not try the other's. */
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
    if (!known || !other.known || !measured(other.value()) || !other.measured(value())) {
      return Agreement.UNTESTED;
    }
    return allows(other.value()) && other.allows(value()) ? Agreement.NOISE : Agreement.DIFFERENT;
  }
}
