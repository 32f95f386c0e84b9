package dev.assay.grading.equal;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.Node;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer, read when it is first asked for, once in each dialect. Immutable to those who look;
 * thread-safe. What is told without a dialect is told of {@link Dialect#STRICT}.
 */
public final class Answer {
  private final String text;
  private volatile @Nullable Reading strict;
  private volatile @Nullable Reading parity;

  private Answer(String text) {
    this.text = text;
  }

  /** An answer as written. Never throws. */
  public static Answer of(String text) {
    return new Answer(text);
  }

  /** What it says in a dialect. Never throws. */
  public Reading in(Dialect dialect) {
    boolean usual = dialect == Dialect.STRICT;
    Reading read = usual ? strict : parity;
    if (read == null) {
      read = Reading.of(text, dialect);
      if (usual) {
        strict = read;
      } else {
        parity = read;
      }
    }
    return read;
  }

  /** Its text without ornament and unit; blank if there is none. */
  public String cleaned() {
    return in(Dialect.STRICT).cleaned();
  }

  /** What it says, without its unit; empty if it could not be read. */
  public Optional<Node> node() {
    return in(Dialect.STRICT).node();
  }

  /** Why it could not be read; blank if it could. */
  public String problem() {
    return in(Dialect.STRICT).problem();
  }

  /**
   * A key for votes: equal keys imply equal answers under the settings of the strict profile, not
   * the other way round. Canonical forms where there are any, all else by text; blank if there is
   * no answer, which votes for nothing.
   */
  public String key() {
    return Keys.of(in(Dialect.STRICT));
  }

  /**
   * Marks of which equal answers mostly share one, such as their numbers. They say which answers of
   * different keys are worth comparing, and prove nothing.
   */
  public Set<String> likeness() {
    return Likeness.of(in(Dialect.STRICT));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answer answer && text.equals(answer.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
