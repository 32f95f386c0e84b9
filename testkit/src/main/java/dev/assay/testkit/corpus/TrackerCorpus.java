package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Times;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An experiment tracker's {@code results/metrics.csv} with its 25 columns, and two run folders
 * {@code outputs/NAME/} with {@code config.json} and {@code results.json}.
 *
 * <p>Three methods: one without a ranking, one that is clearly better, and one whose gain is within
 * the spread of the seeds. Now and then the objectives stand in the other order, and a run that
 * never got below perplexity 50 has an empty cell there, as real files have.
 *
 * @param seeds runs per method
 */
public record TrackerCorpus(int seeds, long seed) implements Corpus {
  private static final List<String> COLUMNS =
      List.of(
          "timestamp",
          "experiment_id",
          "method",
          "seed",
          "n_layer",
          "n_head",
          "d_model",
          "seq_len",
          "batch_size",
          "learning_rate",
          "max_epochs",
          "lambda_top",
          "window_size",
          "final_ppl",
          "final_mrr",
          "final_hit_at_1",
          "final_hit_at_5",
          "final_hit_at_10",
          "steps_to_ppl_50",
          "total_steps",
          "gpu_hours",
          "peak_vram_gb",
          "convergence_epoch",
          "best_val_loss",
          "notes");

  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 5, 12, 8, 15);
  private static final int TOTAL_STEPS = 23_590;

  /** A training objective, with its mean perplexity; a reciprocal rank of 0 stands for none. */
  private record Method(String name, double perplexity, double reciprocalRank, double hours) {}

  private static final List<Method> METHODS =
      List.of(
          new Method("ntp", 51.2, 0, 1.9),
          new Method("ntp+top", 47.6, 0.281, 2.3),
          new Method("ntp+mtp", 50.9, 0.246, 2.2));

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    var chance = new Chance(seed);
    var table = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    var when = FIRST;
    for (var method : METHODS) {
      for (int i = 0; i < seeds; i++) {
        when = Times.jitter(when.plusMinutes(150), chance);
        table.append(row(chance.fork(table.length()), method, i, when)).append('\n');
      }
    }
    tree.write("results/metrics.csv", table.toString());
    writeRun(tree, "ntp_baseline", List.of("ntp"), 51.43, 0);
    writeRun(tree, "ntp_top", List.of("ntp", "top"), 47.22, 0.284);
  }

  private static String row(Chance chance, Method method, int i, LocalDateTime when) {
    double perplexity = chance.gaussian(method.perplexity(), 0.7);
    var cells = new ArrayList<String>();
    cells.add(Times.iso(when));
    cells.add("exp_" + when.toEpochSecond(ZoneOffset.UTC));
    cells.add(i == 1 && method.name().equals("ntp+top") ? "top+ntp" : method.name());
    cells.add(String.valueOf(41 + i));
    cells.addAll(List.of("4", "8", "256", "512", "8", "0.0001", "5"));
    cells.addAll(List.of("0.5", "128"));
    cells.add(number(perplexity, 4));
    cells.addAll(ranking(chance, method));
    boolean reached = perplexity < 50;
    cells.add(reached ? String.valueOf(TOTAL_STEPS - 400 - chance.below(6000)) : "");
    cells.add(String.valueOf(TOTAL_STEPS));
    cells.add(number(chance.gaussian(method.hours(), 0.08), 3));
    cells.add(number(chance.gaussian(6.4, 0.05), 2));
    cells.add("5");
    cells.add(number(StrictMath.log(perplexity), 4));
    cells.add(i == 2 ? "\"restarted once, node \"\"n07\"\" failed\"" : "");
    return String.join(",", cells);
  }

  private static List<String> ranking(Chance chance, Method method) {
    if (method.reciprocalRank() == 0) {
      return List.of("", "", "", "");
    }
    double mrr = chance.gaussian(method.reciprocalRank(), 0.006);
    return List.of(
        number(mrr, 4), number(mrr * 0.62, 4), number(mrr * 1.42, 4), number(mrr * 1.81, 4));
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static void writeRun(
      Tree tree, String name, List<String> objectives, double perplexity, double mrr)
      throws IOException {
    var config =
        object(
            "experiment_name", name,
            "description", "A small model of weather reports",
            "objectives", objectives,
            "model", object("n_layer", 4, "n_head", 8, "d_model", 256, "max_seq_len", 512),
            "training",
                object(
                    "seq_len", 512,
                    "batch_size", 8,
                    "learning_rate", 1e-4,
                    "weight_decay", 0.01,
                    "max_epochs", 5,
                    "grad_clip", 1.0),
            "data", object("dataset", "weather-reports", "tokenizer", "gpt2", "seq_len", 512),
            "loss_weights", object("lambda_ntp", 1.0, "lambda_top", 0.5));
    var results = object("perplexity", perplexity, "avg_loss", StrictMath.log(perplexity));
    if (mrr > 0) {
      results.put(
          "ranking",
          object(
              "mrr", mrr,
              "num_samples", 18432,
              "hit_at_1", 0.1764,
              "hit_at_5", 0.4031,
              "hit_at_10", 0.5138,
              "hit_at_20", 0.6102));
    }
    tree.write("outputs/" + name + "/config.json", Json.pretty(config, 2));
    tree.write("outputs/" + name + "/results.json", Json.pretty(results, 2));
  }
}
