package dev.assay.analysis.experiment;

import java.util.ArrayList;
import java.util.List;

/** What is to be doubted of the seeds of a method. */
final class SeedDoubts {
  private SeedDoubts() {}

  static List<String> of(MethodRuns method) {
    List<String> doubts = new ArrayList<>();
    method
        .repeatedSeeds()
        .forEach((seed, runs) ->
            doubts.add(
                "Method "
                    + method.name()
                    + ": "
                    + runs
                    + " runs of seed "
                    + seed
                    + " count once, by their mean, since intervals and tests are over seeds."));
    if (!method.repeatedSeeds().isEmpty() && method.configurations() > 1) {
      doubts.add(
          "Method "
              + method.name()
              + " has "
              + method.configurations()
              + " configurations, seeds apart, which are averaged where they share a seed; tell them"
              + " apart with --group-by.");
    }
    if (method.seedless() > 1) {
      doubts.add(
          "Method "
              + method.name()
              + ": "
              + method.seedless()
              + " runs say no seed and count as if each had one of its own.");
    }
    return doubts;
  }
}
