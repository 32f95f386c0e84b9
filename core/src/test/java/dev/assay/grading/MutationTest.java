package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.expr.Dialect;
import dev.assay.grading.generated.Case;
import dev.assay.grading.generated.Forms;
import dev.assay.grading.generated.Mutation;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Texts that are nearly LaTeX end in a verdict. */
class MutationTest {
  private static final int TEXTS = Effort.of(20_000, 1_000_000);
  private static final Grader STRICT = new Grader(Profile.STRICT);
  private static final Grader PARITY = new Grader(Profile.MATH_VERIFY);

  @Test
  @Timeout(value = 180, unit = TimeUnit.MINUTES)
  void noMutatedAnswerThrowsAndEachIsWhatItIs() {
    for (int i = 0; i < TEXTS; i++) {
      var random = new SplittableRandom(31L * i + 5);
      Case each = Forms.make(random.nextInt(Forms.count()), random);
      String text = new Mutation(random).of(each.same());
      try {
        boolean strict = (i & 1) == 0;
        judge(each, text, strict ? STRICT : PARITY, strict ? Dialect.STRICT : Dialect.MATH_VERIFY);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("throws for: " + text, e);
      }
    }
  }

  private static void judge(Case each, String text, Grader grader, Dialect dialect) {
    Gold gold = Gold.of(each.answer());
    Prediction bare = Prediction.ofAnswer(text);
    assertThat(grader.grade(gold, bare)).isNotNull();
    assertThat(grader.grade(Gold.of(text), Prediction.ofAnswer(each.answer()))).isNotNull();
    assertThat(grader.grade(Gold.of(text), grader.completion("so \\boxed{" + text + "}")))
        .isNotNull();
    assertThat(grader.grade(gold, grader.completion("The answer is: $" + text + "$."))).isNotNull();
    boolean nothing = bare.answer().in(dialect).cleaned().isBlank();
    assertThat(grader.grade(Gold.of(text), bare).correct()).as(text).isEqualTo(!nothing);
    boolean blank = bare.answer().cleaned().isBlank();
    assertThat(bare.answer().key().isEmpty()).as(text).isEqualTo(blank);
  }
}
