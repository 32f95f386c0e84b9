package dev.assay.analysis.tts;

import java.util.List;

/**
 * What was found at a place.
 *
 * @param runs by place, then by name
 * @param problems what looks like data and is no run, each with its place
 */
public record Discovered(List<RunRef> runs, List<RunProblem> problems) {
  public Discovered {
    runs = List.copyOf(runs);
    problems = List.copyOf(problems);
  }
}
