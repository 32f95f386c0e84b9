package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity.Origin;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.grading.Profile;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLoaderTest {
  private static final String ROW =
      """
      {"problem": "1+1?", "answer": "2", "unique_id": "%s", "level": 1,
       "completions": ["So \\\\boxed{2}.", "\\\\boxed{3}", "no idea"],
       "scores": [[0.5, 0.9], [0.2], []], "completion_tokens": [5, 4, 3]}
      """
          .replace("\n", " ");

  private static final String BON =
      "HuggingFaceH4_MATH-500--T-0.8--top_p-1.0--n-3--seed-%s--agg_strategy-last";

  @TempDir Path folder;

  private final RunLoader loader =
      new RunLoader(
          TtsYaml.builtInRules(), new ProblemJudge(new Grader(Profile.STRICT), StepScores.LAST));

  private Path write(String name, String... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", rows) + "\n");
  }

  private Discovered discover(String name) {
    return loader.discover(folder.resolve(name), "here", Sidecar.NOTHING);
  }

  @Test
  void aMirrorOfTheHubIsKnownByItsFolders() throws IOException {
    String name = "org/default-MATH-500-Qwen2.5-1.5B-Instruct-bon/";
    write(name + BON.formatted(0) + "/train-00000-of-00002.jsonl", ROW.formatted("a"));
    write(name + BON.formatted(0) + "/train-00001-of-00002.jsonl", ROW.formatted("b"));
    write(name + BON.formatted(42) + ".jsonl", ROW.formatted("a"));
    Discovered found = discover(".");
    assertThat(found.problems()).isEmpty();
    assertThat(found.runs())
        .extracting(RunRef::subset)
        .containsExactly(BON.formatted(0), BON.formatted(42));
    RunRef run = found.runs().getFirst();
    assertThat(run.place()).isEqualTo("here/org/default-MATH-500-Qwen2.5-1.5B-Instruct-bon");
    assertThat(run.identity().model().value()).contains("Qwen2.5-1.5B-Instruct");
    assertThat(run.identity().approach().value()).contains(Approach.BON);
    Loaded loaded = loader.load(run, true);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.run().problems()).extracting(Outcome::key).containsExactly("a", "b");
    Outcome first = loaded.run().problems().getFirst();
    assertThat(first.correct()).containsExactly(true, false, false);
    assertThat(first.steps()[0]).containsExactly(0.5, 0.9);
    assertThat(first.tokens()).containsExactly(5, 4, 3);
    assertThat(loader.load(run, false).run().problems().getFirst().steps()).isEmpty();
  }

  @Test
  void whatLooksLikeDataAndIsNoRunIsTold() throws IOException {
    write("good--T-0.8.jsonl", ROW.formatted("a"));
    write("X--T-hot.jsonl", ROW.formatted("a"));
    write("verdicts.jsonl", "{\"gold\": \"1\"}");
    write("empty.jsonl");
    write("broken.jsonl", "{oops", "[]");
    write(".hidden/other--T-0.8.jsonl", ROW.formatted("a"));
    write("notes.txt", "no data");
    Discovered found = discover(".");
    assertThat(found.runs()).extracting(RunRef::subset).containsExactly("good--T-0.8");
    assertThat(found.problems())
        .extracting(RunProblem::message)
        .anyMatch(m -> m.contains("X--T-hot.jsonl") && m.contains("segment 2 ('T-hot'"))
        .anyMatch(m -> m.contains("verdicts.jsonl: no run: the row has neither"))
        .anyMatch(m -> m.contains("empty.jsonl: no run: the file has no rows"))
        .anyMatch(m -> m.contains("broken.jsonl: no run: line 1: not JSON"))
        .hasSize(4);
  }

  @Test
  void aFileBesideARunSaysWhatItsNameDoesNot() throws IOException {
    write("run 1.jsonl", ROW.formatted("a"));
    Files.writeString(
        folder.resolve("run 1.tts.yaml"),
        "subset: X--T-0.4--seed-3\napproach: dvts\nmodel: Some-7B\n");
    RunRef run = discover("run 1.jsonl").runs().getFirst();
    assertThat(run.subset()).isEqualTo("X--T-0.4--seed-3");
    assertThat(run.place()).isEqualTo("here");
    assertThat(run.identity().approach().value()).contains(Approach.DVTS);
    assertThat(run.identity().approach().origin()).isEqualTo(Origin.USER);
    Sidecar said = new Sidecar(Optional.of("X--T-0.5"), Sidecar.NOTHING.stated());
    assertThat(
            loader.discover(folder.resolve("run 1.jsonl"), "here", said).runs().getFirst().subset())
        .isEqualTo("X--T-0.5");
    Files.writeString(folder.resolve("run 1.tts.yaml"), "subset: X\ncolour: red\n");
    assertThat(discover("run 1.jsonl").problems())
        .extracting(RunProblem::message)
        .anyMatch(m -> m.contains("colour"));
  }

  @Test
  void badRowsAndSecondRowsOfAProblemAreTold() throws IOException {
    write("X--T-1.jsonl", ROW.formatted("a"), "{broken", ROW.formatted("a"), ROW.formatted("b"));
    Loaded loaded = loader.load(discover("X--T-1.jsonl").runs().getFirst(), false);
    assertThat(loaded.run().problems()).extracting(Outcome::key).containsExactly("a", "b");
    assertThat(loaded.problems())
        .extracting(RunProblem::message)
        .anyMatch(m -> m.contains("X--T-1.jsonl, line 2: "))
        .anyMatch(m -> m.contains("the problem a occurs a second time"))
        .hasSize(2);
  }

  @Test
  void aPlaceThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> discover("nowhere"))
        .isInstanceOf(AssayException.class)
        .hasMessage("here is not there");
  }
}
