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
 * Results of lm-evaluation-harness as version 0.4 writes them, with the samples behind them: two
 * models on the same documents, so that they can be compared pair by pair.
 *
 * <pre>
 * river-lab__heron-410m/results_DATE.json
 *                      /samples_bird_arithmetic_DATE.jsonl   two filters, so two lines a document
 *                      /samples_bird_facts_DATE.jsonl        multiple choice
 * river-lab__heron-410m-instruct/...
 * </pre>
 *
 * <p>The second model is clearly better at arithmetic and no different at facts. The group {@code
 * birds} stands in {@code results} and in {@code groups}, as the harness does it.
 *
 * @param documents per task, of ten times as many in the data set
 */
public record LmEvalSamplesCorpus(int documents, long seed) implements Corpus {

  /** A model with its true accuracies, and when it was evaluated. */
  private record Model(String name, double arithmetic, double facts, String date, double epoch) {}

  private static final List<Model> MODELS =
      List.of(
          new Model(
              "river-lab/heron-410m", 0.15, 0.55, "2026-02-11T09-15-00.123456", 1770801300.12),
          new Model(
              "river-lab/heron-410m-instruct",
              0.85,
              0.56,
              "2026-02-11T11-42-37.654321",
              1770810157.65));

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    var questions = BirdQuestions.drawn(new Chance(seed), documents);
    for (var model : MODELS) {
      var chance = new Chance(seed).fork(model.name().hashCode());
      var arithmetic = new ArrayList<BirdQuestions.Sample>();
      var facts = new ArrayList<BirdQuestions.Sample>();
      for (var question : questions) {
        arithmetic.addAll(question.arithmetic(chance, model.arithmetic()));
        facts.add(question.fact(chance, model.facts()));
      }
      var place = model.name().replace("/", "__") + "/";
      tree.write(place + "samples_bird_arithmetic_" + model.date() + ".jsonl", lines(arithmetic));
      tree.write(place + "samples_bird_facts_" + model.date() + ".jsonl", lines(facts));
      var results = results(model, arithmetic, facts);
      tree.write(place + "results_" + model.date() + ".json", Json.pretty(results, 2));
    }
  }

  private static String lines(List<BirdQuestions.Sample> samples) {
    var lines = new StringBuilder();
    samples.forEach(sample -> lines.append(Json.line(sample.json())).append('\n'));
    return lines.toString();
  }

  private Map<String, @Nullable Object> results(
      Model model, List<BirdQuestions.Sample> arithmetic, List<BirdQuestions.Sample> facts) {
    var birds = object("alias", "birds");
    birds.putAll(score(facts, "acc", "none"));
    var arithmeticRow = object("alias", " - bird_arithmetic");
    arithmeticRow.putAll(score(arithmetic, "exact_match", "strict-match"));
    arithmeticRow.putAll(score(arithmetic, "exact_match", "flexible-extract"));
    var factsRow = object("alias", " - bird_facts");
    factsRow.putAll(score(facts, "acc", "none"));
    factsRow.putAll(score(facts, "acc_norm", "none"));
    var all =
        object(
            "results",
                object("birds", birds, "bird_arithmetic", arithmeticRow, "bird_facts", factsRow),
            "groups", object("birds", birds),
            "group_subtasks", object("birds", List.of("bird_facts"), "bird_arithmetic", List.of()),
            "configs", object("bird_arithmetic", arithmeticTask(), "bird_facts", factsTask()),
            "versions", object("birds", 1.0, "bird_arithmetic", 1.0, "bird_facts", 1.0),
            "n-shot", object("bird_arithmetic", 4, "bird_facts", 0),
            "higher_is_better",
                object(
                    "birds", object("acc", true),
                    "bird_arithmetic", object("exact_match", true),
                    "bird_facts", object("acc", true, "acc_norm", true)),
            "n-samples", object("bird_arithmetic", counts(), "bird_facts", counts()),
            "config", config(model));
    all.putAll(environment(model));
    return all;
  }

  private static Map<String, @Nullable Object> score(
      List<BirdQuestions.Sample> samples, String metric, String filter) {
    var some = samples.stream().filter(sample -> sample.filter().equals(filter)).toList();
    int n = some.size();
    double mean = some.stream().mapToDouble(sample -> sample.score(metric)).sum() / n;
    double error = Math.sqrt(mean * (1 - mean) / (n - 1));
    return object(metric + "," + filter, mean, metric + "_stderr," + filter, error);
  }

  private Map<String, @Nullable Object> counts() {
    return object("original", 10 * documents, "effective", documents);
  }

  private static Map<String, @Nullable Object> arithmeticTask() {
    return object(
        "task", "bird_arithmetic",
        "dataset_path", "river-lab/bird-arithmetic",
        "test_split", "test",
        "doc_to_text", "{{question}}\nAnswer:",
        "doc_to_target", "{{answer}}",
        "num_fewshot", 4,
        "metric_list",
            List.of(
                object("metric", "exact_match", "aggregation", "mean", "higher_is_better", true)),
        "output_type", "generate_until",
        "generation_kwargs", object("until", List.of("\n\n"), "do_sample", false),
        "repeats", 1,
        "metadata", object("version", 1.0));
  }

  private static Map<String, @Nullable Object> factsTask() {
    return object(
        "task",
        "bird_facts",
        "dataset_path",
        "river-lab/bird-facts",
        "test_split",
        "test",
        "num_fewshot",
        0,
        "metric_list",
        List.of(
            object("metric", "acc", "aggregation", "mean", "higher_is_better", true),
            object("metric", "acc_norm", "aggregation", "mean", "higher_is_better", true)),
        "output_type",
        "multiple_choice",
        "repeats",
        1,
        "metadata",
        object("version", 1.0));
  }

  private Map<String, @Nullable Object> config(Model model) {
    return object(
        "model",
        "hf",
        "model_args",
        "pretrained=" + model.name() + ",dtype=bfloat16",
        "model_num_parameters",
        405334016,
        "model_dtype",
        "torch.bfloat16",
        "model_revision",
        "main",
        "model_sha",
        new Chance(model.name().hashCode()).hex(40),
        "batch_size",
        "16",
        "batch_sizes",
        List.of(),
        "device",
        "cuda:0",
        "use_cache",
        null,
        "limit",
        (double) documents,
        "bootstrap_iters",
        100000,
        "gen_kwargs",
        null,
        "random_seed",
        0,
        "numpy_seed",
        1234,
        "torch_seed",
        1234,
        "fewshot_seed",
        1234);
  }

  private static Map<String, @Nullable Object> environment(Model model) {
    return object(
        "git_hash",
        "5c1d8a90",
        "date",
        model.epoch(),
        "pretty_env_info",
        "PyTorch version: 2.9.0\nOS: Linux (x86_64)\nGPU 0: one of them",
        "transformers_version",
        "4.57.0",
        "lm_eval_version",
        "0.4.9.2",
        "upper_git_hash",
        null,
        "tokenizer_pad_token",
        List.of("<|pad|>", "0"),
        "tokenizer_eos_token",
        List.of("<|end|>", "1"),
        "tokenizer_bos_token",
        List.of("<|begin|>", "2"),
        "eot_token_id",
        1,
        "max_length",
        4096,
        "task_hashes",
        object(),
        "model_source",
        "hf",
        "model_name",
        model.name(),
        "model_name_sanitized",
        model.name().replace("/", "__"),
        "system_instruction",
        null,
        "system_instruction_sha",
        null,
        "fewshot_as_multiturn",
        false,
        "chat_template",
        null,
        "chat_template_sha",
        null,
        "start_time",
        51234.25,
        "end_time",
        51511.75,
        "total_evaluation_time_seconds",
        "277.5");
  }
}
