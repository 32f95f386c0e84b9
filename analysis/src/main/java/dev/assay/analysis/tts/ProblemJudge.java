package dev.assay.analysis.tts;

import dev.assay.formats.tts.Problem;
import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Settings;
import dev.assay.grading.Verdict;
import dev.assay.grading.Votes;
import dev.assay.selection.Ballot;
import dev.assay.selection.StepScores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the completions of problems. Stateless, thread-safe. */
public final class ProblemJudge {
  private final Grader grader;
  private final StepScores steps;

  /**
   * A judge.
   *
   * @param steps how scores of steps become one of the completion, where a row has them
   */
  public ProblemJudge(Grader grader, StepScores steps) {
    this.grader = grader;
    this.steps = steps;
  }

  /** What it counts as equal. */
  Settings settings() {
    return grader.settings();
  }

  /** How it makes one score of those of steps. */
  StepScores steps() {
    return steps;
  }

  /** Extracts, groups and judges every completion, and the choices that the row states. */
  public JudgedProblem judge(Problem problem) {
    Optional<Gold> gold =
        problem.gold().isBlank() ? Optional.empty() : Optional.of(Gold.of(problem.gold()));
    Map<String, Verdict> known = new HashMap<>();
    List<String> answers = new ArrayList<>();
    List<Prediction> predictions = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    boolean[] correct = new boolean[problem.size()];
    for (int i = 0; i < correct.length; i++) {
      Prediction prediction = prediction(problem, i);
      predictions.add(prediction);
      String text = prediction.answer().cleaned().isBlank() ? "" : prediction.extraction().text();
      answers.add(text);
      if (gold.isEmpty()) {
        verdicts.add("no_gold");
        continue;
      }
      // not by key: a profile may tell answers apart that are equal to a mathematician
      Verdict verdict = known.computeIfAbsent(text, t -> grader.grade(gold.get(), prediction));
      correct[i] = verdict.correct();
      verdicts.add(verdict.word());
    }
    return new JudgedProblem(
        problem,
        answers,
        Ballot.of(Votes.keys(predictions), scores(problem)),
        correct,
        verdicts,
        gold.map(g -> chosen(problem, g)).orElse(Map.of()));
  }

  private Prediction prediction(Problem problem, int completion) {
    if (completion < problem.completions().size()) {
      return grader.completion(problem.completions().get(completion));
    }
    boolean stated = completion < problem.answers().size();
    return Prediction.ofAnswer(stated ? problem.answers().get(completion) : "");
  }

  private Map<String, Boolean> chosen(Problem problem, Gold gold) {
    Map<String, Boolean> correct = new LinkedHashMap<>();
    Map<String, Boolean> known = new HashMap<>();
    problem
        .chosen()
        .forEach((name, text) ->
            correct.put(
                name,
                known.computeIfAbsent(
                    text, t -> grader.grade(gold, Prediction.ofAnswer(t)).correct())));
    return correct;
  }

  /** One score per completion: of its steps, else as the row states it; empty when it has none. */
  double[] scores(Problem problem) {
    if (!problem.hasSteps()) {
      return problem.scores();
    }
    double[] scores = new double[problem.steps().length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = steps.of(problem.steps()[i]);
    }
    return scores;
  }
}
