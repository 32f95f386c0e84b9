package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.estimate;
import static dev.assay.formats.harness.Collected.metrics;
import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.RunRecord;
import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.WorkspaceYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvResultsTest {
  private static final CsvResults FORMAT = new CsvResults();

  private static final String OLMO =
      """
      _step,eval/c4_en-validation/CrossEntropyLoss,eval/downstream/piqa_val_rc_5shot_len_norm,\
      eval/downstream_bpb/piqa_rc_5shot_bpb_bpb,eval/downstream/boolq_acc,learning_rate_peak,\
      batch_size_in_tokens,surprise
      100,6.5,0.6,1.5,0.55,0.001,1048576,x
      200,6.0,,1.25,NaN,0.001,1048576,y
      300,,,,,0.001,1048576,z
      """;

  @Test
  void readsAWideFileARowARun() throws IOException {
    Collected read = Collected.read(FORMAT, "/d/olmo-ladder/190M-1xC.csv", OLMO);

    assertThat(read.runs)
        .extracting(RunRecord::id)
        .containsExactly("190M-1xC_step100", "190M-1xC_step200");
    RunRecord run = read.runs.getFirst();
    assertThat(run.checkpoint().experiment()).isEqualTo("olmo-ladder/190M-1xC");
    assertThat(run.checkpoint().tokens()).hasValue(104_857_600);
    assertThat(metrics(run))
        .containsExactly(
            "c4_en-validation/CrossEntropyLoss",
            "piqa_val_rc_5shot/len_norm",
            "piqa_rc_5shot/bpb",
            "boolq/acc");
    assertThat(metrics(read.runs.get(1)))
        .containsExactly("c4_en-validation/CrossEntropyLoss", "piqa_rc_5shot/bpb");
    assertThat(run.configJson()).contains("\"learning_rate_peak\":0.001");
    assertThat(run.checkpointKey()).isEqualTo("file:/d/olmo-ladder/190M-1xC.csv#_step=100");
    assertThat(read.remarks)
        .anyMatch(remark -> remark.contains("surprise"))
        .anyMatch(remark -> remark.contains("1 rows without any value"));
    assertThat(read.rejects).isEmpty();
  }

  @Test
  void saysThatResultsAreSeparatedBySemicolons() {
    String text = "model;checkpoint;task;fewshot;acc;acc_stderr\nm;1;piqa;0;0,5;0,1\n";
    assertThat(recognises(FORMAT, "/d/x.csv", text)).isTrue();
    assertThat(recognises(FORMAT, "/d/x.csv", "a;b\n1;2\n")).isFalse();
    assertThatThrownBy(() -> Collected.read(FORMAT, "/d/x.csv", text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("separated by semicolons");
  }

  @Test
  void findsTheStepWhereOnlyTokensAreGiven() throws IOException {
    RunRecord run =
        Collected.read(
                FORMAT,
                "/d/x.csv",
                "throughput/total_tokens,eval/downstream/copa_acc,batch_size_in_tokens\n"
                    + "104857600,0.5,524288\n")
            .only();
    assertThat(run.checkpoint().step()).hasValue(200);
    assertThat(run.checkpoint().tokens()).hasValue(104_857_600);
  }

  @Test
  void readsALongFileAllRowsOfARunTogetherAndRecoversCounts() throws IOException {
    String csv =
        """
        model,checkpoint,task,fewshot,acc,acc_stderr
        EleutherAI/pythia-350m,13000,add_0,16,0.46,0.07119963311072637
        EleutherAI/pythia-350m,13000,add_0,4,0.5,
        EleutherAI/pythia-350m,13000,add_1,16,0.04,0.027994168488950616
        EleutherAI/pythia-350m,13000,add_1,16,0.05,0.1
        EleutherAI/pythia-350m,many,add_1,16,0.05,0.1
        EleutherAI/pythia-350m,13000,,16,0.05,0.1
        """;
    Collected read = Collected.read(FORMAT, "/d/terms.csv", csv);

    assertThat(read.runs.stream().limit(2).map(RunRecord::id))
        .containsExactly("pythia-350m_step13000_16shot", "pythia-350m_step13000_4shot");
    RunRecord run = read.runs.getFirst();
    assertThat(run.tags()).containsExactly("16-shot");
    assertThat(run.model()).isEqualTo("EleutherAI/pythia-350m");
    assertThat(run.checkpoint().tokens()).hasValue(13000L * 2_097_152);
    assertThat(estimate(run, "add_0/acc").count()).hasValue(50);
    assertThat(estimate(run, "add_1/acc").value()).isEqualTo(0.04);
    assertThat(read.rejects)
        .anyMatch(reject -> reject.startsWith("line 5") && reject.contains("again"))
        .anyMatch(reject -> reject.startsWith("line 6 column checkpoint"))
        .anyMatch(reject -> reject.startsWith("line 7 column acc"));
  }

  @Test
  void turnsPercentIntoFractionsWithoutNoise() throws IOException {
    Collected read =
        Collected.read(
            FORMAT, "/d/tucano/EVALS-160m.csv", "step,enem,hellaswag_pt\n20000,19.73,30.41\n");
    assertThat(estimate(read.only(), "enem/score").value()).isEqualTo(0.1973);
    assertThat(read.only().id()).isEqualTo("EVALS-160m_step20000");
    Collected models =
        Collected.read(
            FORMAT, "/d/EVALS-all.csv", "model,average,hellaswag_pt\nTeenyTinyLlama/460m,1,30\n");
    assertThat(models.only().id()).isEqualTo("460m");
    assertThat(metrics(models.only())).containsExactly("hellaswag_pt/score");
  }

  @Test
  void rejectsRaggedRowsAndWordsAndReadsOn() throws IOException {
    Collected read =
        Collected.read(
            FORMAT,
            "/d/a.csv",
            "_step,eval/downstream/a_acc\r\n1,0.5\r\n2\r\n3,0.5,9\r\n_step,eval/downstream/a_acc\r\n"
                + "4,good\r\n5,0.25\r\n5,0.5\r\n6,\"0.5");
    assertThat(read.runs)
        .extracting(RunRecord::id)
        .containsExactly("a_step1", "a_step5", "a_step5");
    assertThat(read.runs.stream().map(RunRecord::checkpointKey)).doesNotHaveDuplicates();
    assertThat(read.rejects)
        .anyMatch(reject -> reject.startsWith("line 3: 1 cells"))
        .anyMatch(reject -> reject.startsWith("line 4: 3 cells"))
        .anyMatch(reject -> reject.startsWith("line 6 column"))
        .anyMatch(reject -> reject.startsWith("line 9: a quote is never closed"));
  }

  @Test
  void leavesUnknownFilesAlone() {
    assertThat(recognises(FORMAT, "/d/190M.csv", OLMO)).isTrue();
    assertThat(recognises(FORMAT, "/d/190M.txt", OLMO)).isFalse();
    assertThat(recognises(FORMAT, "/d/paper_variance.csv", "Task,Loss SD,Accuracy SD\nA,1,2\n"))
        .isFalse();
    assertThat(recognises(FORMAT, "/d/EVALS-x.csv", "step,loss\n1,2\n")).isFalse();
    assertThat(recognises(FORMAT, "/d/x.csv", "")).isFalse();
    assertThat(recognises(FORMAT, "/d/x.csv", "\u0000\u0001\"")).isFalse();
  }

  @Test
  void theWorkspacesMappingsComeFirst() throws IOException {
    Settings settings =
        WorkspaceYaml.parse(
            "assay.yaml",
            """
            csv:
              - files: "mine/*-log.csv"
                header: [iter]
                model: big
                experiment: exp-$1
                columns:
                  iter: step
                  seed: run
                  bench: task
                  what: metric
                  value: {scale: 0.5}
                  se: stderr
                  n: count
            """
                .getBytes(StandardCharsets.UTF_8));
    String csv = "iter,seed,bench,what,value,se,n\n7,1,piqa,acc,1,0.1,50\n7,2,piqa,acc,0.5,,\n";
    Path path = Path.of("/d/mine/abc-log.csv");
    assertThat(FORMAT.recognises(path, csv.getBytes(StandardCharsets.UTF_8), settings)).isTrue();
    assertThat(
            FORMAT.recognises(
                Path.of("/d/other/abc-log.csv"), csv.getBytes(StandardCharsets.UTF_8), settings))
        .isFalse();
    Collected read = Collected.read(FORMAT, path.toString(), csv, settings, Map.of());
    assertThat(read.runs)
        .extracting(RunRecord::id)
        .containsExactly("abc-log_step7_1", "abc-log_step7_2");
    assertThat(read.runs.getFirst().checkpoint().experiment()).isEqualTo("exp-abc");
    assertThat(estimate(read.runs.getFirst(), "piqa/acc").value()).isEqualTo(0.5);
    assertThat(estimate(read.runs.getFirst(), "piqa/acc").standardError()).hasValue(0.1);
    assertThat(estimate(read.runs.getFirst(), "piqa/acc").count()).hasValue(50);
  }

  @Test
  void refusesAFileWithoutValues() {
    assertThatThrownBy(
            () -> Collected.read(FORMAT, "/d/a.csv", "_step,eval/downstream/a_acc\n1,\n"))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void readsNumbersAsPeopleAndHostilesWriteThem() {
    assertThat(Cells.number(" 1e-3 ")).hasValue(0.001);
    assertThat(Cells.whole("1000.0")).hasValue(1000);
    assertThat(Cells.whole("0.5")).isEmpty();
    assertThat(Cells.number("1e999999999")).isEmpty();
    assertThat(Cells.number("0x1p3")).isEmpty();
    assertThat(Cells.number("1f")).isEmpty();
    assertThat(Cells.missing(" NaN ")).isTrue();
    assertThat(Cells.missing("0")).isFalse();
  }

  @Test
  void capturesWhatStarsStandFor() {
    assertThat(CsvPlan.capture("eval/*/x_*", "eval/a/x_b")).isEqualTo(List.of("a", "b"));
    assertThat(CsvPlan.capture("eval/*", "other")).isNull();
    assertThat(CsvPlan.capture("*", "")).isEqualTo(List.of(""));
  }

  @Test
  void readsTheRealFiles() throws IOException {
    Path root = Collected.realData("checkpoint-evals");
    Collected ladder = Collected.folder(FORMAT, root.resolve("olmo-ladder"));
    assertThat(ladder.rejects).isEmpty();
    assertThat(ladder.runs).allMatch(run -> run.checkpoint().tokens().isPresent());
    assertThat(ladder.runs.stream().map(run -> run.checkpoint().experiment()).distinct())
        .hasSize(8)
        .contains("olmo-ladder/peteish7", "olmo-ladder/190M-1xC-rerun");
    assertThat(ladder.runs.stream().filter(run -> run.model().equals("190M-1xC-rerun")).count())
        .isEqualTo(73);
    RunRecord first =
        ladder.runs.stream()
            .filter(run -> run.id().equals("190M-1xC-rerun_step100"))
            .findFirst()
            .orElseThrow();
    assertThat(estimate(first, "c4_en-validation/CrossEntropyLoss").value())
        .isCloseTo(6.8887658, within(1e-6));

    Collected scaling = Collected.folder(FORMAT, root.resolve("olmo-scaling"));
    assertThat(scaling.rejects).isEmpty();
    assertThat(scaling.remarks).isEmpty();
    assertThat(scaling.runs.stream().map(run -> run.checkpoint().experiment()).distinct())
        .hasSize(3);

    Collected tucano = Collected.folder(FORMAT, root.resolve("tucano"));
    assertThat(tucano.runs.size()).isEqualTo(16 + 24 + 49 + 19);
    assertThat(tucano.rejects).isEmpty();

    Collected pythia = Collected.folder(FORMAT, root.resolve("pythia/csv"));
    assertThat(pythia.rejects).isEmpty();
    assertThat(pythia.runs.stream().mapToInt(run -> run.estimates().size()).sum()).isEqualTo(6000);
    assertThat(pythia.runs.stream().map(RunRecord::id)).doesNotHaveDuplicates();
  }
}
