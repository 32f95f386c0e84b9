package dev.assay.analysis.experiment;

import java.util.List;
import java.util.OptionalLong;

/** Phrases that several parts of the package use. */
final class PackWords {
  private PackWords() {}

  /** {@code 1 run}, {@code 2 runs}. */
  static String count(long n, String one) {
    return n + " " + one + (n == 1 ? "" : "s");
  }

  /** Seeds of runs, such as {@code 41, 42}; a run without one is a dash. */
  static String seeds(List<OptionalLong> seeds) {
    return String.join(
        ", ",
        seeds.stream()
            .map(seed -> seed.isPresent() ? Long.toString(seed.getAsLong()) : "–")
            .toList());
  }
}
