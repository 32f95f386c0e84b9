package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Pairs that were judged by hand, form by form, before the grader saw them. */
class PairsTest {
  private static final Grader STRICT = new Grader(Profile.STRICT);

  @Test
  void pairsAreJudgedAsMathematicianWouldWhicheverIsGold() throws IOException {
    var wrong = new ArrayList<String>();
    List<String> lines = lines("pairs.txt");
    for (String line : lines) {
      String[] parts = line.split(" \\| ", -1);
      assertThat(parts).as(line).hasSize(3);
      boolean expected = parts[0].equals("=");
      if (correct(parts[1], parts[2]) != expected || correct(parts[2], parts[1]) != expected) {
        wrong.add(line);
      }
    }
    assertThat(lines).hasSizeGreaterThan(300);
    assertThat(wrong).isEmpty();
  }

  @Test
  void answersThatAreNotTheSameNeverShareAKey() throws IOException {
    var wrong = new ArrayList<String>();
    for (String line : lines("pairs.txt")) {
      String[] parts = line.split(" \\| ", -1);
      String key = Prediction.ofAnswer(parts[1]).answer().key();
      if (parts[0].equals("!") && key.equals(Prediction.ofAnswer(parts[2]).answer().key())) {
        wrong.add(line);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theAnswerOfACompletionIsFoundAndJudged() throws IOException {
    var wrong = new ArrayList<String>();
    for (String line : lines("completions.txt")) {
      String[] parts = line.split(" \\| ", -1);
      assertThat(parts).as(line).hasSize(3);
      Prediction found = STRICT.completion(parts[2].replace("\\n", "\n"));
      if (STRICT.grade(Gold.of(parts[1]), found).correct() != parts[0].equals("=")) {
        wrong.add(line);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean correct(String gold, String prediction) {
    return STRICT.grade(Gold.of(gold), Prediction.ofAnswer(prediction)).correct();
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = Objects.requireNonNull(PairsTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
