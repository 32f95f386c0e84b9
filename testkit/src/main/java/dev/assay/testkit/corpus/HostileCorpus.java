package dev.assay.testkit.corpus;

import dev.assay.testkit.paper.Recipe;
import dev.assay.testkit.paper.Scores;
import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Bad input of every kind known, one folder per {@link HostileCase}.
 *
 * @param depth levels of the deeply nested files; 100 000 overflows the stack of a naive parser
 */
public record HostileCorpus(int depth, long seed) implements Corpus {
  private static final String RESULTS = "/paper_metrics_results.json";
  private static final String CONFIG = "/training_config.json";

  @Override
  public void writeTo(Path folder) throws IOException {
    for (var hostile : HostileCase.values()) {
      write(hostile, new Tree(folder.resolve(hostile.folder())));
    }
  }

  /** Writes one case straight into {@code folder}. */
  public void writeTo(Path folder, HostileCase hostile) throws IOException {
    write(hostile, new Tree(folder));
  }

  private void write(HostileCase hostile, Tree tree) throws IOException {
    switch (hostile) {
      case TRUNCATED_JSON -> truncated(tree);
      case DEEP_NESTING -> deep(tree);
      case BINARY -> binary(tree);
      case SYMLINK_LOOP -> loop(tree);
      case UNREADABLE -> unreadable(tree);
      case SCRIPT_NAME -> scriptName(tree);
      case PARENT_PATH -> parentPath(tree);
      case NOT_A_NUMBER -> notANumber(tree);
      case WRONG_TYPES -> wrongTypes(tree);
      case DUPLICATE_KEYS -> duplicateKeys(tree);
      case EMPTY_FILE -> emptyFile(tree);
      case BYTE_ORDER_MARK -> byteOrderMark(tree);
      case CRLF -> crlf(tree);
      case HUGE_NUMBERS -> hugeNumbers(tree);
      case LONE_SURROGATE -> loneSurrogate(tree);
      case FOREIGN_FILES -> foreign(tree);
    }
  }

  private static String checkpoint(String experiment) {
    return experiment + "/checkpoints/checkpoint_000500/consolidated";
  }

  private String results() {
    return Scores.any(new Chance(seed), true).text(null);
  }

  private String config(Tree tree, String experiment) {
    var recipe = Recipe.any(new Chance(seed), "hostile");
    return recipe.text(tree.root().resolve(experiment).toString());
  }

  private void good(Tree tree, String experiment) throws IOException {
    var place = checkpoint(experiment);
    tree.write(place + RESULTS, results());
    tree.write(place + CONFIG, config(tree, experiment));
  }

  private void truncated(Tree tree) throws IOException {
    good(tree, "good");
    good(tree, "cut");
    tree.write(checkpoint("cut") + RESULTS, results().substring(0, 120));
    good(tree, "cut-config");
    tree.write(checkpoint("cut-config") + CONFIG, config(tree, "cut-config").substring(0, 200));
    tree.write(
        "by_checkpoint/step_2000/tier2_ppl.json", "{\"slices\": {\"general_web\": {\"nll\": 3.");
    tree.write("by_checkpoint/step_2000/tier3_cf.json", "{\"tasks\": {}");
    tree.write(
        "heron/results_2026-01-01T00-00-00.000001.json",
        "{\"results\": {\"piqa\": {\"acc,none\": 0.");
    tree.write(
        "heron/samples_piqa_2026-01-01T00-00-00.000001.jsonl",
        "{\"doc_id\": 0, \"acc\": 1.0}\n{\"doc_id\": 1, \"ac");
    tree.write("dashboard_data.json", "{\"schema_version\": \"1.0\", \"runs\": [{\"id\": \"a\", ");
    tree.write("runs_registry.json", "{\"runs\": [{\"checkpoint_path\": \"/x\"}, {\"check");
  }

