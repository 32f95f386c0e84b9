package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RunRecord;
import dev.assay.domain.TrainingType;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.Curve;
import dev.assay.formats.record.Evaluation;
import dev.assay.formats.record.RunRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEvaluationTest {
  private static final Instant NOW = Instant.parse("2025-11-02T00:55:56.123456Z");

  @TempDir Path folder;

  @Test
  void whatIsSavedIsRead() throws IOException {
    RunRecorder recorder =
        new RunRecorder(Clock.fixed(NOW, ZoneId.of("America/New_York")), folder, "");
    Path run =
        recorder
            .save(
                Evaluation.builder()
                    .metrics(
                        Json.MAPPER.readTree(
                            "{\"sblimp_accuracy\":0.5,\"sblimp_samples\":10,\"other_loss\":2.5}"))
                    .metric("librilight_loss_24k", Double.NaN)
                    .config(Json.MAPPER.readTree("{\"ttt\":{\"enable\":true}}"))
                    .curve("librilight", Curve.ofTokens(new double[] {9, 8, Double.NaN}))
                    .curve("long", new Curve(new long[] {0, 50}, new double[] {3, 2}))
                    .checkpoint("/x/exp/checkpoints/checkpoint_000300/consolidated")
                    .seed(42)
                    .tag("ablation")
                    .note("a note")
                    .build(),
                folder)
            .folder();
    recorder.merge(run, Evaluation.builder().metric("sblimp_accuracy", 0.75).step(300).build());

    RunRecord read =
        PaperSources.read(
                new SavedEvaluation(),
                run + "/results.json",
                Files.readString(run.resolve("results.json")))
            .only();

    assertThat(read.evaluatedAt()).isEqualTo(NOW);
    assertThat(read.trainingType()).isEqualTo(TrainingType.TTT);
    assertThat(read.checkpoint().step()).hasValue(300);
    assertThat(read.checkpoint().experiment()).isEqualTo("exp");
    assertThat(read.checkpoint().path()).endsWith("checkpoint_000300/consolidated");
    assertThat(read.configJson()).contains("\"seed\":42");
    assertThat(read.tags()).contains("ablation");
    assertThat(read.notes()).isEqualTo("a note");
    assertThat(value(read, "sblimp/accuracy")).isEqualTo(0.75);
    assertThat(read.series()).hasSize(2);
    assertThat(read.series().get(0).y()).containsExactly(9, 8, Double.NaN);
    assertThat(read.series().get(1).task()).isEqualTo("long");
    assertThat(read.series().get(1).x()).containsExactly(0, 50);
  }
}
