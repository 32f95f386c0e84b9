package dev.assay.analysis.question.where;

/**
 * A value that stands in an expression.
 *
 * @param value a {@link Double}, {@link String} or {@link Boolean}
 * @param at where it stands, counted from 0
 */
public record Literal(Object value, int at) {

  /** As the language writes it. */
  @Override
  public String toString() {
    return value instanceof String text ? quote(text) : value.toString();
  }

  static String quote(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
