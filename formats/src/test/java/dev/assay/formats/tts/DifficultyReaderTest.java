package dev.assay.formats.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DifficultyReaderTest {
  private static final String GOOD =
      """
      {"analysis": "difficulty", "benchmark": "b", "model": "m", "approach": "bon",
       "temperatures": [0.1, 0.8], "reference": 1,
       "levels": [{"level": 1, "min": 0.5, "max": 1, "problems": 2,
         "temperatures": [[{"measure": "maj", "n": 4, "subsets": "first", "mean": 0.5,
                            "low": 0.25, "high": null}], null],
         "best": [],
         "best_by_n": [{"measure": "maj", "n": 4, "best": 0, "chances": [0.75, null],
                        "near_best": [true, false]}],
         "gains": [{"temperature": 0, "measure": "maj", "subsets": "first", "from": 2, "to": 4,
                    "gain": -0.25, "low": -0.5, "high": 0.1}]}],
       "level_of": {"p": 1},
       "base_capability": [{"measure": "completions", "n": 1, "subsets": "every", "mean": 0.4}],
       "by_problem": {"columns": ["completions"], "values": {"p": [[0.5, null]]}}}
      """;

  private static DifficultyFile read(String text) throws IOException {
    return DifficultyReader.read(Json.tree(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(String from, String to, String place) {
    assertThat(GOOD).contains(from);
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> read(GOOD.replace(from, to)))
        .satisfies(wrong -> assertThat(wrong.place()).isEqualTo(place))
        .satisfies(wrong -> assertThat(wrong.remedy()).contains("assay tts difficulty"));
  }

  @Test
  void whatTheFileSaysIsReadAndWhatItLacksIsUnknown() throws IOException {
    DifficultyFile file = read(GOOD);

    assertThat(file.reference()).hasValue(1);
    DifficultyFile.Level level = file.levels().getFirst();
    assertThat(level.numbers().get(0))
        .singleElement()
        .satisfies(number -> {
          assertThat(number.low()).isEqualTo(0.25);
          assertThat(number.high()).isNaN();
        });
    assertThat(level.numbers().get(1)).isEmpty();
    assertThat(level.best())
        .singleElement()
        .satisfies(best -> {
          assertThat(best.best()).hasValue(0);
          assertThat(best.chances()).containsExactly(0.75, Double.NaN);
        });
    assertThat(level.gains())
        .singleElement()
        .satisfies(gain -> assertThat(gain.gain()).isEqualTo(-0.25));
    assertThat(file.capability()).containsOnlyKeys(0);
    assertThat(file.byProblem().values())
        .containsOnlyKeys("p")
        .allSatisfy((key, rows) -> {
          assertThat(rows).hasDimensions(1, 2);
          assertThat(rows[0]).containsExactly(0.5, Double.NaN);
        });
  }

  @Test
  void aWrongNumberIsRefusedAtItsPlace() {
    refused("\"reference\": 1", "\"reference\": 2", "reference");
    refused("\"mean\": 0.5", "\"mean\": 1.5", "levels[0].temperatures[0][0].mean");
    refused("\"mean\": 0.5", "\"mean\": null", "levels[0].temperatures[0][0].mean");
    refused("\"problems\": 2", "\"problems\": -2", "levels[0].problems");
    refused("[0.75, null]", "[0.75]", "levels[0].best_by_n[0]");
    refused("\"gain\": -0.25", "\"gain\": -25", "levels[0].gains[0]");
    refused("[[0.5, null]]", "[[0.5]]", "by_problem.values.p");
    refused("[0.1, 0.8]", "[0.8, 0.8]", "temperatures[1]");
    refused("[0.1, 0.8]", "[]", "levels[0].best_by_n[0]");
    refused("\"difficulty\"", "\"summary\"", "");
  }

  @Test
  void whatIsNoListIsRefusedAtItsPlace() {
    refused("\"levels\": [{", "\"levels\": {\"a\": 1}, \"other\": [{", "levels");
    refused(
        "\"base_capability\": [",
        "\"base_capability\": {\"a\": null}, \"b\": [",
        "base_capability");
    refused("[0.1, 0.8]", "{\"a\": 0.1}", "temperatures");
    refused("\"gains\": [{", "\"gains\": 3, \"other\": [{", "levels[0].gains");
    refused("[[0.5, null]]", "{\"a\": [0.5, null]}", "by_problem.values.p");
    refused("{\"p\": 1}", "[1]", "level_of");
  }

  @Test
  void aListThatIsTooLongIsRefusedRatherThanCut() {
    refused("\"mean\": 0.4}]", "\"mean\": 0.4}, null, null]", "base_capability");
    refused("\"levels\": [", "\"levels\": [" + "0,".repeat(1_000), "levels");
  }

  @Test
  void endsAndTemperaturesThatDoNotAscendAreRefused() {
    refused("\"high\": null", "\"high\": 0.1", "levels[0].temperatures[0][0]");
    refused("\"high\": 0.1", "\"high\": -0.75", "levels[0].gains[0]");
    refused("\"min\": 0.5, \"max\": 1", "\"min\": 0.5, \"max\": 0.25", "levels[0]");
    refused("[0.1, 0.8]", "[0.8, 0.1]", "temperatures[1]");
  }

  @Test
  void aMeanThatRoundingLiftsAboveOneIsOne() throws IOException {
    DifficultyFile file = read(GOOD.replace("\"mean\": 0.5", "\"mean\": 1.0000000000000002"));
    assertThat(file.levels().getFirst().numbers().getFirst().getFirst().mean()).isEqualTo(1);
  }
}
