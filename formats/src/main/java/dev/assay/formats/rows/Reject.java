package dev.assay.formats.rows;

/**
 * A line that is no row.
 *
 * @param text the line as it was; empty when it is too long to be held
 * @param problem why it is none
 */
public record Reject(long number, String text, String problem) implements Item {
  @Override
  public long size() {
    return text.length();
  }
}
