package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.estimate;
import static dev.assay.formats.harness.Collected.metrics;
import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RunRecord;
import dev.assay.formats.track.Methods;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrackerCsvTest {
  private static final TrackerCsv FORMAT = new TrackerCsv();

  private static final String HEADER =
      "timestamp,experiment_id,method,seed,n_layer,n_head,d_model,seq_len,batch_size,"
          + "learning_rate,max_epochs,lambda_top,window_size,final_ppl,final_mrr,final_hit_at_1,"
          + "final_hit_at_5,final_hit_at_10,steps_to_ppl_50,total_steps,gpu_hours,peak_vram_gb,"
          + "convergence_epoch,best_val_loss,notes\n";

  private static final String FIRST =
      "2025-06-01T12:00:00.123456,exp_1748779200,top+ntp,42,4,8,256,512,8,0.0001,10,0.5,128,"
          + "49.85,0.284,0.1,0.3,0.4,8000,12000,2.5,1.9,10,3.9,\"Config: a, b\"\n";

  @Test
  void readsTheTwentyFiveColumns() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/results/metrics.csv", HEADER + FIRST);
    RunRecord run = read.only();

    assertThat(run.id()).isEqualTo("exp_1748779200");
    assertThat(run.name()).isEqualTo("ntp+top, seed 42");
    assertThat(run.checkpoint().experiment()).isEqualTo("ntp+top");
    assertThat(run.checkpoint().step()).hasValue(12000);
    assertThat(run.notes()).isEqualTo("Config: a, b; method written as top+ntp");
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2025-06-01T12:00:00.123456Z"));
    assertThat(run.timeSource()).isEqualTo(RunRecord.TimeSource.RESULTS_FILE);
    assertThat(metrics(run))
        .containsExactly(
            "tracker/final_ppl",
            "tracker/final_mrr",
            "tracker/final_hit_at_1",
            "tracker/final_hit_at_5",
            "tracker/final_hit_at_10",
            "tracker/steps_to_ppl_50",
            "tracker/gpu_hours",
            "tracker/peak_vram_gb",
            "tracker/convergence_epoch",
            "tracker/best_val_loss");
    assertThat(run.configJson())
        .contains("\"method\":\"top+ntp\"", "\"seed\":42", "\"learning_rate\":1.0E-4")
        .doesNotContain("final_ppl");
    assertThat(read.remarks).isEmpty();
    assertThat(read.rejects).isEmpty();
  }

  @Test
  void whereNumbersComeFromIsATagAndAnApostropheNoPartOfANote() throws IOException {
    String row = FIRST.replace("\"Config: a, b\"", "[simulated] '=1+1");
    RunRecord marked = Collected.read(FORMAT, "/d/metrics.csv", HEADER + row).only();
    RunRecord quoted =
        Collected.read(FORMAT, "/d/metrics.csv", HEADER + row.replace("[simulated] ", "")).only();

    assertThat(marked.tags()).contains("simulated");
    assertThat(marked.notes()).doesNotContain("simulated");
    assertThat(quoted.tags()).doesNotContain("simulated");
    assertThat(quoted.notes()).startsWith("=1+1");
  }

  @Test
  void equalIdsLoseNoRow() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/metrics.csv", HEADER + FIRST + FIRST);
    assertThat(read.runs).hasSize(2);
    assertThat(read.runs.stream().map(RunRecord::checkpointKey)).doesNotHaveDuplicates();
  }

  @Test
  void missingStaysMissing() throws IOException {
    String row = "bad time,,ntp,,,,,,,,,,,52.8,,,,,,,,,,,\n";
    Collected read = Collected.read(FORMAT, "/d/metrics.csv", HEADER + row);
    RunRecord run = read.only();
    assertThat(run.id()).isEqualTo("metrics_row1");
    assertThat(metrics(run)).containsExactly("tracker/final_ppl");
    assertThat(run.checkpoint().step()).isEmpty();
    assertThat(run.configJson()).isEqualTo("{\"method\":\"ntp\"}");
    assertThat(run.timeSource()).isEqualTo(RunRecord.TimeSource.FILE_MODIFIED);
    assertThat(read.remarks).singleElement().asString().contains("timestamp");
  }

  @Test
  void readsTheLayoutWithFinalPerplexityAndMrr() throws IOException {
    String csv = "method,seed,final_perplexity,mrr,hit@1\nntp+top,1,51.4,0.284,0.1\n";
    assertThat(recognises(FORMAT, "/d/metrics.csv", csv)).isTrue();
    RunRecord run = Collected.read(FORMAT, "/d/metrics.csv", csv).only();
    assertThat(estimate(run, "tracker/final_ppl").value()).isEqualTo(51.4);
    assertThat(estimate(run, "tracker/final_mrr").value()).isEqualTo(0.284);
    assertThat(estimate(run, "tracker/final_hit_at_1").value()).isEqualTo(0.1);
  }

  @Test
  void remarksWhatCannotAllBeTrue() throws IOException {
    String csv =
        "method,final_ppl,final_mrr,final_hit_at_1,final_hit_at_5,steps_to_ppl_50\n"
            + "ntp,52.8,1.5,0.4,0.3,12000\n";
    Collected read = Collected.read(FORMAT, "/d/metrics.csv", csv);
    assertThat(read.remarks)
        .anyMatch(remark -> remark.contains("steps_to_ppl_50") && remark.contains("52.8"))
        .anyMatch(remark -> remark.contains("final_mrr"))
        .anyMatch(remark -> remark.contains("final_hit_at_5"));
    assertThat(read.only().estimates()).hasSize(5);
  }

  @Test
  void rejectsWordsForNumbersAndRaggedRows() throws IOException {
    String csv = "method,final_ppl,total_steps\nntp,good,-3\nntp\nntp,50,\n";
    Collected read = Collected.read(FORMAT, "/d/metrics.csv", csv);
    assertThat(read.runs).hasSize(2);
    assertThat(read.rejects)
        .anyMatch(reject -> reject.startsWith("line 2 column final_ppl"))
        .anyMatch(reject -> reject.startsWith("line 2 column total_steps"))
        .anyMatch(reject -> reject.startsWith("line 3: 1 cells"));
  }

  @Test
  void aHeaderAloneIsNoFault() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/metrics.csv", HEADER);
    assertThat(read.runs).isEmpty();
    assertThat(read.rejects).isEmpty();
    assertThat(read.remarks).hasSize(1);
  }

  @Test
  void ignoresTheOrderOfObjectives() {
    assertThat(Methods.normal("top+ntp")).isEqualTo("ntp+top");
    assertThat(Methods.normal(" ntp + top + ntp")).isEqualTo("ntp+top");
    assertThat(Methods.normal("")).isEmpty();
  }
}
