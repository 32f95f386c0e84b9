package dev.assay.grading;

import dev.assay.grading.equal.Comparison;
import dev.assay.grading.equal.Reading;
import dev.assay.grading.expr.Dialect;
import dev.assay.grading.expr.GaveUp;
import dev.assay.grading.expr.Limits;
import dev.assay.grading.expr.Node;
import dev.assay.grading.expr.Unreadable;
import dev.assay.grading.text.Bare;
import dev.assay.grading.text.Cleaner;
import dev.assay.grading.text.Extraction;
import java.util.Optional;

/** Judges answers to mathematical problems. Stateless, thread-safe; never throws for any text. */
public final class Grader {
  /**
   * Counts the graders that found other answers or judged them otherwise; verdicts that were stored
   * hold as long as it stays. A test holds it to a digest of verdicts.
   */
  public static final int VERSION = 3;

  private static final int LONGEST_PHRASE = 80;

  private final Settings settings;

  /** A grader with the settings of a profile. */
  public Grader(Profile profile) {
    this(Settings.of(profile));
  }

  /** A grader with settings of its own. */
  public Grader(Settings settings) {
    this.settings = settings;
  }

  /** What it counts as equal. */
  public Settings settings() {
    return settings;
  }

  /** The final answer of a completion, searched for as the settings say. */
  public Prediction completion(String text) {
    return Prediction.ofCompletion(text, settings.search());
  }

  /**
   * The answer of a text that is a completion, or an answer by itself: if it holds no prose, or is
   * one short line in which no answer is announced ({@code two thirds of the class}).
   */
  public Prediction completionOrAnswer(String text) {
    if (Prediction.isBare(text)) {
      return Prediction.ofAnswer(text);
    }
    Prediction found = completion(text);
    boolean phrase = text.length() <= LONGEST_PHRASE && text.strip().indexOf('\n') < 0;
    return phrase
            && found.extraction().rule() == Extraction.Rule.NONE
            && !Bare.isSentence(text)
            && !settings.search().boxOnly()
        ? Prediction.ofAnswer(text)
        : found;
  }

  /** Whether a prediction says what the gold answer says. */
  public Verdict grade(Gold gold, Prediction prediction) {
    Dialect dialect = settings.dialect();
    Reading g = gold.answer().in(dialect);
    Reading p = prediction.answer().in(dialect);
    if (p.cleaned().isBlank()) {
      return new Verdict.NoAnswer();
    }
    boolean counted = !settings.parity() && settings.units() == Settings.Units.COMPARED;
    if (counted && g.countsOther(p)) {
      return new Verdict.Different("other things are counted", g.cleaned(), p.cleaned());
    }
    if (sameText(g, p)) {
      return new Verdict.Equal(Verdict.By.STRING, g.cleaned(), p.cleaned());
    }
    return settings.parity() ? read(g, p) : chosen(g, p);
  }

  /** Of a choice the letter counts, and what stands behind it where the other has no letter. */
  private Verdict chosen(Reading gold, Reading prediction) {
    Optional<Choice> g = Choice.of(gold);
    Optional<Choice> p = Choice.of(prediction);
    if (g.isPresent() && p.isPresent()) {
      return g.get().letters().equals(p.get().letters())
          ? new Verdict.Equal(Verdict.By.STRING, gold.cleaned(), prediction.cleaned())
          : new Verdict.Different("another choice", gold.cleaned(), prediction.cleaned());
    }
    if (g.isEmpty() && p.isEmpty()) {
      return read(gold, prediction);
    }
    Reading content = g.or(() -> p).get().content();
    if (content.cleaned().isEmpty()) {
      return read(gold, prediction);
    }
    return g.isPresent() ? sameTextOrRead(content, prediction) : sameTextOrRead(gold, content);
  }

  private Verdict sameTextOrRead(Reading gold, Reading prediction) {
    return sameText(gold, prediction)
        ? new Verdict.Equal(Verdict.By.STRING, gold.cleaned(), prediction.cleaned())
        : read(gold, prediction);
  }

  private Verdict read(Reading g, Reading p) {
    boolean units = !settings.parity() && settings.units() == Settings.Units.COMPARED;
    Optional<Node> gold = units ? g.measured() : g.node();
    Optional<Node> prediction = units ? p.measured() : p.node();
    if (gold.isEmpty()) {
      return new Verdict.GoldUnparsable(g.problem(), g.cleaned(), p.cleaned());
    }
    if (prediction.isEmpty()) {
      return new Verdict.AnswerUnparsable(p.problem(), g.cleaned(), p.cleaned());
    }
    Verdict verdict = compared(g, p, gold.get(), prediction.get());
    return verdict instanceof Verdict.Different && !settings.parity()
        ? asLetters(g, p).orElse(verdict)
        : verdict;
  }

  /** The m of {@code 2 m} is a letter where the other answer has letters. */
  private Optional<Verdict> asLetters(Reading g, Reading p) {
    Optional<Node> gold = g.spelled();
    Optional<Node> prediction = p.spelled();
    boolean letters = gold.isPresent() && p.hasLetter() || prediction.isPresent() && g.hasLetter();
    if (!letters) {
      return Optional.empty();
    }
    Verdict verdict =
        compared(g, p, gold.or(g::node).orElseThrow(), prediction.or(p::node).orElseThrow());
    return verdict.correct() ? Optional.of(verdict) : Optional.empty();
  }

  private Verdict compared(Reading g, Reading p, Node gold, Node prediction) {
    var comparison = new Comparison(settings.rules());
    try {
      if (!comparison.same(gold, prediction)) {
        String reason = g.unitDiffers(p) ? "values or units differ" : "values differ";
        return new Verdict.Different(reason, g.cleaned(), p.cleaned());
      }
      var by = comparison.probed() ? Verdict.By.NUMERICALLY : Verdict.By.EXACT;
      return new Verdict.Equal(by, g.cleaned(), p.cleaned());
    } catch (Unreadable e) {
      return new Verdict.Different(String.valueOf(e.getMessage()), g.cleaned(), p.cleaned());
    } catch (GaveUp e) {
      return new Verdict.GaveUp(String.valueOf(e.getMessage()), g.cleaned(), p.cleaned());
    }
  }

  private boolean sameText(Reading gold, Reading prediction) {
    if (!settings.parity()
        && settings.units() == Settings.Units.COMPARED
        && gold.unitDiffers(prediction)) {
      return false;
    }
    String g = gold.cleaned();
    String p = prediction.cleaned();
    if (g.equals(p)) {
      return !g.isBlank();
    }
    if (g.length() == 1 && g.equalsIgnoreCase(p)) {
      return settings.parity() || !settings.caseMatters() || Choice.isLetter(g.charAt(0));
    }
    if (Math.max(g.length(), p.length()) > Limits.ANSWER) {
      return false;
    }
    if (!settings.parity() && Cleaner.sameWord(g, p)) {
      return true;
    }
    boolean words = g.contains("\\text") || p.contains("\\text");
    return words && !words(g).isEmpty() && words(g).equals(words(p));
  }

  private static String words(String cleaned) {
    return Cleaner.letters(
        cleaned.replace("\\text{an ", "").replace("\\text{a ", "").replace("\\text{the ", ""));
  }
}
