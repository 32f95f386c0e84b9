package dev.assay.formats.harness;

import static dev.assay.formats.harness.Collected.recognises;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.RunRecord;
import dev.assay.domain.SampleSet;
import dev.assay.formats.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LmEvalSamplesTest {
  private static final LmEvalSamples FORMAT = new LmEvalSamples();
  private static final String PATH = "/d/model/samples_gsm8k_cot_2026-01-21T03-44-18.458309.jsonl";

  private static String sample(int id, String filter, String rest) {
    return "{\"doc_id\":%s,\"doc\":{\"acc\":99},\"resps\":[[\"x\"]],\"filter\":\"%s\",%s}\n"
        .formatted(id, filter, rest);
  }

  @Test
  void sumsUpEachMetricUnderEachFilter() throws IOException {
    String lines =
        sample(0, "none", "\"metrics\":[\"exact_match\"],\"exact_match\":1.0,\"other\":5")
            + sample(1, "none", "\"exact_match\":0,\"metrics\":[\"exact_match\"]")
            + sample(2, "none", "\"metrics\":[\"exact_match\"],\"exact_match\":true")
            + sample(3, "none", "\"metrics\":[\"exact_match\"],\"exact_match\":NaN")
            + sample(4, "none", "\"metrics\":[\"exact_match\"],\"exact_match\":null")
            + sample(5, "none", "\"metrics\":[\"exact_match\"]")
            + sample(0, "strict", "\"metrics\":[\"exact_match\"],\"exact_match\":0.0");
    Collected read = Collected.read(FORMAT, PATH, lines);
    RunRecord run = read.only();

    assertThat(run.role()).isEqualTo(RunRecord.Role.SAMPLES);
    assertThat(run.link()).isEqualTo("model/2026-01-21T03-44-18.458309");
    assertThat(run.evaluatedAt()).isEqualTo(Instant.parse("2026-01-21T03:44:18.458309Z"));
    assertThat(run.checkpointKey()).isEqualTo("samples:" + PATH);
    assertThat(run.samples()).hasSize(2);
    SampleSet plain = run.samples().get(0);
    assertThat(plain.metric()).hasToString("gsm8k_cot/exact_match");
    assertThat(plain.scored()).isEqualTo(3);
    assertThat(plain.unscored()).isEqualTo(3);
    assertThat(plain.mean()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(plain.standardError()).isCloseTo(Math.sqrt(2.0 / 3 / 2 / 3), within(1e-15));
    assertThat(run.samples().get(1).metric()).hasToString("gsm8k_cot/exact_match,strict");
    assertThat(run.samples().get(1).standardError()).isNaN();
    assertThat(read.rejects).isEmpty();
  }

  @Test
  void takesNumbersAndTruthValuesOfOldFilesThatNameNoMetrics() throws IOException {
    String array =
        """
        [
          {"doc_id": 0, "doc": {}, "target": 3, "arguments": [["a", "b"]], "resps": [["-1.5"]],
           "filtered_resps": ["-1.5"], "acc": 1.0, "word_perplexity": [-12.0, 7]},
          {"doc_id": 1, "doc": {}, "target": 3, "resps": [], "filtered_resps": [], "acc": 0.0}
        ]
        """;
    String path = "/d/pretrained__EleutherAI__pythia-160m_arc_easy.jsonl";
    assertThat(recognises(FORMAT, path, array)).isTrue();
    Collected read = Collected.read(FORMAT, path, array);

    assertThat(read.only().samples()).hasSize(1);
    assertThat(read.only().samples().getFirst().metric()).hasToString("arc_easy/acc");
    assertThat(read.only().samples().getFirst().mean()).isEqualTo(0.5);
    assertThat(read.only().link()).isEmpty();
    assertThat(read.remarks).singleElement().asString().contains("word_perplexity");
  }

  @Test
  void rejectsBadLinesWithTheirNumberAndReadsOn() throws IOException {
    String lines =
        sample(0, "none", "\"acc\":1")
            + "{\"doc_id\":1,\"acc\":\n"
            + "\n"
            + "[1]\n"
            + "{\"acc\":1}\n"
            + "{\"doc_id\":1,\"acc\":1}{}\n"
            + sample(2, "none", "\"acc\":0")
            + "{\"doc_id\":3,\"acc\":1,\"doc\":{\"text\":\"torn";
    Collected read = Collected.read(FORMAT, PATH, lines);

    assertThat(read.only().samples().getFirst().scored()).isEqualTo(2);
    assertThat(read.rejects)
        .extracting(reject -> reject.substring(0, reject.indexOf(':')))
        .containsExactly("line 2", "line 4", "line 5", "line 6");
    assertThat(read.remarks).singleElement().asString().contains("line 8", "incomplete");
  }

  @Test
  void sumsUpManyRejects() throws IOException {
    Collected read =
        Collected.read(FORMAT, PATH, sample(0, "none", "\"acc\":1") + "nonsense\n".repeat(1000));
    assertThat(read.rejects).hasSize(51);
    assertThat(read.rejects.getLast()).contains("950 more");
  }

  @Test
  void refusesAFileWithoutAnyScore() {
    assertThatThrownBy(() -> Collected.read(FORMAT, PATH, "{\"doc_id\":1}\n"))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> Collected.read(FORMAT, PATH, "[\n"))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void claimsOnlySamples() {
    assertThat(recognises(FORMAT, PATH, sample(0, "none", "\"acc\":1"))).isTrue();
    assertThat(recognises(FORMAT, "/d/other.jsonl", sample(0, "none", "\"acc\":1"))).isTrue();
    assertThat(recognises(FORMAT, "/d/other.jsonl", "{\"problem\":\"x\",\"completions\":[]}"))
        .isFalse();
    assertThat(recognises(FORMAT, "/d/samples_x.jsonl", "")).isFalse();
    assertThat(recognises(FORMAT, "/d/samples_x.json", sample(0, "none", "\"a\":1"))).isFalse();
  }

  @Test
  void findsTheTaskBetweenTheFirstAndTheLastUnderscore() {
    assertThat(LmEvalSamples.task("samples_a_b_c_2026-08-21T09-15-00.jsonl")).isEqualTo("a_b_c");
    assertThat(LmEvalSamples.task("samples_gsm8k.jsonl")).isEqualTo("gsm8k");
    assertThat(LmEvalSamples.task("_.jsonl")).isNotBlank();
  }

  @Test
  void splitsLinesWhateverTheBuffersDo() throws IOException {
    String text = "a\n" + "b".repeat(200_000) + "\n\nlast";
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    int[] lengths = new int[4];
    for (int i = 0; i < 4; i++) {
      assertThat(lines.next()).isTrue();
      lengths[i] = lines.length();
      assertThat(lines.number()).isEqualTo(i + 1L);
    }
    assertThat(lengths).containsExactly(1, 200_000, 0, 4);
    assertThat(lines.terminated()).isFalse();
    assertThat(lines.next()).isFalse();
  }

  @Test
  void readsTheRealSamples() throws IOException {
    RunRecord run =
        Collected.folder(FORMAT, Collected.realData("checkpoint-evals/lm-eval-0.4")).only();
    assertThat(run.samples()).hasSize(1);
    assertThat(run.samples().getFirst().scored()).isEqualTo(10);
    assertThat(run.samples().getFirst().metric()).hasToString("math_perturbed_full/exact_match");
    assertThat(run.link()).isEqualTo("lm-eval-0.4/2026-01-21T03-44-18.458309");
  }
}
