package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.testkit.write.Chance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeanTest {
  private static Estimate of(double value, long n) {
    return Estimate.reported(MetricKey.of("a", "acc"), value, n);
  }

  private static Mean mean(boolean proportion, @Nullable Estimate... estimates) {
    return Objects.requireNonNull(Mean.of(Arrays.asList(estimates), proportion));
  }

  @Test
  void theGeometricMeanOfPerplexitiesIsThatOfTheirLosses() {
    Mean mean = mean(false, of(2, 10), of(8, 10), of(4, 10));

    assertThat(mean.geometric()).isCloseTo(4, within(1e-12));
    assertThat(mean.arithmetic()).isCloseTo(14 / 3.0, within(1e-12));
    assertThat(mean.se()).isNaN();
  }

  /** 50 of 100 and 20 of 80: se² = 0.25/100 and 0.1875/80; with n-1: 0.25/99 and 0.1875/79. */
  @Test
  void standardErrorsCountWithAllItemsAndWithOneLess() {
    Mean mean = mean(true, of(0.5, 100), of(0.25, 80));

    assertThat(mean.se()).isCloseTo(Math.sqrt(0.0025 + 0.00234375) / 2, within(1e-15));
    assertThat(mean.seSample()).isCloseTo(Math.sqrt(0.25 / 99 + 0.1875 / 79) / 2, within(1e-15));
    assertThat(mean.weighted()).isCloseTo(70 / 180.0, within(1e-15));
  }

  @Test
  void aMeanThatLacksAMemberIsNone() {
    assertThat(Mean.of(Arrays.asList(of(0.5, 10), null), true)).isNull();
    assertThat(Mean.of(List.of(), true)).isNull();
  }

  @Test
  void aMemberWithoutCountLeavesTheErrorUnknown() {
    Estimate bare = Estimate.reported(MetricKey.of("a", "acc"), 0.5);

    assertThat(mean(true, of(0.5, 100), bare).se()).isNaN();
    assertThat(mean(true, of(0.5, 100), bare).weighted()).isNaN();
    assertThat(mean(true, of(0.5, 1), of(0.5, 5)).seSample()).isNaN();
  }

  /** The slow twin multiplies and adds whole outcomes in decimals. */
  @Test
  void randomMeansAreThoseOfTheSlowTwin() {
    var chance = new Chance(3);
    for (int round = 0; round < 200; round++) {
      List<@Nullable Estimate> estimates = new ArrayList<>();
      BigDecimal product = BigDecimal.ONE;
      long right = 0;
      long items = 0;
      int members = 1 + chance.below(8);
      for (int i = 0; i < members; i++) {
        int n = 10 + chance.below(90);
        int hits = 1 + chance.below(n);
        estimates.add(of((double) hits / n, n));
        product =
            product.multiply(
                BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(n), MathContext.DECIMAL64));
        right += hits;
        items += n;
      }
      Mean mean = Objects.requireNonNull(Mean.of(estimates, true));
      assertThat(Math.pow(mean.geometric(), members))
          .isCloseTo(product.doubleValue(), within(1e-12));
      assertThat(mean.weighted()).isCloseTo((double) right / items, within(1e-12));
    }
  }
}
