package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredTest {
  @Test
  void threeClustersGiveTheReferenceValue() {
    Clustered clustered =
        Clustered.of(
            new double[] {1, 1, 0, 0, 0, 1, 1, 1, 0}, new int[] {0, 0, 0, 1, 1, 2, 2, 2, 2});
    assertThat(clustered.mean()).isEqualTo(.555556, within(1e-6));
    assertThat(clustered.se()).isEqualTo(.190059, within(1e-6));
    assertThat(clustered.clusters()).isEqualTo(3);
    Interval interval = clustered.interval(0.95);
    assertThat(interval).isNotNull();
  }

  @Test
  void clustersOfOneAreTheUsualStandardError() {
    Random random = new Random(1);
    double[] values = random.doubles(50).toArray();
    int[] own = new int[50];
    for (int i = 0; i < own.length; i++) {
      own[i] = i;
    }
    assertThat(Clustered.of(values, own).se())
        .isEqualTo(Moments.of(values).sd() / Math.sqrt(50), within(1e-12));
  }

  @Test
  void oneClusterSaysNothingOfItsSpread() {
    Clustered clustered = Clustered.of(new double[] {1, 0}, new int[] {0, 0});
    assertThat(clustered.se()).isNaN();
    assertThat(clustered.interval(0.95)).isNull();
  }
}
