package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsHubTest {
  private static final String REPO = "org/default-MATH-500-Qwen2.5-3B-Instruct-bon";
  private static final String RUN =
      "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-64%s--seed-%s--agg_strategy-last";

  @TempDir Path folder;
  private final HubServer server = new HubServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private Console.Outcome run(String... args) {
    Map<String, String> environment =
        Map.of(
            "HF_ENDPOINT", server.endpoint().toString(),
            "HOME", folder.toString(),
            "ASSAY_HUB_CACHE", folder.resolve("cache").toString());
    return new Console(folder, Terminal.NONE, environment).run(args);
  }

  private void rows(String branch, String subset) {
    server.repo(REPO).add(branch, subset + "/train-00000-of-00001.parquet", "x");
  }

  @Test
  void theListIsTheRegistry() throws IOException {
    Files.writeString(
        folder.resolve("r.yaml"),
        "hub_paths:\n  a: [org/x, org/y]\n  b:\n    - {path: here, model: m}\n");
    assertThat(run("tts", "list", "--registry", "r.yaml").out())
        .isEqualTo(
            "%s%nAvailable Experiments%n%s%n%n[a]%n  - org/x%n  - org/y%n%n[b]%n  - here%n%n"
                    .formatted("=".repeat(60), "=".repeat(60))
                + "Total: 3 experiments in 2 categories%n".formatted());
    assertThat(run("tts", "list", "--registry", "r.yaml", "--format", "csv").out())
        .contains("category,path,approach,dataset,model,problems", "b,here,,,m,");
    assertThat(run("tts", "list", "--registry", "r.yaml", "--format", "json").out())
        .contains("\"paths\":[\"org/x\",\"org/y\"]");
    Files.writeString(folder.resolve("r.yaml"), "hub_paths: {}\nothers: 1\n");
    var wrong = run("tts", "list", "--registry", "r.yaml");
    assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("r.yaml line 2: unknown key 'others'");
    assertThat(run("tts", "list").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void runsOfTheHubAreListedWithConflictsAndHoles() throws IOException {
    rows("main", RUN.formatted("0.4", "", 64));
    rows("main", RUN.formatted("0.8", "", 0));
    rows("main", RUN.formatted("0.8", "--m-4", 64));
    Files.writeString(folder.resolve("r.yaml"), "hub_paths:\n  math: [" + REPO + "]\n");

    var found =
        run("tts", "discover", "--category", "math", "--registry", "r.yaml", "--format", "json");
    assertThat(found.err()).isEmpty();
    assertThat(found.exit()).isZero();
    assertThat(found.out())
        .contains("\"model\":\"Qwen2.5-3B-Instruct\"", "\"dataset\":\"HuggingFaceH4/MATH-500\"")
        .contains("the path says bon, but the subset has m-4")
        .contains("\"holes\":[{\"temperature\":\"T0.4\",\"seed\":0}]");
    assertThat(run("tts", "discover", REPO).out()).contains("holes: 1", "seed 64");
    var unknown = run("tts", "discover", "--category", "mathh", "--registry", "r.yaml");
    assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("Did you mean 'math'?");
  }

  @Test
  void aPlaceThatFailsIsSaidAndTheOthersAreListed() {
    rows("main", RUN.formatted("0.4", "", 64));
    rows("main", "X--T-hot");
    var found = run("tts", "discover", REPO, "org/none", "--format", "csv");
    assertThat(found.exit()).isEqualTo(Exit.PARTLY);
    assertThat(found.out().lines()).hasSize(2);
    assertThat(found.err()).contains("404 for the data set org/none", "name is not understood");
    assertThat(run("tts", "discover", "org/none").exit()).isEqualTo(Exit.NO_ANSWER);
    server.fault("/revision/", 403, Map.of(), "");
    assertThat(run("tts", "discover", REPO).exit()).isEqualTo(Exit.PARTLY);
    assertThat(run("tts", "discover").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void runsOfTheHubAreAnalysedAndPrepared() throws IOException {
    String subset = RUN.formatted("0.4", "", 0).replace("n-64", "n-2");
    String rows =
        "{\"problem\":\"1+1\",\"answer\":\"2\",\"unique_id\":\"a\","
            + "\"completions\":[\"\\\\boxed{2}\",\"\\\\boxed{3}\"],\"scores\":[[0.9],[0.1]]}\n";
    server.repo(REPO).add("main", subset + "/train.jsonl", rows);
    Files.writeString(folder.resolve("r.yaml"), "hub_paths:\n  math: [" + REPO + "]\n");

    var analysed =
        run(
            "tts",
            "analyze",
            "--category",
            "math",
            "--registry",
            "r.yaml",
            "-o",
            "out",
            "--no-plots",
            "--format",
            "csv");
    assertThat(analysed.err()).doesNotContain("not there");
    assertThat(analysed.exit()).isZero();
    assertThat(analysed.out().lines()).hasSizeGreaterThan(1);
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .containsPattern("\"revision\":\"[0-9a-f]{40}\",\"path\":\"[^\"]*/train.jsonl\"")
        .containsPattern("\"(sha256|git_oid)\":\"[0-9a-f]{40}");

    var prepared = run("tts", "prepare", REPO, "--format", "json");
    assertThat(prepared.out()).contains("\"prepared\":1", "\"errors\":0");
    assertThat(prepared.exit()).isZero();
    String name = REPO.substring(REPO.indexOf('/') + 1);
    assertThat(folder.resolve("prepared/org/preprocessed-" + name).resolve(subset)).isDirectory();
    assertThat(run("tts", "prepare", REPO, "org/none", "--format", "json").exit())
        .isNotEqualTo(Exit.OK);
  }

  private static final String ROW =
      "{\"problem\":\"1+1\",\"answer\":\"2\",\"unique_id\":\"a\","
          + "\"completions\":[\"\\\\boxed{2}\",\"\\\\boxed{3}\"],\"scores\":[[0.9],[0.1]]}\n";

  @Test
  void aRunOfTheHubIsChecked() {
    server
        .repo("org/x")
        .add("main", "a--seed-1/train.jsonl", ROW)
        .add("main", "b--seed-2/train.jsonl", ROW)
        .add("v/2", "c--seed-3/train.jsonl", ROW);
    var checked = run("tts", "check", "org/x/b--seed-2", "--format", "csv");
    assertThat(checked.exit()).isZero();
    assertThat(checked.out()).contains("naive");
    assertThat(run("tts", "check", "hf://org/x@v%2F2", "--format", "csv").out())
        .isEqualTo(checked.out());
    var many = run("tts", "check", "org/x");
    assertThat(many.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(many.err()).contains("org/x has 2 runs", "such as org/x/a--seed-1");
    var typo = run("tts", "check", "org/x/b--sed-2");
    assertThat(typo.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(typo.err())
        .contains("org/x has no run 'b--sed-2'", "Did you mean 'b--seed-2'?", "No file or folder");
  }

  @Test
  void aFolderWithOneRunIsChecked() throws IOException {
    Files.createDirectories(folder.resolve("runs"));
    Files.writeString(folder.resolve("runs/a--seed-1.jsonl"), ROW);
    assertThat(run("tts", "check", "runs").out())
        .isEqualTo(run("tts", "check", "runs/a--seed-1.jsonl").out());
    Files.writeString(folder.resolve("runs/a--seed-2.jsonl"), ROW);
    assertThat(run("tts", "check", "runs").err()).contains("runs has 2 runs");
  }

  @Test
  void aPathThatIsNotHereIsNotAskedOnTheHub() throws IOException {
    Files.createDirectories(folder.resolve("runs/math"));
    rows("main", RUN.formatted("0.4", "", 64));
    for (String word :
        List.of("runs/maht", "./org/x", "../org/x", "~/org/x", "/org/x", "org/x.jsonl")) {
      for (String command : List.of("discover", "analyze", "check", "prepare", "coverage")) {
        var outcome = run("tts", command, word);
        assertThat(outcome.exit()).as(command).isEqualTo(Exit.NO_ANSWER);
        assertThat(outcome.err()).as(command).contains(word + " is not there");
      }
    }
    assertThat(run("tts", "discover", "runs/maht").err())
        .contains("Did you mean: math?", "hf://runs/maht");
    assertThat(server.asked()).isEmpty();
    Files.createDirectories(folder.resolve("org"));
    assertThat(run("tts", "discover", REPO).exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run("tts", "discover", "hf://" + REPO).exit()).isZero();
    assertThat(run("tts", "discover", "hf://a b").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void equalNamesOfTwoOrganisationsAreKeptApart() {
    server.repo("one/x").add("main", "a--seed-1/train.jsonl", ROW);
    server.repo("two/x").add("main", "a--seed-1/train.jsonl", ROW);
    var prepared = run("tts", "prepare", "one/x", "two/x", "-o", "out", "--format", "json");
    assertThat(prepared.out()).contains("\"prepared\":2");
    assertThat(folder.resolve("out/one/preprocessed-x/a--seed-1")).isDirectory();
    assertThat(folder.resolve("out/two/preprocessed-x/a--seed-1")).isDirectory();
  }

  @Test
  void aRunWhoseNameCanBeNoFolderIsSaidAndTheOthersArePrepared() {
    server
        .repo("org/x")
        .add(
            "main",
            "README.md",
            "---\nconfigs:\n- {config_name: a/b--seed-1, data_files: r.jsonl}\n"
                + "- {config_name: .b--seed-1, data_files: r.jsonl}\n"
                + "- {config_name: c--seed-1, data_files: r.jsonl}\n---\n")
        .add("main", "r.jsonl", ROW);
    var prepared = run("tts", "prepare", "org/x", "-o", "out", "--format", "json");
    assertThat(prepared.exit()).isEqualTo(Exit.PARTLY);
    assertThat(prepared.out()).contains("\"prepared\":1");
    assertThat(prepared.err())
        .contains("org/x, a/b--seed-1: the name is not understood")
        .contains("org/x, .b--seed-1: '.b--seed-1' can be no folder's name");
  }

  @Test
  void coverageIsThatOfTheBranches() throws IOException {
    rows("a--T-0.8--chunk-0_50", "data");
    rows("a--T-0.8--chunk-40_100", "data");
    rows("a--T-0.8--chunk-200_500", "data");
    rows("a--T-0.4--chunk-0_500-gen", "data");
    var line = run("tts", "coverage", REPO, "--filter", "T-0.8", "--format", "oneline");
    assertThat(line.exit()).isZero();
    assertThat(line.out().strip()).isEqualTo(REPO + " | T-0.8 | 80.0% | MISSING: [100,200)");
    assertThat(run("tts", "coverage", REPO, "--filter", "T-0.8").out())
        .contains("  [   0, 100)", "  [ 200, 500)", "  [ 100, 200)", "80.0% of 500", "MISSING");
    assertThat(run("tts", "coverage", REPO, "--format", "oneline").out().strip())
        .isEqualTo(REPO + " | all | 100.0% | OK");
    assertThat(
            run("tts", "coverage", REPO, "--exclude", "chunk", "--format", "oneline").out().strip())
        .isEqualTo(REPO + " | all | 0.0% | NO_BRANCHES");
    var none = run("tts", "coverage", "org/none", "--format", "oneline");
    assertThat(none.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(none.out()).contains("NOT_FOUND");

    Files.createDirectories(folder.resolve("runs/a--chunk-0_10"));
    assertThat(run("tts", "coverage", "runs", "--total", "10", "--format", "oneline").out().strip())
        .isEqualTo("runs | all | 100.0% | OK");
    assertThat(run("tts", "coverage", "runs", "--total", "0").exit()).isEqualTo(Exit.USAGE);
  }
}
