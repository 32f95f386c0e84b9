package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VotesTest {
  private static List<String> keys(String... answers) {
    return Votes.keys(Arrays.stream(answers).map(Prediction::ofAnswer).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "83 | x = 83 | 41 + 42 = 83 | $83$",
        "1.25 | d = 1.25 | \\frac{5}{4} | \\frac{10}{8} = \\frac{5}{4}",
        "72 | 72^\\circ | 72 degrees",
        "-7, -5, 3 | x = -7, x = -5, x = 3 | 3, -7, -5",
        "(-\\infty, 0] | (-\\infty,0] | x \\le 0 | x \\in (-\\infty, 0]",
        "C | (C) | \\textbf{(C)} | \\text{C}",
        "\\text{Tuesday} | Tuesday",
        "1252_8 | 1252",
        "18 km | 18 | 18000 m",
        "\\cot x | \\csc x \\cdot \\cos x | \\frac{\\cos x}{\\sin x}",
        "y = 2x + 1 | 2x - y + 1 = 0 | 4x + 2 = 2y",
        "3:19:1 | 15:95:5",
        "f(1) = 9 | 9 | a_6 = 9 \\text{ or so it is} | 9"
      })
  void answersThatAreEqualVoteTogether(String line) {
    List<String> found = new ArrayList<>(keys(line.split(" \\| ", -1)));
    if (line.contains("or so")) {
      found.remove(2);
    }
    assertThat(new HashSet<>(found)).as(line).hasSize(1).doesNotContain("");
  }

  @Test
  void differentAnswersDoNotThoughTheyShareTheirNumbers() {
    assertThat(new HashSet<>(keys("(1, 2)", "(2, 1)", "[1, 2)", "12", "1 + 2i", "x > 1")))
        .hasSize(6);
    assertThat(new HashSet<>(keys("x = 5", "y = 5"))).hasSize(2);
    assertThat(new HashSet<>(keys("18 km", "18 m"))).hasSize(2);
  }

  /** 5 is both x = 5 and y = 5, which differ: it votes with the more frequent one. */
  @Test
  void anAnswerThatSaysLessVotesWithTheMoreFrequentOfTwoThatDiffer() {
    List<String> keys = keys("y = 5", "x = 5", "5", "x = 5");
    assertThat(keys.get(2)).isEqualTo(keys.get(1)).isEqualTo(keys.get(3));
    assertThat(keys.get(0)).isNotEqualTo(keys.get(2));
  }

  @Test
  void noAnswerVotesForNothingAndTheOrderDoesNotMatter() {
    List<String> answers =
        new ArrayList<>(
            List.of("x=1", "1", "", "2", "y = 2", "x = 2", "  ", "0.5", "1/2", "50\\%", "\\$"));
    List<String> keys = keys(answers.toArray(String[]::new));
    assertThat(keys.get(2)).isEmpty();
    assertThat(keys.get(6)).isEmpty();
    Set<Set<String>> groups = groups(answers, keys);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(answers, new Random(seed));
      assertThat(groups(answers, keys(answers.toArray(String[]::new)))).isEqualTo(groups);
    }
  }

  private static Set<Set<String>> groups(List<String> answers, List<String> keys) {
    Set<Set<String>> groups = new HashSet<>();
    for (String key : keys) {
      Set<String> group = new HashSet<>();
      for (int i = 0; i < keys.size(); i++) {
        if (keys.get(i).equals(key)) {
          group.add(answers.get(i));
        }
      }
      groups.add(group);
    }
    return groups;
  }

  /** Each is compared with few others, whatever they are. */
  @Test
  void manyAnswersOfOneLikenessEndSoon() {
    String[] answers = new String[2_000];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = "x_{%s} = 3^{7^{9^{8}}} + %s - %s".formatted(i, i, i);
    }
    assertThat(keys(answers)).hasSize(answers.length).doesNotContain("");
  }
}