  private void deep(Tree tree) throws IOException {
    good(tree, "good");
    good(tree, "arrays");
    tree.write(checkpoint("arrays") + RESULTS, "[".repeat(depth) + "]".repeat(depth));
    good(tree, "objects");
    var objects = "{\"sblimp_accuracy\": ".repeat(depth) + "0.5" + "}".repeat(depth);
    tree.write(checkpoint("objects") + RESULTS, objects);
    good(tree, "config");
    tree.write(checkpoint("config") + CONFIG, "{\"ttt\": ".repeat(depth) + "1" + "}".repeat(depth));
    tree.write("results.json", "{\"metadata\": {}, \"results\": " + "[".repeat(depth));
  }

  private void binary(Tree tree) throws IOException {
    var chance = new Chance(seed);
    for (var name :
        List.of(
            "results.json",
            "dashboard_data.json",
            "metrics.csv",
            "tier2_ppl.json",
            "samples_piqa_1.jsonl",
            "paper_metrics_77.err")) {
      var bytes = new byte[4096];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) chance.below(256);
      }
      tree.write("rubbish/" + name, bytes);
    }
    good(tree, "binary");
    tree.write(
        checkpoint("binary") + RESULTS, new byte[] {0, 0, 0, 0, (byte) 0xFF, (byte) 0xFE, 1});
  }

  private void loop(Tree tree) throws IOException {
    good(tree, "good");
    var inside = tree.root().resolve("good/checkpoints");
    link(inside.resolve("back"), tree.root());
    link(inside.resolve("nowhere"), Path.of("does-not-exist"));
  }

  private static void link(Path link, Path target) throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(link);
    }
    Files.createSymbolicLink(link, target);
  }

  private void unreadable(Tree tree) throws IOException {
    good(tree, "good");
    var file = tree.root().resolve(checkpoint("locked") + RESULTS);
    if (!Files.exists(file)) {
      good(tree, "locked");
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    }
  }

  private void scriptName(Tree tree) throws IOException {
    var name = "<script>alert(1)<!--";
    var place = checkpoint("evil" + name);
    tree.write(place + RESULTS, results());
    var recipe = Recipe.any(new Chance(seed), "</script><img src=x onerror=alert(2)>");
    tree.write(place + CONFIG, recipe.text("/runs/evil" + name));
    tree.write(
        "heron/results_2026-01-01T00-00-00.000001.json",
        "{\"results\": {\"<b>piqa</b>\": {\"alias\": \"\\\"><svg onload=alert(3)>\", \"acc,none\": 0.5}},"
            + " \"config\": {\"model\": \"hf\", \"model_args\": \"pretrained=a<i>b\"},"
            + " \"lm_eval_version\": \"0.4.9\"}");
  }

  private void parentPath(Tree tree) throws IOException {
    var up = "../".repeat(8) + "etc/passwd";
    good(tree, "good");
    var linked = results().replace("{\n", "{\n  \"_results_json_path\": \"" + up + "\",\n");
    tree.write(checkpoint("good") + RESULTS, linked);
    tree.write(
        "dashboard/runs_registry.json",
        Json.pretty(
            Json.object(
                "runs",
                List.of(
                    Json.object(
                        "checkpoint_path",
                        up,
                        "results_file",
                        up,
                        "added_at",
                        "2025-01-01T00:00:00"),
                    Json.object(
                        "checkpoint_path",
                        "/etc",
                        "results_file",
                        "/etc/passwd",
                        "added_at",
                        "x"))),
            2));
    var recipe = Recipe.any(new Chance(seed), "../../escape");
    tree.write(checkpoint("climber") + RESULTS, results());
    tree.write(checkpoint("climber") + CONFIG, recipe.text("/runs/../../../../tmp/escape"));
  }

  private void notANumber(Tree tree) throws IOException {
    good(tree, "nan");
    var values = List.of("NaN", "Infinity", "-Infinity");
    var text = results();
    for (int i = 0; i < values.size(); i++) {
      var key = "\"" + Scores.BENCHMARKS.get(i) + "_accuracy\": ";
      text = text.replaceFirst(key + "[0-9.e-]+", key + values.get(i));
    }
    tree.write(checkpoint("nan") + RESULTS, text);
    for (int i = 0; i < 2; i++) {
      var place = "by_checkpoint/step_" + (1 + i) * 1000;
      tree.write(
          place + "/tier2_ppl.json",
          "{\"slices\": {\"code\": {\"nll\": NaN, \"ppl\": Infinity, \"tokens\": 10},"
              + " \"general_web\": {\"nll\": 3.0, \"ppl\": 20.085536923187668, \"tokens\": 10}},"
              + " \"ppl_macro_avg\": NaN}");
      tree.write(
          place + "/tier3_cf.json",
          "{\"tasks\": {\"piqa\": {\"acc\": -Infinity, \"n\": 5}}, \"cf_macro_avg\": null}");
    }
  }

  private void wrongTypes(Tree tree) throws IOException {
    var edits =
        List.of(
            List.of("ttt-null", "\"ttt\": \\{[^}]*\\}", "\"ttt\": null"),
            List.of("ttt-text", "\"ttt\": \\{[^}]*\\}", "\"ttt\": \"on\""),
            List.of("layers-list", "\"layers\": \"[^\"]*\"", "\"layers\": [29, 30, 31]"),
            List.of("layers-number", "\"layers\": \"[^\"]*\"", "\"layers\": 31"),
            List.of("max-steps-text", "\"max_steps\": [0-9]+", "\"max_steps\": \"many\""),
            List.of("max-steps-null", "\"max_steps\": [0-9]+", "\"max_steps\": null"),
            List.of("train-data-null", "\"train_data\": \"[^\"]*\"", "\"train_data\": null"),
            List.of("base-lr-list", "\"base_lr\": [0-9.e-]+", "\"base_lr\": [0.1, 0.01]"),
            List.of("wandb-list", "\"wandb\": \\{[^}]*\\}", "\"wandb\": []"));
    for (var edit : edits) {
      var name = edit.get(0);
      good(tree, name);
      tree.write(
          checkpoint(name) + CONFIG, config(tree, name).replaceFirst(edit.get(1), edit.get(2)));
    }
    good(tree, "config-array");
    tree.write(checkpoint("config-array") + CONFIG, "[1, 2, 3]");
    good(tree, "metric-text");
    var text =
        results().replaceFirst("\"sblimp_accuracy\": [0-9.]+", "\"sblimp_accuracy\": \"good\"");
    tree.write(checkpoint("metric-text") + RESULTS, text);
    good(tree, "results-array");
    tree.write(checkpoint("results-array") + RESULTS, "[{\"sblimp_accuracy\": 0.5}]");
    tree.write("lists/results.json", "{\"metadata\": [], \"results\": [1, 2]}");
    tree.write(
        "dashboard_data.json",
        "{\"schema_version\": 1, \"runs\": {\"a\": 1}, \"baseline\": \"none\"}");
  }

  private void duplicateKeys(Tree tree) throws IOException {
    good(tree, "twice");
    var twice = results().replace("{\n", "{\n  \"sblimp_accuracy\": 0.99,\n");
    tree.write(checkpoint("twice") + RESULTS, twice);
    tree.write(
        "by_checkpoint/step_1000/tier2_ppl.json",
        "{\"slices\": {\"code\": {\"ppl\": 2.0, \"ppl\": 3.0, \"tokens\": 1}}, \"slices\": {}}");
    tree.write(
        "by_checkpoint/step_1000/tier3_cf.json",
        "{\"tasks\": {\"piqa\": {\"acc\": 0.5, \"n\": 4, \"n\": 8}}}");
  }

  private void emptyFile(Tree tree) throws IOException {
    int i = 0;
    for (var text : List.of("", " \n\t\n", "{}", "null")) {
      var name = "empty" + i++;
      good(tree, name);
      tree.write(checkpoint(name) + RESULTS, text);
      tree.write(name + "/results.json", text);
      tree.write(name + "/metrics.csv", text);
      tree.write(name + "/runs_registry.json", text);
    }
  }

  private void byteOrderMark(Tree tree) throws IOException {
    good(tree, "marked");
    tree.write(checkpoint("marked") + RESULTS, "\uFEFF" + results());
    tree.write(checkpoint("marked") + CONFIG, "\uFEFF" + config(tree, "marked"));
    tree.write(
        "percent/EVALS-marked.csv", "\uFEFFstep,enem,hatebr\n1000,20.5,50.25\n2000,21.5,55.0\n");
  }

  private void crlf(Tree tree) throws IOException {
    good(tree, "windows");
    tree.write(checkpoint("windows") + RESULTS, results().replace("\n", "\r\n"));
    tree.write(checkpoint("windows") + CONFIG, config(tree, "windows").replace("\n", "\r\n"));
    tree.write(
        "percent/EVALS-windows.csv", "step,enem,hatebr\r\n1000,20.5,50.25\r\n2000,21.5,55.0\r\n");
    var path = tree.root().resolve(checkpoint("windows"));
    var lines = new ArrayList<String>();
    lines.add("Checkpoint:   " + path);
    lines.add("Position 1000/3000: loss=5.6546, perplexity=285.61");
    lines.add("Position 2000/3000: loss=5.7000, perplexity=298.87");
    tree.write("logs/evaluation/paper_metrics_88.err", String.join("\r\n", lines) + "\r\n");
  }

  private void hugeNumbers(Tree tree) throws IOException {
    good(tree, "huge");
    var text =
        results()
            .replaceFirst("\"sblimp_accuracy\": [0-9.]+", "\"sblimp_accuracy\": 1e999")
            .replaceFirst(
                "\"swuggy_accuracy\": [0-9.]+", "\"swuggy_accuracy\": 0." + "1".repeat(100_000))
            .replaceFirst("\"tstory_samples\": [0-9]+", "\"tstory_samples\": -5")
            .replaceFirst(
                "\"sstory_samples\": [0-9]+", "\"sstory_samples\": " + "9".repeat(100_000));
    tree.write(checkpoint("huge") + RESULTS, text);
    for (var step : List.of("9223372036854775808", "99999999999999999999999")) {
      tree.write(
          "by_checkpoint/step_" + step + "/tier2_ppl.json",
          "{\"slices\": {\"code\": {\"nll\": 1.0, \"ppl\": 2.7, \"tokens\": 9}}}");
      tree.write(
          "by_checkpoint/step_" + step + "/tier3_cf.json",
          "{\"tasks\": {\"piqa\": {\"acc\": 0.5, \"n\": 10}}}");
    }
  }

  private void loneSurrogate(Tree tree) throws IOException {
    good(tree, "half");
    var config =
        config(tree, "half")
            .replace("\"run_name\": \"", "\"run_name\": \"half \\ud83d and NUL \\u0000 ");
    tree.write(checkpoint("half") + CONFIG, config);
    good(tree, "bad-byte");
    var text = config(tree, "bad-byte").replace("\"run_name\": \"", "\"run_name\": \"bad # byte ");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '#' ? (byte) 0xC3 : bytes[i];
    }
    tree.write(checkpoint("bad-byte") + CONFIG, bytes);
  }

  private static void foreign(Tree tree) throws IOException {
    tree.write(
        "chat/results.json", "{\"input\": \"a.wav\", \"output\": \"b.wav\", \"seconds\": 12.5}");
    tree.write("web/config.json", "{\"port\": 8080}");
    tree.write("web/results.json", "[1, 2, 3]");
    tree.write("notes/metrics.csv", "date,weather\n2025-01-01,rain\n");
    tree.write("notes/results_of_the_party.json", "{\"winner\": \"Ada\"}");
    tree.write("notes/paper_metrics_results.txt", "not JSON\n");
  }
}
