package dev.assay.selection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How several completions become one answer. */
public enum Method {
  /** The answer of the completion with the highest score. */
  NAIVE,
  /** The group of equivalent answers with the highest sum of scores. */
  WEIGHTED,
  /** The largest group of equivalent answers. */
  MAJ;

  /** The method of this name. */
  public static Optional<Method> named(String word) {
    return Arrays.stream(values()).filter(method -> method.word().equals(word)).findFirst();
  }

  /** The name as columns carry it, such as {@code pred_maj@8}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether completions without scores leave it without an answer. */
  public boolean needsScores() {
    return this != MAJ;
  }
}
