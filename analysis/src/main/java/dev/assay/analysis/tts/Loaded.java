package dev.assay.analysis.tts;

import java.util.List;

/**
 * A run that was read.
 *
 * @param run all of it that could be read
 * @param problems what could not be read, each with its place
 */
public record Loaded(JudgedRun run, List<RunProblem> problems) {
  public Loaded {
    problems = List.copyOf(problems);
  }
}
