package dev.assay.analysis.tts.measure;

/**
 * One number of a run.
 *
 * @param n completions per problem
 * @param of which completions the choice was made; {@code EVERY} where nothing is chosen
 */
public record Column(Measure measure, int n, Subsets of) {
  /** Which n of the completions. */
  public enum Subsets {
    /** The first n, as the field's tables have it: one draw. */
    FIRST,
    /** All n-subsets: the expected value. */
    EVERY;

    /** The word in CSV and JSON. */
    public String word() {
      return this == FIRST ? "first" : "every";
    }
  }

  /** As in the names of columns: {@code maj@8}; {@code completions} alone. */
  public String name() {
    return measure == Measure.COMPLETIONS ? measure.word() : measure.word() + "@" + n;
  }
}
