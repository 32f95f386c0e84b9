package dev.assay.analysis.tts;

/**
 * Something of a place that could not be used.
 *
 * @param place the file or folder, and the line or segment in it
 * @param problem what is wrong
 * @param remedy one step that helps; may be empty
 */
public record RunProblem(String place, String problem, String remedy) {
  /** One line for people. */
  public String message() {
    return place + ": " + problem;
  }
}
