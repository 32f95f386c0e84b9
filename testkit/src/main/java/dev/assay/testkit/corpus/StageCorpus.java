package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints of a model trained in stages, each evaluated on the suite of its stage.
 *
 * <pre>
 * _runs_stageK/eval_results/by_checkpoint/step_S/tier2_ppl.json   perplexity by slice
 *                                               /tier3_cf.json    accuracy by task
 *                                               /tier4_sft_native.json    last stage, with chat
 *                                               /samples_TASK.jsonl       with samples
 * </pre>
 *
 * <p>Every stage but the first also holds the bridge: the last checkpoint of the stage before,
 * evaluated on the larger suite. What both suites hold is equal there to the last bit.
 *
 * @param steps checkpoints of the last stage, the bridge not counted; each stage before has one
 *     more, so that its bridge falls on no step of the next stage's own
 * @param interval optimizer steps between them
 * @param bridgeStep step of the last checkpoint of stage 1
 * @param slices slices in the last stage's suite; each stage before has two fewer
 * @param tasks tasks in every stage's suite
 * @param chatPrompts prompts of the last stage's chat evaluation; 0 for none
 * @param samples whether to write per-sample files
 */
public record StageCorpus(
    int stages,
    int steps,
    int interval,
    int bridgeStep,
    int slices,
    int tasks,
    int chatPrompts,
    boolean samples,
    Faults faults,
    long seed)
    implements Corpus {

  /**
   * What real folders suffer from.
   *
   * @param notFinite share of slices whose numbers are NaN or Infinity
   * @param missing share of slices and tasks that a checkpoint lacks
   * @param halfFolders share of checkpoints without {@code tier3_cf.json}
   * @param junk whether stray folders, a stray file and a broken checkpoint lie among the others
   */
  public record Faults(double notFinite, double missing, double halfFolders, boolean junk) {
    public static final Faults NONE = new Faults(0, 0, 0, false);
  }

  /** Training tokens per optimizer step, in every stage. */
  public static final int TOKENS_PER_STEP = 262_144;

  private static final int SLICE_TOKENS = 4_994_286;

  /** A state of the model: the stage that trained it, its step there, and tokens in billions. */
  private record Checkpoint(int stage, int step, double billions) {
    long part() {
      return 1_000_003L * stage + step;
    }
  }

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    Checkpoint last = null;
    for (int stage = 1; stage <= stages; stage++) {
      var results = "_runs_stage" + stage + "/eval_results/by_checkpoint/";
      if (last != null) {
        write(tree, results, stage, last);
      }
      double before = last == null ? 0 : last.billions();
      int count = steps + stages - stage;
      for (int i = 1; i <= count; i++) {
        int step = stage == 1 && i == count ? Math.max(bridgeStep, i * interval) : i * interval;
        last = new Checkpoint(stage, step, before + step * (double) TOKENS_PER_STEP / 1e9);
        write(tree, results, stage, last);
      }
      if (faults.junk()) {
        writeJunk(tree, results);
      }
    }
  }

  /**
   * The accuracy that the answers to a task were drawn with.
   *
   * @param stage from 1
   * @param step of that stage's own counter
   */
  public double trueAccuracy(String task, int stage, int step) {
    double before = 0;
    for (int each = 1; each < stage; each++) {
      int count = steps + stages - each;
      before += each == 1 ? Math.max(bridgeStep, count * interval) : count * interval;
    }
    double billions = (before + step) * TOKENS_PER_STEP / 1e9;
    return StageSuite.tasks(tasks).stream()
        .filter(each -> each.name().equals(task))
        .findFirst()
        .orElseThrow()
        .accuracy(billions, stage);
  }

  private void write(Tree tree, String results, int stage, Checkpoint checkpoint)
      throws IOException {
    var folder = results + "step_" + checkpoint.step() + "/";
    var chance = new Chance(seed).fork(checkpoint.part());
    // A stream of its own, so that a fault of this stage does not shift the measurements.
    var luck = new Chance(seed ^ 0x5EEDL).fork(checkpoint.part()).fork(stage);
    tree.write(
        folder + "tier2_ppl.json", Json.pretty(perplexities(chance, luck, stage, checkpoint), 2));
    var accuracies = accuracies(tree, folder, luck, checkpoint);
    if (!luck.happens(faults.halfFolders())) {
      tree.write(folder + "tier3_cf.json", Json.pretty(accuracies, 2));
    }
    if (chatPrompts > 0 && stage == stages) {
      var chat =
          new ChatEvaluation(
              chatPrompts,
              checkpoint.stage() < stage ? 0 : checkpoint.step(),
              (double) steps * interval);
      tree.write(folder + "tier4_sft_native.json", Json.pretty(chat.drawn(chance.fork(3)), 2));
    }
  }

  private Map<String, @Nullable Object> perplexities(
      Chance chance, Chance luck, int stage, Checkpoint checkpoint) {
    var bySlice = object();
    double sum = 0;
    int suite = Math.max(1, slices - 2 * (stages - stage));
    for (var slice : StageSuite.slices(suite)) {
      // All checkpoints read the same documents, so most of the noise of a slice is common to them.
      double common = new Chance(seed).fork(slice.name().hashCode()).gaussian(0, 0.04);
      double mean = slice.loss(checkpoint.billions(), checkpoint.stage()) + common;
      double loss = chance.fork(slice.name().hashCode()).gaussian(mean, 0.006);
      if (luck.happens(faults.missing())) {
        continue;
      }
      boolean broken = luck.happens(faults.notFinite());
      double shown = broken && luck.happens(0.5) ? Double.NaN : loss;
      double perplexity =
          broken && !Double.isNaN(shown) ? Double.POSITIVE_INFINITY : StrictMath.exp(shown);
      bySlice.put(slice.name(), object("nll", shown, "ppl", perplexity, "tokens", SLICE_TOKENS));
      sum += perplexity;
    }
    return object(
        "slices", bySlice, "ppl_macro_avg", bySlice.isEmpty() ? null : sum / bySlice.size());
  }

  private Map<String, @Nullable Object> accuracies(
      Tree tree, String folder, Chance luck, Checkpoint checkpoint) throws IOException {
    var byTask = object();
    double sum = 0;
    for (var task : StageSuite.tasks(tasks)) {
      if (luck.happens(faults.missing())) {
        continue;
      }
      var answers = answers(task, checkpoint);
      double accuracy =
          answers.chars().filter(answer -> answer == '1').count() / (double) task.examples();
      byTask.put(task.name(), object("acc", accuracy, "n", task.examples()));
      sum += accuracy;
      if (samples) {
        tree.write(folder + "samples_" + task.name() + ".jsonl", lines(answers));
      }
    }
    return object("tasks", byTask, "cf_macro_avg", byTask.isEmpty() ? null : sum / byTask.size());
  }

  /**
   * One digit a question, 1 for right. Each question has a difficulty that all checkpoints share,
   * so paired tests find pairs that belong together; about a third of the answers are luck.
   */
  private String answers(StageSuite.Task task, Checkpoint checkpoint) {
    double mean = task.accuracy(checkpoint.billions(), checkpoint.stage());
    var difficulty = new Chance(seed).fork(task.name().hashCode());
    var chance = difficulty.fork(checkpoint.part());
    var answers = new StringBuilder(task.examples());
    for (int i = 0; i < task.examples(); i++) {
      double hard = difficulty.uniform();
      boolean guessed = chance.happens(0.35);
      double draw = chance.uniform();
      answers.append((guessed ? draw : hard) < mean ? '1' : '0');
    }
    return answers.toString();
  }

  private static String lines(String answers) {
    var lines = new StringBuilder();
    for (int i = 0; i < answers.length(); i++) {
      lines.append(Json.line(object("doc_id", i, "acc", answers.charAt(i) == '1' ? 1.0 : 0.0)));
      lines.append('\n');
    }
    return lines.toString();
  }

  private static void writeJunk(Tree tree, String results) throws IOException {
    for (var name : List.of("step_final", "step_abc")) {
      Files.createDirectories(tree.root().resolve(results + name));
    }
    tree.write(results + "step_123.txt", "not a folder\n");
    tree.write(results + "step_999999/tier2_ppl.json", "{\"slices\": {");
    tree.write(results + "step_999999/tier3_cf.json", "{}");
  }
}
