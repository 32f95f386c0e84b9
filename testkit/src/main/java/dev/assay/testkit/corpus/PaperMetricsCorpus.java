package dev.assay.testkit.corpus;

import dev.assay.testkit.paper.Curve;
import dev.assay.testkit.paper.EvaluationLog;
import dev.assay.testkit.paper.EvaluationLog.Style;
import dev.assay.testkit.paper.EvaluationRun;
import dev.assay.testkit.paper.Recipe;
import dev.assay.testkit.paper.Registry;
import dev.assay.testkit.paper.Scores;
import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Times;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A paper-metrics project of any size: 8 evaluated checkpoints per experiment, a baseline, a
 * registry.
 *
 * <pre>
 * ckpt/experiment_NNNNN/checkpoints/checkpoint_NNNNNN/consolidated/paper_metrics_results.json
 *                                                                 /training_config.json
 * dashboard/runs_registry.json
 * baseline_paper_metrics_results.json
 * logs/evaluation/paper_metrics_JOB.log and .err      with {@link Progression#LOGS}
 * evaluation_results/run_STAMP_TYPE/results.json      {@code evaluationRuns} of them
 * </pre>
 *
 * <p>Files name their own absolute place, as real ones do, so the bytes depend on the folder too.
 *
 * @param runs evaluated checkpoints, the baseline not counted
 * @param progression where the long-context curves are
 * @param noiseFolders checkpoints beside each evaluated one that nobody evaluated
 */
public record PaperMetricsCorpus(
    int runs, Progression progression, int noiseFolders, int evaluationRuns, long seed)
    implements Corpus {

  /** Where long-context curves are kept. */
  public enum Progression {
    NONE,
    EMBEDDED,
    LOGS
  }

  private static final int PER_EXPERIMENT = 8;
  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 3, 3, 9, 30);
  private static final byte[] WEIGHTS = new byte[64];

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    var chance = new Chance(seed);
    var registry = new Registry();
    writeBaseline(tree, chance.fork(-1), registry);
    for (int first = 0; first < runs; first += PER_EXPERIMENT) {
      writeExperiment(tree, chance.fork(first), first, registry);
    }
    tree.write("dashboard/runs_registry.json", registry.text());
    for (int i = 0; i < evaluationRuns; i++) {
      writeEvaluationRun(tree, chance.fork(-2 - i), i);
    }
  }

  private static void writeBaseline(Tree tree, Chance chance, Registry registry)
      throws IOException {
    var file = "baseline_paper_metrics_results.json";
    tree.write(file, Scores.any(chance, false).text(Curve.drawn(chance, 5.75, 7.85)));
    registry.add("None", tree.root().resolve(file).toString(), FIRST);
  }

  private void writeExperiment(Tree tree, Chance chance, int first, Registry registry)
      throws IOException {
    int number = first / PER_EXPERIMENT;
    var experiment = String.format(Locale.ROOT, "ckpt/experiment_%05d", number);
    var recipe = Recipe.any(chance, "exp" + number);
    var config =
        recipe.text(tree.root().resolve(experiment).toString()).getBytes(StandardCharsets.UTF_8);
    for (int i = first; i < Math.min(runs, first + PER_EXPERIMENT); i++) {
      int step = (i - first + 1) * 100;
      var checkpoint = writeCheckpoint(tree, experiment, step, config);
      var scores = Scores.any(chance, chance.happens(0.2));
      var curve = progression == Progression.NONE ? null : Curve.drawn(chance, 5.75, 7.85);
      var results = checkpoint + "/paper_metrics_results.json";
      tree.write(results, scores.text(progression == Progression.EMBEDDED ? curve : null));
      for (int k = 1; k <= noiseFolders; k++) {
        writeCheckpoint(tree, experiment, step + 10 * k, config);
      }
      var when = Times.jitter(FIRST.plusMinutes(17L * (i + 1)), chance);
      var path = tree.root().resolve(checkpoint).toString();
      if (progression == Progression.LOGS) {
        writeLogs(tree, 15_000_000 + 37 * i, when, path, scores, curve);
      }
      registry.add(path, tree.root().resolve(results).toString(), when);
    }
  }

  private static String writeCheckpoint(Tree tree, String experiment, int step, byte[] config)
      throws IOException {
    var checkpoint =
        String.format(Locale.ROOT, "%s/checkpoints/checkpoint_%06d/consolidated", experiment, step);
    tree.write(checkpoint + "/training_config.json", config);
    tree.write(checkpoint + "/lora.safetensors", WEIGHTS);
    return checkpoint;
  }

  private static void writeLogs(
      Tree tree,
      int job,
      LocalDateTime when,
      String checkpoint,
      Scores scores,
      @Nullable Curve curve)
      throws IOException {
    if (curve == null) {
      return;
    }
    var log =
        new EvaluationLog(job, when, checkpoint, scores, curve, Style.LOSS_AND_PERPLEXITY, 10);
    tree.write("logs/evaluation/paper_metrics_" + job + ".log", log.shell());
    tree.write("logs/evaluation/paper_metrics_" + job + ".err", log.python());
  }

  private static void writeEvaluationRun(Tree tree, Chance chance, int i) throws IOException {
    var when = FIRST.plusMinutes(31L * i).plusSeconds(i % 60);
    var type = chance.happens(0.7) ? "TTT" : "Baseline";
    var run = EvaluationRun.drawn(chance, when, type, Scores.any(chance, true), 5.75, 8.2, 1);
    tree.write("evaluation_results/" + run.folder() + "/results.json", run.results());
    tree.write("evaluation_results/" + run.folder() + "/summary.txt", run.summary());
  }
}
