package dev.assay.domain;

/** Which way a metric is better. Signs, arrows, colours and "best" follow from it alone. */
public enum Direction {
  /** Larger values are better, as for accuracy. */
  HIGHER("↑"),
  /** Smaller values are better, as for loss or perplexity. */
  LOWER("↓"),
  /** Neither way is better: a count, a learning rate. */
  NEITHER(""),
  /** Nobody said. Shown as such; no verdict, no colour, no "best". */
  UNKNOWN("?");

  private final String arrow;

  Direction(String arrow) {
    this.arrow = arrow;
  }

  /** The mark in a table header; empty for {@link #NEITHER}. */
  public String arrow() {
    return arrow;
  }

  /** Whether this direction says that one value can be better than another. */
  public boolean ranks() {
    return this == HIGHER || this == LOWER;
  }

  /** Whether {@code value} is strictly better than {@code other}; false when nothing ranks. */
  public boolean isBetter(double value, double other) {
    return switch (this) {
      case HIGHER -> value > other;
      case LOWER -> value < other;
      case NEITHER, UNKNOWN -> false;
    };
  }
}
