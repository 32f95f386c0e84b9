package dev.assay.grading.text;

/**
 * Where the answer stands in a completion.
 *
 * @param text the answer as written; blank if there is none
 * @param start first character of the answer in the completion
 * @param end one past its last character
 * @param rule what found it
 */
public record Extraction(String text, int start, int end, Rule rule) {

  /** What found the answer, the surest first. */
  public enum Rule {
    BOX,
    ANCHOR,
    FORMULA,
    NUMBER,
    BARE,
    NONE
  }
}
