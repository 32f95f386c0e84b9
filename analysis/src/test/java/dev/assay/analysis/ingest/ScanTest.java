package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  @TempDir Path folder;
  private final AtomicInteger reads = new AtomicInteger();

  /**
   * {@code NAME.json} holding {@code {"score": x}}; {@code NAME.note} beside it is its companion.
   */
  private final class Scores implements ResultsFormat {
    @Override
    public String name() {
      return "scores";
    }

    @Override
    public String description() {
      return "for this test";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public boolean mayRead(String fileName, Set<String> siblings) {
      return fileName.endsWith(".json");
    }

    @Override
    public Set<String> companions(String fileName, Set<String> siblings) {
      return Set.of(fileName.replace(".json", ".note"));
    }

    @Override
    public boolean recognises(String fileName, byte[] head) {
      return new String(head, StandardCharsets.UTF_8).startsWith("{\"score\"");
    }

    @Override
    public void read(Source source, Sink sink) throws IOException {
      reads.incrementAndGet();
      String text = new String(source.open().readAllBytes(), StandardCharsets.UTF_8);
      if (!text.endsWith("}")) {
        throw new UnreadableException("line 1", "the file ends too early", "copy it again");
      }
      double score = Double.parseDouble(text.replaceAll("[^0-9.]", ""));
      Source.Companion note = source.companions().get(source.fileName().replace(".json", ".note"));
      sink.run(
          RunRecord.builder(RunRecord.Role.RESULT, source.fileName(), "file:" + source.path())
              .notes(note == null ? "" : new String(note.bytes(), StandardCharsets.UTF_8))
              .estimate(Estimate.reported(MetricKey.of("task", "score"), score))
              .build());
    }
  }

  private Index index() {
    return Index.open(folder.resolve("index.db"));
  }

  /** Two minutes later, so that what breaks off is broken and not being written. */
  private ScanReport scan() {
    return Scan.run(
        index(),
        List.of(results()),
        List.of(new Scores()),
        Settings.DEFAULTS,
        (p, d, t) -> {},
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
  }

  private Path results() {
    return folder.resolve("results");
  }

  private Path write(String name, String text) throws IOException {
    Path file = results().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private List<String> ids() {
    try (RunReader reader = index().read()) {
      return reader.runs().stream().map(RunHead::id).sorted().toList();
    }
  }

  private double score(String id) {
    try (RunReader reader = index().read()) {
      RunHead run = reader.run(id);
      assertThat(run).isNotNull();
      return run == null
          ? Double.NaN
          : reader.details().estimates(run.runId()).getFirst().estimate().value();
    }
  }

  @Test
  void findsFilesAtAnyDepthAndReadsNothingAgainWhenNothingChanged() throws IOException {
    write("a.json", "{\"score\": 1}");
    write("deep/er/b.json", "{\"score\": 2}");

    ScanReport first = scan();
    ScanReport second = scan();

    assertThat(first.runs()).isEqualTo(2);
    assertThat(ids()).containsExactly("a.json", "b.json");
    assertThat(second.filesRead()).isZero();
    assertThat(second.filesUnchanged()).isEqualTo(2);
    assertThat(reads).hasValue(2);
  }

  @Test
  void seesAChangeInPlaceANewFileAndANewCompanion() throws IOException {
    write("a.json", "{\"score\": 1}");
    write("b.json", "{\"score\": 2}");
    scan();

    write("a.json", "{\"score\": 10}");
    write("c.json", "{\"score\": 3}");
    write("b.note", "said later");
    scan();

    assertThat(score("a.json")).isEqualTo(10);
    assertThat(ids()).containsExactly("a.json", "b.json", "c.json");
    try (RunReader reader = index().read()) {
      RunHead run = reader.run("b.json");
      assertThat(run == null ? "" : run.notes()).isEqualTo("said later");
    }
  }

  @Test
  void readsAFileAgainWhenItsCompanionIsGone() throws IOException {
    write("b.json", "{\"score\": 2}");
    Path note = write("b.note", "said");
    scan();

    Files.delete(note);
    scan();

    try (RunReader reader = index().read()) {
      RunHead run = reader.run("b.json");
      assertThat(run == null ? "?" : run.notes()).isEmpty();
    }
  }

  @Test
  void namesThatAreNoTextAreReportedEveryTime() throws IOException, InterruptedException {
    write("a.json", "{\"score\": 1}");
    String shell = "mkdir \"$(printf 'bad\\377')\"";
    Process made = new ProcessBuilder("/bin/sh", "-c", shell).directory(results().toFile()).start();
    Assumptions.assumeTrue(made.waitFor() == 0);

    for (int i = 0; i < 2; i++) {
      assertThat(scan().rejects())
          .singleElement()
          .satisfies(reject -> assertThat(reject.problem()).contains("not UTF-8"));
    }
    assertThat(ids()).containsExactly("a.json");
  }

  @Test
  void leavesTheIndexAloneWhenNothingChangedForAWhile() throws IOException {
    Path file = write("deep/a.json", "{\"score\": 1}");
    FileTime hourAgo = FileTime.from(Instant.now().minusSeconds(3600));
    for (Path path : List.of(file, file.getParent(), results())) {
      Files.setLastModifiedTime(path, hourAgo);
    }
    scan();
    long generation = generation();

    assertThat(scan().filesUnchanged()).isEqualTo(1);
    assertThat(generation()).isEqualTo(generation);
  }

  private long generation() {
    try (RunReader reader = index().read()) {
      return reader.generation();
    }
  }

  @Test
  void doesNotReadAFileAgainThatWasOnlyTouched() throws IOException {
    Path file = write("a.json", "{\"score\": 1}");
    scan();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

    ScanReport report = scan();

    assertThat(report.filesRead()).isZero();
    assertThat(report.filesUnchanged()).isEqualTo(1);
    assertThat(reads).hasValue(1);
  }

  @Test
  void marksRunsOfVanishedFilesAndFindsThemAgain() throws IOException {
    Path file = write("a.json", "{\"score\": 1}");
    write("b.json", "{\"score\": 2}");
    scan();
    Files.delete(file);

    assertThat(scan().missingRuns()).isEqualTo(1);
    assertThat(ids()).containsExactly("a.json", "b.json");

    write("a.json", "{\"score\": 1}");
    assertThat(scan().missingRuns()).isZero();
  }

  @Test
  void reportsBrokenFilesWithPlaceAndRemedyAndIndexesTheRest() throws IOException {
    write("good.json", "{\"score\": 1}");
    write("cut.json", "{\"score\": 1");
    write("rubbish.json", "\u0000\u0001\u0002 no");
    write("empty.json", "");
    write("other-tool.json", "{\"name\": \"package\"}");
    write("truncated-of-unknown-kind.json", "{\"name\": [1, 2");

    ScanReport report = scan();

    assertThat(ids()).containsExactly("good.json");
    assertThat(report.rejects())
        .extracting(p -> Path.of(p.path()).getFileName().toString())
        .containsExactly(
            "cut.json", "empty.json", "rubbish.json", "truncated-of-unknown-kind.json");
    assertThat(report.rejects()).allSatisfy(p -> assertThat(p.remedy()).isNotEmpty());
    assertThat(report.rejects().getFirst().place()).isEqualTo("line 1");
    assertThat(report.ignored()).isGreaterThanOrEqualTo(1);
    assertThat(scan().rejects()).as("still reported when nothing changed").hasSize(4);
  }

  @Test
  void forgetsTheRejectOfAFileThatWasMended() throws IOException {
    write("a.json", "{\"score\": 1");
    assertThat(scan().rejects()).hasSize(1);

    write("a.json", "{\"score\": 1}");

    assertThat(scan().rejects()).isEmpty();
    assertThat(ids()).containsExactly("a.json");
  }

  @Test
  void reportsALinkLoopAndReadsAFolderOnceHoweverManyLinksLeadThere() throws IOException {
    write("real/a.json", "{\"score\": 1}");
    Files.createSymbolicLink(results().resolve("real/loop"), results());
    Files.createSymbolicLink(results().resolve("again"), results().resolve("real"));
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("b.json"), "{\"score\": 2}");
    Files.createSymbolicLink(results().resolve("linked"), outside);

    ScanReport report = scan();

    assertThat(ids()).containsExactly("a.json", "b.json");
    assertThat(report.rejects())
        .extracting(FileProblem::problem)
        .singleElement()
        .satisfies(p -> assertThat(p).contains("symbolic link loop"));
    assertThat(scan().runs()).isEqualTo(2);
  }

  @Test
  void refusesSpecialFilesInsteadOfWaitingForThem() throws Exception {
    Files.createDirectories(results());
    int made =
        new ProcessBuilder("mkfifo", results().resolve("pipe.json").toString()).start().waitFor();
    org.junit.jupiter.api.Assumptions.assumeTrue(made == 0, "no mkfifo here");

    assertThat(scan().rejects())
        .singleElement()
        .satisfies(p -> assertThat(p.problem()).contains("not a regular file"));
  }

  @Test
  void saysThatAFolderDoesNotExistAndMarksNothing() throws IOException {
    write("a.json", "{\"score\": 1}");
    scan();

    assertThatThrownBy(() ->
            Scan.run(
                index(),
                List.of(folder.resolve("nowhere")),
                List.of(new Scores()),
                Settings.DEFAULTS,
                (p, d, t) -> {}))
        .isInstanceOfSatisfying(
            AssayException.class, e -> assertThat(e.problem()).contains("nowhere"));
    assertThat(ids()).containsExactly("a.json");
  }

  @Test
  void twoScansAtOnceLeaveOneRunAFile() throws Exception {
    for (int i = 0; i < 300; i++) {
      write("d" + i % 7 + "/r" + i + ".json", "{\"score\": " + i + "}");
    }
    index();
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(this::scan);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(ids()).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void anIndexMadeAnewSaysTheSame() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("d" + i % 3 + "/same.json", "{\"score\": " + i + "}");
    }
    scan();
    List<String> before = ids();
    Files.delete(folder.resolve("index.db"));
    scan();

    assertThat(ids()).isEqualTo(before);
  }
}
