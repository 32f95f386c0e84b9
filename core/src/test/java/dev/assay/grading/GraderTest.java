package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.text.Extraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraderTest {
  private static final Grader STRICT = new Grader(Profile.STRICT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\\frac12 ~ 0.5",
        "10{,}080 ~ 10080",
        "2\\frac{1}{2} ~ \\frac52",
        "6+9i ~ 9 i + 6",
        "x=5 ~ 5",
        "2k+2 ~ 2(k+1)",
        "\\cot x ~ \\frac{\\cos x}{\\sin x}",
        "(-\\infty,0] ~ x \\le 0",
        "1,2 ~ \\{2,1\\}",
        "1\\pm\\sqrt2 ~ 1+\\sqrt2, 1-\\sqrt2",
        "x+2y=3 ~ 6 - 4y = 2x",
        "x>2 ~ 2x>4",
        "\\text{(E)} ~ E",
        "\\begin{pmatrix}1\\\\0.5\\end{pmatrix} ~ \\begin{pmatrix}1\\\\\\frac12\\end{pmatrix}",
        "2(10) ~ 20",
        "50\\% ~ 0.5",
        "\\sin 30^\\circ ~ \\frac12",
        "3! ~ 6",
        "12_3 ~ 10_5",
        "5\\text{ cm} ~ 5"
      })
  void equalAnswers(String gold, String prediction) {
    assertThat(grade(gold, prediction)).isInstanceOf(Verdict.Equal.class);
    assertThat(grade(prediction, gold)).isInstanceOf(Verdict.Equal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1-1/e ~ 1+1/e",
        "(-\\infty,0] ~ (-\\infty,2]",
        "1+1=2 ~ 1+1=3",
        "x^2=-1 ~ x^2=-7",
        "f(2)=5 ~ f(2)=7",
        "1,1,2 ~ 1,2",
        "(1,2) ~ (2,1)",
        "x<2 ~ x>2",
        "x<2 ~ x \\le 2",
        "5 ~ 5.0000001",
        "2(10) ~ 12",
        "(0,1) ~ [0,1]",
        "x=5 ~ y=5",
        "\\frac{1}{2004!} ~ \\frac{2}{2004!}",
        "52_8 ~ 52_9"
      })
  void differentAnswers(String gold, String prediction) {
    assertThat(grade(gold, prediction).correct()).isFalse();
    assertThat(grade(prediction, gold).correct()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "\\frac12 ~ BARE",
        "x = 5 or x = 7 ~ BARE",
        "no solution ~ BARE",
        "\\text{two thirds of the class} ~ BARE",
        "two thirds of the class ~ BARE",
        "The total is 5 ~ NUMBER",
        "The answer is $5$. ~ ANCHOR",
        "It takes 180 / 60 = 3 hours. ~ NUMBER",
        "It costs $12 in total. ~ NUMBER",
        "I think it's B. ~ ANCHOR",
        "Yes, it is. ~ ANCHOR",
        "因此正确答案是选项 B。 ~ ANCHOR",
        "无解 ~ BARE",
        "I + 2 ~ BARE",
        "I am not able to solve this problem. ~ NONE",
        "so \\boxed{5} ~ BOX"
      })
  void aTextWithoutProseIsAnAnswerByItself(String text, String rule) {
    assertThat(STRICT.completionOrAnswer(text).extraction().rule().name()).isEqualTo(rule);
  }

  @Test
  void theSettingsForUnitsAndTheProfilesDiffer() {
    Gold metres = Gold.of("5\\text{ m}");
    Prediction centimetres = Prediction.ofAnswer("5\\text{ cm}");
    assertThat(STRICT.grade(metres, centimetres).correct()).isFalse();
    var ignoring = new Grader(Settings.STRICT.with(Settings.Units.IGNORED));
    assertThat(ignoring.grade(metres, centimetres).correct()).isTrue();
    assertThat(new Grader(Profile.MATH_VERIFY).grade(metres, centimetres).correct()).isTrue();
    Gold line = Gold.of("x+y=5");
    Prediction five = Prediction.ofAnswer("5");
    assertThat(STRICT.grade(line, five).correct()).isFalse();
    assertThat(new Grader(Profile.MATH_VERIFY).grade(line, five).correct()).isTrue();
  }

  @Test
  void aBoxIsFoundBeforeAndInsideOfUnclosedOnes() {
    for (String text :
        new String[] {"\\boxed{3} so \\boxed{4 and \\boxed{5", "\\boxed{\\boxed{3}"}) {
      assertThat(STRICT.grade(Gold.of("3"), STRICT.completion(text)).correct()).as(text).isTrue();
    }
  }

  @Test
  void theEndOfALongCompletionIsSearchedAndNothingBeforeIt() {
    String far = "\\boxed{3}" + " a".repeat(1 << 17);
    String near = "\\boxed{3}" + " a".repeat((1 << 17) - 5);
    assertThat(STRICT.completion(far).extraction()).isEqualTo(Extraction.NONE);
    assertThat(STRICT.completion("x".repeat(1 << 20) + near).extraction().text()).isEqualTo("3");
    String letters = "a" + "7".repeat(200_000) + " b".repeat(4_000);
    assertThat(STRICT.completion(letters).extraction()).isEqualTo(Extraction.NONE);
  }

  @Test
  void theLastBalancedBoxIsTheAnswerAndAnUnreadableOneIsNoStrayNumber() {
    var last = Prediction.ofCompletion("\\boxed{1}, no, \\boxed{\\frac{3}{4}} and \\boxed{5");
    assertThat(last.extraction().text()).isEqualTo("\\frac{3}{4}");
    var broken = Prediction.ofCompletion("\\boxed{7 + ) 3}");
    assertThat(STRICT.grade(Gold.of("3"), broken)).isInstanceOf(Verdict.AnswerUnparsable.class);
    assertThat(STRICT.grade(Gold.of("3"), Prediction.ofCompletion("I do not know")))
        .isInstanceOf(Verdict.NoAnswer.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "2^{2^{2^{2^{100}}}}",
        "(10^9)!",
        "9^{9^{9^9}}",
        "\\frac{1}{0}",
        "\\sqrt",
        "((",
        "\\",
        "^"
      })
  void hostileAnswersEndInAVerdict(String text) {
    assertThat(grade(text, "1").correct()).isFalse();
    assertThat(grade("1", text).correct()).isFalse();
  }

  @Test
  void nestingDigitsAndLongTextsAreRefusedNotFollowed() {
    for (String text :
        new String[] {
          "{".repeat(10_000),
          "(".repeat(3_000),
          "-".repeat(3_000),
          "9".repeat(1_000_000),
          "\\frac".repeat(700),
          "a^".repeat(1_900)
        }) {
      assertThat(grade(text, "1").correct()).isFalse();
      assertThat(Prediction.ofCompletion("\\boxed{" + text).answer()).isNotNull();
    }
  }

  private static Verdict grade(String gold, String prediction) {
    return STRICT.grade(Gold.of(gold), Prediction.ofAnswer(prediction));
  }
}
