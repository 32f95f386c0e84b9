package dev.assay.grading;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts how often two verdicts agree, for each class apart; keeps what does not. */
final class Agreement {
  private static final Path FOLDER = Path.of("target", "grading-disagreements");

  private final String name;
  private final int[] right = new int[2];
  private final int[] all = new int[2];
  private final List<String> misses = new ArrayList<>();

  Agreement(String name) {
    this.name = name;
  }

  void count(boolean expected, boolean got, String gold, String prediction, Object verdict) {
    int kind = expected ? 1 : 0;
    all[kind]++;
    if (expected == got) {
      right[kind]++;
    } else {
      misses.add(
          (expected ? "equal" : "different") + "\t" + gold + "\t" + prediction + "\t" + verdict);
    }
  }

  double share() {
    return (right[0] + right[1]) / (double) (all[0] + all[1]);
  }

  double shareOfEqual() {
    return right[1] / (double) all[1];
  }

  double shareOfDifferent() {
    return right[0] / (double) all[0];
  }

  /** Writes the disagreements to a file and gives the counts as a line. */
  String report() {
    try {
      Files.createDirectories(FOLDER);
      Path file = FOLDER.resolve(name + ".tsv");
      try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
        misses.forEach(line -> out.println(line.replace('\n', ' ')));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.format(
        Locale.ROOT,
        "%s: %.2f %% of %d (equal %d of %d, different %d of %d)",
        name,
        100 * share(),
        all[0] + all[1],
        right[1],
        all[1],
        right[0],
        all[0]);
  }
}
