package dev.assay.testkit.write;

import static dev.assay.testkit.write.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
  @ParameterizedTest
  @CsvSource({
    "100, 100.0",
    "5e-5, 5e-05",
    "1e-12, 1e-12",
    "0.0001, 0.0001",
    "1.7e-5, 1.7e-05",
    "1000000, 1000000.0",
    "1e7, 10000000.0",
    "12345678.5, 12345678.5",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "-2.5e-7, -2.5e-07",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void writesNumbersAsPythonDoes(double number, String expected) {
    assertThat(Json.line(number)).isEqualTo(expected);
  }

  @Test
  void laysOutAsPythonDoes() {
    var value = object("a", List.of(1, 2), "b", object(), "c", List.of(), "d", null, "e", true);

    assertThat(Json.line(value))
        .isEqualTo("{\"a\": [1, 2], \"b\": {}, \"c\": [], \"d\": null, \"e\": true}");
    assertThat(Json.pretty(value, 2))
        .isEqualTo(
            "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": [],\n  \"d\": null,\n  \"e\": true\n}");
  }

  @Test
  void escapesSoThatAnyTextComesBack() {
    var text = "quote \" slash \\ tab \t bell \u0007 umlaut \u00FC clef \uD834\uDD1E half \uD834";

    assertThat(Json.line(text)).isASCII();
    assertThat(JsonMapper.shared().readValue(Json.line(text), String.class)).isEqualTo(text);
  }

  @Test
  void roundsToTheNearestDecimal() {
    assertThat(Json.round(6.42801, 4)).isEqualTo(6.428);
    assertThat(Json.round(285.606, 2)).isEqualTo(285.61);
  }
}
