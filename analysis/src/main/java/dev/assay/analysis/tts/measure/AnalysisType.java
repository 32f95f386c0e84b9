package dev.assay.analysis.tts.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is compared with what. */
public enum AnalysisType {
  /** Nothing: each setting for itself. */
  SUMMARY,
  /** Several temperatures within a run, or a probe, against one temperature. */
  HNC_COMPARISON,
  /** Temperatures of the same model and approach. */
  TEMPERATURE_COMPARISON,
  /** Models of the same approach and temperature. */
  MODEL_COMPARISON;

  /** The word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of this word. */
  public static Optional<AnalysisType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
