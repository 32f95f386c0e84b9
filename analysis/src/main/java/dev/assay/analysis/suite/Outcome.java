package dev.assay.analysis.suite;

import dev.assay.figures.Figure;

/** What became of one figure of a suite. */
public sealed interface Outcome {
  /** Where it goes below the output folder, without ending. */
  String path();

  record Drawn(String path, Figure figure) implements Outcome {}

  /**
   * Not drawn.
   *
   * @param reason what is missing
   * @param asked whether the user said so, rather than results being missing
   */
  record Skipped(String path, String reason, boolean asked) implements Outcome {}
}
