package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.json.JsonReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffConfigsTest {

  @TempDir Path folder;

  @Test
  void showsFullKeysThatDifferByValue() {
    try (TestIndex index = new TestIndex(folder)) {
      index.with(
          run("a")
              .config(
                  "{\"optim\":{\"lr\":5e-05,\"wd\":0.1},\"ttt\":{\"enable\":true,\"layers\":[1,2.0]},"
                      + "\"lora\":{\"enable\":true},\"only\":null,\"empty\":{}}",
                  ""),
          run("b")
              .config(
                  "{\"optim\":{\"lr\":0.00005,\"wd\":0.2},\"ttt\":{\"enable\":false,\"layers\":[1.0,2]},"
                      + "\"lora\":{\"enable\":false},\"empty\":{}}",
                  ""),
          run("c"));
      DiffConfigs diff = new DiffConfigs(index.snapshots());

      var two = diff.answer(new DiffConfigs.Question(List.of("b", "a"), false));
      assertThat(two.rows())
          .extracting(DiffConfigs.Row::key)
          .containsExactly("lora.enable", "only", "optim.wd", "ttt.enable");
      assertThat(two.same()).isEqualTo(3);
      assertThat(two.rows().get(1).values())
          .containsExactly(new DiffConfigs.Value(false, ""), new DiffConfigs.Value(true, "null"));
      assertThat(two.rows().get(2).values())
          .containsExactly(new DiffConfigs.Value(true, "0.2"), new DiffConfigs.Value(true, "0.1"));

      var all = diff.answer(new DiffConfigs.Question(List.of("b", "a"), true));
      assertThat(all.rows()).hasSize(7);
      assertThat(all.rows())
          .filteredOn(row -> row.key().equals("optim.lr"))
          .containsExactly(
              new DiffConfigs.Row(
                  "optim.lr",
                  false,
                  List.of(
                      new DiffConfigs.Value(true, "0.00005"),
                      new DiffConfigs.Value(true, "0.00005"))));

      var none = diff.answer(new DiffConfigs.Question(List.of("c"), false));
      assertThat(none.rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5e-05 | 0.00005",
        "1e-12 | 1.0e-12",
        "1000000.0 | 1000000.0",
        "1e300 | 1.0e300",
        "42 | 42",
        "0.0 | 0.0",
        "\"x\" | \"x\"",
        "true | true",
      })
  void numbersAreReadable(String json, String shown) {
    assertThat(DiffConfigs.json(JsonReader.parse(json))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1.0 | true",
        "0.0 | -0.0 | true",
        "[1, [2.0]] | [1.0, [2]] | true",
        "[1, 2] | [2, 1] | false",
        "\"1\" | 1 | false",
        "9007199254740993 | 9007199254740992 | false",
        "1e999 | 1e998 | true",
        "null | null | true",
      })
  void equalityIsByValue(String a, String b, boolean equal) {
    assertThat(DiffConfigs.equal(JsonReader.parse(a), JsonReader.parse(b))).isEqualTo(equal);
  }
}
