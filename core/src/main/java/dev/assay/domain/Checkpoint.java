package dev.assay.domain;

import java.util.OptionalLong;

/**
 * Weights of a training run at one step.
 *
 * @param experiment the training run's name; empty if unknown
 * @param path where the weights were when they were evaluated, as written there; empty if unknown
 * @param step optimizer updates since training began (not tokens, not epochs); empty if unknown
 * @param tokens training tokens seen; empty if unknown
 * @param stage training stage, such as {@code stage2}; empty if there are none
 */
public record Checkpoint(
    String experiment, String path, OptionalLong step, OptionalLong tokens, String stage) {

  public static final Checkpoint NONE =
      new Checkpoint("", "", OptionalLong.empty(), OptionalLong.empty(), "");

  public Checkpoint {
    Check.that(step.isEmpty() || step.getAsLong() >= 0, "step must be >= 0: %s", step);
    Check.that(tokens.isEmpty() || tokens.getAsLong() >= 0, "tokens must be >= 0: %s", tokens);
  }
}
