package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What letters are called says nothing of what is equal. */
class NamesTest {
  private static final Grader STRICT = new Grader(Profile.STRICT);
  private static final String LETTERS = "abcmnpqrstuvwxyz";

  /** Pairs in which A and B stand for letters, and whether they are equal. */
  static Stream<Map.Entry<String, Boolean>> pairs() {
    return Map.of(
        "\\sqrt{A^2B} | A\\sqrt{B}", false,
        "\\sqrt{A^2B} | |A|\\sqrt{B}", true,
        "\\sqrt{AB} | \\sqrt{A}\\sqrt{B}", true,
        "\\ln|A| | \\ln(-A)", false,
        "\\ln|A-1| | \\ln(1-A)", false,
        "\\ln A^2 | 2\\ln A", true,
        "\\sqrt{A^2}+B | A+B", false,
        "(|A|-A)(|B|+B) | 0", false,
        "|AB| | |A||B|", true)
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void verdictsDoNotDependOnTheNamesOfLetters(Map.Entry<String, Boolean> pair) {
    String[] sides = pair.getKey().split(" \\| ", 2);
    for (char a : LETTERS.toCharArray()) {
      for (char b : LETTERS.toCharArray()) {
        if (a != b) {
          String gold = named(sides[0], a, b);
          String answer = named(sides[1], a, b);
          assertThat(STRICT.grade(Gold.of(gold), Prediction.ofAnswer(answer)).correct())
              .as("%s and %s", gold, answer)
              .isEqualTo(pair.getValue());
        }
      }
    }
  }

  private static String named(String pattern, char a, char b) {
    return pattern.replace('A', a).replace('B', b);
  }
}
