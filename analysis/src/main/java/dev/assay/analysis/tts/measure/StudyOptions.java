package dev.assay.analysis.tts.measure;

import dev.assay.domain.Check;

/**
 * How numbers are made.
 *
 * @param level of intervals and tests
 * @param resamples draws of problems
 * @param orders random orders of a problem's completions where there are too many subsets to count;
 *     0 to choose by the size of the runs
 * @param seed of all draws
 */
public record StudyOptions(double level, int resamples, int orders, long seed) {
  /** 95 %, 2000 draws of problems. */
  public static final StudyOptions USUAL = new StudyOptions(0.95, 2_000, 0, 42);

  private static final long MANY = 200_000;

  public StudyOptions {
    Check.that(level > 0.5 && level < 1, "level must be above 0.5 and below 1, not %s", level);
    Check.that(
        resamples >= 100 && resamples <= 1_000_000,
        "resamples must be from 100 to 1000000, not %d",
        resamples);
    Check.that(orders >= 0 && orders <= 100_000, "orders must be from 0 to 100000, not %d", orders);
  }

  /** Orders for runs of so many completions in all. */
  int ordersFor(long completions) {
    return orders > 0 ? orders : completions > MANY ? 100 : 400;
  }
}
