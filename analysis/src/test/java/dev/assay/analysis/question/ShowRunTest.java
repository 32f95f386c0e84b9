package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.counted;
import static dev.assay.analysis.question.TestIndex.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.SampleSet;
import dev.assay.domain.Series;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowRunTest {
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void fill() {
    Instant time = Instant.parse("2025-11-02T01:55:56Z");
    index = new TestIndex(folder);
    index.with(
        run("a")
            .checkpoint(at(100))
            .config("{\"x\":1}", "")
            .evaluatedAt(time, TimeSource.LOG)
            .estimate(counted("t/acc", 0.5, 10))
            .samples(new SampleSet(MetricKey.of("t", "acc"), 1, 2, 1, Double.NaN))
            .series(
                new Series(
                    "librilight",
                    "loss",
                    "local",
                    "one.flac",
                    false,
                    "tokens",
                    new long[] {1000, 2000},
                    new double[] {8.5, Double.NaN},
                    1)),
        run("b"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void showsEverythingKnown() {
    var answer = new ShowRun(index.snapshots()).answer(new ShowRun.Question("a"));

    assertThat(answer.run().id()).isEqualTo("a");
    assertThat(answer.run().hasSeries()).isTrue();
    assertThat(answer.checkpointPath()).isEqualTo("/ckpt");
    assertThat(answer.timeSource()).isEqualTo(TimeSource.LOG);
    assertThat(answer.config()).contains("\"x\"");
    assertThat(answer.estimates())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.metric().key()).isEqualTo("t/acc");
          assertThat(one.metric().count()).isEqualTo(1);
          assertThat(one.cell().method()).isEqualTo(Cell.Method.WILSON);
        });
    assertThat(answer.series())
        .containsExactly(
            new ShowRun.SeriesHead("librilight", "loss", "local", "one.flac", false, "tokens", 2));
    assertThat(answer.samples())
        .containsExactly(new ShowRun.SampleSum("t/acc", 1, 2, 1.0, null, "/data/f0"));
    assertThat(answer.sources()).extracting(ShowRun.FileSource::path).containsExactly("/data/f0");
    assertThat(answer.history()).isEmpty();
    assertThat(answer.remarks()).isEmpty();
  }

  @Test
  void aRunWithoutAnythingHasEmptyParts() {
    var answer = new ShowRun(index.snapshots()).answer(new ShowRun.Question("b"));

    assertThat(answer.config()).isEmpty();
    assertThat(answer.estimates()).isEmpty();
    assertThat(answer.registeredAt()).isNull();
    assertThat(answer.run().step()).isNull();
  }

  @Test
  void anUnknownIdIsAnsweredWithWords() {
    ShowRun show = new ShowRun(index.snapshots());

    assertThatThrownBy(() -> show.answer(new ShowRun.Question("../../etc/passwd")))
        .hasMessage("no run '../../etc/passwd'");
  }

  @Test
  void curvesComeInTheOrderOfTheRunsWithTheirGaps() {
    FetchSeries fetch = new FetchSeries(index.snapshots());

    var all = fetch.answer(new FetchSeries.Question(List.of("b", "a"), "", ""));
    assertThat(all.series()).extracting(FetchSeries.Curve::run).containsExactly("a");
    assertThat(all.series().getFirst().series().y()).containsExactly(8.5, Double.NaN);
    assertThat(fetch.answer(new FetchSeries.Question(List.of("a"), "other", "")).series())
        .isEmpty();
  }

  @Test
  void anIndexWithoutProblemsListsNone() {
    assertThat(
            new ListProblems(index.snapshots()).answer(new ListProblems.Question(true)).problems())
        .isEmpty();
  }
}
