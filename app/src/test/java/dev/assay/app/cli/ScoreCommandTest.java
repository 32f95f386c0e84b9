package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {
  @TempDir Path folder;
  private Console console;
  private String lora;
  private String base;

  @BeforeEach
  void examples() {
    console = new Console(folder);
    Path scores =
        Path.of(System.getProperty("assay.root", ".")).resolve("examples/scores").toAbsolutePath();
    lora = scores.resolve("parrot-lora").toString();
    base = scores.resolve("parrot-base").toString();
  }

  private JsonNode json(String... args) {
    Console.Outcome outcome = console.run(args);
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    return JsonMapper.shared().readTree(outcome.out());
  }

  @Test
  void allBenchmarksOfAModelAreScoredAtOnce() throws IOException {
    Console.Outcome outcome =
        console.run(
            "score",
            lora + "/sblimp.jsonl",
            lora + "/swuggy.csv",
            lora + "/tstory.csv",
            lora + "/librilight.jsonl",
            "-o",
            "out_metrics.json",
            "--format",
            "csv");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(
            "sblimp/accuracy,,share,0.7208333333333333,",
            "t interval over 40 clusters",
            "arithmetic mean over 3 benchmarks",
            "librilight/window_slope_overall,,nats/token,");
    JsonNode flat =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("out_metrics.json")));
    assertThat(flat.get("sblimp_correct").asInt()).isEqualTo(173);
    assertThat(flat.get("librilight_samples").asInt()).isEqualTo(3);

    assertThat(console.run("scan", ".").exit()).isZero();
    assertThat(console.run("runs", "--all", "--format", "csv").out())
        .contains("0.7208333333333333");
  }

  @Test
  void whatIsComputedCanBeRecordedWithoutLosingANumber() throws IOException {
    String[] files = {lora + "/sblimp.jsonl", lora + "/swuggy.csv", lora + "/librilight.jsonl"};
    assertThat(
            console
                .run("score", files[0], files[1], files[2], "--marks", "both", "-o", "m.json")
                .exit())
        .isZero();
    Console.Outcome recorded = console.run("record", "--metrics", "m.json", "--step", "7");
    assertThat(recorded.exit()).as(recorded.err()).isZero();

    JsonNode computed = JsonMapper.shared().readTree(Files.readString(folder.resolve("m.json")));
    Path run = Path.of(recorded.out().strip());
    JsonNode results =
        JsonMapper.shared().readTree(Files.readString(run.resolve("results.json"))).get("results");
    Map<String, JsonNode> saved = new HashMap<>();
    results.forEach(category ->
        category.properties().forEach(metric -> saved.put(metric.getKey(), metric.getValue())));
    assertThat(computed.size()).isGreaterThan(15);
    computed
        .properties()
        .forEach(metric ->
            assertThat(saved.get(metric.getKey()))
                .as(metric.getKey())
                .isEqualTo(metric.getValue()));
    assertThat(saved).hasSize(computed.size());
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(folder.resolve("m.json"), "mine");
    String[] command = {"score", lora + "/sblimp.jsonl", "-o", "m.json"};
    assertThat(console.run(command).exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(folder.resolve("m.json")).hasContent("mine");
    assertThat(console.run("score", lora + "/sblimp.jsonl", "-o", "m.json", "--force").exit())
        .isZero();
  }

  @Test
  void twoModelsAreCompared() {
    JsonNode differences =
        json(
                "score",
                lora + "/sblimp.jsonl",
                lora + "/swuggy.csv",
                "--against",
                base + "/sblimp.jsonl",
                "--against",
                base + "/swuggy.csv",
                "--format",
                "json")
            .get("differences");
    assertThat(differences.valueStream().map(each -> each.get("verdict").asString()))
        .containsExactly("better", "not distinguishable");
    assertThat(
            console.run("score", lora + "/sblimp.jsonl", "--against", base + "/swuggy.csv").exit())
        .isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void groupsAreShownWhenAskedFor() {
    JsonNode scores =
        json("score", lora + "/sblimp.jsonl", "--groups", "--format", "json").get("scores");
    assertThat(scores.valueStream().filter(score -> score.has("part"))).hasSize(4);
  }

  @Test
  void badLinesAreNamedAndTheRestIsUsed() throws IOException {
    Files.writeString(
        folder.resolve("swuggy.csv"), "pair,good_loss,bad_loss\na,1,2\nb,x,2\nc,1\nd,2,1\n");
    Console.Outcome outcome = console.run("score", "swuggy.csv", "gone.csv");
    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.out()).contains("50.00");
    assertThat(outcome.err())
        .contains("swuggy.csv, line 3: no finite score of the good item")
        .contains("swuggy.csv, line 4: 2 cells under 3 columns")
        .contains("gone.csv: there is no such file");
  }

  @Test
  void whatHoldsNoScoresIsNoAnswer() throws IOException {
    Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n");
    Console.Outcome outcome = console.run("score", "notes.csv");
    assertThat(outcome.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(outcome.err()).contains("no usable score in notes.csv");
    assertThat(console.run("score", "x.csv", "--marks", "all").exit()).isEqualTo(Exit.USAGE);
    assertThat(console.run("score", "x.csv", "--first-position", "2").exit()).isEqualTo(Exit.USAGE);
  }
}
