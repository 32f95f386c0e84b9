package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.domain.Checkpoint;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Registration;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
  private static final MetricKey ACC = MetricKey.of("piqa", "acc");
  @TempDir Path folder;

  private Index index() {
    return Index.open(folder.resolve(".assay/index.db"));
  }

  private static RunRecord run(String id) {
    return RunRecord.builder(Role.RESULT, id, "path:/x/" + id)
        .name("Run " + id)
        .model("m")
        .trainingType(TrainingType.LORA)
        .checkpoint(
            new Checkpoint("exp", "/x/" + id, OptionalLong.of(7), OptionalLong.empty(), "stage1"))
        .evaluatedAt(Instant.ofEpochMilli(1_000), TimeSource.RESULTS_FILE)
        .config("{\"a\":{\"b\":1}}", "")
        .tag("one")
        .tag("two")
        .notes("note")
        .estimate(
            new Estimate(
                ACC, 0.5, OptionalDouble.of(0.01), OptionalLong.of(100), Estimate.Source.REPORTED))
        .series(
            new Series(
                "book",
                "loss",
                "local",
                "a.flac",
                false,
                "tokens",
                new long[] {1, 2},
                new double[] {1.5, Double.NaN},
                1))
        .samples(new SampleSet(ACC, 9, 1, 0.5, 0.1))
        .build();
  }

  private static UnitWrite unit(String path, RunRecord... runs) {
    return new UnitWrite(
        new FileEntry(path, 1, 2_000_000, 3, new byte[32], FileEntry.Status.READ, "test"),
        List.of(),
        List.of(runs),
        List.of(new Registration("path:/gone", "/gone/r.json", Instant.ofEpochMilli(5))),
        Map.of(ACC, Direction.HIGHER),
        List.of(new UnitWrite.UnitProblem(true, -1, "line 3", "broken", "mend it")));
  }

  @Test
  void givesBackEverythingOfARun() {
    Index index = index();
    try (IngestWriter writer = index.write()) {
      writer.begin();
      writer.put(unit("/data/a.json", run("a")), null, 10);
      writer.commit();
    }

    try (RunReader reader = index.read()) {
      RunHead head = reader.runs().getFirst();
      assertThat(head.id()).isEqualTo("a");
      assertThat(head.step()).isEqualTo(7L);
      assertThat(head.tokens()).isNull();
      assertThat(head.tags()).containsExactly("one", "two");
      assertThat(head.trainingType()).isEqualTo(TrainingType.LORA);
      assertThat(head.format()).isEqualTo("test");
      assertThat(reader.details().config(head.configId())).isEqualTo("{\"a\":{\"b\":1}}");
      assertThat(reader.details().estimates(head.runId()).getFirst().estimate())
          .isEqualTo(run("a").estimates().getFirst());
      assertThat(reader.metrics())
          .singleElement()
          .satisfies(m -> assertThat(m.stated()).isEqualTo(Direction.HIGHER));
      Series series = reader.series(List.of(head.runId()), "", "").getFirst().series();
      assertThat(series.part()).isEqualTo("a.flac");
      assertThat(series.y()).containsExactly(1.5, Double.NaN);
      assertThat(reader.details().samples(head.runId()).getFirst().set().unscored()).isEqualTo(1);
      assertThat(reader.problems(false).getFirst().place()).isEqualTo("line 3");
      assertThat(reader.lostRegistrations()).containsExactly("path:/gone");
      assertThat(reader.summary().rejectedFiles()).isEqualTo(1);
    }
  }

  @Test
  void replacesWhatAFileSaidBefore() {
    Index index = index();
    long born = generation(index);
    try (IngestWriter writer = index.write()) {
      writer.begin();
      writer.put(unit("/data/a.json", run("a"), run("b")), null, 10);
      writer.commit();
      KnownFile known = writer.filesBelow("/data").get("/data/a.json");
      writer.begin();
      writer.put(unit("/data/a.json", run("c")), known == null ? null : known.fileId(), 20);
      writer.commit();
    }

    try (RunReader reader = index.read()) {
      assertThat(reader.runs()).extracting(RunHead::id).containsExactly("c");
      assertThat(reader.metrics().getFirst().runs()).isEqualTo(1);
      assertThat(reader.generation()).isEqualTo(born + 2);
    }
  }

  private static long generation(Index index) {
    try (RunReader reader = index.read()) {
      return reader.generation();
    }
  }

  @Test
  void startsAnewWhenItsFileWasDeletedMeanwhile() throws Exception {
    Index index = index();
    try (IngestWriter writer = index.write()) {
      writer.begin();
      writer.put(unit("/data/a.json", run("a")), null, 10);
      writer.commit();
    }
    long before = generation(index);
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(index.file() + suffix));
    }

    try (RunReader reader = index.read()) {
      assertThat(reader.runs()).isEmpty();
      assertThat(reader.generation()).isGreaterThan(before);
    }
  }

  @Test
  void leavesNoTraceOfABatchThatDoesNotEnd() {
    Index index = index();
    long born = generation(index);
    try (IngestWriter writer = index.write()) {
      writer.begin();
      writer.put(unit("/data/a.json", run("a")), null, 10);
    }

    try (RunReader reader = index.read()) {
      assertThat(reader.runs()).isEmpty();
      assertThat(reader.generation()).isEqualTo(born);
    }
  }

  @Test
  void tellsAWriterThatAnotherHasWritten() {
    Index index = index();
    try (IngestWriter one = index.write();
        IngestWriter other = index.write()) {
      assertThat(one.begin()).isFalse();
      one.put(unit("/data/a.json", run("a")), null, 10);
      one.commit();

      assertThat(other.begin()).isTrue();
      other.put(unit("/data/b.json", run("b")), null, 10);
      other.commit();
      assertThat(one.begin()).isTrue();
    }

    try (RunReader reader = index.read()) {
      assertThat(reader.runs()).extracting(RunHead::id).containsExactly("a", "b");
    }
  }

  @Test
  void keepsRunsOfVanishedFilesAsMissing() {
    Index index = index();
    try (IngestWriter writer = index.write()) {
      writer.begin();
      writer.put(unit("/data/a.json", run("a")), null, 10);
      writer.markMissing(
          writer.filesBelow("/data").values().stream().map(KnownFile::fileId).toList(), 20);
      writer.commit();
    }

    try (RunReader reader = index.read()) {
      assertThat(reader.runs()).singleElement().satisfies(r -> assertThat(r.missing()).isTrue());
      assertThat(reader.summary().missingRuns()).isEqualTo(1);
    }
  }

  @Test
  void migratesToTheSameSchemaThatANewIndexHas() throws Exception {
    Path migrated = folder.resolve("migrated.db");
    Migrations.run(migrated, 0);
    Index created = index();

    assertThat(schema(migrated)).isEqualTo(schema(created.file())).hasSizeGreaterThan(10);
  }

  private static List<String> schema(Path file) throws Exception {
    List<String> names = new ArrayList<>();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.each(
          db,
          """
          SELECT type, name, coalesce(sql, '') FROM sqlite_schema
           WHERE name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite_autoindex_flyway%' ORDER BY name
          """,
          row ->
              names.add(
                  row.getString(1)
                      + " "
                      + row.getString(2)
                      + " "
                      + row.getString(3).replaceAll("\\s+", " ").strip()));
    }
    return names;
  }

  @Test
  void refusesAFileThatIsNoIndexWithARemedy() throws Exception {
    Path file = folder.resolve("index.db");
    Files.writeString(file, "this is a text file, not a database; ".repeat(100));

    assertThatThrownBy(() -> Index.open(file))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains("damaged or not an index");
              assertThat(e.remedy()).contains("Delete it");
            });
  }

  @Test
  void refusesAnIndexOfANewerVersion() throws Exception {
    Path file = index().file();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = db.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    assertThatThrownBy(() -> Index.open(file)).hasMessageContaining("newer Assay");
  }

  @Test
  void emptiesAnIndexWhoseTablesAnotherBuildMadeAndKnowsItsFolders() throws Exception {
    Path file = index().file();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = db.createStatement()) {
      statement.execute("INSERT INTO root (path, scanned_at) VALUES ('/data', 7)");
      statement.execute("ALTER TABLE run DROP COLUMN notes");
      statement.execute("CREATE TABLE extra (x)");
      statement.execute("PRAGMA application_id = 1");
    }

    Index anew = Index.open(file);

    assertThat(anew.emptied()).containsExactly("/data");
    assertThat(schema(file)).isEqualTo(schema(newIndex()));
    try (RunReader reader = anew.read()) {
      assertThat(reader.runs()).isEmpty();
      assertThat(reader.scannedAt()).isNull();
      assertThat(reader.roots()).containsOnlyKeys("/data");
    }
    assertThat(Index.open(file).emptied()).isEmpty();
  }

  private Path newIndex() {
    return Index.open(folder.resolve("new.db")).file();
  }
}
