package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.Budgets;
import dev.assay.analysis.tts.JudgedRun;
import java.util.function.Predicate;

/**
 * One run among those of a setting.
 *
 * @param name the seed, or the name of the subset where no seed is known
 */
public record Repeat(String name, JudgedRun run, Vectors vectors) {
  /** A run, measured. */
  public static Repeat of(JudgedRun run, StudyOptions options) {
    int orders = options.ordersFor((long) run.completions() * run.problems().size());
    return of(orders, run, Budgets.upTo(run.completions()));
  }

  /** The same at one budget alone. */
  public static Repeat of(JudgedRun run, StudyOptions options, int budget) {
    int orders = options.ordersFor((long) run.completions() * run.problems().size());
    return new Repeat("", run, Vectors.of(run, orders, budget));
  }

  static Repeat of(int draws, JudgedRun run, int... budgets) {
    var seed = run.run().name().seed();
    String name = seed.isPresent() ? Long.toString(seed.getAsLong()) : run.run().subset();
    return new Repeat(name, run, Vectors.of(run, draws, budgets));
  }

  /** The same of some problems. */
  Repeat within(Predicate<String> keys) {
    JudgedRun some =
        new JudgedRun(
            run.run(),
            run.problems().stream().filter(problem -> keys.test(problem.key())).toList());
    return new Repeat(name, some, vectors.within(keys));
  }
}
