package dev.assay.analysis.tts;

import java.util.List;

/**
 * A run of test-time scaling, judged: one benchmark, one way to sample, one seed.
 *
 * @param run which run it is
 * @param problems in the order of the file, each once
 */
public record JudgedRun(RunRef run, List<Outcome> problems) {
  public JudgedRun {
    problems = List.copyOf(problems);
  }

  /** How many completions every problem has at least; 0 without problems. */
  public int completions() {
    return problems.stream().mapToInt(Outcome::size).min().orElse(0);
  }
}
