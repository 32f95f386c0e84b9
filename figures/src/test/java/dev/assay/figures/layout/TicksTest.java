package dev.assay.figures.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.figures.Scale;
import dev.assay.figures.TickFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }

  @Test
  void roundValuesAreWrittenWithTheDecimalsThatTheyNeed() {
    var axle = new Axle(new Scale.Linear(), 0.38, 0.43);

    assertThat(labels(Ticks.of(axle, TickFormat.NUMBER, 5)))
        .containsExactly("0.38", "0.39", "0.40", "0.41", "0.42", "0.43");
    assertThat(labels(Ticks.of(axle, TickFormat.PERCENT, 3))).containsExactly("38%", "40%", "42%");
  }

  @Test
  void aLowAxisHasTwoTicksAtLeast() {
    for (double high = 0.3; high < 1; high += 0.01) {
      for (double low = 0; low < high - 0.05; low += 0.01) {
        assertThat(Ticks.of(new Axle(new Scale.Linear(), low, high), TickFormat.PERCENT, 2))
            .hasSizeGreaterThan(1);
      }
    }
  }

  @Test
  void stepsTokensAndSmallNumbersAreWrittenShort() {
    assertThat(TickText.of(2500, 500, TickFormat.THOUSANDS)).isEqualTo("2.5k");
    assertThat(TickText.of(143_000, 1000, TickFormat.THOUSANDS)).isEqualTo("143k");
    assertThat(TickText.of(14.02e9, 1e7, TickFormat.TOKENS)).isEqualTo("14.02B");
    assertThat(TickText.of(2e12, 1e12, TickFormat.TOKENS)).isEqualTo("2T");
    assertThat(TickText.of(-1.6e-4, 1e-5, TickFormat.SCIENTIFIC)).isEqualTo("\u22121.6e-04");
    assertThat(TickText.of(12_345, 5, TickFormat.NUMBER)).isEqualTo("12,345");
    assertThat(TickText.of(1e-17, 0.1, TickFormat.NUMBER)).isEqualTo("0");
    assertThat(TickText.of(4e120, 1e120, TickFormat.NUMBER)).isEqualTo("4e120");
  }

  @Test
  void aSymmetricLogAxisHasAPlaceForZero() {
    var scale = new Scale.SymLog(1);
    var axle = new Axle(scale, Axle.units(scale, 0), Axle.units(scale, 143_000));

    assertThat(axle.share(0)).isZero();
    assertThat(axle.share(143_000)).isEqualTo(1);
    assertThat(labels(Ticks.of(axle, TickFormat.THOUSANDS, 6)))
        .contains("0", "1", "10", "1k", "100k");
  }

  /** Such as checkpoints from step 71 000 to 143 000, where 100k would be the only power. */
  @Test
  void aShortPartOfASymmetricLogAxisHasRoundTicks() {
    var scale = new Scale.SymLog(1);
    var few = new Axle(scale, Axle.units(scale, 71_000), Axle.units(scale, 143_000));
    var more = new Axle(scale, Axle.units(scale, 1_500), Axle.units(scale, 143_000));

    assertThat(labels(Ticks.of(few, TickFormat.THOUSANDS, 5)))
        .containsExactly("80k", "100k", "120k", "140k");
    assertThat(labels(Ticks.of(more, TickFormat.THOUSANDS, 5)))
        .contains("10k", "100k", "2k", "5k", "20k", "50k");
  }

  @Test
  void aLogAxisHasNoPlaceForZeroAndLess() {
    assertThat(Axle.units(new Scale.Log(), 0)).isNaN();
    assertThat(Axle.units(new Scale.Log(), -3)).isNaN();
    assertThat(Axle.units(new Scale.Linear(), Double.POSITIVE_INFINITY)).isNaN();
  }

  @RepeatedTest(50)
  void scalesRiseAndComeBack(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    double a = Math.pow(10, random.nextDouble(-5, 9));
    double b = a * random.nextDouble(1.01, 100);
    for (var scale : List.of(new Scale.Linear(), new Scale.Log(), new Scale.SymLog(3))) {
      assertThat(Axle.units(scale, a)).isLessThan(Axle.units(scale, b));
      assertThat(Axle.value(scale, Axle.units(scale, a))).isCloseTo(a, within(a * 1e-9));
    }
  }

  @RepeatedTest(50)
  void ticksLieInsideTheAxisAndRise(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    double low = random.nextDouble(-1e3, 1e3);
    double high = low + Math.pow(10, random.nextDouble(-6, 6));
    int count = 2 + random.nextInt(10);
    var axle = new Axle(new Scale.Linear(), low, high);

    var ticks = Ticks.of(axle, TickFormat.NUMBER, count);

    // the next finer round step, where a coarser one would leave a tick alone, gives five at most
    assertThat(ticks).hasSizeBetween(2, Math.max(count + 1, 5));
    assertThat(labels(ticks)).doesNotHaveDuplicates();
    for (int i = 0; i < ticks.size(); i++) {
      assertThat(axle.share(ticks.get(i).value())).isBetween(-1e-6, 1 + 1e-6);
      if (i > 0) {
        assertThat(ticks.get(i).value()).isGreaterThan(ticks.get(i - 1).value());
      }
    }
  }

  @Test
  void wantedTicksAreThinnedButTheFirstAndTheLastStay() {
    var axle = new Axle(new Scale.Linear(), 0, 100);
    var wanted = Ticks.wanted(axle, TickFormat.NUMBER, List.of(0.0, 10.0, 20.0, 90.0, 95.0, 100.0));

    var kept = Ticks.thinned(wanted, Tick::value, tick -> 15);

    assertThat(labels(kept)).containsExactly("0", "20", "100");
  }
}
