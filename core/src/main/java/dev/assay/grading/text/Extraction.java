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

  /** No answer. */
  public static final Extraction NONE = new Extraction("", 0, 0, Rule.NONE);

  /** What found the answer, the surest first. */
  public enum Rule {
    /** A balanced {@code \boxed} or {@code \fbox}. */
    BOX,
    /** <em>The final answer is</em> and its kin. */
    ANCHOR,
    /** A formula in dollars or brackets. */
    FORMULA,
    /** A plain number or sum of numbers. */
    NUMBER,
    /** Given as a bare answer; nothing was searched. */
    BARE,
    /** Nothing found. */
    NONE
  }

  boolean found() {
    return rule != Rule.NONE;
  }
}
