package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.estimate;
import static dev.assay.formats.harness.Collected.metrics;
import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.RunRecord;
import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BigScienceAggregateTest {
  private static final BigScienceAggregate FORMAT = new BigScienceAggregate();

  private static final String AGGREGATE =
      """
      {"tokens": [100, 200, -5], "checkpoints": [10, 20, 30],
       "results": {"piqa": {"acc": [0.5, NaN, 0.75], "acc_stderr": [0.05025189076296061, 0.1, "x"]},
                   "mc_taco": {"em": [0.1, 0.2, 0.3]},
                   "short": {"acc": [0.5, 0.5]}}}
      """;

  @Test
  void makesOneRunOfEachCheckpoint() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/tr3d-1B3-oscar-checkpoints_agg.json", AGGREGATE);

    assertThat(read.runs.stream().map(RunRecord::id))
        .containsExactly("tr3d-1B3-oscar_step10", "tr3d-1B3-oscar_step20", "tr3d-1B3-oscar_step30");
    assertThat(read.runs.get(0).checkpoint().tokens()).hasValue(100);
    assertThat(read.runs.get(2).checkpoint().tokens()).isEmpty();
    assertThat(estimate(read.runs.get(0), "piqa/acc").count()).hasValue(100);
    assertThat(metrics(read.runs.get(1))).containsExactly("mc_taco/em");
    assertThat(estimate(read.runs.get(2), "piqa/acc").standardError()).isEmpty();
    assertThat(read.runs.stream().map(RunRecord::checkpointKey)).doesNotHaveDuplicates();
    assertThat(read.rejects).singleElement().asString().contains("$.results.short.acc", "2 for 3");
    assertThat(read.remarks).singleElement().asString().contains("$.results.piqa.acc");
  }

  @Test
  void sharesInPercentAreRejectedAndTheRestIsKept() throws IOException {
    Collected read =
        Collected.read(
            FORMAT,
            "/d/x_agg.json",
            "{\"checkpoints\": [10, 20, 30], \"results\":"
                + " {\"piqa\": {\"acc\": [0.5, 61.0, 63.1], \"ppl\": [9, 8, 7]}}}");

    assertThat(metrics(read.runs.get(0))).containsExactly("piqa/acc", "piqa/ppl");
    assertThat(metrics(read.runs.get(1))).containsExactly("piqa/ppl");
    assertThat(read.rejects)
        .singleElement()
        .asString()
        .startsWith("$.results.piqa.acc[1]: 2 of 3 values");
  }

  @Test
  void claimsOnlyArraysOverCheckpoints() {
    assertThat(recognises(FORMAT, "/d/x_agg.json", AGGREGATE)).isTrue();
    assertThat(
            recognises(FORMAT, "/d/x.json", "{\"results\":{\"a\":{\"acc\":1,\"acc_stderr\":0}}}"))
        .isFalse();
    assertThat(recognises(FORMAT, "/d/x.json", "{}")).isFalse();
  }

  @Test
  void refusesAFileWithoutCheckpoints() {
    assertThatThrownBy(() -> Collected.read(FORMAT, "/d/x.json", "{\"checkpoints\":[]}"))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void readsTheRealAggregates() throws IOException {
    Path root = Collected.realData("checkpoint-evals/bigscience");
    List<Integer> sizes =
        List.of(
            Collected.folder(FORMAT, root.resolve("tr12")).runs.size(),
            Collected.folder(FORMAT, root.resolve("tr1")).runs.size());
    assertThat(sizes).containsExactly(62, 0);
    Collected tr3 = Collected.folder(FORMAT, root.resolve("tr3"));
    assertThat(tr3.runs).hasSize(63 + 34);
    assertThat(tr3.rejects).isEmpty();
    assertThat(tr3.runs).allMatch(run -> run.checkpoint().tokens().isPresent());
    assertThat(estimate(tr3.runs.getFirst(), "piqa/acc").count()).hasValue(1838);
  }
}
