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
   * @param asked whether that is as it should be: the user left it out, or the suite only names
   *     what might be there
   */
  record Skipped(String path, String reason, boolean asked) implements Outcome {}
}
