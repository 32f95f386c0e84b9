package dev.assay.app.cli;

import dev.assay.analysis.grade.Graded;
import dev.assay.analysis.grade.Judge;
import dev.assay.analysis.grade.ReadAs;
import dev.assay.analysis.grade.Words;
import dev.assay.analysis.report.Visible;
import dev.assay.grading.Settings;
import dev.assay.grading.Verdict;
import dev.assay.grading.equal.Answer;
import dev.assay.grading.equal.Reading;
import dev.assay.grading.text.Extraction;
import dev.assay.grading.text.Extractor;
import java.io.PrintWriter;

/** Every step of grading one pair, in words. */
final class Explanation {
  private final PrintWriter out;

  private Explanation(PrintWriter out) {
    this.out = out;
  }

  static void print(PrintWriter out, GradeSettings options, String gold, String prediction) {
    Settings settings = options.settings();
    Graded graded = new Judge(settings, options.text()).judge(gold, prediction);
    Explanation explanation = new Explanation(out);
    Extraction found = graded.prediction().extraction();
    if (found.rule() != Extraction.Rule.BARE) {
      for (Extraction each : Extractor.candidates(prediction, settings.search())) {
        explanation.line(
            "candidate", Words.of(each.rule()) + " at " + each.start() + ": " + each.text());
      }
    }
    explanation.line("extracted", Words.of(found.rule()) + ": " + found.text());
    explanation.answer("gold", graded.gold().answer(), settings);
    explanation.answer("prediction", graded.prediction().answer(), settings);
    Verdict verdict = graded.verdict();
    explanation.line("verdict", verdict.word() + ": " + verdict.reason());
  }

  private void answer(String name, Answer answer, Settings settings) {
    Reading reading = answer.in(settings.dialect());
    line(name, reading.cleaned());
    line("  read as", reading.node().map(ReadAs::text).orElse("nothing: " + reading.problem()));
    line("  key", answer.key());
  }

  private void line(String name, String text) {
    out.println((name + "            ").substring(0, 12) + Visible.line(text));
  }
}
