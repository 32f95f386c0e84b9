package dev.assay.formats.tts;

import java.util.Optional;

/**
 * What a file beside a run says of it: {@code NAME.tts.yaml} beside {@code NAME.jsonl}, or {@code
 * tts.yaml} in the run's folder.
 *
 * @param subset name of the run, in place of that of the file or folder; empty when it says none
 */
public record Sidecar(Optional<String> subset, RunIdentity.Stated stated) {
  /** Nothing is said. */
  public static final Sidecar NOTHING = new Sidecar(Optional.empty(), RunIdentity.Stated.NOTHING);

  /** This, and where it says nothing, what the other says. */
  public Sidecar or(Sidecar other) {
    return new Sidecar(
        subset.or(other::subset),
        new RunIdentity.Stated(
            stated.approach().or(other.stated::approach),
            stated.dataset().or(other.stated::dataset),
            stated.model().or(other.stated::model),
            stated.problems().isPresent() ? stated.problems() : other.stated.problems()));
  }
}
