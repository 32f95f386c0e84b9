package dev.assay.formats.track;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.harness.TrackerImport;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTrackerTest {
  @TempDir Path folder;

  private List<String> table() throws IOException {
    return Files.readAllLines(folder.resolve("metrics.csv"));
  }

  @Test
  void aCorrectionReplacesItsRowAndLeavesRowsAndBytesOfOthers() throws IOException {
    byte[] foreign =
        (MetricsCsv.header() + "2025-01-01,mine,ntp,1,,,,,,,,,,,50,,,,,,,,,,caf\u00e9\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("metrics.csv"), foreign);
    ExperimentTracker tracker = new ExperimentTracker(folder);
    String wrong =
        tracker.logExperiment(Map.of(), Map.of("perplexity", 1), Map.of("notes", "\u00fc"));
    String right =
        tracker.logExperiment(Map.of(), Map.of("perplexity", 10), Map.of("corrects", wrong));

    byte[] now = Files.readAllBytes(folder.resolve("metrics.csv"));
    assertThat(now).startsWith(foreign);
    String text = new String(now, StandardCharsets.ISO_8859_1);
    assertThat(text.lines()).hasSize(3);
    assertThat(text).contains(right).doesNotContain(wrong);
  }

  @Test
  void aCorrectionLeavesATableOfOtherColumns() throws IOException {
    Files.writeString(folder.resolve("metrics.csv"), "run,loss\n1,2\n");
    ExperimentTracker tracker = new ExperimentTracker(folder);
    String wrong = tracker.logExperiment(Map.of(), Map.of("perplexity", 1));
    tracker.logExperiment(Map.of(), Map.of("perplexity", 10), Map.of("corrects", wrong));

    assertThat(table()).containsExactly("run,loss", "1,2");
  }

  @Test
  void whatIsNotGivenIsMissingAndNoDefaultIsMadeUp() throws IOException {
    new ExperimentTracker(folder).logExperiment(Map.of(), Map.of("perplexity", 47.25));

    Experiment only = new ExperimentStore(folder).read().experiments().getFirst();
    assertThat(only.seed()).isEmpty();
    assertThat(only.method()).isEmpty();
    assertThat(only.metrics()).containsOnly(Map.entry("final_ppl", 47.25));
    assertThat(table().get(1)).endsWith("," + only.id() + ",,,,,,,,,,,,47.25,,,,,,,,,,,");
  }

  @Test
  void theOrderOfObjectivesMakesNoOtherMethodAndNestedNamesAreFound() {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    tracker.logExperiment(
        Map.of("objectives", List.of("top", "ntp"), "seed", 41, "model", Map.of("n_layer", 4)),
        Map.of("ranking", Map.of("mrr", 0.28, "hit_at_20", 0.6), "avg_loss", 3.85),
        Map.of("gpu_hours", 2.3, "note", "=1+1"));

    Experiment only = new ExperimentStore(folder).read().experiments().getFirst();
    assertThat(only.method()).isEqualTo("ntp+top");
    assertThat(only.metrics())
        .containsEntry("final_mrr", 0.28)
        .containsEntry("final_hit_at_20", 0.6)
        .containsEntry("avg_loss", 3.85)
        .containsEntry("gpu_hours", 2.3);
    assertThat(MetricsCsv.row(only)).contains(",ntp+top,41,4,").endsWith(",'=1+1\n");
  }

  @Test
  void curvesAreKeptInTheOrderOfTheirStepsWithAGapWhereAValueWasNoNumber() {
    new ExperimentTracker(folder)
        .logExperiment(
            Map.of(),
            Map.of("perplexity", 50),
            Map.of(
                "history",
                List.of(
                    Map.of("step", 200, "val_ppl", 60.5, "tokens", 2000),
                    Map.of("step", 100, "val_ppl", Double.NaN))));

    StepCurve curve =
        requireNonNull(
            new ExperimentStore(folder).read().experiments().getFirst().curves().get("val_ppl"));
    assertThat(curve.axes().get("step")).containsExactly(100, 200);
    assertThat(curve.values()).containsExactly(Double.NaN, 60.5);
  }

  @Test
  void aCurveWithoutStepsIsRefusedAndNothingIsLogged() {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    Map<String, Object> curves =
        Map.of("curves", Map.of("val_ppl", Map.of("value", List.of(1, 2))));

    assertThatThrownBy(() -> tracker.logExperiment(Map.of(), Map.of("ppl", 2), curves))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("val_ppl");
    assertThat(new ExperimentStore(folder).read().experiments()).isEmpty();
  }

  @Test
  void manyProcessesLogAtOnceAndNoRowIsLost() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LogTen.class.getName(),
                  folder.toString())
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }

    assertThat(new ExperimentStore(folder).read().experiments()).hasSize(100);
    assertThat(table().stream().skip(1).map(row -> row.split(",")[1]).distinct()).hasSize(100);
    assertThat(table()).hasSize(101);
  }

  /** Logs ten experiments in a process of its own. */
  static final class LogTen {
    private LogTen() {}

    public static void main(String[] args) {
      ExperimentTracker tracker = new ExperimentTracker(Path.of(args[0]));
      for (int i = 0; i < 10; i++) {
        tracker.logExperiment(Map.of("method", "m", "seed", i), Map.of("perplexity", 40 + i));
      }
    }
  }

  @Test
  void theTableReadsBackAsTheSameExperiments() throws IOException {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    tracker.logExperiment(
        Map.of("method", "ntp", "seed", 1, "learning_rate", 1e-4),
        Map.of("perplexity", 47.123456789),
        Map.of("notes", "a, \"b\"\nc", "peak_vram_gb", 6.4));
    byte[] text = Files.readAllBytes(folder.resolve("metrics.csv"));

    var read =
        TrackerImport.read("metrics.csv", text, ZoneOffset.UTC, Instant.EPOCH, Provenance.MEASURED);

    assertThat(read.problems()).isEmpty();
    assertThat(MetricsCsv.text(read.experiments()))
        .isEqualTo(new String(text, StandardCharsets.UTF_8));
  }

  @Test
  void aTableOfOtherColumnsIsReadAndStandsApartFromOurs() throws IOException {
    String other =
        "experiment_id,method,seed,final_perplexity,mrr,extra\n"
            + "exp_1,NTP,42,52.8,,a\nexp_1,TOP,42,49.85,0.284,b\n";

    var read =
        TrackerImport.read(
            "old.csv",
            other.getBytes(StandardCharsets.UTF_8),
            ZoneOffset.UTC,
            Instant.EPOCH,
            Provenance.IMPORTED);

    assertThat(read.experiments()).extracting(Experiment::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(read.experiments().getFirst().metrics()).containsOnly(Map.entry("final_ppl", 52.8));
    assertThat(read.experiments().getLast().metrics()).containsEntry("final_mrr", 0.284);
    assertThat(read.experiments().getLast().config().path("extra").asString()).isEqualTo("b");
    ExperimentStore store = new ExperimentStore(folder);
    assertThat(store.addImported(read.experiments())).hasSize(2);
    assertThat(store.addImported(read.experiments())).isEmpty();
  }

  @Test
  void aTableOfOtherColumnsInOurPlaceIsLeftAlone() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("metrics.csv"), "method,mrr\nx,0.1\n");

    var logged =
        new ExperimentTracker(folder)
            .log(
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode().put("perplexity", 3),
                Json.MAPPER.createObjectNode());

    assertThat(logged.inTable()).isFalse();
    assertThat(folder.resolve("metrics.csv")).hasContent("method,mrr\nx,0.1\n");
  }

  @Test
  void anExperimentThatIsCorrectedOrInvalidNoLongerCountsButStays() {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    String wrong = tracker.logExperiment(Map.of(), Map.of("perplexity", 1000));
    String right =
        tracker.logExperiment(Map.of(), Map.of("perplexity", 10), Map.of("corrects", wrong));
    ExperimentStore store = new ExperimentStore(folder);

    assertThat(store.read().experiments()).hasSize(2);
    assertThat(store.read().valid()).extracting(Experiment::id).containsExactly(right);
    store.invalidate(right, "wrong data set", OffsetDateTime.now(ZoneOffset.UTC));
    assertThat(store.read().valid()).isEmpty();
    assertThatThrownBy(() -> store.invalidate("../x", "", OffsetDateTime.now(ZoneOffset.UTC)))
        .isInstanceOf(AssayException.class);
  }

  @Test
  void valuesThatCannotAllBeTrueAreNamed() {
    assertThat(
            Consistency.of(
                Map.of(
                    "final_ppl", 52.8,
                    "steps_to_ppl_50", 12_000.0,
                    "final_hit_at_1", 0.5,
                    "final_hit_at_5", 0.4,
                    "final_mrr", 1.2)))
        .extracting(Consistency.Doubt::metric)
        .containsExactlyInAnyOrder("steps_to_ppl_50", "final_hit_at_5", "final_mrr");
  }

  @Test
  void aBrokenFileIsNamedAndTheOthersAreRead() throws IOException {
    new ExperimentTracker(folder).logExperiment(Map.of(), Map.of("perplexity", 3));
    Files.writeString(
        folder.resolve("experiments/exp_20250101T000000000Z_0123456789.json"), "{\"assay_exp");

    ExperimentStore.Contents contents = new ExperimentStore(folder).read();

    assertThat(contents.experiments()).hasSize(1);
    assertThat(contents.problems()).hasSize(1);
  }
}
