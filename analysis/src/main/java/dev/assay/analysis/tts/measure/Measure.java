package dev.assay.analysis.tts.measure;

import dev.assay.selection.Method;
import java.util.Locale;

/** What is counted as right. */
public enum Measure {
  /** The completion with the highest score is. */
  NAIVE,
  /** The answer with the highest sum of scores is. */
  WEIGHTED,
  /** The most frequent answer is. */
  MAJ,
  /** One of the completions is; {@link dev.assay.stats.PassAtK}. */
  PASS,
  /** The share of completions that are. */
  COMPLETIONS;

  /** The word in names of columns and files, such as {@code maj} in {@code maj@8}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Measure of(Method method) {
    return switch (method) {
      case NAIVE -> NAIVE;
      case WEIGHTED -> WEIGHTED;
      case MAJ -> MAJ;
    };
  }

  /** Whether one answer is chosen, so that the first n differ from every n. */
  public boolean chooses() {
    return this == NAIVE || this == WEIGHTED || this == MAJ;
  }
}
