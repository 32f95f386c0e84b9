package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileAnswersTest {

  static Stream<String> hostile() {
    return Stream.of(
        "9^{9^{9^{9^{9}}}}",
        "{".repeat(10_000) + "1" + "}".repeat(10_000),
        "7".repeat(1 << 20),
        "(10^9)!",
        "\\sqrt{".repeat(500) + "2" + "}".repeat(500),
        "\\binom{10000000}{5000000}");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileAnswerGetsAVerdictAndNeverCountsAsCorrect(String text) {
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      assertThat(grader.grade(Gold.of("5"), Prediction.ofAnswer(text)).correct()).isFalse();
      assertThat(grader.grade(Gold.of(text), Prediction.ofAnswer("5")).correct()).isFalse();
      assertThat(grader.grade(Gold.of("5"), grader.completion("\\boxed{" + text + "}")).correct())
          .isFalse();
    }
  }
}
