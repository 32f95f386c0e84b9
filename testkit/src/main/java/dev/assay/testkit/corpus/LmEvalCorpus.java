package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results of lm-evaluation-harness as version 0.3 wrote them: a file per checkpoint, metric names
 * without a filter, the step in the file name and in {@code config.model_args}, and no counts.
 *
 * <pre>heron-160m/zero-shot/heron-160m_step0.json</pre>
 *
 * @param steps optimizer steps of the checkpoints; 0 is the untrained model
 */
public record LmEvalCorpus(List<Integer> steps, long seed) implements Corpus {
  private static final String MODEL = "heron-160m";

  /** The checkpoints of the examples: they want an axis that is logarithmic and admits 0. */
  public static final List<Integer> FIVE_STEPS = List.of(0, 64, 1000, 13000, 143000);

  /** Chance level, reachable accuracy, number of questions; a task without acc_norm says so. */
  private record Task(String name, double chance, double top, int questions, boolean normalised) {}

  private static final List<Task> TASKS =
      List.of(
          new Task("arc_challenge", 0.19, 0.20, 1172, true),
          new Task("arc_easy", 0.26, 0.46, 2376, true),
          new Task("logiqa", 0.22, 0.22, 651, true),
          new Task("piqa", 0.52, 0.64, 1838, true),
          new Task("sciq", 0.22, 0.77, 1000, true),
          new Task("winogrande", 0.50, 0.53, 1267, false));

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    for (int step : steps) {
      var name = MODEL + "/zero-shot/" + MODEL + "_step" + step + ".json";
      tree.write(name, Json.pretty(file(new Chance(seed).fork(step), step), 2));
    }
  }

  private static Map<String, @Nullable Object> file(Chance chance, int step) {
    double learned = 1 - StrictMath.exp(-step / 9000.0);
    var results = object("lambada_openai", lambada(chance, learned));
    for (var task : TASKS) {
      double mean = task.chance() + (task.top() - task.chance()) * learned;
      var metrics = accuracy(chance, "acc", mean, task.questions());
      if (task.normalised()) {
        metrics.putAll(accuracy(chance, "acc_norm", mean * 1.02, task.questions()));
      }
      results.put(task.name(), metrics);
    }
    var versions = object();
    results.keySet().forEach(name -> versions.put(name, 0));
    return object("results", results, "versions", versions, "config", config(step));
  }

  private static Map<String, @Nullable Object> lambada(Chance chance, double learned) {
    double perplexity = StrictMath.exp(chance.gaussian(15 - 11.6 * learned, 0.04));
    var metrics = object("ppl", perplexity, "ppl_stderr", perplexity * 0.035);
    metrics.putAll(accuracy(chance, "acc", 0.36 * learned, 5153));
    return metrics;
  }

  private static Map<String, @Nullable Object> accuracy(
      Chance chance, String metric, double mean, int questions) {
    double value = chance.successes(questions, mean) / (double) questions;
    double error = Math.sqrt(value * (1 - value) / (questions - 1));
    return object(metric, value, metric + "_stderr", error);
  }

  private static Map<String, @Nullable Object> config(int step) {
    return object(
        "model",
        "hf-causal",
        "model_args",
        "pretrained=river-lab/" + MODEL + ",revision=step" + step,
        "num_fewshot",
        0,
        "batch_size",
        16,
        "device",
        "cuda:0",
        "no_cache",
        true,
        "limit",
        null,
        "bootstrap_iters",
        100000,
        "description_dict",
        object());
  }
}
