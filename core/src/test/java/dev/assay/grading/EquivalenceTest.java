package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.generated.Case;
import dev.assay.grading.generated.Forms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an equivalence has to be, seen on random answers of every form and their rewritings. */
class EquivalenceTest {
  private static final int PAIRS = Effort.of(5_000, 200_000);
  private static final Grader STRICT = new Grader(Profile.STRICT);

  /** An answer in both of its roles. */
  private record Both(String text, Gold gold, Prediction prediction) {
    static Both of(String text) {
      return new Both(text, Gold.of(text), Prediction.ofAnswer(text));
    }

    boolean equalTo(Both other) {
      return STRICT.grade(gold, other.prediction).correct();
    }

    String key() {
      return gold.answer().key();
    }
  }

  private static List<Case> cases() {
    var cases = new ArrayList<Case>(PAIRS);
    for (int i = 0; i < PAIRS; i++) {
      cases.add(Forms.make(i % Forms.count(), new SplittableRandom(7_919L * i + 1)));
    }
    return cases;
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.MINUTES)
  void aRewrittenAnswerIsTheSameAndAPerturbedOneIsNotWhicheverIsGold() {
    var wrong = new ArrayList<String>();
    int keysDiffer = 0;
    for (Case each : cases()) {
      Both answer = Both.of(each.answer());
      Both same = Both.of(each.same());
      Both different = Both.of(each.different());
      if (!answer.equalTo(answer) || !same.equalTo(same) || !different.equalTo(different)) {
        wrong.add("not reflexive: " + each);
      }
      if (!answer.equalTo(same) || !same.equalTo(answer)) {
        wrong.add("not found equal: " + each);
      }
      if (answer.equalTo(different) || different.equalTo(answer)) {
        wrong.add("not found different: " + each);
      }
      keysDiffer += answer.key().equals(same.key()) ? 0 : 1;
      if (answer.key().equals(different.key())) {
        wrong.add("different answers with one key: " + each);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "keys differ for %.1f %% of %d equal pairs%n",
        100.0 * keysDiffer / PAIRS,
        PAIRS);
    assertThat(wrong).isEmpty();
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.MINUTES)
  void anyTwoAnswersOfOneFormCompareTheSameBothWaysAndEqualKeysMeanEqualAnswers() {
    var wrong = new ArrayList<String>();
    var last = new Both[Forms.count()];
    var cases = cases();
    for (int i = 0; i < cases.size(); i++) {
      int form = i % last.length;
      Both next = Both.of(i % 2 == 0 ? cases.get(i).answer() : cases.get(i).same());
      for (Both other : new Both[] {last[form], last[(form + i) % last.length]}) {
        if (other != null && next.equalTo(other) != other.equalTo(next)) {
          wrong.add("not symmetric: " + next.text() + " and " + other.text());
        }
        if (other != null && next.key().equals(other.key()) && !next.equalTo(other)) {
          wrong.add("one key: " + next.text() + " and " + other.text());
        }
      }
      last[form] = next;
    }
    assertThat(wrong).isEmpty();
  }
}
