package dev.assay.grading;

import dev.assay.grading.equal.Answer;
import dev.assay.grading.equal.Comparison;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.text.Cleaner;

/** Judges answers to mathematical problems. Stateless, thread-safe; never throws for any text. */
public final class Grader {
  private final Profile profile;

  public Grader(Profile profile) {
    this.profile = profile;
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
      return new Verdict.GoldUnparsable(g.problem(), g.cleaned());
    }
    if (p.node().isEmpty()) {
      return new Verdict.AnswerUnparsable(p.problem(), p.cleaned());
    }
    return compared(g, p);
  }

  private Verdict compared(Answer gold, Answer prediction) {
    var comparison = new Comparison(profile == Profile.MATH_VERIFY);
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
