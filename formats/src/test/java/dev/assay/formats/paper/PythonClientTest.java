package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.domain.RunRecord;
import dev.assay.domain.TrainingType;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.Curve;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.RunRecorder;
import dev.assay.formats.record.RunRecorder.Saved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The client for Python, with the {@code python3} at hand. */
class PythonClientTest {
  private static final Path CLIENT =
      Path.of(System.getProperty("assay.root", "..")).resolve("clients/python").toAbsolutePath();

  @TempDir Path folder;

  private String python(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().put("PYTHONPATH", CLIENT.toString());
    builder.environment().remove("ASSAY_SERVER");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3");
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void itsOwnTestsPass() throws Exception {
    String tests = CLIENT.resolve("tests").toString();
    assertThat(python("-m", "unittest", "discover", "-s", tests)).contains("OK");
  }

  @Test
  void itSavesWhatTheJavaOneSavesAndThatIsRead() throws Exception {
    Path theirs =
        Path.of(
            python(
                    "-c",
                    """
                    import assay_client
                    print(assay_client.save_results(
                        {"sblimp": {"accuracy": 0.545, "samples": 1000}, "swuggy_accuracy": 0.6,
                         "librilight_loss_24k": float("nan"), "x": 1e-7, "whole": 3},
                        results_dir="runs", config={"ttt": {"enable": True}, "lr": 5e-07},
                        curves={"librilight": [9 - at / 5000 for at in range(8200)],
                                "long": ([0, 50], [3.5, float("nan")])},
                        step=300, seed=42, tags=["a"], note="b", strict=True,
                        checkpoint="/x/exp/checkpoints/checkpoint_000300"))
                    """)
                .strip());
    double[] losses = new double[8200];
    for (int at = 0; at < losses.length; at++) {
      losses[at] = 9 - at / 5000.0;
    }
    Path ours =
        RunRecorder.here()
            .save(
                Evaluation.builder()
                    .metrics(
                        Json.MAPPER.readTree(
                            """
                            {"sblimp": {"accuracy": 0.545, "samples": 1000},
                             "swuggy_accuracy": 0.6, "librilight_loss_24k": NaN, "x": 1e-7,
                             "whole": 3}
                            """))
                    .config(Json.MAPPER.readTree("{\"ttt\":{\"enable\":true},\"lr\":5e-07}"))
                    .curve("librilight", Curve.ofTokens(losses))
                    .curve("long", new Curve(new long[] {0, 50}, new double[] {3.5, Double.NaN}))
                    .step(300)
                    .seed(42)
                    .tag("a")
                    .note("b")
                    .checkpoint("/x/exp/checkpoints/checkpoint_000300")
                    .build(),
                folder)
            .folder();

    JsonNode one = tree(theirs);
    JsonNode other = tree(ours);
    for (String part :
        List.of("results", "aggregate_over", "not_available", "librilight_detailed", "curves")) {
      assertThat(one.path(part).equals(other.path(part))).as(part).isTrue(); // too long to print
    }
    for (String part : List.of("model_type", "model_type_from", "step", "seed", "tags", "config")) {
      assertThat(one.path("metadata").path(part))
          .as(part)
          .isEqualTo(other.path("metadata").path(part));
    }
    assertThat(summary(theirs)).isEqualTo(summary(ours));
    RunRecord read =
        PaperSources.read(
                new SavedEvaluation(),
                theirs + "/results.json",
                Files.readString(theirs.resolve("results.json")))
            .only();
    assertThat(read.trainingType()).isEqualTo(TrainingType.TTT);
    assertThat(read.checkpoint().step()).hasValue(300);
    assertThat(value(read, "sblimp/accuracy")).isEqualTo(0.545);
    assertThat(read.series()).hasSize(2);
  }

  private static final String TWO_SAVES =
      """
      import assay_client
      def save(*args, **more):
          return assay_client.save_results(*args, results_dir="python", id="7", strict=True, **more)
      save({"sblimp_accuracy": 0.5, "x": 1}, curves={"librilight": [2.0, 1.0]}, tags=["a"], note="one")
      print(save({"sblimp": {"accuracy": 0.75}, "x": 1.0, "y": None, "librilight_slope": -1e-05},
                 curves={"librilight": [3.0, float("nan")]}, tags=["a", "b"], note="two", step=9,
                 config={"ttt": {"enable": True}}))
      """;

  private static Saved saveInJava(Path resultsDir, int number) {
    Evaluation.Builder all = Evaluation.builder().id("7").tag("a");
    all.environment(Json.MAPPER.createObjectNode()); // else a commit is news, too
    if (number == 1) {
      all.metric("sblimp_accuracy", 0.5).metric("x", 1L).note("one");
      all.curve("librilight", Curve.ofTokens(new double[] {2, 1}));
    } else {
      all.metrics(
          Json.MAPPER.readTree(
              "{\"sblimp\": {\"accuracy\": 0.75}, \"x\": 1.0, \"y\": null,"
                  + " \"librilight_slope\": -1e-05}"));
      all.curve("librilight", Curve.ofTokens(new double[] {3, Double.NaN}));
      all.tag("b").note("two").step(9);
      all.config(Json.MAPPER.readTree("{\"ttt\":{\"enable\":true}}"));
    }
    return RunRecorder.here().save(all.build(), resultsDir);
  }

  @Test
  void aSecondSaveIsMergedAsTheJavaOneMergesIt() throws Exception {
    Path theirs = Path.of(python("-c", TWO_SAVES).strip());
    saveInJava(folder.resolve("java"), 1);
    Path ours = saveInJava(folder.resolve("java"), 2).folder();

    JsonNode one = tree(theirs);
    JsonNode other = tree(ours);
    for (String part :
        List.of("results", "aggregate_over", "not_available", "librilight_detailed")) {
      assertThat(one.path(part)).as(part).isEqualTo(other.path(part));
    }
    for (String part : List.of("model_type", "model_type_from", "step", "tags", "note", "id")) {
      assertThat(one.path("metadata").path(part))
          .as(part)
          .isEqualTo(other.path("metadata").path(part));
    }
    assertThat(superseded(one)).isEqualTo(superseded(other)).hasSize(2);
    assertThat(one.path("saves")).hasSameSizeAs(other.path("saves")).hasSize(2);
    assertThat(summary(theirs)).isEqualTo(summary(ours));
    assertThat(saveInJava(folder.resolve("python"), 2))
        .isEqualTo(new Saved(theirs, RunRecorder.Outcome.KNOWN));
  }

  private static List<JsonNode> superseded(JsonNode root) {
    List<JsonNode> all = new ArrayList<>();
    root.path("superseded").forEach(each -> all.add(((ObjectNode) each).without("until")));
    return all;
  }

  private static JsonNode tree(Path run) throws IOException {
    return Json.tree(Files.readAllBytes(run.resolve("results.json")));
  }

  private static List<String> summary(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("summary.txt"));
    return lines.subList(1, lines.size());
  }
}
