package dev.assay.domain;

import org.jspecify.annotations.Nullable;

/** A failure that its reader can act on: what went wrong, why, and what to do next. */
public final class AssayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Who has to act. The command line maps it to an exit code and the server to an HTTP status, each
   * in one switch.
   */
  public enum Kind {
    /** The request or the input is wrong: exit 2, status 400. */
    BAD_INPUT,
    /** What was asked for does not exist: exit 4, status 404. */
    NOT_FOUND,
    /** The question has no answer for these things: exit 4, status 409. */
    CONFLICT,
    /** Something Assay needs is not there just now: exit 3, status 503. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String remedy;

  /**
   * Makes a failure.
   *
   * @param problem lower case, names the thing and the value, no blame
   * @param remedy one imperative line with the command, option or file; may be empty
   */
  public AssayException(Kind kind, String problem, String remedy, @Nullable Throwable cause) {
    super(problem, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  public AssayException(Kind kind, String problem, String remedy) {
    this(kind, problem, remedy, null);
  }

  public Kind kind() {
    return kind;
  }

  public String problem() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  public String remedy() {
    return remedy;
  }
}
