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
import java.util.stream.IntStream;

/**
 * Parts the completions of the reference temperature: levels from one part, accuracy from the
 * other. Completions of one tree of DVTS share their beginnings, so that a tree is never parted;
 * those of one beam search are copies of each other, so that one run of it has no parts. Other
 * temperatures have completions of their own, so theirs count in every part.
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
          var place = new HeldOut.Cell(level.number(), t, measure, n, Double.NaN, null, 0);
          cell(folds, sides.get(t), t == reference, level, levels, place, options.level())
              .ifPresent(cells::add);
        }
      }
    }
    return new HeldOut(how(base), cells);
  }

  private static String how(Measured base) {
    return base.repeats().size() > 1
        ? "levels from all runs but one, accuracy at the reference from that one, in turn"
        : "levels from every other "
            + (base.setting().approach().equals("dvts") ? "tree" : "completion")
            + ", accuracy at the reference from the rest, and the other way round";
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
      HeldOut.Cell place,
      double confidence) {
    Column column = new Column(place.measure(), place.n(), Subsets.EVERY);
    ProblemMean mean = new ProblemMean();
    for (Fold fold : folds) {
      Measured judged = isReference ? fold.judged() : side;
      double[] values = judged.of(column);
      for (int p = 0; p < values.length; p++) {
        Baseline baseline = fold.baselines().get(judged.keys().get(p));
        if (baseline != null && levels.of(baseline.accuracy()).equals(level)) {
          mean.add(judged.keys().get(p), values[p]);
        }
      }
    }
    return mean.count() == 0
        ? Optional.empty()
        : Optional.of(
            new HeldOut.Cell(
                place.level(),
                place.temperature(),
                place.measure(),
                place.n(),
                mean.mean(),
                mean.interval(confidence),
                (double) mean.count() / folds.size()));
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
    Repeat repeat = base.repeats().getFirst();
    JudgedRun run = repeat.run();
    int block = Regret.block(base.setting().approach(), repeat);
    int smaller = block < 1 ? 0 : size(run.completions(), 1, block);
    int budget =
        repeat.vectors().budgets().stream()
            .filter(n -> n <= smaller)
            .mapToInt(n -> n)
            .max()
            .orElse(0);
    if (budget == 0) {
      return List.of();
    }
    Measured even = half(base, run, new Half(0, block), budget, options);
    Measured odd = half(base, run, new Half(1, block), budget, options);
    return List.of(new Fold(even, odd), new Fold(odd, even));
  }

  private static Measured half(
      Measured base, JudgedRun run, Half half, int budget, StudyOptions options) {
    List<Outcome> problems = run.problems().stream().map(half::of).toList();
    var repeat = Repeat.of(new JudgedRun(run.run(), problems), options, budget);
    return Measured.of(base.setting(), List.of(repeat));
  }

  /** How many of the first completions are in a half. */
  private static int size(int completions, int half, int block) {
    return (int) IntStream.range(0, completions).filter(i -> i / block % 2 == half).count();
  }

  /**
   * Every other completion, or every other tree.
   *
   * @param half 0 or 1
   * @param block completions in a row that stay together, at least 1
   */
  private record Half(int half, int block) {
    Outcome of(Outcome whole) {
      int size = size(whole.size(), half, block);
      long[] keys = new long[size];
      double[] scores = new double[size];
      boolean[] correct = new boolean[size];
      int to = 0;
      for (int at = 0; at < whole.size(); at++) {
        if (at / block % 2 == half) {
          keys[to] = whole.ballot().key(at);
          scores[to] = whole.ballot().score(at);
          correct[to++] = whole.correct()[at];
        }
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
}
