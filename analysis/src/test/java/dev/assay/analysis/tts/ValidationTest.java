package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.tts.Finding.Severity;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.grading.Grader;
import dev.assay.grading.Profile;
import dev.assay.selection.Method;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ValidationTest {
  private static final Grader GRADER = new Grader(Profile.STRICT);
  private static final String GOOD =
      """
      {"problem": "Add 1 and 2.", "answer": "3", "unique_id": "a", "level": 2,
       "completions": ["\\\\boxed{4}", "So \\\\boxed{3}", "\\\\boxed{3.0}"],
       "scores": [[0.9, 0.5], [0.2, 0.8], [0.7]], "agg_scores": [0.5, 0.8, 0.7],
       "completion_tokens": [5, 6, 7],
       "pred_naive@1": "\\\\boxed{4}", "pred_weighted@1": "\\\\boxed{4}",
       "pred_maj@1": "\\\\boxed{4}", "pred_maj@2": "\\\\boxed{4}", "pred_naive@2": "\\\\boxed{3}",
       "is_correct_naive@2": true, "is_correct_preds": [false, true, true], "pass@1": 0.6667}
      """;

  @Test
  void aRowIsReadWithAllItSays() throws IOException {
    Problem problem = row(GOOD);
    assertThat(problem.key()).isEqualTo("a");
    assertThat(problem.level()).hasValue(2);
    assertThat(problem.tokens()).containsExactly(5, 6, 7);
    assertThat(problem.chosen()).containsEntry("naive@2", "3").doesNotContainKey("");
    assertThat(problem.chosenCorrect()).containsEntry("naive@2", true).hasSize(1);
    assertThat(problem.passAtK()).containsKey(1);
    assertThat(problem.faults()).isEmpty();
  }

  @Test
  void choicesAndChancesAreDerivedFromCompletions() throws IOException {
    JudgedProblem judged = judged(GOOD);
    assertThat(judged.correct()).containsExactly(false, true, true);
    assertThat(judged.chosen(Method.NAIVE, 3)).isEqualTo("3");
    assertThat(judged.chosenIsCorrect(Method.MAJ, 3)).isTrue();
    assertThat(judged.chosenIsCorrect(Method.MAJ, 2)).isFalse();
    assertThat(judged.passAtK(3)).isEqualTo(1);
    assertThat(judged.chosenCorrect()).containsEntry("naive@1", false);
    assertThat(findings(judged)).containsExactly("all 4 stored verdicts agree with ours");
  }

  @Test
  void theSecondVoteDecidesWhereTheFirstAbstains() throws IOException {
    String silent =
        """
        {"problem": "P", "answer": "3", "completions": ["no idea", "\\\\boxed{3}"],
         "pred_maj@1": "%s", "pred_maj@2": "\\\\boxed{3}"}
        """;
    assertThat(findings(judged(silent.formatted(""))))
        .noneMatch(message -> message.contains("cannot differ"));
    assertThat(findings(judged(silent.formatted("\\\\boxed{4}"))))
        .anyMatch(message -> message.startsWith("pred_maj@2 differs from pred_maj@1 in 1 rows"));
  }

  @Test
  void whatNobodyCountedIsUnknown() throws IOException {
    assertThat(row(GOOD.replace("[5, 6, 7]", "-1")).tokens()).isEmpty();
    assertThat(row(GOOD.replace("[5, 6, 7]", "[0, 0, 0]")).tokens()).isEmpty();
    assertThat(row(GOOD.replace("[0.7]", "[]")).steps()[2]).isEmpty();
    assertThat(row(GOOD.replace("0.8]]", "null]]").replace("0.8]", "null]")).steps()[1][1]).isNaN();
  }

  @Test
  void aRowOfTheMathHarnessIsAProblemToo() throws IOException {
    Problem problem =
        row(
            """
            {"idx": 0, "question": "Add.", "gt": "3", "level": "Level 4", "code": ["a", "b"],
             "pred": ["3", "4"], "score": [true, false], "pred_score": [[-1.5], [2.25]]}
            """);
    assertThat(problem.key()).isEqualTo("Add.");
    assertThat(problem.level()).hasValue(4);
    assertThat(problem.correct()).containsExactly(true, false);
    assertThat(problem.scores()).containsExactly(-1.5, 2.25);
  }

  @Test
  void contradictionsWithinARowAreSaidAndTheRestIsRead() throws IOException {
    JudgedProblem judged =
        judged(
            GOOD.replace("\"scores\": [[0.9, 0.5],", "\"scores\": [")
                .replace("[false, true, true]", "[false, 1, true]"));
    assertThat(findings(judged))
        .anyMatch(each -> each.contains("scores has 2 items for 3 completions"))
        .anyMatch(each -> each.contains("is_correct_preds[1] is neither true nor false"));
    assertThat(judged.correctCount()).isEqualTo(2);
  }

  @Test
  void rowsWithoutProblemOrCompletionsAreRefused() {
    assertThatThrownBy(() -> row("{\"completions\": [\"a\"]}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("neither 'unique_id' nor the text");
    assertThatThrownBy(() -> row("{\"problem\": \"a\", \"answer\": \"1\"}"))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no completions");
  }

  @Test
  void storedNumbersThatDoNotFollowAreSaid() throws IOException {
    JudgedProblem judged =
        judged(
            GOOD.replace("\"pred_naive@2\": \"\\\\boxed{3}\"", "\"pred_naive@2\": \"\\\\boxed{7}\"")
                .replace("\"pred_maj@2\": \"\\\\boxed{4}\"", "\"pred_maj@2\": \"\\\\boxed{3}\"")
                .replace("[0.5, 0.8, 0.7]", "[0.9, 0.8, 0.7]"));
    assertThat(findings(judged))
        .anyMatch(each -> each.contains("pred_naive@2: stated '7', derived '3'"))
        .anyMatch(each -> each.contains("pred_maj@2 differs from pred_maj@1 in 1 rows"))
        .anyMatch(each -> each.contains("1 of 4 stored verdicts differ from ours"))
        .anyMatch(each -> each.contains("1 of 3 stated scores are not that of the last step"));
  }

  @Test
  void duplicatesCopiesAndMissingGoldAreSaid() throws IOException {
    JudgedProblem one = judged(GOOD);
    JudgedProblem copies =
        judged(GOOD.replace("So \\\\boxed{3}", "\\\\boxed{4}").replace("\"answer\": \"3\",", ""));
    assertThat(findings(one, copies))
        .anyMatch(each -> each.equals("1 problems occur more than once: a"))
        .anyMatch(each -> each.startsWith("1 of 6 completions (16.7 %) are copies"))
        .anyMatch(each -> each.startsWith("1 problems have no gold answer"));
    assertThat(
            Validation.of(
                List.of(one), GRADER, "x/MATH-500", OptionalInt.empty(), Optional.empty()))
        .contains(new Finding(Severity.WARNING, "size", "1 problems where 500 are expected"));
    assertThat(
            Validation.of(List.of(one), GRADER, "x/MATH-500", OptionalInt.of(1), Optional.empty()))
        .noneMatch(each -> each.check().equals("size"));
  }

  @Test
  void completionsWrittenSamplesFirstAreRecognised() throws IOException {
    int problems = 24;
    int samples = 4;
    int batch = 8;
    List<List<String>> right = new ArrayList<>();
    for (int p = 0; p < problems; p++) {
      List<String> texts = new ArrayList<>();
      for (int s = 0; s < samples; s++) {
        texts.add(about(p) + " gives " + (s + 3));
      }
      right.add(texts);
    }
    List<Problem> good = filed(right);
    List<List<String>> wrong = new ArrayList<>();
    for (int p = 0; p < problems; p++) {
      List<String> texts = new ArrayList<>();
      for (int s = 0; s < samples; s++) {
        int first = p / batch * batch;
        int flat = (p - first) * samples + s;
        texts.add(right.get(first + flat % batch).get(flat / batch));
      }
      wrong.add(texts);
    }
    assertThat(Misfiled.in(good)).isEmpty();
    Optional<Misfiled.Finding> found = Misfiled.in(filed(wrong));
    assertThat(found).isPresent();
    assertThat(found.get().batch()).isEqualTo(batch);
    assertThat(found.get().looked()).isEqualTo(problems * samples);
    assertThat(found.get().message()).contains("place s*8+b");
  }

  @Test
  void budgetsArePowersOfTwoAndTheWhole() {
    assertThat(Budgets.upTo(0)).isEmpty();
    assertThat(Budgets.upTo(1)).containsExactly(1);
    assertThat(Budgets.upTo(3)).containsExactly(1, 2, 3);
    assertThat(Budgets.upTo(16)).containsExactly(1, 2, 4, 8, 16);
  }

  private static String about(int problem) {
    return "fruit%s apples weigh %s tons".formatted((char) ('a' + problem), 101 + problem);
  }

  private static List<Problem> filed(List<List<String>> completions) throws IOException {
    List<Problem> problems = new ArrayList<>();
    for (int p : IntStream.range(0, completions.size()).toArray()) {
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("problem", "How much is it if " + about(p) + "?").put("answer", "1");
      completions.get(p).forEach(row.withArray("completions")::add);
      problems.add(ProblemReader.read(p + 1, row));
    }
    return problems;
  }

  private static List<String> findings(JudgedProblem... judged) {
    return Validation.of(List.of(judged), GRADER, "", OptionalInt.empty(), Optional.empty())
        .stream()
        .map(Finding::message)
        .toList();
  }

  private static JudgedProblem judged(String json) throws IOException {
    return new ProblemJudge(GRADER, StepScores.LAST).judge(row(json));
  }

  private static Problem row(String json) throws IOException {
    return ProblemReader.read(1, (ObjectNode) Json.tree(json.getBytes(StandardCharsets.UTF_8)));
  }
}
