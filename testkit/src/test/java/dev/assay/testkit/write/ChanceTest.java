package dev.assay.testkit.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
  @Test
  void givesTheSameStreamForTheSameSeedOnEveryMachine() {
    var chance = new Chance(7);

    assertThat(chance.hex(12)).isEqualTo("bd490b9b1aa2");
    assertThat(new Chance(7).gaussian(0, 1)).isEqualTo(new Chance(7).gaussian(0, 1));
    assertThat(new Chance(8).hex(12)).isNotEqualTo(new Chance(7).hex(12));
  }

  @Test
  void forksAreIndependentOfWhatWasDrawnFromTheFork() {
    var chance = new Chance(7);
    var first = chance.fork(1);
    first.uniform();

    assertThat(chance.fork(2).hex(8)).isEqualTo(new Chance(7).fork(2).hex(8));
    assertThat(chance.fork(2).hex(8)).isNotEqualTo(chance.fork(1).hex(8));
  }

  @Test
  void hasTheMomentsThatItPromises() {
    var chance = new Chance(1);
    var normal = DoubleStream.generate(() -> chance.gaussian(3, 2)).limit(100_000).toArray();
    double mean = DoubleStream.of(normal).average().orElseThrow();
    double variance =
        DoubleStream.of(normal).map(x -> (x - mean) * (x - mean)).average().orElseThrow();

    assertThat(mean).isCloseTo(3, within(0.03));
    assertThat(variance).isCloseTo(4, within(0.1));
    assertThat(chance.successes(100_000, 0.3)).isBetween(29_000, 31_000);
    assertThat(DoubleStream.generate(chance::uniform).limit(10_000)).allMatch(u -> u >= 0 && u < 1);
  }
}
