package dev.assay.grading.expr;

/** Bounds of work, the same on every machine. */
public final class Limits {

  /** Bits of an exact numerator or denominator. */
  public static final int BITS = 24_000;

  /** Bits of the shorter of the two where neither is 1; common divisors of longer ones are dear. */
  public static final int BOTH_BITS = 3_000;

  /** Characters of one answer. */
  public static final int ANSWER = 4_000;

  /** Tokens of one answer. */
  public static final int TOKENS = 1_500;

  /** Nesting of one answer. */
  public static final int DEPTH = 60;

  /** Levels of the tree that one answer is: more than its brackets, as in {@code 3!!!!}. */
  public static final int LEVELS = 200;

  /** Largest argument of an exact factorial. */
  public static final int FACTORIAL = 2_100;

  /** Elements of a list, set or tuple. */
  public static final int ELEMENTS = 200;

  /** Node visits of one comparison. */
  public static final int OPERATIONS = 40_000;

  private Limits() {}
}
