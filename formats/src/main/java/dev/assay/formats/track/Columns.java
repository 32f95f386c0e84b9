package dev.assay.formats.track;

import dev.assay.formats.json.Nodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The 25 columns of a tracker's {@code metrics.csv}, and what other files call the same things. */
public final class Columns {
  /** Hyper-parameters among the columns, in their order. */
  static final List<String> SETTINGS =
      List.of(
          "n_layer",
          "n_head",
          "d_model",
          "seq_len",
          "batch_size",
          "learning_rate",
          "max_epochs",
          "lambda_top",
          "window_size");

  /** Metrics among the columns, in their order. */
  public static final List<String> METRICS =
      List.of(
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
          "best_val_loss");

  /** Blocks of a configuration that hold the settings which do not stand at its top. */
  private static final List<String> BLOCKS =
      List.of("model", "training", "data", "loss_weights", "top_config", "mtp_config");

  /** Metric by what others call it. */
  private static final Map<String, String> ALIASES = new LinkedHashMap<>();

  static {
    for (String same : METRICS) {
      ALIASES.put(same, same);
    }
    for (String ppl : List.of("final_perplexity", "perplexity", "ppl")) {
      ALIASES.put(ppl, "final_ppl");
    }
    ALIASES.put("mrr", "final_mrr");
    ALIASES.put("ranking_mrr", "final_mrr");
    ALIASES.put("ranking_num_samples", "num_samples");
    for (String k : List.of("1", "5", "10", "20")) {
      for (String hit : List.of("final_hit_at_", "hit_at_", "hit@", "ranking_hit_at_")) {
        ALIASES.put(hit + k, "final_hit_at_" + k);
      }
    }
  }

  private Columns() {}

  /** The metric that is known by this name; null if none is. */
  public static @Nullable String known(String name) {
    return ALIASES.get(name);
  }

  /** Known names with the metric that each means. */
  public static Map<String, String> aliases() {
    return Collections.unmodifiableMap(ALIASES);
  }

  /** All columns in the order of the file. */
  public static List<String> all() {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("timestamp", "experiment_id", "method", "seed"));
    all.addAll(SETTINGS);
    all.addAll(METRICS);
    all.add("notes");
    return List.copyOf(all);
  }

  /** A setting's value: at the top of the configuration, or in one of its usual blocks. */
  static OptionalDouble setting(JsonNode config, String name) {
    OptionalDouble top = Nodes.doubleOrEmpty(config, name);
    for (String block : BLOCKS) {
      if (top.isPresent()) {
        return top;
      }
      top = Nodes.doubleOrEmpty(Nodes.at(config, block, name));
    }
    return top.isEmpty() && name.equals("seq_len")
        ? Nodes.doubleOrEmpty(Nodes.at(config, "model", "max_seq_len"))
        : top;
  }
}
