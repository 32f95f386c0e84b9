package dev.assay.analysis.tts.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    assertThat(path("p", 0, 1, 0).at(0.25)).isCloseTo(0.5, within(1e-12));
    assertThat(mean.steps()).isEqualTo(2);
    assertThat(mean.median()).isEqualTo(2);
    assertThat(mean.last()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(mean.problems()).isEqualTo(2);
  }

  @Test
  void withoutPathsThereIsNoMean() {
    MeanPath none = MeanPath.of(List.of());
    assertThat(none.points()).isEmpty();
    assertThat(none.steps()).isNaN();
    assertThat(none.last()).isNaN();
  }
}
