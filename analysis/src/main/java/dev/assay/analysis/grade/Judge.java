package dev.assay.analysis.grade;

import dev.assay.grading.Gold;
import dev.assay.grading.Grader;
import dev.assay.grading.Prediction;
import dev.assay.grading.Settings;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Grades texts against texts and remembers gold answers, which are the same for all completions of
 * a problem. Thread-safe.
 */
public final class Judge {
  private static final int REMEMBERED = 4096;

  /** What a prediction's text is. */
  public enum Text {
    COMPLETION,
    ANSWER,
    /** An answer when it is short and holds neither box nor prose. */
    EITHER
  }

  private final Grader grader;
  private final Text text;
  private final ConcurrentHashMap<String, Gold> golds = new ConcurrentHashMap<>();

  public Judge(Settings settings, Text text) {
    this.grader = new Grader(settings);
    this.text = text;
  }

  /** Judges one prediction. Never throws, whatever the texts. */
  public Graded judge(String gold, String prediction) {
    Gold read = gold(gold);
    Prediction found =
        switch (text) {
          case COMPLETION -> grader.completion(prediction);
          case ANSWER -> Prediction.ofAnswer(prediction);
          case EITHER -> grader.completionOrAnswer(prediction);
        };
    return new Graded(read, found, grader.grade(read, found), grader.settings().dialect());
  }

  private Gold gold(String text) {
    Gold known = golds.get(text);
    if (known != null) {
      return known;
    }
    if (golds.size() >= REMEMBERED) {
      golds.clear(); // rows of one problem stand together, as a rule
    }
    Gold read = Gold.of(text);
    golds.put(text, read);
    return read;
  }
}
