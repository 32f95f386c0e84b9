package dev.assay.store;

/**
 * A file that a run is known from.
 *
 * @param format empty for a companion
 * @param sha256 lower-case hex; empty if it was not hashed
 * @param modifiedAt milliseconds since 1970 UTC
 */
public record SourceFile(
    String path,
    String format,
    Role role,
    String sha256,
    long size,
    long modifiedAt,
    long readAt,
    boolean missing) {

  /** What a file is to a run: the roles of records, in their order, and one for no record. */
  public enum Role {
    RESULT,
    COPY,
    CURVES,
    SAMPLES,
    /** Read together with another file, such as a training configuration. */
    COMPANION
  }
}
