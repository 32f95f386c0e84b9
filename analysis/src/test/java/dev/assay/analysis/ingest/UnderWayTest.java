package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Annotation;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluations and files that are still being written, by a clock that the test sets. */
class UnderWayTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ID = "exp_cp001000";
  private static final String RESULT =
      "{\"sblimp_accuracy\": 0.5, \"sblimp_samples\": 10, \"swuggy_accuracy\": 0.6,"
          + " \"swuggy_samples\": 10}";

  @TempDir Path folder;

  private Path checkpoint() {
    return folder.resolve("results/exp/checkpoints/checkpoint_001000/consolidated");
  }

  private Path log() {
    return folder.resolve("results/paper_metrics_17.err");
  }

  private Index index() {
    return Index.open(folder.resolve(".assay/index.db"));
  }

  private ScanReport scan(Instant now) {
    return Scan.run(
        index(),
        List.of(folder.resolve("results")),
        Formats.ALL,
        Settings.DEFAULTS,
        (phase, done, total) -> {},
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void write(Path file, String text, Instant at) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(at));
  }

  private String begun() {
    return "2026-03-01 09:59:00,000 - INFO - Checkpoint:   " + checkpoint() + "/\n";
  }

  private String halfWay() {
    return begun()
        + "sBLIMP: 5/10 = 0.5 (failed: 0)\n"
        + "Processing pre-concatenated file: a.flac\n"
        + "Position 1000/43301: loss=5.0, perplexity=148.4\n"
        + "Position 2000/43301: loss=4.9, perplexity=134.3\n";
  }

  private List<RunHead> runs() {
    try (RunReader reader = index().read()) {
      return reader.runs();
    }
  }

  private List<String> remarks() {
    try (RunReader reader = index().read()) {
      return reader.problems(true).stream().map(FileProblem::problem).toList();
    }
  }

  @Test
  void anEvaluationThatHasBegunIsARunWithItsProgress() throws IOException {
    write(log(), begun(), START);
    scan(START.plusSeconds(5));
    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.id()).isEqualTo(ID);
          assertThat(run.progress()).isNotNull();
          assertThat(String.valueOf(run.progress())).contains("begun");
          assertThat(run.step()).isEqualTo(1000);
        });

    write(log(), halfWay(), START.plusSeconds(60));
    scan(START.plusSeconds(65));
    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(String.valueOf(run.progress()))
              .contains("position 2000 of 43301", "done: sblimp");
          assertThat(run.hasSeries()).isTrue();
        });
    try (RunReader reader = index().read()) {
      assertThat(reader.details().estimates(runs().getFirst().runId())).hasSize(1);
    }
  }

  @Test
  void itsResultIsTheSameRunWithTheSameTags() throws IOException {
    NotesStore notes =
        new NotesStore(folder.resolve("assay-notes.jsonl"), folder.resolve(".assay/notes.lock"));
    write(log(), halfWay(), START);
    scan(START.plusSeconds(5));
    Annotate.edit(index(), notes, List.of(ID), now -> now.with(List.of("mine"), List.of()));

    write(log(), halfWay() + "Results saved to: " + checkpoint() + "/x.json\n", START);
    write(checkpoint().resolve("paper_metrics_results.json"), RESULT, START.plusSeconds(30));
    scan(START.plusSeconds(40));

    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.id()).isEqualTo(ID);
          assertThat(run.progress()).isNull();
          assertThat(run.own()).isEqualTo(new Annotation(List.of("mine"), ""));
          assertThat(run.tags()).contains("mine").doesNotContain("incomplete");
        });
  }

  @Test
  void aLogThatGrowsNoMoreIsRemarkedAndNoRunThoughNothingElseChanged() throws IOException {
    write(log(), halfWay(), START);
    scan(START.plusSeconds(5));
    scan(START.plus(Duration.ofMinutes(14)));
    assertThat(runs()).hasSize(1);
    assertThat(remarks()).noneMatch(remark -> remark.contains("stopped"));

    scan(START.plus(Duration.ofMinutes(16)));

    assertThat(runs()).isEmpty();
    assertThat(remarks()).anyMatch(remark -> remark.startsWith("stopped without result: " + ID));
  }

  @Test
  void anOldLogAndASavedOneWereNeverUnderWay() throws IOException {
    write(log(), halfWay(), START.minus(Duration.ofDays(3)));
    write(
        folder.resolve("results/paper_metrics_18.err"),
        halfWay().replace("001000", "002000") + "Results saved to: /x/y.json\n",
        START);
    scan(START);

    assertThat(runs()).isEmpty();
  }

  @Test
  void theTwoLogsOfOneJobAreOneRun() throws IOException {
    write(folder.resolve("results/paper_metrics_17.log"), begun(), START.plusSeconds(1));
    write(log(), halfWay(), START);
    scan(START.plusSeconds(5));

    assertThat(runs())
        .singleElement()
        .satisfies(run -> assertThat(String.valueOf(run.progress())).contains("position 2000"));
  }

  @Test
  void aFileThatBreaksOffIsGivenAMinute() throws IOException {
    Path result = checkpoint().resolve("paper_metrics_results.json");
    write(result, RESULT.substring(0, 30), START);

    assertThat(scan(START.plusSeconds(10)).rejects()).isEmpty();
    assertThat(scan(START.plusSeconds(59)).rejects()).isEmpty();
    assertThat(scan(START.plusSeconds(61)).rejects()).hasSize(1);

    write(result, RESULT, START.plusSeconds(70));
    assertThat(scan(START.plusSeconds(71)).rejects()).isEmpty();
    assertThat(runs()).hasSize(1);
  }

  @Test
  void aRunStaysWhileItsFileIsWrittenAnew() throws IOException {
    Path result = checkpoint().resolve("paper_metrics_results.json");
    write(result, RESULT, START);
    scan(START.plusSeconds(10));
    write(result, "", START.plusSeconds(20));
    write(folder.resolve("results/other/paper_metrics_results.json"), RESULT, START);

    assertThat(scan(START.plusSeconds(21)).rejects()).isEmpty();
    assertThat(runs()).hasSize(2);
    assertThat(scan(START.plusSeconds(90)).rejects()).hasSize(1);
    assertThat(runs()).hasSize(1);
  }

  @Test
  void whatIsNoJsonIsRejectedAtOnce() throws IOException {
    write(checkpoint().resolve("paper_metrics_results.json"), "{\"a\": oops}", START);

    assertThat(scan(START.plusSeconds(1)).rejects()).hasSize(1);
  }
}
