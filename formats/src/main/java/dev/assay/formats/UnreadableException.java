package dev.assay.formats;

import java.io.IOException;

/** A file of which nothing can be used. */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String remedy;
  private boolean unfinished;

  /**
   * Makes the failure.
   *
   * @param place line and column, JSON path, or empty for the whole file
   * @param problem what is wrong, lower case, without the file's name
   * @param remedy one imperative line; may be empty
   */
  public UnreadableException(String place, String problem, String remedy) {
    super(problem);
    this.place = place;
    this.remedy = remedy;
  }

  /** Of a file that is empty or breaks off, as one that is just being written does. */
  public static UnreadableException unfinished(String place, String problem, String remedy) {
    UnreadableException failure = new UnreadableException(place, problem, remedy);
    failure.unfinished = true;
    return failure;
  }

  /** Whether more of the file may be about to come. */
  public boolean isUnfinished() {
    return unfinished;
  }

  public String place() {
    return place;
  }

  public String problem() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  public String remedy() {
    return remedy;
  }
}
