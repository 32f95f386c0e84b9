package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two aggregates {@code NAME_agg.json} of per-checkpoint arrays, as the BigScience project kept
 * them: {@code tokens}, {@code checkpoints}, and for each task and metric one value a checkpoint.
 *
 * @param checkpoints values per array
 */
public record BigScienceCorpus(int checkpoints, long seed) implements Corpus {
  private static final long TOKENS_PER_STEP = 1_048_576;
  private static final int FIRST_STEP = 6000;
  private static final int INTERVAL = 1500;

  /** Chance level, reachable accuracy and number of questions. */
  private record Task(String name, double chance, double top, int questions, boolean normalised) {}

  private static final List<Task> TASKS =
      List.of(
          new Task("arc_easy", 0.25, 0.56, 2376, true),
          new Task("boolq", 0.50, 0.57, 3270, false),
          new Task("copa", 0.50, 0.72, 100, false),
          new Task("hellaswag", 0.25, 0.41, 10042, true),
          new Task("piqa", 0.50, 0.70, 1838, true),
          new Task("wic", 0.50, 0.502, 638, false));

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    var chance = new Chance(seed);
    for (var name : List.of("tern-1b3-news-checkpoints", "tern-1b3-books-checkpoints")) {
      var text = aggregate(chance.fork(name.hashCode()), name.contains("books") ? 0.92 : 1.0);
      tree.write(name + "_agg.json", Json.pretty(text, 2));
    }
  }

  private Map<String, @Nullable Object> aggregate(Chance chance, double talent) {
    var steps = new ArrayList<Integer>();
    var tokens = new ArrayList<Long>();
    for (int i = 0; i < checkpoints; i++) {
      steps.add(FIRST_STEP + INTERVAL * i);
      tokens.add(steps.get(i) * TOKENS_PER_STEP);
    }
    var results = object();
    for (var task : TASKS) {
      var metrics = object();
      metrics.putAll(arrays(chance, task, "acc", talent, tokens));
      if (task.normalised()) {
        metrics.putAll(arrays(chance, task, "acc_norm", talent * 1.04, tokens));
      }
      results.put(task.name(), metrics);
    }
    results.put("webqs", object("em", exactMatches(chance, tokens)));
    return object("tokens", tokens, "checkpoints", steps, "results", results);
  }

  private static Map<String, @Nullable Object> arrays(
      Chance chance, Task task, String metric, double talent, List<Long> tokens) {
    var values = new ArrayList<Double>();
    var errors = new ArrayList<Double>();
    for (long seen : tokens) {
      double learned = 1 - StrictMath.exp(-seen / 2.5e10);
      double mean = task.chance() + (task.top() * talent - task.chance()) * learned;
      double value = chance.successes(task.questions(), mean) / (double) task.questions();
      values.add(value);
      errors.add(Math.sqrt(value * (1 - value) / (task.questions() - 1)));
    }
    return object(metric, values, metric + "_stderr", errors);
  }

  /** A metric that has no standard error in real files either. */
  private static List<Double> exactMatches(Chance chance, List<Long> tokens) {
    return tokens.stream()
        .map(seen -> chance.successes(2032, 0.03 * (1 - StrictMath.exp(-seen / 4e10))) / 2032.0)
        .toList();
  }
}
