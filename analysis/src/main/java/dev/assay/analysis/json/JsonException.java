package dev.assay.analysis.json;

/** A text is no JSON. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonException(String problem, int at) {
    super(problem + " at character " + (at + 1));
  }
}
