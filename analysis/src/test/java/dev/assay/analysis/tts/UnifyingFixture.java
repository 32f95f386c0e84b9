package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.samples.ParquetFile;
import dev.assay.selection.StepScores;
import dev.assay.testkit.corpus.TtsCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Runs that are put together, and what is made of them. */
abstract class UnifyingFixture {
  static final PrepareOptions PLAIN =
      new PrepareOptions(List.of(), StepScores.LAST, false, Settings.STRICT);

  static final String ROW =
      "{\"problem\":\"P\",\"answer\":\"3\",\"unique_id\":\"%s\","
          + "\"completions\":[\"\\\\boxed{4}\",\"\\\\boxed{3}\"],\"scores\":[[0.9],[0.1,0.8]]%s}\n";

  @TempDir Path folder;
  Path bon;

  @BeforeEach
  void invent() throws IOException {
    Path runs = folder.resolve("runs");
    new TtsCorpus(5, 4, 3).writeTo(runs);
    bon = runs.resolve(TtsCorpus.BON);
  }

  static RunLoader loader() {
    return new RunLoader(
        TtsYaml.builtInRules(), new ProblemJudge(new Grader(Settings.STRICT), StepScores.LAST));
  }

  record Groups(RunLoader loader, List<Unifying.Group> groups, List<RunProblem> left) {}

  static Groups groups(Path place) {
    RunLoader loader = loader();
    List<RunProblem> left = new ArrayList<>();
    var runs = loader.discover(place, place.toString(), Sidecar.NOTHING).runs();
    return new Groups(loader, Unifying.of(runs, left::add), left);
  }

  Result unify(Groups found, int group, long seed) {
    Unifying.Group of = found.groups().get(group);
    Path file =
        PreparedPlace.of(
            PreparedPlace.Stage.UNIFIED,
            found.loader().home(of.runs().getFirst()),
            folder.resolve("out"),
            of.as().subset());
    return new Pooling(PLAIN, Clock.systemUTC())
        .make(
            new Pooling.Task(
                of.as(),
                of.runs().stream()
                    .map(run -> new Pooling.Source(run, found.loader().files(run)))
                    .toList(),
                file,
                Unifying.words(seed),
                false,
                Unifying.shuffled(seed)),
            (share, completions) -> {});
  }

  Result.Done done(Path place, int group, long seed) {
    Result result = unify(groups(place), group, seed);
    assertThat(result).isInstanceOf(Result.Done.class);
    return (Result.Done) result;
  }

  static Map<String, ObjectNode> rows(Path file) throws IOException {
    Map<String, ObjectNode> rows = new HashMap<>();
    if (RowFile.isParquet(file)) {
      try (ParquetFile parquet = ParquetFile.open(file)) {
        parquet.read(item -> keep(rows, (Row) ((Line) item).parsed()));
      }
    } else {
      RowFile.of(file).read(item -> keep(rows, (Row) ((Line) item).parsed()));
    }
    return rows;
  }

  static <T> T row(Map<String, T> rows, String key) {
    return Objects.requireNonNull(rows.get(key), key);
  }

  static void keep(Map<String, ObjectNode> rows, Row row) {
    rows.put(row.value().get("unique_id").asString(), row.value());
  }

  Path write(String name, String... rows) throws IOException {
    Path place = Files.createDirectories(folder.resolve("mine/default-MATH-500-bon"));
    return Files.writeString(place.resolve(name), String.join("", rows));
  }

  Path mine() {
    return folder.resolve("mine/default-MATH-500-bon");
  }
}
