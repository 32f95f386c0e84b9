package dev.assay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "ab, ba, 1",
    "lambda_tpo, lambda_top, 1",
    "ca, abc, 3",
    "'', abc, 3",
    "abc, '', 3",
    "same, same, 0"
  })
  void aSwapOfNeighboursIsOneLetter(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void namesAreNearWhateverTheirSeparatorsAndPartsComeLast() {
    List<String> known = List.of("loss_weights.lambda_top", "seed", "lambda_mtp", "lambda-top");

    assertThat(Nearest.of("lambda_tpo", known, 3)).containsExactly("lambda-top", "lambda_mtp");
    assertThat(Nearest.of("weights", known, 3)).containsExactly("loss_weights.lambda_top");
    assertThat(Nearest.of("nothing like it", known, 3)).isEmpty();
  }

  @Test
  void anEmptyOrEndlessWordIsNearNothing() {
    assertThat(Nearest.of("", List.of("a"))).isEmpty();
    assertThat(Nearest.of("a".repeat(61), List.of("a".repeat(61)))).isEmpty();
    assertThat(Nearest.meant("sead", List.of("seed"))).isEqualTo("Did you mean 'seed'? ");
  }
}
