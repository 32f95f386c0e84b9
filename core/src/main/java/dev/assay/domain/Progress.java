package dev.assay.domain;

/**
 * How far an evaluation is that has begun and not yet said that its results are saved.
 *
 * @param text for people, such as {@code position 12000 of 43301; done: sblimp}
 * @param done tokens of the current audio file that are done; 0 if unknown
 * @param total tokens of the current audio file; 0 if unknown
 */
public record Progress(String text, long done, long total) {
  public Progress {
    Check.that(!text.isEmpty(), "text must not be empty");
    Check.that(done >= 0, "done must be >= 0, not %d", done);
    Check.that(total >= 0, "total must be >= 0, not %d", total);
  }
}
