package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.samples.ParquetFile;
import dev.assay.selection.Method;
import dev.assay.selection.StepScores;
import dev.assay.testkit.corpus.TtsCorpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
  private static final PrepareOptions PLAIN =
      new PrepareOptions(List.of(), StepScores.LAST, false, Settings.STRICT);

  private static final String ROW =
      "{\"problem\":\"P\",\"answer\":\"3\",\"unique_id\":\"%s\","
          + "\"completions\":[\"\\\\boxed{4}\",\"\\\\boxed{3}\",\"\\\\boxed{3.0}\",\"none\"],"
          + "\"scores\":[[0.9,0.5],[0.1,0.8],[0.7],[]]%s}\n";

  @TempDir Path folder;
  private Path runs;

  @BeforeEach
  void invent() throws IOException {
    runs = folder.resolve("runs");
    new TtsCorpus(9, 6, 3).writeTo(runs);
  }

  private static RunLoader loader(Settings settings, StepScores steps) {
    return new RunLoader(TtsYaml.builtInRules(), new ProblemJudge(new Grader(settings), steps));
  }

  private Result prepare(Path input, PrepareOptions options, boolean force) {
    RunLoader loader = loader(options.grading(), options.steps());
    RunRef run = loader.discover(input, "x", Sidecar.NOTHING).runs().getFirst();
    Path to = PreparedPlace.of(folder.resolve("home"), folder.resolve("out"), run.subset());
    return new Preparation(options, Clock.systemUTC())
        .prepare(
            new Preparation.Task(run, loader.files(run), to, force, true), (share, count) -> {});
  }

  private Result.Done done(Path input, PrepareOptions options) {
    Result result = prepare(input, options, false);
    assertThat(result).isInstanceOf(Result.Done.class);
    return (Result.Done) result;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new java.util.ArrayList<>();
    try (ParquetFile parquet = ParquetFile.open(file)) {
      List<String> names = List.copyOf(parquet.columns().keySet());
      parquet.read(
          names,
          (number, cells) -> {
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
              row.put(names.get(i), cells.text(i));
            }
            rows.add(row);
          });
    }
    return rows;
  }

  /** Whatever the rule for scores, and with the steps or without. */
  @Test
  void aPreparedRunSaysWhatTheRowsSay() throws IOException {
    Path raw;
    try (Stream<Path> files = Files.list(runs.resolve(TtsCorpus.BEAM))) {
      raw = files.sorted().findFirst().orElseThrow();
    }
    Path prepared = done(raw, PLAIN).file();
    for (StepScores steps : StepScores.values()) {
      for (boolean withSteps : List.of(true, false)) {
        RunLoader loader = loader(Settings.STRICT, steps);
        Loaded one = load(loader, raw, withSteps);
        Loaded two = load(loader, prepared, withSteps);
        assertThat(two.problems()).isEmpty();
        assertThat(two.run().problems()).hasSameSizeAs(one.run().problems()).isNotEmpty();
        for (int p = 0; p < one.run().problems().size(); p++) {
          same(one.run().problems().get(p), two.run().problems().get(p));
        }
      }
    }
  }

  private static Loaded load(RunLoader loader, Path file, boolean withSteps) {
    RunRef run = loader.discover(file, "x", Sidecar.NOTHING).runs().getFirst();
    return loader.load(run, withSteps);
  }

  private static void same(Outcome one, Outcome two) {
    assertThat(two).usingRecursiveComparison().isEqualTo(one);
    for (Method method : Method.values()) {
      for (int n = 1; n <= one.size(); n++) {
        assertThat(two.ballot().choose(method, n)).isEqualTo(one.ballot().choose(method, n));
      }
    }
  }

  @Test
  void choicesThatARowLacksAreDerivedAndThoseItStatesAreJudged() throws IOException {
    Path file =
        write(
            "X--T-1.jsonl",
            ROW.formatted("a", ",\"pred_maj@2\":\"\\\\boxed{9}\",\"own\":{\"k\":[1]}"));
    Map<String, String> row = rows(done(file, PLAIN).file()).getFirst();
    assertThat(row)
        .containsEntry("pred_maj@1", "\\boxed{4}")
        .containsEntry("pred_maj@2", "\\boxed{9}") // as stated, though it does not follow
        .containsEntry("is_correct_maj@2", "false")
        .containsEntry("pred_maj@4", "\\boxed{3}")
        .containsEntry("is_correct_maj@4", "true")
        .containsEntry("pred_naive@2", "\\boxed{3}")
        .containsEntry("is_correct_naive@1", "false")
        .containsEntry("is_correct_weighted@4", "true")
        .containsEntry("pass@1", "0.5")
        .containsEntry("pass@4", "1.0")
        .containsEntry("answer_group", "[0, 1, 1, null]")
        .containsEntry("is_correct_preds", "[false, true, true, false]")
        .containsEntry("agg_scores", "[0.5, 0.8, 0.7, null]")
        .containsEntry("own", "{k=[1]}");
    Map<String, String> again =
        rows(done(file, new PrepareOptions(List.of(2, 3), StepScores.MIN, true, Settings.STRICT))
                .file())
            .getFirst();
    assertThat(again)
        .containsEntry("pred_maj@2", "\\boxed{4}")
        .containsEntry("pred_maj@3", "\\boxed{3}")
        .containsEntry("agg_scores", "[0.5, 0.1, 0.7, null]")
        .containsEntry("pred_naive@3", "\\boxed{3.0}")
        .doesNotContainKey("pred_maj@4");
  }

  @Test
  void theOldLayoutIsReadAndWritten() throws IOException {
    Path file =
        write(
            "X--T-1.jsonl",
            ROW.formatted(
                "a",
                ",\"pred_maj@1\":\"\\\\boxed{4}\",\"is_correct_maj@1\":true,\"pass@1\":0.9,"
                    + "\"_preprocessing_metadata\":{\"preprocessing_version\":\"1.0\"}"));
    Result.Done done = done(file, PLAIN);
    Map<String, String> row = rows(done.file()).getFirst();
    assertThat(row).containsEntry("is_correct_maj@1", "false").containsEntry("pass@1", "0.5");
    assertThat(row.get("_preprocessing_metadata"))
        .contains("preprocessing_version=1.0", "num_pred_fields=9", "total_evaluations=9")
        .contains("grader_version=" + Grader.VERSION, "profile=STRICT", "input_sha256=");
    assertThat(done.findings()).extracting(Finding::check).contains("verdicts");
  }

  @Test
  void withoutAGoldAnswerNothingIsSaidToBeWrong() throws IOException {
    Path file = write("X--T-1.jsonl", ROW.formatted("a", "").replace("\"answer\":\"3\",", ""));
    Map<String, String> row = rows(done(file, PLAIN).file()).getFirst();
    assertThat(row)
        .containsEntry("is_correct_maj@4", "")
        .containsEntry("pass@1", "")
        .containsEntry("is_correct_preds", "[null, null, null, null]");
  }

  @Test
  void whatIsPreparedIsLeftUntilInputOrOptionsChange() throws IOException {
    Path file = write("X--T-1.jsonl", ROW.formatted("a", ""));
    Path out = done(file, PLAIN).file();
    assertThat(prepare(file, PLAIN, false))
        .isEqualTo(new Result.Skipped(out, "is prepared already"));
    assertThat(prepare(file, PLAIN, true)).isInstanceOf(Result.Done.class);
    PrepareOptions other =
        new PrepareOptions(List.of(), StepScores.LAST, false, Settings.MATH_VERIFY);
    assertThat(prepare(file, other, false)).isInstanceOf(Result.Done.class);
    // Verdicts of other settings are not taken for ours.
    Outcome judged =
        load(loader(Settings.STRICT, StepScores.LAST), out, false).run().problems().getFirst();
    assertThat(judged.correct()).containsExactly(false, true, true, false);
    Files.writeString(file, ROW.formatted("b", ""));
    assertThat(prepare(file, other, false)).isInstanceOf(Result.Done.class);
    assertThat(rows(out).getFirst()).containsEntry("unique_id", "b");
  }

  @Test
  void rowsThatWereLostAreToldAgainWhenNothingIsMade() throws IOException {
    Path file = write("X--T-1.jsonl", ROW.formatted("a", "") + "{\"no\":1}\n{\"no\":2}\n");
    assertThat(done(file, PLAIN).problems()).hasSize(2);
    Result again = prepare(file, PLAIN, false);
    assertThat(again).isInstanceOf(Result.Skipped.class);
    assertThat(((Result.Skipped) again).problems())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.problem()).isEqualTo("2 rows were left out when it was made");
          assertThat(each.remedy())
              .isEqualTo(
                  "Mend the input, then run the command again; --force makes it anew and names the"
                      + " rows.");
        });
  }

  @Test
  void ofAPartOfABenchmarkOnlyItsOwnProblemsAreExpected() throws IOException {
    assertThat(sizes("MATH-500--T-1--chunk-0_1", "problems: 6")).isEmpty();
    assertThat(sizes("MATH-500--T-1--chunk-5_9", "problems: 6")).isEmpty();
    assertThat(sizes("MATH-500--T-1--chunk-499_600", "model: M")).isEmpty();
    assertThat(sizes("own--T-1--chunk-3_9", "model: M")).isEmpty();
    assertThat(sizes("MATH-500--T-1--chunk-0_4", "problems: 6"))
        .containsExactly("1 problems where 4 are expected");
    assertThat(sizes("MATH-500--T-1", "problems: 6"))
        .containsExactly("1 problems where 6 are expected");
  }

  private List<String> sizes(String name, String said) throws IOException {
    write(name + ".tts.yaml", said + "\n");
    return done(write(name + ".jsonl", ROW.formatted("a", "")), PLAIN).findings().stream()
        .filter(each -> each.check().equals("size"))
        .map(Finding::message)
        .toList();
  }

  @Test
  void scoresOfCompletionsCountWhereEveryListOfStepsIsEmpty() throws IOException {
    String row =
        "{\"problem\":\"P\",\"answer\":\"3\",\"unique_id\":\"a\","
            + "\"completions\":[\"\\\\boxed{4}\",\"\\\\boxed{3}\"],"
            + "\"scores\":[[],[]],\"agg_scores\":[0.1,0.9]}\n";
    Path file = write("X--T-1.jsonl", row);
    Result.Done done = done(file, PLAIN);
    assertThat(rows(done.file()).getFirst())
        .containsEntry("agg_scores", "[0.1, 0.9]")
        .containsEntry("pred_naive@2", "\\boxed{3}")
        .containsEntry("pred_weighted@2", "\\boxed{3}");
    assertThat(done.findings()).extracting(Finding::check).doesNotContain("aggregates");
    Outcome judged =
        load(loader(Settings.STRICT, StepScores.MIN), done.file(), true)
            .run()
            .problems()
            .getFirst();
    assertThat(judged.ballot().choose(Method.NAIVE, 2)).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherIsNeverTouched() throws IOException {
    Path file = write("X--T-1.jsonl", ROW.formatted("a", ""));
    Path out = done(file, PLAIN).file();
    Files.writeString(out, "mine");
    Path beside = Files.writeString(out.resolveSibling("notes.txt"), "mine too");
    Result result = prepare(file, PLAIN, true);
    assertThat(result).isInstanceOf(Result.Failed.class);
    assertThat(((Result.Failed) result).problem().message()).contains("was not written by Assay");
    assertThat(out).hasContent("mine");
    assertThat(beside).hasContent("mine too");
  }

  @Test
  void ofAFileThatBreaksOffTheWholeRowsArePrepared() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 200; i++) {
        zip.write(
            ROW.formatted("p" + i, ",\"x\":\"" + (i * 7919 % 1009) + "\"")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
    Path cut = Files.write(folder.resolve("X--T-1.jsonl.gz"), half);
    Result.Done done = done(cut, PLAIN);
    assertThat(done.rows()).isBetween(20L, 199L);
    assertThat(done.problems())
        .extracting(RunProblem::message)
        .singleElement()
        .asString()
        .contains("the compressed file breaks off; what stands before it is read");
    Path bad = Files.write(folder.resolve("Y--T-1.jsonl.gz"), Arrays.copyOf(half, 30));
    assertThat(((Result.Failed) prepare(bad, PLAIN, false)).problem().message())
        .contains("there is no problem with completions", "the compressed file breaks off");
  }

  @Test
  void whatAKilledProcessLeftGoesAndWhatALivingOneUsesStays() throws IOException {
    Path file = write("X--T-1.jsonl", ROW.formatted("a", ""));
    Path home = done(file, PLAIN).file().resolveSibling(".").normalize();
    Path dead = home.resolve(".assay-prepare-dead");
    Files.createDirectories(dead.resolve("overflow"));
    Files.writeString(dead.resolve("lock"), "");
    Files.writeString(dead.resolve("rows.jsonl"), "half");
    Path foreign = Files.createDirectories(home.resolve(".assay-prepare-foreign"));
    Files.writeString(foreign.resolve("precious"), "x");
    try (Workplace living = Workplace.in(home)) {
      assertThat(prepare(file, PLAIN, true)).isInstanceOf(Result.Done.class);
      assertThat(living.folder()).exists();
    }
    assertThat(dead).doesNotExist();
    assertThat(foreign.resolve("precious")).exists(); // no lock says whose it is
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left).containsExactlyInAnyOrder(home.resolve(Preparation.PART), foreign);
    }
  }

  @Test
  void rowsOfTheHarnessGetTheNamesOfSearchAndLearn() throws IOException {
    Path file =
        write(
            "X--T-1.jsonl",
            "{\"question\":\"Q\",\"gt\":\"3\",\"answer\":\"long\",\"code\":[\"\\\\boxed{3}\",\"x\"],"
                + "\"pred\":[\"3\",\"\"],\"score\":[true,false],\"pred_score\":[[-1.5],[2.0]]}\n");
    Map<String, String> row = rows(done(file, PLAIN).file()).getFirst();
    assertThat(row)
        .containsEntry("problem", "Q")
        .containsEntry("answer", "3")
        .containsEntry("answer_of_harness", "long")
        .containsEntry("agg_scores", "[-1.5, 2.0]")
        .containsEntry("is_correct_preds", "[true, false]");
  }
}
