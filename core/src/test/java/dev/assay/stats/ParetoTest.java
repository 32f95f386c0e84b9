package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoTest {

  @Test
  void equalPointsAreAllKeptAndPointsWithoutANumberNever() {
    double[] x = {1, 2, 2, 3, Double.NaN, 0, 2};
    double[] y = {9, 5, 5, 1, 99, 8, 4};

    assertThat(Pareto.front(x, y, false, false)).containsExactly(0, 1, 2, 3);
    assertThat(Pareto.front(x, y, true, true)).containsExactly(5, 6, 3);
    assertThat(Pareto.front(new double[0], new double[0], false, true)).isEmpty();
  }

  @Test
  void agreesWithLookingAtEveryPairInEveryDirection() {
    var random = new SplittableRandom(4);
    for (int run = 0; run < 400; run++) {
      int n = random.nextInt(40);
      double[] x = numbers(random, n);
      double[] y = numbers(random, n);
      boolean lowerX = random.nextBoolean();
      boolean lowerY = random.nextBoolean();

      int[] front = Pareto.front(x, y, lowerX, lowerY);

      assertThat(IntStream.of(front).sorted())
          .containsExactlyElementsOf(
              IntStream.range(0, n)
                  .filter(i -> !Double.isNaN(x[i] + y[i]))
                  .filter(
                      i -> IntStream.range(0, n).noneMatch(j -> beats(x, y, lowerX, lowerY, j, i)))
                  .boxed()
                  .toList());
      for (int i = 1; i < front.length; i++) {
        assertThat(x[front[i]]).isGreaterThanOrEqualTo(x[front[i - 1]]);
      }
    }
  }

  private static double[] numbers(SplittableRandom random, int n) {
    return random.doubles(n).map(v -> v < 0.05 ? Double.NaN : Math.floor(12 * v) - 6).toArray();
  }

  private static boolean beats(
      double[] x, double[] y, boolean lowerX, boolean lowerY, int a, int b) {
    boolean noWorseX = lowerX ? x[a] <= x[b] : x[a] >= x[b];
    boolean noWorseY = lowerY ? y[a] <= y[b] : y[a] >= y[b];
    return noWorseX && noWorseY && (x[a] != x[b] || y[a] != y[b]);
  }
}
