package dev.assay.figures.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void placesThatAreApartStayWhereTheyAre() {
    assertThat(Spread.apart(new double[] {10, 25, 60}, 10, 0, 100)).containsExactly(10, 25, 60);
  }

  @Test
  void equalPlacesSpreadEvenlyAroundTheirMean() {
    assertThat(Spread.apart(new double[] {50, 50, 50}, 10, 0, 100)).containsExactly(40, 50, 60);
  }

  @RepeatedTest(50)
  void keepsOrderGapAndBoundsAndIsNoWorseThanItsNeighbours(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    int n = 1 + random.nextInt(8);
    double[] wanted = random.doubles(n, 0, 100).sorted().toArray();

    double[] places = Spread.apart(wanted, 10, 0, 100);

    for (int i = 0; i < n; i++) {
      assertThat(places[i]).isBetween(5 - 1e-9, 95 + 1e-9);
      if (i > 0) {
        assertThat(places[i] - places[i - 1]).isGreaterThanOrEqualTo(10 - 1e-9);
      }
    }
    double best = cost(wanted, places);
    for (int attempt = 0; attempt < 200; attempt++) {
      double[] other = Arrays.stream(places).map(p -> p + random.nextDouble(-2, 2)).toArray();
      if (isAllowed(other)) {
        assertThat(cost(wanted, other)).isGreaterThan(best - 1e-9);
      }
    }
  }

  @Test
  void whereThereIsNoRoomForAllTheFirstStayInside() {
    double[] places = Spread.apart(new double[] {1, 2, 3, 4}, 10, 0, 20);

    assertThat(places[0]).isEqualTo(5, within(1e-9));
    assertThat(places[3]).isGreaterThan(20);
  }

  private static boolean isAllowed(double[] places) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 5 || places[i] > 95 || i > 0 && places[i] - places[i - 1] < 10) {
        return false;
      }
    }
    return true;
  }

  private static double cost(double[] wanted, double[] places) {
    double cost = 0;
    for (int i = 0; i < wanted.length; i++) {
      cost += (wanted[i] - places[i]) * (wanted[i] - places[i]);
    }
    return cost;
  }
}
