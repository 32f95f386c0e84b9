package dev.assay.analysis.scaling;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names of files out of any words. */
final class Slug {
  private static final int LONGEST = 120;

  private Slug() {}

  /** The words with dashes between, with letters, digits and {@code . _ -} alone. */
  static String of(String... words) {
    String joined =
        Arrays.stream(words)
            .map(word -> word.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("\\.{2,}", "."))
            .map(word -> word.replaceAll("^[._-]+|[._-]+$", ""))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining("-"));
    return joined.isEmpty() ? "all" : joined.substring(0, Math.min(LONGEST, joined.length()));
  }
}
