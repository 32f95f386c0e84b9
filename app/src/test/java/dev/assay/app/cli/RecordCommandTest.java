package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void files() throws IOException {
    console = new Console(folder);
    Files.writeString(folder.resolve("m.json"), "{\"sblimp\":{\"accuracy\":0.5,\"samples\":10}}");
    Files.writeString(folder.resolve("more.json"), "{\"swuggy_accuracy\":0.75}");
    Files.writeString(folder.resolve("curve.csv"), "position,loss\n0,9.5\n1,nan\n2,8.5\n");
    Files.writeString(
        folder.resolve("train.yaml"),
        "ttt:\n  enable: true\nseed: 42\npaper_metrics:\n  results_dir: saved\n");
  }

  private Path record(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "record";
    System.arraycopy(more, 0, args, 1, more.length);
    Console.Outcome outcome = console.run(args);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return Path.of(outcome.out().strip());
  }

  private static JsonNode json(Path run) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(run.resolve("results.json")));
  }

  @Test
  void anEvaluationIsSavedWhereTheConfigurationSays() throws IOException {
    Path run =
        record(
            "--metrics",
            "m.json",
            "--config",
            "train.yaml",
            "--curve",
            "librilight=curve.csv",
            "--step",
            "300",
            "--tag",
            "a",
            "--tag",
            "b",
            "--note",
            "first");

    assertThat(run.getParent()).isEqualTo(folder.resolve("saved"));
    assertThat(run.getFileName().toString()).matches("run_\\d{8}_\\d{6}_ttt");
    JsonNode root = json(run);
    assertThat(root.path("metadata").path("seed").asInt()).isEqualTo(42);
    assertThat(root.path("metadata").path("step").asInt()).isEqualTo(300);
    assertThat(root.path("metadata").path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(root.path("librilight_detailed").path("losses").toString())
        .isEqualTo("[9.5,null,8.5]");
    assertThat(run.resolve("summary.txt")).content().contains("sblimp_accuracy: 50.00%");
  }

  @Test
  void aRunIsIndexedAndRegisteredWhereThatIsKept() throws IOException {
    Files.createDirectory(folder.resolve("old"));
    Files.writeString(folder.resolve("assay.yaml"), "registry: auto\n");
    assertThat(console.run("scan", "old").exit()).isZero();

    Path run = record("--metrics", "m.json", "--checkpoint", "exp/checkpoints/checkpoint_000300");

    assertThat(console.run("runs", "--columns", "id;step", "--format", "csv").out())
        .contains(run.getFileName() + ",300");
    assertThat(folder.resolve("runs_registry.json"))
        .content()
        .contains("checkpoint_000300", run.getFileName() + "/results.json");
  }

  @Test
  void neitherBrokenSettingsNorABrokenIndexKeepAnEvaluationFromBeingSaved() throws IOException {
    Files.writeString(folder.resolve("assay.yaml"), "zone: [\n");
    Files.createDirectory(folder.resolve(".assay"));
    Files.writeString(folder.resolve(".assay/index.db"), "this is no index, however long it is");

    Console.Outcome outcome = console.run("record", "--metrics", "m.json");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("assay.yaml is not heeded", "saved, but not indexed");
    assertThat(Path.of(outcome.out().strip()).resolve("results.json")).isRegularFile();
  }

  @Test
  void whatIsStillBeingSavedIsNotSeenByAScan() throws IOException {
    Path run = record("--metrics", "m.json");
    Path unfinished = Files.createDirectory(run.resolveSibling(".saving-1-ab"));
    Files.copy(run.resolve("results.json"), unfinished.resolve("results.json"));

    assertThat(console.run("scan", "evaluation_results").out()).startsWith("1 runs ");
  }

  @Test
  void aLaterSaveIsAddedToTheRun() throws IOException {
    Path run = record("--metrics", "m.json", "--step", "1");
    assertThat(record("--metrics", "more.json", "--into", run.toString())).isEqualTo(run);

    assertThat(json(run).path("results").propertyNames())
        .containsExactly("sblimp", "aggregate", "swuggy");
    Console.Outcome other =
        console.run("record", "--metrics", "m.json", "--into", run.toString(), "--step", "2");
    assertThat(other.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(other.err()).contains("the run is of step 1, this evaluation of step 2", "--into");
  }

  @Test
  void theSameIdMakesOneRun() {
    Path run = record("--metrics", "m.json", "--id", "job-7");
    assertThat(record("--metrics", "m.json", "--id", "job-7")).isEqualTo(run);
    Console.Outcome outcome =
        console.run("record", "--metrics", "m.json", "--id", "job-7", "--format", "json");
    assertThat(outcome.out()).contains("\"outcome\":\"known\"", "\"indexed\":false");
  }

  @Test
  void aConfigurationCanTurnSavingOff() throws IOException {
    Files.writeString(folder.resolve("off.yaml"), "paper_metrics: {save_results_json: false}\n");
    Console.Outcome outcome = console.run("record", "--metrics", "m.json", "--config", "off.yaml");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.err()).contains("not saved");
    assertThat(folder.resolve("evaluation_results")).doesNotExist();
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), "0,1\nx,2\n");
    Files.writeString(folder.resolve("bad.json"), "{\"a\":");
    assertThat(console.run("record").err()).contains("neither a metric nor a curve");
    assertThat(console.run("record", "--metrics", "none.json").err()).contains("there is no file");
    assertThat(console.run("record", "--metrics", "bad.json").err()).contains("ends too early");
    assertThat(console.run("record", "--curve", "c=bad.csv").err()).contains("bad.csv line 2");
    assertThat(console.run("record", "--metrics", "m.json", "--into", "x", "--id", "y").exit())
        .isEqualTo(Exit.USAGE);
  }
}
