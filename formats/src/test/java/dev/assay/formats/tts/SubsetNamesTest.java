package dev.assay.formats.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.tts.Allotment.One;
import dev.assay.formats.tts.Allotment.Probed;
import dev.assay.formats.tts.Allotment.Several;
import dev.assay.formats.tts.ParsedName.Refused;
import dev.assay.formats.tts.ParsedName.Understood;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubsetNamesTest {
  private static final String BON =
      "HuggingFaceH4_MATH-500--T-0.8--top_p-1.0--n-64--seed-42--agg_strategy-last";
  private static final String SEARCH =
      "math-ai_aime25--T-0.4--top_p-1.0--n-64--m-4--iters-40--look-0--seed-0--agg_strategy--last";

  @Test
  void aBestOfNRunSaysAllOfIt() {
    SubsetName name = understood(BON);
    assertThat(name.source()).isEqualTo("HuggingFaceH4");
    assertThat(name.dataset()).isEqualTo("MATH-500");
    assertThat(name.fullDataset()).isEqualTo("HuggingFaceH4/MATH-500");
    assertThat(name.allotment()).isEqualTo(new One(0.8));
    assertThat(name.allotment().strategy()).isEqualTo(Strategy.DEFAULT);
    assertThat(name.topP()).hasValue(1);
    assertThat(name.n()).hasValue(64);
    assertThat(name.seed()).hasValue(42);
    assertThat(name.aggregation()).contains("last");
    assertThat(name.isSearch()).isFalse();
  }

  @Test
  void aSearchHasBeams() {
    SubsetName name = understood(SEARCH);
    assertThat(name.fullDataset()).isEqualTo("math-ai/aime25");
    assertThat(name.beamWidth()).hasValue(4);
    assertThat(name.iterations()).hasValue(40);
    assertThat(name.lookAhead()).hasValue(0);
    assertThat(name.aggregation()).contains("last");
    assertThat(name.isSearch()).isTrue();
  }

  @Test
  void severalTemperaturesComeWithTheirShares() {
    SubsetName name =
        understood(
            "HuggingFaceH4_MATH-500--temps_0.4_0.8_1.2_1.6__r_0.25_0.25_0.25_0.25"
                + "--top_p-1.0--n-64--seed-128--agg_strategy-last");
    assertThat(name.allotment())
        .isEqualTo(new Several(List.of(0.4, 0.8, 1.2, 1.6), List.of(0.25, 0.25, 0.25, 0.25)));
    assertThat(name.allotment().strategy()).isEqualTo(Strategy.HNC);
    assertThat(name.allotment().key()).isEqualTo("T0.4_0.8_1.2_1.6");
    assertThat(name.seed()).hasValue(128);
  }

  @Test
  void earlyRunsSayTheirProbe() {
    SubsetName name = understood("temp-low-0.1-high-0.8-probe-8_total-64_thresh-5_seed-0");
    assertThat(name.allotment()).isEqualTo(new Probed(0.1, 0.8));
    assertThat(name.probe().size()).hasValue(8);
    assertThat(name.probe().total()).hasValue(64);
    assertThat(name.probe().threshold()).hasValue(5);
    assertThat(name.seed()).hasValue(0);
    assertThat(name.dataset()).isEmpty();
  }

  @Test
  void whatANameDoesNotSayIsEmpty() {
    SubsetName name = understood("MATH-500--T-0.1--seed-7");
    assertThat(name.source()).isEmpty();
    assertThat(name.n()).isEmpty();
    assertThat(name.topP()).isEmpty();
    assertThat(name.aggregation()).isEmpty();
    assertThat(understood("temp-low-0.1-high-0.8").seed()).isEmpty();
    assertThat(understood("temp-low-0.1-high-0.8-probe-8").probe().size()).hasValue(8);
    assertThat(understood("default").dataset()).isEmpty();
    assertThat(understood("default").allotment().strategy()).isEqualTo(Strategy.UNKNOWN);
  }

  @Test
  void aBareTemperatureIsOne() {
    assertThat(understood("T-0.1").allotment()).isEqualTo(new One(0.1));
    assertThat(understood("T-0.1").dataset()).isEmpty();
  }

  @Test
  void scientificNumbersAndEveryAggregationAreRead() {
    assertThat(understood("X--T-1e-05--seed-3").allotment()).isEqualTo(new One(1e-5));
    assertThat(understood("X--T-0.8--n-64--seed-42--agg_strategy--min").aggregation())
        .contains("min");
  }

  @Test
  void chunksCheckpointsAndForeignSegmentsAreKept() {
    SubsetName name = understood("X--T-0.8--speed-fast--verbose--chunk-0_50-gen");
    assertThat(name.chunk()).contains(new SubsetName.Chunk(0, 50));
    assertThat(name.unscored()).isTrue();
    assertThat(name.extras()).containsEntry("speed", "fast").containsEntry("verbose", "");
    assertThat(name.render()).isEqualTo("X--T-0.8--speed-fast--verbose--chunk-0_50-gen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          X--temps_0.4_abc                | 2 | 3 | must be a number such as 0.8, not 'abc'
          X--temps_0.4__r_1__r_1          | 2 | 3 | occurs more than once
          X--temps_0.4_0.8__r_1           | 2 | 3 | a ratio for each of 2 temperatures, not 1
          X--temps_0.4_0.8__r_0.5_0.4     | 2 | 3 | ratios must sum to 1, not 0.9
          X--T-0.8--seed-4x               | 3 | 10 | a seed must be a whole number, not '4x'
          X--T-0.8--n-0                   | 3 | 10 | a whole number from 1, not '0'
          X--T-0.8--T-0.4                 | 3 | 10 | 'T' is said twice
          X--T-0.8--temps_0.4_0.8         | 3 | 10 | 'T' is said twice
          X--T-0.8--agg_strategy--n-64    | 3 | 10 | must be a word such as last, not 'n-64'
          X--T-0.8--agg_strategy          | 3 | 10 | must be a word such as last, not ''
          X--T-1e999                      | 2 | 3 | must be a number
          X--top_p-1.5                    | 2 | 3 | top_p must be in (0, 1], not 1.5
          X----n-64                       | 2 | 3 | a segment is empty
          X--chunk-50_50                  | 2 | 3 | a chunk must end after its start
          HuggingFaceH4_--T-0.8           | 1 | 0 | the name of the benchmark is missing
          temp-low-0.1-high-high          | 1 | 0 | an early run is temp-low-T-high-T
          """)
  void contradictionsAreLocated(String name, int segment, int offset, String reason) {
    assertThat(SubsetNames.parse(name))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.segment()).isEqualTo(segment);
              assertThat(refused.offset()).isEqualTo(offset);
              assertThat(refused.reason()).contains(reason);
              assertThat(refused.message()).contains(refused.text());
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BON,
        SEARCH,
        "HuggingFaceH4_MATH-500--temps_0.6_0.8_1.0_1.2__r_0.25_0.25_0.25_0.25--top_p-1.0--n-64"
            + "--m-4--iters-40--look-0--seed-42--agg_strategy--last",
        "HuggingFaceH4_MATH-500--temps_0.4_0.8_1.2_1.6--top_p-0.95--n-64--seed-1--agg_strategy-min",
        "ENSEONG_math-private--T-0.7--top_p-1.0--n-256--seed-0--agg_strategy-last",
        "ENSEONG_ko-math-500-test--T-0.8",
        "lighteval_MATH--T-0.0",
        "X--T-1e-05--seed-3",
        "temp-low-0.1-high-0.8-probe-8_total-64_thresh-5_seed-0",
        "temp-low-0.1-high-0.8",
        "T-0.1"
      })
  void aCanonicalNameComesBackAsItWas(String name) {
    assertThat(understood(name).render()).isEqualTo(name);
  }

  @Test
  void randomNamesComeBackAndRandomTextsNeverThrow() {
    var random = new SplittableRandom(11);
    String alphabet = "-_.0189eE+TnmXtempslowhighrseed \u00e9/\\";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? BON : SEARCH);
      for (int edit = random.nextInt(6); edit >= 0 && !text.isEmpty(); edit--) {
        int at = random.nextInt(text.length());
        char other = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, other);
          case 1 -> text.insert(at, other);
          default -> text.deleteCharAt(at);
        }
      }
      if (SubsetNames.parse(text.toString()) instanceof Understood understood) {
        String canonical = understood.name().render();
        assertThat(understood(canonical).render()).isEqualTo(canonical);
      }
      OldNames.parse(text.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      textBlock =
          """
          MATH-500--T-0.1--seed-7                       | MATH-500 | T0.1     | 64 | 7  | last
          temp-low-0.1-high-0.8                         | ""       | T0.1_0.8 | -  | 0  | last
          temp-low-0.1-high-0.8-probe-8                 | ""       | T0.1_0.8 | -  | 0  | last
          default                                       | default  | ""       | 64 | 0  | last
          T-0.1                                         | T-0.1    | ""       | 64 | 0  | last
          X--T-1e-05--seed-3                            | X        | T1.0     | 64 | 3  | last
          X--T-0.8--n-64--seed-42--agg_strategy--min    | X        | T0.8     | 64 | 42 | last
          X--T-0.8--chunk-0_50                          | X        | T0.8     | 64 | 0  | last
          """)
  void leniencyAssumesWhatTheOldAnalysisDid(
      String name, String dataset, String temperature, Integer n, long seed, String aggregation) {
    assertThat(OldNames.parse(name))
        .isInstanceOfSatisfying(
            Understood.class,
            understood -> {
              SubsetName read = understood.name();
              assertThat(read.dataset()).isEqualTo(dataset);
              assertThat(read.allotment().key()).isEqualTo(temperature);
              assertThat(read.n().isPresent() ? (Integer) read.n().getAsInt() : null).isEqualTo(n);
              assertThat(read.seed()).hasValue(seed);
              assertThat(read.aggregation()).contains(aggregation);
            });
    assertThat(OldNames.parse("X--temps_0.4_abc")).isInstanceOf(Refused.class);
  }

  private static SubsetName understood(String name) {
    ParsedName parsed = SubsetNames.parse(name);
    assertThat(parsed).isInstanceOf(Understood.class);
    return ((Understood) parsed).name();
  }
}
