package dev.assay.formats;

import java.io.IOException;

/** A file of which nothing can be used. */
public final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final String remedy;

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
