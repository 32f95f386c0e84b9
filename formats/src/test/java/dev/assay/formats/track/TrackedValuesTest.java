package dev.assay.formats.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.harness.TrackerImport;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is given to the tracker in place of what it needs, and what goes through its table. */
class TrackedValuesTest {
  @TempDir Path folder;

  private ExperimentTracker.Logged log(String config, String results, String metadata) {
    return new ExperimentTracker(folder)
        .log(
            Json.MAPPER.readTree(config),
            Json.MAPPER.readTree(results),
            Json.MAPPER.readTree(metadata.isEmpty() ? "{}" : metadata));
  }

  private Experiment last() {
    return new ExperimentStore(folder).read().experiments().getLast();
  }

  private List<Experiment> imported() throws IOException {
    byte[] table = Files.readAllBytes(folder.resolve("metrics.csv"));
    return TrackerImport.read(
            "metrics.csv", table, ZoneOffset.UTC, Instant.EPOCH, Provenance.IMPORTED)
        .experiments();
  }

  @Test
  void resultsThatAreNoNumberAreNamedAndSaid() throws IOException {
    var logged =
        log(
            "{}",
            """
            {"perplexity": "47,2", "loss": null, "ranking": {"mrr": true, "hit_at_1": 0.5},
             "values": [1, 2], "acc": "NaN", "good": 3}
            """,
            "{\"gpu\": \"A100\", \"peak_vram_gb\": null, \"gpu_hours\": \"2 h\"}");

    assertThat(last().metrics()).containsOnlyKeys("final_hit_at_1", "good");
    assertThat(last().notFinite())
        .containsExactly("acc", "final_mrr", "final_ppl", "gpu_hours", "loss", "values");
    assertThat(logged.doubts())
        .extracting(doubt -> doubt.metric() + " " + doubt.text())
        .anyMatch(text -> text.startsWith("final_ppl is no number but \"47,2\""))
        .anyMatch(text -> text.startsWith("loss is no number but null"))
        .anyMatch(text -> text.startsWith("final_mrr is no number but true"))
        .anyMatch(text -> text.startsWith("acc is not finite"));
  }

  @Test
  void metadataIsLookedThroughForNumbersThatAreNotFinite() {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    tracker.logExperiment(
        Map.of(),
        Map.of("perplexity", 3),
        Map.of("gpu_hours", Double.NaN, "wall", Double.POSITIVE_INFINITY, "host", "infinity-1"));

    assertThat(last().notFinite()).containsExactly("gpu_hours", "wall");
  }

  @Test
  void aSeedThatIsNoWholeNumberIsSaid() throws IOException {
    assertThat(log("{\"seed\": 4.0}", "{\"ppl\": 2}", "").doubts()).isEmpty();
    assertThat(last().seed()).hasValue(4);

    var logged = log("{\"seed\": true}", "{\"ppl\": 2}", "{\"seed\": 7}");

    assertThat(logged.doubts()).extracting(Consistency.Doubt::metric).containsExactly("seed");
    assertThat(
            new ExperimentStore(folder)
                .read().experiments().stream()
                    .filter(experiment -> experiment.id().equals(logged.id()))
                    .findFirst()
                    .orElseThrow()
                    .seed())
        .isEmpty();
  }

  @Test
  void aCorrectionOfWhatIsNotThereIsRefusedWithIdsThatAreNear() {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    String id = tracker.logExperiment(Map.of(), Map.of("ppl", 2));
    Map<String, String> wrong = Map.of("corrects", id.substring(0, id.length() - 1) + "x");

    assertThatThrownBy(() -> tracker.logExperiment(Map.of(), Map.of("ppl", 3), wrong))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AssayException.Kind.NOT_FOUND);
              assertThat(e.remedy()).contains(id);
            });
    assertThat(new ExperimentStore(folder).read().experiments()).hasSize(1);
  }

  @Test
  void aRowIsCorrectedWhoeverWroteIt() throws IOException {
    ExperimentTracker tracker = new ExperimentTracker(folder);
    String wrong =
        tracker.logExperiment(
            Map.of(), Map.of("ppl", 0.00001), Map.of("notes", "two\nlines, \"quoted\""));
    String other = tracker.logExperiment(Map.of(), Map.of("ppl", 2));
    Path table = folder.resolve("metrics.csv");
    String text = Files.readString(table);
    assertThat(text).contains("1.0e-5");
    Files.writeString(table, text.replace("1.0e-5", "1e-05")); // as Python has it

    String right = tracker.logExperiment(Map.of(), Map.of("ppl", 3), Map.of("corrects", wrong));

    assertThat(imported()).extracting(Experiment::id).containsExactly(other, right);
  }

  @Test
  void whereNumbersComeFromAndTextsLikeFormulasGoThroughTheTable() throws IOException {
    log(
        "{\"method\": \"=a\"}",
        "{\"ppl\": 2}",
        "{\"provenance\": \"simulated\", \"notes\": \"x\"}");
    log("{}", "{\"ppl\": 2}", "{\"provenance\": \"estimated\"}");
    log("{}", "{\"ppl\": 2}", "{\"notes\": \"=1+1\"}");
    log("{}", "{\"ppl\": 2}", "{\"notes\": \"'=1+1\"}");
    List<Experiment> logged = new ExperimentStore(folder).read().experiments();

    assertThat(Files.readString(folder.resolve("metrics.csv")))
        .contains("[simulated] x", "[estimated]\n", ",'=1+1\n", ",''=1+1\n", ",'=a,");
    assertThat(imported())
        .usingRecursiveFieldByFieldElementComparatorOnFields("id", "method", "notes")
        .containsExactlyInAnyOrderElementsOf(logged);
    assertThat(imported())
        .extracting(Experiment::provenance)
        .containsExactly(
            Provenance.SIMULATED, Provenance.ESTIMATED, Provenance.IMPORTED, Provenance.IMPORTED);
  }

  @Test
  void valuesThatCannotBeAreDoubted() {
    assertThat(
            Consistency.of(
                Map.of(
                    "gpu_hours", -1.0,
                    "peak_vram_gb", -2.0,
                    "final_mrr", -0.1,
                    "final_hit_at_5", 1.5,
                    "total_steps", -5.0,
                    "wall_seconds", -1.0,
                    "final_ppl", 0.5)))
        .extracting(Consistency.Doubt::metric)
        .containsExactlyInAnyOrder(
            "gpu_hours",
            "peak_vram_gb",
            "final_mrr",
            "final_hit_at_5",
            "total_steps",
            "wall_seconds",
            "final_ppl");
    assertThat(Consistency.of(Map.of("gpu_hours", 0.0, "final_mrr", 1.0, "final_ppl", 1.0)))
        .isEmpty();
  }

  @Test
  void signsThatTurnANameAroundAreSpeltOut() {
    assertThat(Methods.normal("b\u202epot+a\u2066\u2069")).isEqualTo("a\\u2066\\u2069+b\\u202epot");
    assertThat(Methods.normal("$1\u200b")).isEqualTo("$1\\u200b");
  }
}
