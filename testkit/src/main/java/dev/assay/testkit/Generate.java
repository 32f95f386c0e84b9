package dev.assay.testkit;

import dev.assay.testkit.corpus.BigScienceCorpus;
import dev.assay.testkit.corpus.Corpus;
import dev.assay.testkit.corpus.CsvCorpus;
import dev.assay.testkit.corpus.DashboardDataCorpus;
import dev.assay.testkit.corpus.HostileCorpus;
import dev.assay.testkit.corpus.LmEvalCorpus;
import dev.assay.testkit.corpus.LmEvalSamplesCorpus;
import dev.assay.testkit.corpus.PaperMetricsCorpus;
import dev.assay.testkit.corpus.PaperMetricsCorpus.Progression;
import dev.assay.testkit.corpus.StageCorpus;
import dev.assay.testkit.corpus.TrackerCorpus;
import dev.assay.testkit.examples.Examples;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes invented results: {@code Generate paper --out DIR --runs 10000 --progression embedded}.
 *
 * <p>Exit code 0 when written, 2 when the command line makes no sense.
 */
public final class Generate {
  private Generate() {}

  static final String USAGE =
      """
      usage: Generate KIND --out DIR [--seed 7] [options]
        paper        --runs 100 --progression none|embedded|logs --noise-dirs 2 --eval-runs 0
        stage        --stages 2 --steps 12 --interval 2000 --bridge-step 50000 --slices 11 --tasks 10
                     --chat-prompts 0 --samples false --not-finite 0 --missing 0 --half-folders 0
                     --junk false
        lm-eval      five checkpoints as version 0.3 writes them
        lm-eval-0.4  --documents 100
        tracker      --seeds 5
        csv          --steps 40
        bigscience   --checkpoints 60
        dashboard    --runs 100 --curves true
        hostile      --depth 100000
        examples     the committed folder examples/
      """;

  public static void main(String[] arguments) throws IOException {
    int status = run(System.err, arguments);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream messages, String... arguments) throws IOException {
    try {
      var options = Options.parse(arguments);
      var corpus = corpus(options);
      var out = options.text("out", "");
      options.requireAllUsed();
      if (out.isEmpty()) {
        throw new IllegalArgumentException("--out DIR is missing");
      }
      if (corpus == null) {
        throw new IllegalArgumentException("unknown kind '" + options.kind() + "'");
      }
      long start = System.nanoTime();
      corpus.writeTo(Path.of(out));
      double seconds = (System.nanoTime() - start) / 1e9;
      messages.printf(Locale.ROOT, "%s: written to %s in %.1f s%n", options.kind(), out, seconds);
      return 0;
    } catch (IllegalArgumentException e) {
      messages.println("Generate: " + e.getMessage());
      messages.print(USAGE);
      return 2;
    }
  }

  private static @Nullable Corpus corpus(Options options) {
    int seed = options.number("seed", 7);
    return switch (options.kind()) {
      case "paper" ->
          new PaperMetricsCorpus(
              options.number("runs", 100),
              options.choice("progression", Progression.NONE),
              options.number("noise-dirs", 2),
              options.number("eval-runs", 0),
              seed);
      case "stage" -> stage(options, seed);
      case "lm-eval" -> new LmEvalCorpus(LmEvalCorpus.FIVE_STEPS, seed);
      case "lm-eval-0.4" -> new LmEvalSamplesCorpus(options.number("documents", 100), seed);
      case "tracker" -> new TrackerCorpus(options.number("seeds", 5), seed);
      case "csv" -> new CsvCorpus(options.number("steps", 40), seed);
      case "bigscience" -> new BigScienceCorpus(options.number("checkpoints", 60), seed);
      case "dashboard" ->
          new DashboardDataCorpus(options.number("runs", 100), options.flag("curves", true), seed);
      case "hostile" -> new HostileCorpus(options.number("depth", 100_000), seed);
      case "examples" -> new Examples();
      default -> null;
    };
  }

  private static Corpus stage(Options options, int seed) {
    return new StageCorpus(
        options.number("stages", 2),
        options.number("steps", 12),
        options.number("interval", 2000),
        options.number("bridge-step", 50_000),
        options.number("slices", 11),
        options.number("tasks", 10),
        options.number("chat-prompts", 0),
        options.flag("samples", false),
        new StageCorpus.Faults(
            options.share("not-finite"),
            options.share("missing"),
            options.share("half-folders"),
            options.flag("junk", false)),
        seed);
  }
}
