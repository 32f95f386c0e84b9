package dev.assay.grading.expr;

/** An answer that has no meaning we know. Caught at the grader; never leaves it. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unreadable(String why) {
    super(why, null, false, false);
  }
}
