package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.equal.Comparison;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.text.Cleaner;

/** Judges answers to mathematical problems. Stateless, thread-safe; never throws for any text. */
public final class Grader {
  private final Settings settings;

  /** A grader with the settings of a profile. */
  public Grader(Profile profile) {
    this(Settings.of(profile));
  }

  /** A grader with settings of its own. */
  public Grader(Settings settings) {
    this.settings = settings;
  }

  /** The final answer of a completion, searched for as the settings say. */
  public Prediction completion(String text) {
    return Prediction.ofCompletion(text, settings.search());
  }

  /** The answer of a text that is a completion, or an answer by itself if it holds no prose. */
  public Prediction completionOrAnswer(String text) {
    return Prediction.isBare(text) ? Prediction.ofAnswer(text) : completion(text);
  }

  /** Whether a prediction says what the gold answer says. */
  public Verdict grade(Gold gold, Prediction prediction) {
    Answer g = gold.answer();
    Answer p = prediction.answer();
    if (p.cleaned().isBlank()) {
      return new Verdict.NoAnswer();
    }
    if (sameText(g, p)) {
      return new Verdict.Equal(Verdict.By.STRING, g.cleaned(), p.cleaned());
    }
    if (g.node().isEmpty()) {
      return new Verdict.GoldUnparsable(g.problem(), g.cleaned(), p.cleaned());
    }
    if (p.node().isEmpty()) {
      return new Verdict.AnswerUnparsable(p.problem(), g.cleaned(), p.cleaned());
    }
    return compared(g, p);
  }

  private Verdict compared(Answer gold, Answer prediction) {
    var comparison = new Comparison(settings.rules());
    try {
      if (!comparison.same(gold.node().orElseThrow(), prediction.node().orElseThrow())) {
        return new Verdict.Different("values differ", gold.cleaned(), prediction.cleaned());
      }
      var by = comparison.probed() ? Verdict.By.NUMERICALLY : Verdict.By.EXACT;
      return new Verdict.Equal(by, gold.cleaned(), prediction.cleaned());
    } catch (Unreadable e) {
      return new Verdict.Different(
          String.valueOf(e.getMessage()), gold.cleaned(), prediction.cleaned());
    } catch (GaveUp e) {
      return new Verdict.GaveUp(
          String.valueOf(e.getMessage()), gold.cleaned(), prediction.cleaned());
    }
  }

  private static boolean sameText(Answer gold, Answer prediction) {
    if (gold.cleaned().equals(prediction.cleaned())) {
      return !gold.cleaned().isBlank();
    }
    if (gold.cleaned().length() == 1 && gold.cleaned().equalsIgnoreCase(prediction.cleaned())) {
      return true; // the letter of a choice
    }
    boolean words = gold.cleaned().contains("\\text") || prediction.cleaned().contains("\\text");
    return words && Cleaner.letters(gold.cleaned()).equals(Cleaner.letters(prediction.cleaned()));
  }
}
