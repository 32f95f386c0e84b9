package dev.assay.formats.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.files.Sha256;
import dev.assay.testkit.corpus.StageCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageItemsTest {
  private static final String GOOD = "{\"doc_id\": 1, \"acc\": 1.0}\n";

  @TempDir Path folder;

  @Test
  void answersAndPromptsOfACheckpointAreRead() throws IOException {
    new StageCorpus(1, 1, 1000, 0, 2, 2, 20, true, StageCorpus.Faults.NONE, 7).writeTo(folder);
    Path step = folder.resolve("_runs_stage1/eval_results/by_checkpoint/step_1000");

    var answers = StageItems.answers(step.resolve(StageItems.answersOf("piqa")));

    assertThat(answers.right()).hasSize(1838).containsKey("0");
    assertThat(answers.right().values()).contains(true, false);
    assertThat(StageItems.prompts(step.resolve(StageItems.PROMPTS)))
        .hasSize(20)
        .allSatisfy(prompt -> assertThat(prompt.category()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"doc_id\": 2, \"acc\": 0.5}",
        "{\"doc_id\": 2, \"acc\": NaN}",
        "{\"doc_id\": 2}",
        "{\"acc\": 1}",
        "{\"doc_id\": 1, \"acc\": 0}",
        "[]",
        "{\"doc_id\": 2, \"acc\""
      })
  void aFileOfWhichOneLineIsNoAnswerHasNoneButTheDigestOfAllItsBytes(String line)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("samples_a.jsonl"), GOOD + line + "\n" + GOOD.repeat(5000));

    var answers = StageItems.answers(file);

    assertThat(answers.right()).isEmpty();
    assertThat(answers.sha256()).isEqualTo(Sha256.hex(Files.readAllBytes(file)));
  }

  @Test
  void whatIsNotThereOrNoListHasNoPrompts() throws IOException {
    assertThat(StageItems.prompts(folder.resolve("none.json"))).isEmpty();
    assertThat(StageItems.answers(folder.resolve("none.jsonl"))).isEqualTo(StageItems.Answers.NONE);
    Path file = Files.writeString(folder.resolve("x.json"), "{\"prompts\": {}}");
    assertThat(StageItems.prompts(file)).isEmpty();
  }
}
