package dev.assay.analysis.tts.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeanPathTest {
  private static ScorePath path(String problem, double... scores) {
    return new ScorePath(problem, true, scores);
  }

  @Test
  void pathsOfAnyLengthMeetFromFirstStepToLast() {
    MeanPath mean = MeanPath.of(List.of(path("p", 0, 1), path("q", 1), path("q", 0, 1, 0)));

    assertThat(mean.points()).hasSize(ScorePath.POINTS);
    assertThat(mean.points().getFirst().mean()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(mean.points().getLast().mean()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(mean.points().getFirst().sd()).isCloseTo(Math.sqrt(2 / 9.0), within(1e-12));
    assertThat(mean.steps()).isEqualTo(2);
    assertThat(mean.median()).isEqualTo(2);
    assertThat(mean.last()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(mean.problems()).isEqualTo(2);
  }

  @Test
  void eachPlaceIsAsIfItWereTheOnlyOne() {
    var random = new SplittableRandom(3);
    List<ScorePath> paths = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] scores = random.doubles(1 + random.nextInt(9)).toArray();
      paths.add(path("p" + random.nextInt(12), scores));
    }
    List<String> problems = paths.stream().map(ScorePath::problem).distinct().toList();
    int[] cluster = paths.stream().mapToInt(each -> problems.indexOf(each.problem())).toArray();

    for (MeanPath.Point point : MeanPath.of(paths).points()) {
      double[] there =
          paths.stream().mapToDouble(each -> at(each.scores(), point.share())).toArray();
      double mean = Arrays.stream(there).average().orElseThrow();
      double variance =
          Arrays.stream(there).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      var interval = Clustered.of(there, cluster).interval(0.95);
      assertThat(point.mean()).isCloseTo(mean, within(1e-12));
      assertThat(point.sd()).isCloseTo(Math.sqrt(variance), within(1e-12));
      assertThat(ends(point.interval())).containsExactly(ends(interval), within(1e-12));
    }
  }

  private static double[] ends(@Nullable Interval interval) {
    return interval == null ? new double[0] : new double[] {interval.low(), interval.high()};
  }

  private static double at(double[] scores, double share) {
    double place = share * (scores.length - 1);
    int below = (int) Math.floor(place);
    double more = place - below;
    return more == 0 ? scores[below] : scores[below] * (1 - more) + scores[below + 1] * more;
  }

  @Test
  void withoutPathsThereIsNoMean() {
    MeanPath none = MeanPath.of(List.of());
    assertThat(none.points()).isEmpty();
    assertThat(none.steps()).isNaN();
    assertThat(none.last()).isNaN();
  }
}
