package dev.assay.formats.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.domain.AssayException;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.RunRecorder.Logged;
import dev.assay.formats.record.RunRecorder.Outcome;
import dev.assay.formats.record.RunRecorder.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RunRecorderTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2025-11-02T00:55:56.123456Z"), ZoneId.of("Europe/Berlin"));

  @TempDir Path folder;

  private RunRecorder recorder() {
    return new RunRecorder(NOON, folder, "1.2");
  }

  private static Evaluation.Builder some() {
    return Evaluation.builder().metric("sblimp_accuracy", 0.545).metric("sblimp_samples", 1000L);
  }

  private static JsonNode json(Path run) throws IOException {
    return Json.tree(Files.readAllBytes(run.resolve("results.json")));
  }

  private static JsonNode tree(String text) {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void anEvaluationIsSavedInAFolderNamedByTimeAndType() throws IOException {
    Saved saved =
        recorder()
            .save(
                some()
                    .type("TTT")
                    .step(2000)
                    .seed(42)
                    .checkpoint("/x/e/checkpoints/checkpoint_002000/consolidated")
                    .tag("ablation")
                    .note("first try")
                    .samples("samples.jsonl")
                    .build(),
                folder);

    assertThat(saved.outcome()).isEqualTo(Outcome.NEW);
    assertThat(saved.folder()).isEqualTo(folder.resolve("run_20251102_015556_ttt"));
    JsonNode metadata = json(saved.folder()).path("metadata");
    assertThat(metadata.path("timestamp").asString()).isEqualTo("20251102_015556");
    assertThat(metadata.path("datetime").asString()).isEqualTo("2025-11-02T01:55:56.123456+01:00");
    assertThat(metadata.path("datetime_utc").asString()).isEqualTo("2025-11-02T00:55:56.123456Z");
    assertThat(metadata.path("model_type").asString()).isEqualTo("TTT");
    assertThat(metadata.path("step").asLong()).isEqualTo(2000);
    assertThat(metadata.path("seed").asLong()).isEqualTo(42);
    assertThat(metadata.path("tags").toString()).isEqualTo("[\"ablation\"]");
    assertThat(metadata.path("note").asString()).isEqualTo("first try");
    assertThat(metadata.path("samples").toString()).isEqualTo("[\"samples.jsonl\"]");
    assertThat(metadata.path("versions").path("assay").asString()).isEqualTo("1.2");
    assertThat(metadata.has("git")).isFalse();
  }

  @Test
  void metricsAreSavedByCategoryUnderTheirLongNames() throws IOException {
    Evaluation evaluation =
        Evaluation.builder()
            .metrics(
                tree(
                    """
                    {"sblimp": {"accuracy": 0.5, "samples": 10}, "swuggy_accuracy": 0.75,
                     "long_context_loss_8k": 2.5, "_internal": 1,
                     "librilight": {"librilight_loss_8k": 4.5}}
                    """))
            .build();

    JsonNode root = json(recorder().save(evaluation, folder).folder());

    assertThat(root.path("results").toString())
        .isEqualTo(
            "{\"sblimp\":{\"sblimp_accuracy\":0.5,\"sblimp_samples\":10},"
                + "\"swuggy\":{\"swuggy_accuracy\":0.75},"
                + "\"other\":{\"long_context_loss_8k\":2.5},"
                + "\"librilight\":{\"librilight_loss_8k\":4.5},"
                + "\"aggregate\":{\"paper_metrics_avg\":0.625,\"paper_metrics_f1\":0.6000000000000001}}");
    assertThat(root.path("aggregate_over").toString())
        .isEqualTo("[\"sblimp_accuracy\",\"swuggy_accuracy\"]");
  }

  @Test
  void theSummaryIsTheEvaluatorsOwn() throws IOException {
    Evaluation evaluation =
        Evaluation.builder()
            .metric("sblimp_accuracy", 0.54545)
            .metric("sblimp_samples", 1007L)
            .metric("librilight_slope", -1.25e-5)
            .metric("librilight_loss_24k", Double.NaN)
            .metric("paper_metrics_avg", 0.545)
            .type("Baseline")
            .build();

    Path run = recorder().save(evaluation, folder).folder();

    assertThat(run.resolve("summary.txt"))
        .content()
        .isEqualTo(
            """
            Evaluation Run: 2025-11-02T01:55:56.123456+01:00
            Model Type: Baseline
            ============================================================

            SBLIMP:
              sblimp_accuracy: 54.55%
              sblimp_samples: 1007

            LIBRILIGHT:
              librilight_slope: -0.000013
              librilight_loss_24k: not available

            AGGREGATE:
              paper_metrics_avg: 0.545000

            """);
  }

  @Test
  void whatIsNotFiniteIsNullBesideItsReason() throws IOException {
    Evaluation evaluation =
        some().metric("librilight_loss_24k", Double.NaN).metric("x", -1 / 0.0).build();

    Path run = recorder().save(evaluation, folder).folder();

    assertThat(json(run).path("results").path("other").path("x").isNull()).isTrue();
    assertThat(json(run).path("not_available").toString())
        .isEqualTo("{\"librilight_loss_24k\":\"NaN\",\"x\":\"-Infinity\"}");
    assertThat(run.resolve("results.json"))
        .content()
        .doesNotContain(": NaN")
        .doesNotContain(": -Inf");
  }

  @Test
  void marksAndSlopesAreThoseThatTheCurveIsLongEnoughFor() throws IOException {
    double[] losses = new double[16_002];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = 10 - i / 10_000.0;
    }
    losses[3000] = Double.NaN;

    JsonNode root =
        json(
            recorder()
                .save(
                    Evaluation.builder().curve("librilight", Curve.ofTokens(losses)).build(),
                    folder)
                .folder());
    JsonNode detailed = root.path("librilight_detailed");

    assertThat(detailed.path("losses")).hasSize(16_002);
    assertThat(detailed.path("losses").get(3000).isNull()).isTrue();
    assertThat(detailed.path("measurement_positions")).hasSize(15); // 3000 is not known
    assertThat(detailed.path("position_metrics").path("16000").asDouble()).isEqualTo(losses[16000]);
    assertThat(detailed.path("slopes").propertyNames())
        .containsExactly("overall", "early", "middle");
    assertThat(detailed.path("slopes").path("overall").asDouble())
        .isEqualTo((losses[16_001] - losses[8000]) / 8001);
    assertThat(root.path("not_available").path("librilight curve").asString())
        .isEqualTo("1 losses are not finite");
  }

  @Test
  void theModelTypeIsTakenFromTheConfigurationAndSaysSo() throws IOException {
    Evaluation hybrid =
        some()
            .config(tree("{\"ttt\":{\"enable\":true},\"lora\":{\"enable\":true},\"seed\":7}"))
            .build();

    Path run = recorder().save(hybrid, folder).folder();

    assertThat(run.getFileName()).hasToString("run_20251102_015556_hybrid");
    JsonNode metadata = json(run).path("metadata");
    assertThat(metadata.path("model_type_from").asString())
        .isEqualTo("config: ttt.enable and lora.enable");
    assertThat(metadata.path("seed").asLong()).isEqualTo(7);
  }

  @Test
  void aTypeThatIsNoFolderNameCannotLeaveTheFolder() {
    Path run = recorder().save(some().type("../../Étrange\n").build(), folder).folder();
    assertThat(run.getParent()).isEqualTo(folder);
    assertThat(run.getFileName()).hasToString("run_20251102_015556_trange");
  }

  @Test
  void aLaterSaveOfTheSameRunLosesNothing() throws IOException {
    Path run =
        recorder()
            .save(some().tag("a").curve("librilight", curve(3)).note("fast").build(), folder)
            .folder();
    Evaluation later =
        Evaluation.builder()
            .metric("sblimp_accuracy", 0.6)
            .metric("swuggy_accuracy", 0.75)
            .curve("librilight", curve(4))
            .tag("b")
            .note("slow")
            .step(10)
            .build();

    assertThat(recorder().merge(run, later).outcome()).isEqualTo(Outcome.MERGED);
    assertThat(recorder().merge(run, later).outcome()).isEqualTo(Outcome.KNOWN);

    JsonNode root = json(run);
    assertThat(root.path("results").path("sblimp").toString())
        .isEqualTo("{\"sblimp_accuracy\":0.6,\"sblimp_samples\":1000}");
    assertThat(root.path("results").path("aggregate").path("paper_metrics_avg").asDouble())
        .isEqualTo((0.6 + 0.75) / 2);
    assertThat(root.path("superseded")).hasSize(2);
    assertThat(root.path("superseded").get(0).path("value").asDouble()).isEqualTo(0.545);
    assertThat(root.path("superseded").get(1).path("losses")).hasSize(3);
    assertThat(root.path("librilight_detailed").path("losses")).hasSize(4);
    assertThat(root.path("saves")).hasSize(2);
    assertThat(root.path("saves").get(0).path("note").asString()).isEqualTo("fast");
    assertThat(root.path("metadata").path("note").asString()).isEqualTo("fast | slow");
    assertThat(root.path("metadata").path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(root.path("metadata").path("step").asLong()).isEqualTo(10);
    assertThat(run.resolve("summary.txt")).content().contains("swuggy_accuracy: 75.00%");
  }

  private static Curve curve(int length) {
    return Curve.ofTokens(new double[length]);
  }

  @Test
  void anUnknownValueReplacesNoKnownOne() throws IOException {
    Path run = recorder().save(some().build(), folder).folder();

    recorder().merge(run, some().metric("sblimp_accuracy", Double.NaN).tag("x").build());

    assertThat(json(run).path("results").path("sblimp").path("sblimp_accuracy").asDouble())
        .isEqualTo(0.545);
  }

  @Test
  void aRunOfAnotherStepIsNotMergedInto() {
    Path run = recorder().save(some().step(1).build(), folder).folder();

    assertThatThrownBy(() -> recorder().merge(run, some().step(2).build()))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AssayException.Kind.CONFLICT);
              assertThat(e.problem()).contains("step 1").contains("step 2");
              assertThat(e.remedy()).contains("run of its own");
            });
    assertThatThrownBy(() -> recorder().merge(folder.resolve("none"), some().build()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("there is no run");
  }

  @Test
  void aFileOfTheFirstToolIsAddedToAndItsBareNanBecomesNull() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run_20251102_015556_ttt"));
    Files.writeString(
        run.resolve("results.json"),
        """
        {"metadata": {"timestamp": "20251102_015556", "model_type": "TTT"}, "mine": [1],
         "results": {"sblimp": {"accuracy": 0.5}, "librilight": {"librilight_loss_8k": NaN}}}
        """);

    recorder().merge(run, Evaluation.builder().metric("sblimp_accuracy", 0.75).build());

    JsonNode root = json(run);
    assertThat(root.path("results").path("sblimp").toString()).isEqualTo("{\"accuracy\":0.75}");
    assertThat(root.path("mine").toString()).isEqualTo("[1]");
    assertThat(run.resolve("results.json")).content().doesNotContain("NaN");
  }

  @Test
  void aRepeatedRequestMakesNoSecondRun() throws IOException {
    Saved first = recorder().save(some().id("job 7/../x").build(), folder);
    Saved again = recorder().save(some().id("job 7/../x").build(), folder);
    Saved more = recorder().save(some().metric("x", 1L).id("job 7/../x").build(), folder);
    Saved other = recorder().save(some().id("job 8").build(), folder);

    assertThat(again).isEqualTo(new Saved(first.folder(), Outcome.KNOWN));
    assertThat(more).isEqualTo(new Saved(first.folder(), Outcome.MERGED));
    assertThat(other.outcome()).isEqualTo(Outcome.NEW);
    assertThat(json(first.folder()).path("results").path("other").path("x").asLong()).isEqualTo(1);
  }

  @Test
  void manyThreadsThatSaveAtOnceLoseNothing() throws Exception {
    List<Future<Path>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 64; i++) {
        long number = i;
        all.add(
            threads.submit(
                () -> recorder().save(some().metric("x", number).build(), folder).folder()));
      }
    }
    Set<Long> seen = new HashSet<>();
    for (Future<Path> saved : all) {
      seen.add(json(saved.get()).path("results").path("other").path("x").asLong());
    }
    assertThat(seen).hasSize(64);
    assertThat(visible()).hasSize(64);
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static LoggedValues values(String id, long from, double... values) {
    List<LoggedValues.Value> all = new ArrayList<>();
    for (double value : values) {
      all.add(new LoggedValues.Value(from + all.size(), "train_loss", value));
    }
    return new LoggedValues(id, "TTT", from, all);
  }

  @Test
  void valuesAndTheEvaluationOfOneIdAreInOneFolder() throws IOException {
    assertThat(recorder().log(values("job 7", 0), folder).values()).isZero();
    Logged first = recorder().log(values("job 7", 0, 2.5, Double.NaN), folder);
    assertThat(recorder().log(values("job 7", 0), folder)).isEqualTo(first);
    Logged repeated = recorder().log(values("job 7", 1, 2.5, 1.5), folder);
    Saved saved = recorder().save(some().id("job 7").step(3).build(), folder);
    Saved again = recorder().save(some().id("job 7").step(3).build(), folder);

    assertThat(first.folder()).isEqualTo(folder.resolve("run_20251102_015556_ttt"));
    assertThat(first.values()).isEqualTo(2);
    assertThat(repeated).isEqualTo(new Logged(first.folder(), 3));
    assertThat(saved).isEqualTo(new Saved(first.folder(), Outcome.NEW));
    assertThat(again.outcome()).isEqualTo(Outcome.KNOWN);
    assertThat(first.folder().resolve("metrics.jsonl"))
        .content()
        .isEqualTo(
            """
            {"step":0,"name":"train_loss","value":2.5}
            {"step":1,"name":"train_loss","value":null}
            {"step":2,"name":"train_loss","value":1.5}
            """);
    assertThat(json(saved.folder()).path("metadata").path("step").asLong()).isEqualTo(3);
    assertThat(saved.folder().resolve("summary.txt")).content().contains("54.50%");
  }

  @Test
  void valuesThatAreMissingInBetweenAreNoticedAndHalfALineIsCutOff() throws IOException {
    Path run = recorder().log(values("job 7", 0, 2.5), folder).folder();
    Path log = run.resolve("metrics.jsonl");
    Files.writeString(log, Files.readString(log) + "{\"step\":1,\"na");

    assertThatThrownBy(() -> recorder().log(values("job 7", 5, 1.0), folder))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("the run has 1 values, but these begin at 5");
    assertThat(recorder().log(values("job 7", 1, 1.0), folder).values()).isEqualTo(2);

    assertThat(Files.readAllLines(log)).hasSize(2).allMatch(line -> line.endsWith("}"));
  }

  @Test
  void whatAKilledProcessLeftIsRemovedWhenItIsOldAndOurs() throws IOException {
    Path old = leftover("old", "results.json");
    Path young = leftover("young", "summary.txt");
    Path foreign = leftover("foreign", "thesis.tex");
    Instant now = Instant.now();
    for (Path each : List.of(old, foreign)) {
      Files.setLastModifiedTime(each, FileTime.from(now.minus(Duration.ofHours(25))));
    }

    recorder().save(some().build(), folder);

    assertThat(old).doesNotExist();
    assertThat(young.resolve("summary.txt")).exists();
    assertThat(foreign.resolve("thesis.tex")).exists();
  }

  private Path leftover(String name, String file) throws IOException {
    Path hidden = Files.createDirectory(folder.resolve(RunRecorder.UNFINISHED + name));
    Files.createFile(hidden.resolve(file));
    return hidden;
  }

  @Test
  void theCommitOfTheFolderIsSavedWithoutWaitingForIt() throws IOException {
    Path repository = Path.of("").toAbsolutePath(); // the checkout that this is built in
    boolean isRepository = Files.exists(repository.resolve("../.git"));
    RunRecorder here = new RunRecorder(NOON, repository, "");

    JsonNode git = json(here.save(some().build(), folder).folder()).path("metadata").path("git");

    assumeTrue(isRepository && git.isObject(), "no git here");
    assertThat(git.path("commit").asString()).matches("[0-9a-f]{40,64}");
    assertThat(git.path("dirty").isBoolean()).isTrue();
  }
}
