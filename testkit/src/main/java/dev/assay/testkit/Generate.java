package dev.assay.testkit;

import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.corpus.PaperMetricsCorpus;
import dev.assay.testkit.corpus.PaperMetricsCorpus.Progression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes invented results: {@code Generate paper --out DIR --runs 10000 --progression embedded}.
 */
public final class Generate {
  private Generate() {}

  public static void main(String[] arguments) throws IOException {
    var options = Options.parse(arguments);
    long start = System.nanoTime();
    corpus(options).writeTo(Path.of(options.text("out", "")));
    System.err.printf(Locale.ROOT, "written in %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  static Corpus corpus(Options options) {
    return new PaperMetricsCorpus(
        options.number("runs", 100),
        Progression.valueOf(options.text("progression", "none").toUpperCase(Locale.ROOT)),
        options.number("noise-dirs", 2),
        options.number("eval-runs", 0),
        options.number("seed", 7));
  }
}
