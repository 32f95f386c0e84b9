package dev.assay.testkit.paper;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one invented speech model was trained; the content of its {@code training_config.json}.
 *
 * @param data training data below the data root, whose name tells the source
 * @param layers {@code all}, {@code middle} or indices separated by commas, as real files have it
 * @param runName name at the experiment tracker; may be empty
 */
public record Recipe(
    Kind kind,
    String data,
    double learningRate,
    double secondsPerSample,
    int maxSteps,
    String layers,
    double innerLearningRate,
    double gatingAlpha,
    int loraRank,
    String runName) {

  /** Which weights were trained. */
  public enum Kind {
    TTT,
    LORA,
    HYBRID,
    FULL;

    boolean ttt() {
      return this == TTT || this == HYBRID;
    }

    boolean lora() {
      return this == LORA || this == HYBRID;
    }
  }

  private static final List<Kind> KINDS =
      List.of(Kind.TTT, Kind.TTT, Kind.HYBRID, Kind.LORA, Kind.FULL);
  private static final List<String> DATA =
      List.of(
          "daily-talk/train/conversations.jsonl",
          "seamless_interaction/daily_format/conversations.jsonl",
          "callhome_english/calls.jsonl",
          "librilight/train/books.jsonl",
          "librispeech/train-clean/utterances.jsonl");
  private static final List<String> LAYERS =
      List.of("29,30,31", "24,25,26,27", "20,21,22,23,24,25,26,27", "31", "all", "middle");

  /** Any recipe; {@code runName} is left out in one of five. */
  public static Recipe any(Chance chance, String runName) {
    return new Recipe(
        chance.pick(KINDS),
        chance.pick(DATA),
        chance.pick(List.of(5e-05, 5e-07, 3e-07, 3e-06)),
        chance.pick(List.of(10.0, 25.0, 50.0, 200.0)),
        chance.pick(List.of(200, 1000, 2000, 10000, 20000)),
        chance.pick(LAYERS),
        chance.pick(List.of(1.0, 0.1, 0.01, 0.001, 0.0001)),
        chance.pick(List.of(0.05, 0.005, 0.001, 1e-08)),
        chance.pick(List.of(64, 128)),
        chance.happens(0.8) ? runName : "");
  }

  /** The file's text; real ones are indented by 4. */
  public String text(String runDir) {
    return Json.pretty(config(runDir), 4);
  }

  /** The configuration as a tree, in the order of the real files. */
  public Map<String, @Nullable Object> config(String runDir) {
    var config =
        object(
            "data",
            object("train_data", "/data/speech/" + data, "shuffle", false, "eval_data", ""),
            "run_dir",
            runDir,
            "moshi_paths",
            basePaths(),
            "first_codebook_weight_multiplier",
            100.0,
            "text_padding_weight",
            0.5,
            "optim",
            object("lr", learningRate, "weight_decay", 0.1, "pct_start", 0.05));
    config.putAll(schedule());
    config.put(
        "wandb",
        object("project", "parrot-ttt", "offline", false, "key", null, "run_name", runName));
    config.put(
        "lora", object("enable", kind.lora(), "rank", loraRank, "scaling", 2.0, "ft_embed", false));
    config.put("full_finetuning", kind == Kind.FULL);
    config.put("ttt", ttt());
    config.put("paper_metrics", evaluation());
    config.putAll(
        object(
            "param_dtype", "bfloat16",
            "overwrite_run_dir", true,
            "resume_from", null,
            "reset_optimizer", false,
            "reset_step", false));
    return config;
  }

  private static Map<String, @Nullable Object> basePaths() {
    return object(
        "hf_repo_id", "parrot-lab/parrot-2b-bf16",
        "mimi_path", null,
        "moshi_path", null,
        "tokenizer_path", null,
        "config_path", null);
  }

  private Map<String, @Nullable Object> schedule() {
    return object(
        "seed", 42,
        "num_microbatches", 1,
        "duration_sec", secondsPerSample,
        "batch_size", 1,
        "max_norm", 1.0,
        "max_steps", maxSteps,
        "log_freq", 5,
        "ckpt_freq", 100,
        "save_adapters", true,
        "do_ckpt", true,
        "num_ckpt_keep", 10,
        "eval_freq", 0,
        "do_eval", false,
        "gradient_checkpointing", false,
        "world_size", 1);
  }

  private Map<String, @Nullable Object> ttt() {
    return object(
        "enable",
        kind.ttt(),
        "layers",
        layers,
        "base_lr",
        innerLearningRate,
        "mini_batch_size",
        64,
        "persistent_states",
        true,
        "initial_gating_alpha",
        gatingAlpha,
        "override_gating_alpha_on_resume",
        false,
        "weight_lr_multiplier",
        10.0,
        "alpha_lr_multiplier",
        100.0,
        "log_inner_loop_losses",
        false,
        "inner_loop_log_interval",
        10,
        "save_inner_loop_plots",
        false,
        "inner_loop_plot_dir",
        "./evaluation_plots/inner_loop",
        "optimize_chunk_size",
        true,
        "chunk_size",
        null,
        "max_chunk_size",
        50,
        "prefer_efficiency",
        true,
        "ttt_mlp_layers",
        3,
        "ttt_mlp_hidden_dims",
        null,
        "ttt_mlp_expansion_factor",
        4.0,
        "normalize_ttt_output",
        true,
        "target_output_norm",
        25.0);
  }

  private static Map<String, @Nullable Object> evaluation() {
    var block =
        object(
            "paper_metrics_eval",
            true,
            "paper_metrics_freq",
            1000,
            "save_results_json",
            true,
            "results_dir",
            "./evaluation_results",
            "paper_metrics_use_silence",
            true,
            "paper_metrics_use_user_stream",
            false,
            "ttt_fig5_enable",
            false,
            "ttt_fig5_max_T",
            2048,
            "ttt_fig5_layers",
            List.of(29, 30, 31),
            "ttt_fig5_smooth",
            10);
    for (var benchmark : Scores.BENCHMARKS) {
      block.put(benchmark + "_audio_dir", "/data/speech/" + benchmark + "/");
      block.put(benchmark + "_max_pairs", 100);
    }
    block.put("librilight_evaluation_mode", "pre_concatenated");
    block.put("librilight_concatenated_dir", "/data/speech/librilight_hours");
    block.put("librilight_max_files", 3);
    return block;
  }
}
