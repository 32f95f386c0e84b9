package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.count;
import static dev.assay.formats.paper.PaperSources.read;
import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.Progress;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.Series;
import dev.assay.formats.Settings;
import dev.assay.formats.Source;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationLogTest {
  private static final EvaluationLog FORMAT = new EvaluationLog();
  private static final String HEAD = "2025-10-20 12:00:00,000 - INFO - ";
  private static final String CHECKPOINT =
      HEAD + "Checkpoint:   /x/expA/checkpoints/checkpoint_000400/consolidated/\n";

  private static Collected log(String text) throws IOException {
    return read(FORMAT, "/logs/paper_metrics_15100777.err", text);
  }

  private static List<Series> losses(RunRecord run) {
    return run.series().stream().filter(series -> series.name().equals("loss")).toList();
  }

  @Test
  void aSectionGivesCurvesByAudioFileAndBenchmarks() throws IOException {
    RunRecord run =
        log(HEAD
                + "Mode:         Finetuned Checkpoint\n"
                + CHECKPOINT
                + HEAD
                + "sBLIMP: Processed 10/1000 pairs\n"
                + HEAD
                + "sBLIMP: 545/1000 = 0.545 (failed: 0)\n"
                + HEAD
                + "tStoryCloze: 9/10 = 0.900\n"
                + HEAD
                + "🎵 Processing pre-concatenated file: one.flac\n"
                + HEAD
                + "Starting LibriLight evaluation: 2301 tokens\n"
                + HEAD
                + "Position 1000/2301: loss=5.6546, perplexity=285.61\n"
                + HEAD
                + "Position 2000/2301: loss=5.5, perplexity=244.69\n"
                + HEAD
                + "Processing LibriLight sequence: 1500 tokens, 'O'Neill: a life' (STREAMING)\n"
                + "2025-10-20 12:34:56,789 - INFO - Position 1000/1500: loss=6.0, perplexity=403.43\n")
            .only();
    assertThat(run.role()).isEqualTo(RunRecord.Role.CURVES);
    assertThat(run.id()).as("that of its run, as it has not ended").isEqualTo("expA_cp000400");
    assertThat(String.valueOf(run.progress()))
        .contains("position 1000 of 1500 of file 2; done: sblimp, tstory");
    assertThat(run.checkpointKey()).isEqualTo("path:/x/expA/checkpoints/checkpoint_000400");
    assertThat(run.checkpoint().experiment()).isEqualTo("expA");
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2025-10-20T12:34:56.789Z"));
    assertThat(run.timeSource()).isEqualTo(TimeSource.LOG);
    assertThat(value(run, "sblimp/accuracy")).isEqualTo(0.545);
    assertThat(count(run, "sblimp/accuracy")).isEqualTo(1000);
    assertThat(value(run, "tstory/accuracy")).isEqualTo(0.9);
    assertThat(losses(run)).extracting(Series::part).containsExactly("one.flac", "O'Neill: a life");
    assertThat(losses(run).get(0).x()).containsExactly(1000, 2000);
    assertThat(losses(run).get(0).y()).containsExactly(5.6546, 5.5);
    assertThat(run.series()).hasSize(4).allMatch(s -> s.kind().equals("running-average"));
    assertThat(run.tags()).containsExactly("complete");
  }

  @Test
  void everyKindOfPositionLineIsRead() throws IOException {
    for (String line :
        new String[] {
          "Position  1000: Loss 5.6419 | PPL 281.99",
          "Position 1000/2000: loss=5.6419, perplexity=281.99",
          "Position 1000/2000: avg_loss=5.6419",
          "   🎵 Position 1000/2000: avg_loss=5.6419",
        }) {
      RunRecord run = log(CHECKPOINT + HEAD + line + "\n").only();
      assertThat(losses(run).get(0).y()).containsExactly(5.6419);
      assertThat(run.series().get(1).y()[0]).isBetween(281.9, 282.1);
    }
    assertThat(log(CHECKPOINT + HEAD + "Position 1000: loss=9.5\n").only().series()).isEmpty();
  }

  @Test
  void numbersAreReadAsPythonWritesThem() throws IOException {
    Collected read =
        log(
            CHECKPOINT
                + "Position 1000/9000: loss=nan, perplexity=inf\n"
                + "Position 2000/9000: loss=98.9, perplexity=9.88e+42\n"
                + "Position 3000/9000: loss=1e+05, perplexity=1.5\n"
                + "Position 4000/9000: loss=5.0.1, perplexity=1.5\n"
                + "Position 5000/9000: loss=\n"
                + "Position encoding: rope\n"
                + "Position 6000/9000: loss=0.1234567890123456789, perplexity=1.13\n");
    Series loss = losses(read.only()).get(0);
    assertThat(loss.x()).containsExactly(1000, 2000, 3000, 6000);
    assertThat(loss.y()).containsExactly(Double.NaN, 98.9, 100000, 0.1234567890123456789);
    assertThat(read.only().series().get(1).y()).containsExactly(Double.NaN, 9.88e42, 1.5, 1.13);
    assertThat(read.remarks)
        .anyMatch(r -> r.equals("line 5: position line not understood (2 such lines)"))
        .anyMatch(r -> r.contains("1 points are nan or inf"));
  }

  @Test
  void severalEvaluationsInOneLogStayApart() throws IOException {
    String other = CHECKPOINT.replace("000400", "0004000");
    List<RunRecord> runs =
        log(CHECKPOINT
                + HEAD
                + "Position 1000/1500: avg_loss=5.0\n"
                + HEAD
                + "Results saved to: /e/run_1_ttt/results.json\n"
                + CHECKPOINT
                + HEAD
                + "Position 1000/2500: avg_loss=6.0\n"
                + other
                + HEAD
                + "Position 1000/1500: avg_loss=7.0\n"
                + HEAD
                + "Mode: BASELINE (no TTT)\n"
                + HEAD
                + "Position 1000/1500: avg_loss=8.0\n")
            .runs;
    assertThat(runs)
        .extracting(RunRecord::checkpointKey)
        .containsExactly(
            "path:/x/expA/checkpoints/checkpoint_000400",
            "path:/x/expA/checkpoints/checkpoint_000400",
            "path:/x/expA/checkpoints/checkpoint_0004000",
            "baseline:pretrained");
    assertThat(runs)
        .extracting(run -> run.tags().get(0))
        .containsExactly("complete", "incomplete", "complete", "complete");
    assertThat(runs).allMatch(run -> losses(run).size() == 1 && losses(run).get(0).size() == 1);
    assertThat(runs.get(0).link()).isEqualTo("run_1_ttt/results.json");
    assertThat(runs.get(3).baseline()).isTrue();
  }

  @Test
  void theHeadingRepeatedAtTheEndBelongsToTheSameEvaluation() throws IOException {
    RunRecord run =
        log(CHECKPOINT
                + HEAD
                + "Position 1000/9000: avg_loss=5.0\n"
                + CHECKPOINT
                + HEAD
                + "Results saved to: /x/consolidated/paper_metrics_results.json\n")
            .only();
    assertThat(run.tags()).containsExactly("complete");
    assertThat(run.link()).isEmpty();
  }

  @Test
  void aNewAudioFileStartsWhenThePositionFallsOrTheTotalChanges() throws IOException {
    RunRecord run =
        log(CHECKPOINT
                + "Position 1000/9000: avg_loss=1\nPosition 2000/9000: avg_loss=2\n"
                + "Position 1000/9000: avg_loss=3\nPosition 2000/8000: avg_loss=4\n")
            .only();
    assertThat(losses(run)).extracting(Series::part).containsExactly("file 1", "file 2", "file 3");
    assertThat(losses(run)).extracting(Series::size).containsExactly(2, 1, 1);
  }

  @Test
  void valuesWithoutAnyHeadingBelongToNoRun() throws IOException {
    Collected read =
        log(HEAD + "Position 1000/2000: avg_loss=5.0\n" + HEAD + "sBLIMP: 5/10 = 0.5\n");
    assertThat(read.runs).isEmpty();
    assertThat(read.remarks).singleElement().asString().startsWith("line 1: 2 values before any");
  }

  @Test
  void theSamePointsInTwoKindsOfLineCountOnce() throws IOException {
    RunRecord run =
        log(CHECKPOINT
                + "Position 1000/2000: avg_loss=5.1\n"
                + "Position 1000/2000: loss=5.1, perplexity=164.0\n"
                + "Position 1000: Loss 5.1 | PPL 164.02\n")
            .only();
    assertThat(run.series()).hasSize(2);
    assertThat(run.series().get(1).y()).containsExactly(164.02);
  }

  @Test
  void aShellLogWithOnlyAHeadingSaysThatSomethingHasBegun() throws IOException {
    Collected read =
        read(
            FORMAT,
            "/logs/paper_metrics_1.log",
            "=====\nCheckpoint: /x/y/\nMax samples per task: 2000\nJob ID: 1\n");
    assertThat(read.only().series()).isEmpty();
    assertThat(read.only().progress()).isEqualTo(new Progress("begun", 0, 0));
    assertThat(read.remarks).isEmpty();
    assertThat(read.rejects).isEmpty();
  }

  @Test
  void hostileBytesDoNoHarm() throws IOException {
    assertThat(log("").runs).isEmpty();
    assertThat(
            log("\n\r\n\r:::\nPosition\nPosition :\nPosition 99999999999999999999: Loss 1\n").runs)
        .isEmpty();
    assertThat(
            log(CHECKPOINT + "x".repeat(5000) + "\n:\u0000\uFFFD: Checkpoint:\n")
                .only()
                .series())
        .isEmpty();
  }

  @Test
  void aStreamedLogIsReadLikeAWholeOne(@TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder(CHECKPOINT);
    for (int i = 1; i <= 20_000; i++) {
      text.append(HEAD)
          .append("Position ")
          .append(i * 1000L)
          .append("/99000000: avg_loss=5.25\r\n");
    }
    text.append("y".repeat(3_000_000)).append("\nPosition 20001000/99000000: avg_loss=broken");
    Path file = folder.resolve("paper_metrics_1.err");
    Files.writeString(file, text);
    Collected sink = new Collected();
    FORMAT.read(new Source(file, "", null, Instant.EPOCH, Map.of(), Settings.DEFAULTS), sink);
    assertThat(losses(sink.only()).get(0).size()).isEqualTo(20_000);
    assertThat(sink.remarks).singleElement().asString().contains("line 20003: position line");
  }

  @Test
  void onlyLogsOfThisNameAreTaken() {
    byte[] text = "x".getBytes(StandardCharsets.UTF_8);
    assertThat(FORMAT.recognises("paper_metrics_1.err", text)).isTrue();
    assertThat(FORMAT.recognises("paper_metrics_1.err", new byte[] {'x', 0})).isFalse();
    assertThat(FORMAT.mayRead("train_1.err", Set.of())).isFalse();
    assertThat(FORMAT.mayRead("paper_metrics_1.json", Set.of())).isFalse();
  }
}
