package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored verdicts hold as long as {@link Grader#VERSION} stays, so it must not stay too long. */
class GraderVersionTest {
  private static final List<String> ANSWERS =
      List.of(
          "3",
          "-3",
          "3.0",
          "0.3333333",
          "\\frac{1}{3}",
          "\\frac13",
          "1/3",
          "33\\%",
          "30^\\circ",
          "\\frac{\\pi}{6}",
          "2\\sqrt{3}",
          "\\sqrt{12}",
          "(1,2)",
          "[1,2]",
          "\\{1,2\\}",
          "1,2",
          "2, 1",
          "x=3",
          "y = 2x+1",
          "2x - y + 1 = 0",
          "x^2+2x+1",
          "(x+1)^2",
          "\\text{(B)}",
          "B",
          "B) 3",
          "5 \\text{ cm}",
          "50 mm",
          "\\$1,000",
          "1000",
          "10^3",
          "1\\frac12",
          "1.5",
          "\\pm 2",
          "2, -2",
          "\\begin{pmatrix}1\\\\2\\end{pmatrix}",
          "\\infty",
          "(-\\infty, 3]",
          "x \\le 3",
          "11_2",
          "3:30",
          "\\text{Evelyn}",
          "evelyn",
          "1+2i",
          "2i+1",
          "\\emptyset",
          "no solution",
          "a/b",
          "x \\in (1,2)",
          "12!",
          "\\binom{5}{2}",
          "10",
          "\\log_2 8",
          "e^{\\ln 3}",
          "\\sin 30^\\circ");

  private static final List<String> TEXTS =
      List.of(
          "so \\boxed{3} and",
          "\\boxed{1}, \\boxed{2}",
          "The final answer is $\\frac{1}{3}$. I hope",
          "It is 3.",
          "answer: 2 or -2",
          "\\boxed{\\boxed{3}}",
          "\\fbox{3}",
          "$x=3$",
          "no idea",
          "He has 12 cows and 3",
          "\\boxed{3",
          "**3**",
          "# 3",
          "<think>\\boxed{1}</think> It is 3");

  @Test
  void verdictsChangeOnlyWithTheVersion() throws NoSuchAlgorithmException {
    StringBuilder verdicts = new StringBuilder();
    for (Profile profile : Profile.values()) {
      Grader grader = new Grader(profile);
      for (String gold : ANSWERS) {
        for (String answer : ANSWERS) {
          Prediction said = Prediction.ofAnswer(answer);
          verdicts.append(grader.grade(Gold.of(gold), said).correct() ? '1' : '0');
        }
      }
      for (String text : TEXTS) {
        verdicts.append(grader.completion(text).extraction().text()).append('\n');
      }
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(verdicts.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(Grader.VERSION + " " + HexFormat.of().formatHex(digest).substring(0, 16))
        .as("verdicts changed: raise Grader.VERSION, set the digest")
        .isEqualTo("3 eef0961e657d79bd");
  }
}
