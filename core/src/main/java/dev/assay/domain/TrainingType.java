package dev.assay.domain;

import java.util.Locale;

/**
 * How a model was trained, from its training configuration (spec paper-metrics 2.2).
 *
 * <p>A hybrid (TTT and LoRA both on) answers to a filter for either.
 */
public enum TrainingType {
  TTT,
  LORA,
  HYBRID,
  FULL,
  /** The untouched pretrained model: the baseline. */
  PRETRAINED,
  /** A configuration with nothing enabled, or none at all. Never a baseline. */
  UNKNOWN;

  /** The word in files, filters and JSON: {@code ttt}, {@code lora}, ... */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
