package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final Metric ACCURACY =
      MetricCatalogue.builtIn().describe(MetricKey.of("quiz", "acc"));

  /** Answers as text: 1 for right. */
  private static Map<String, Boolean> answers(String digits) {
    Map<String, Boolean> answers = new LinkedHashMap<>();
    for (int i = 0; i < digits.length(); i++) {
      answers.put(Integer.toString(i), digits.charAt(i) == '1');
    }
    return answers;
  }

  @Test
  void itemsThatOnlyOneOfBothHasRightAreCounted() {
    assertThat(Pairs.of(answers("110010"), answers("100100"))).isEqualTo(new Pairs(2, 1, 6));
  }

  @Test
  void otherItemsAreNoPairs() {
    assertThat(Pairs.of(answers("11"), answers("111"))).isNull();
    assertThat(Pairs.of(Map.of(), Map.of())).isNull();
  }

  /** McNemar's exact p of 1 against 10 discordant pairs: 2 (1 + 11)/2^11 = 0.01171875. */
  @Test
  void theVerdictIsThatOfTheExactTest() {
    Difference worse = new Pairs(1, 10, 200).difference(ACCURACY, -0.045, 0.5);

    assertThat(Objects.requireNonNull(worse.p())).isCloseTo(0.01171875, within(1e-12));
    assertThat(worse.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(new Pairs(4, 6, 200).difference(ACCURACY, -0.01, 0.5).verdict())
        .isEqualTo(Verdict.INDISTINGUISHABLE);
  }

  /** The variance of the mean of the items' own differences, which are -1, 0 or 1. */
  @Test
  void theVarianceIsThatOfTheItemsDifferences() {
    Pairs pairs = new Pairs(7, 3, 40);
    double mean = 4 / 40.0;
    double squares = 7 * (1 - mean) * (1 - mean) + 3 * (1 + mean) * (1 + mean) + 30 * mean * mean;

    assertThat(pairs.variance()).isCloseTo(squares / 40 / 40, within(1e-15));
  }
}
