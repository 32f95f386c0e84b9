package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonValue;
import dev.assay.testkit.corpus.StageCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresCommandTest {
  private static final Path REAL =
      Path.of("..", "..", "shared", "data", "checkpoint-evals", "ntua-llama-500m")
          .toAbsolutePath()
          .normalize();

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void start() {
    console = new Console(folder);
  }

  private void corpus(StageCorpus.Faults faults) throws IOException {
    new StageCorpus(2, 4, 2000, 50_000, 11, 10, 0, false, faults, 7)
        .writeTo(folder.resolve("results"));
  }

  private Console.Outcome draw(String... more) {
    var args =
        Stream.concat(
            Stream.of(
                "figures", "stage-diagrams", "--source", "results", "-o", "out", "--dpi", "20"),
            Stream.of(more));
    return console.run(args.toArray(String[]::new));
  }

  private JsonValue.Members manifest() throws IOException {
    return (JsonValue.Members)
        JsonReader.parse(Files.readString(folder.resolve("out/manifest.json")));
  }

  private static JsonValue member(JsonValue.Members object, String name) {
    return Objects.requireNonNull(object.values().get(name), name);
  }

  private static List<JsonValue> list(JsonValue.Members object, String name) {
    return ((JsonValue.Items) member(object, name)).values();
  }

  private static List<String> texts(JsonValue.Members object, String name) {
    return list(object, name).stream().map(each -> ((JsonValue.Text) each).value()).toList();
  }

  @Test
  void twoStagesGiveTheFiguresOfTheSuiteAndASecondRunDrawsNone() throws IOException {
    corpus(StageCorpus.Faults.NONE);

    var first = draw("--snapshots", "2000,8000", "--compare-steps", "4000");

    assertThat(first.err()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(texts(manifest(), "files_generated"))
        .hasSize(31)
        .contains(
            "tier2/series/tier2_ppl_by_slice_vs_step.png",
            "tier3/deltas/tier3_delta_step_8000_minus_2000_by_task.png",
            "stage_compare/tier3/stage1_vs_stage2_task_acc_step_4000.png")
        .allSatisfy(path -> assertThat(folder.resolve("out").resolve(path)).isNotEmptyFile());
    assertThat(Files.readString(folder.resolve("out/index.html"))).contains("tier2_macro_ppl");
    String before = Files.readString(folder.resolve("out/manifest.json"));
    assertThat(draw("--snapshots", "2000,8000", "--compare-steps", "4000").out())
        .contains("31 figures", "(0 files written)");
    assertThat(Files.readString(folder.resolve("out/manifest.json"))).isEqualTo(before);
  }

  @Test
  void aChangedResultRedrawsAndWhatIsNoLongerMadeIsRemovedUnlessItIsNotOurs() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    draw("--snapshots", "2000,8000", "--only", "tier3/snapshots/*");
    Path old = folder.resolve("out/tier3/snapshots/tier3_step_2000_by_task.png");
    Path changed = folder.resolve("out/tier3/snapshots/tier3_step_2000_by_task.csv");
    assertThat(old).exists();
    Files.writeString(changed, "mine");

    draw("--snapshots", "8000");

    assertThat(old).doesNotExist();
    assertThat(changed).hasContent("mine");
  }

  @Test
  void withoutTheStageBeforeItsFiguresAreSkippedWithTheReasonAndTheExitCodeTells()
      throws IOException {
    corpus(StageCorpus.Faults.NONE);
    var args = new String[] {"figures", "stage-diagrams", "--dpi", "20", "-o", "out", "--source"};
    var stage2 = "stage2=results/_runs_stage2";

    var alone =
        console.run(Stream.concat(Stream.of(args), Stream.of(stage2)).toArray(String[]::new));

    assertThat(alone.exit()).isEqualTo(Exit.PARTLY);
    assertThat(alone.err()).contains("no results of Stage 1");
    assertThat(list(manifest(), "skipped")).hasSizeGreaterThanOrEqualTo(7);
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .doesNotContain(folder.toString());
    assertThat(draw("--skip-stage-compare", "--snapshots", "2000,8000").exit()).isZero();
    assertThat(draw("--snapshots", "3", "--strict").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void faultyInputIsReportedAndTheRestIsDrawn() throws IOException {
    corpus(new StageCorpus.Faults(0.05, 0.05, 0.1, true));

    var outcome = draw();

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("step_999999/tier2_ppl.json", "left out");
    assertThat(texts(manifest(), "files_generated")).hasSizeGreaterThan(15);
  }

  @Test
  void theFirstCheckpointStaysWhereThereIsNoBridge() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    try (var files = Files.walk(folder.resolve("results/_runs_stage2"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (String.valueOf(file.getParent()).endsWith("step_50000")) {
          Files.delete(file);
        }
      }
    }

    draw("--only", "tier*");

    assertThat(list(manifest(), "stage2_steps_plotted").toString()).startsWith("[2000,");
    assertThat(folder.resolve("out/tier2/relative/tier2_relative_vs_step2000.png")).exists();
  }

  @Test
  void aForeignManifestIsNotOverwritten() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/manifest.json"), "{\"mine\": 1}");

    assertThat(draw().exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(folder.resolve("out/manifest.json")).hasContent("{\"mine\": 1}");
  }

  @Test
  void aManifestThatNamesFilesElsewhereRemovesNothing() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    Path precious = Files.writeString(folder.resolve("precious.csv"), "x");
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        folder.resolve("out/manifest.json"),
        "{\"suite\": \"s\", \"files\": [{\"path\": \"../precious.csv\", \"figure\": \"\", \"sha256\":"
            + " \"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"}]}");

    draw("--snapshots", "2000");

    assertThat(precious).exists();
  }

  @Test
  void wrongSuiteFilesSayLineKeyAndRemedy() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "suite: s\nfigurs: []\n",
            "unknown key 'figurs'",
            "suite: s\n",
            "needs the key 'tiers'",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: ../x, kind: macro, tier: a}]\n",
            "a path is folders",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: x, kind: pie, tier: a}]\n",
            "does not know 'pie'",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: x, kind: macro, tier: b}]\n",
            "no tier is called 'b'");
    for (var each : wrong.entrySet()) {
      Files.writeString(folder.resolve("s.yaml"), each.getKey());
      var outcome = console.run("figures", "s.yaml");
      assertThat(outcome.exit()).isEqualTo(Exit.USAGE);
      assertThat(outcome.err()).contains("s.yaml", each.getValue());
    }
    assertThat(console.run("figures", "nowhere").err()).contains("stage-diagrams");
  }

  /** The numbers that the specification of the first tool gives for its published data. */
  @Test
  void publishedResultsGiveThePublishedNumbers() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "skipped: no published results here");

    var outcome =
        console.run(
            "figures", "stage-diagrams", "--source", REAL.toString(), "-o", "out", "--dpi", "20");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(texts(manifest(), "files_generated")).hasSize(33);
    var expected =
        Map.of(
            2000, "19.4036 16.409 0.39604 0.00637 0.3644",
            6000, "19.0020 15.661 0.39559 0.00643 0.3636",
            10000, "18.4701 14.959 0.39815 0.00640 0.3649",
            14000, "17.8109 14.422 0.40371 0.00637 0.3669",
            18000, "17.2090 13.902 0.40077 0.00638 0.3668",
            22000, "16.8703 13.630 0.40218 0.00646 0.3690",
            50000, "20.2719 18.284 0.40007 0.00636 0.3688");
    expected.forEach((step, line) -> assertThat(line(step)).as("step %s", step).isEqualTo(line));
  }

  private String line(int step) {
    try {
      var numbers = (JsonValue.Members) member(manifest(), "numbers");
      var stage2 = (JsonValue.Members) list(numbers, "stages").get(1);
      var ppl = step((JsonValue.Members) list(stage2, "tiers").get(0), step);
      var acc = step((JsonValue.Members) list(stage2, "tiers").get(1), step);
      return String.format(
          Locale.ROOT,
          "%.4f %.3f %.5f %.5f %.4f",
          number(ppl, "mean"),
          number(ppl, "geometric"),
          number(acc, "mean"),
          number(acc, "se"),
          number(acc, "weighted"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonValue.Members step(JsonValue.Members tier, int step) {
    return list(tier, "steps").stream()
        .map(JsonValue.Members.class::cast)
        .filter(each -> number(each, "step") == step)
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonValue.Members object, String name) {
    return ((JsonValue.Number) member(object, name)).value();
  }
}
