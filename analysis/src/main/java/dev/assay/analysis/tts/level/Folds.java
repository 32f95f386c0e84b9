package dev.assay.analysis.tts.level;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.selection.Ballot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parts the completions of the reference temperature: levels from one part, accuracy from the
 * other. Other temperatures have completions of their own, so theirs count in every part.
 */
final class Folds {
  private Folds() {}

  /** Levels come from {@code baselines}; the reference is judged by {@code judged}. */
  private record Fold(Map<String, Baseline> baselines, Measured judged) {
    Fold(Measured levels, Measured judged) {
      this(Difficulty.baselines(levels), judged);
    }
  }

  static HeldOut heldOut(List<Measured> sides, int reference, Levels levels, StudyOptions options) {
    Measured base = sides.get(reference);
    List<Fold> folds = base.repeats().size() > 1 ? bySeed(base) : halves(base, options);
    if (folds.isEmpty()) {
      return new HeldOut("", List.of());
    }
    List<HeldOut.Cell> cells = new ArrayList<>();
    for (Measure measure : List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ)) {
      int n = budget(sides, folds, measure);
      for (Level level : levels.levels()) {
        for (int t = 0; n > 0 && t < sides.size(); t++) {
          var place = new HeldOut.Cell(level.number(), t, measure, n, Double.NaN, 0);
          cell(folds, sides.get(t), t == reference, level, levels, place).ifPresent(cells::add);
        }
      }
    }
    return new HeldOut(
        base.repeats().size() > 1
            ? "levels from all runs but one, accuracy at the reference from that one, in turn"
            : "levels from every other completion, accuracy at the reference from the rest, and"
                + " the other way round",
        cells);
  }

  /** The largest budget that the parts and all temperatures have. */
  private static int budget(List<Measured> sides, List<Fold> folds, Measure measure) {
    List<Integer> shared = new ArrayList<>(folds.getFirst().judged().budgets(measure));
    folds.forEach(fold -> shared.retainAll(fold.judged().budgets(measure)));
    sides.stream()
        .map(side -> side.budgets(measure))
        .filter(budgets -> !budgets.isEmpty())
        .forEach(shared::retainAll);
    return shared.isEmpty() ? 0 : shared.getLast();
  }

  private static Optional<HeldOut.Cell> cell(
      List<Fold> folds,
      Measured side,
      boolean isReference,
      Level level,
      Levels levels,
      HeldOut.Cell place) {
    Column column = new Column(place.measure(), place.n(), Subsets.EVERY);
    double sum = 0;
    long count = 0;
    for (Fold fold : folds) {
      Measured judged = isReference ? fold.judged() : side;
      double[] values = judged.of(column);
      for (int p = 0; p < values.length; p++) {
        Baseline baseline = fold.baselines().get(judged.keys().get(p));
        if (baseline != null && levels.of(baseline.accuracy()).equals(level)) {
          sum += values[p];
          count++;
        }
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new HeldOut.Cell(
                place.level(),
                place.temperature(),
                place.measure(),
                place.n(),
                sum / count,
                (double) count / folds.size()));
  }

  private static List<Fold> bySeed(Measured base) {
    List<Fold> folds = new ArrayList<>();
    for (int left = 0; left < base.repeats().size(); left++) {
      List<Repeat> others = new ArrayList<>(base.repeats());
      Repeat one = others.remove(left);
      folds.add(
          new Fold(Measured.of(base.setting(), others), Measured.of(base.setting(), List.of(one))));
    }
    return folds;
  }

  private static List<Fold> halves(Measured base, StudyOptions options) {
    JudgedRun run = base.repeats().getFirst().run();
    int budget =
        base.repeats().getFirst().vectors().budgets().stream()
            .filter(n -> n <= run.completions() / 2)
            .mapToInt(n -> n)
            .max()
            .orElse(0);
    if (budget == 0) {
      return List.of();
    }
    Measured even = half(base, run, 0, budget, options);
    Measured odd = half(base, run, 1, budget, options);
    return List.of(new Fold(even, odd), new Fold(odd, even));
  }

  private static Measured half(
      Measured base, JudgedRun run, int first, int budget, StudyOptions options) {
    List<Outcome> problems = run.problems().stream().map(each -> half(each, first)).toList();
    var repeat = Repeat.of(new JudgedRun(run.run(), problems), options, budget);
    return Measured.of(base.setting(), List.of(repeat));
  }

  private static Outcome half(Outcome whole, int first) {
    int size = (whole.size() - first + 1) / 2;
    long[] keys = new long[size];
    double[] scores = new double[size];
    boolean[] correct = new boolean[size];
    for (int i = 0; i < size; i++) {
      int at = first + 2 * i;
      keys[i] = whole.ballot().key(at);
      scores[i] = whole.ballot().score(at);
      correct[i] = whole.correct()[at];
    }
    return new Outcome(
        whole.key(),
        whole.gold(),
        whole.subject(),
        whole.level(),
        Ballot.of(keys, scores),
        correct,
        new long[0],
        new double[0][]);
  }
}
