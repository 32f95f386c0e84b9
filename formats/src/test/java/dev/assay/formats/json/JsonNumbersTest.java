package dev.assay.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.Settings;
import dev.assay.formats.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class JsonNumbersTest {
  private static Source source(String json, Charset charset) {
    return new Source(
        Path.of("/results.json"),
        "",
        json.getBytes(charset),
        Instant.EPOCH,
        Map.of(),
        Settings.DEFAULTS);
  }

  /** Every array of a list of arrays, and what comes after them. */
  private static List<double[]> arrays(JsonNumbers numbers) {
    List<double[]> arrays = new ArrayList<>();
    numbers.parser().nextToken();
    while (numbers.parser().nextToken() == JsonToken.START_ARRAY) {
      arrays.add(numbers.array());
      assertThat(numbers.parser().currentToken()).isEqualTo(JsonToken.END_ARRAY);
    }
    return arrays;
  }

  private static List<double[]> quickly(String json, Charset charset) throws IOException {
    try (JsonNumbers numbers = JsonNumbers.of(source(json, charset))) {
      return arrays(numbers);
    }
  }

  private static List<double[]> byToken(String json) {
    try (JsonNumbers numbers = JsonNumbers.of(Json.parser(json.getBytes(StandardCharsets.UTF_8)))) {
      return arrays(numbers);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[]]",
        "[[ 1 ]]",
        "[[1, 2.5,\n-3e2 , 0.1E-3], [4], [\r\n\t-0, -0.0, 0, 0.0 ]]",
        "[[9007199254740993, 9223372036854775807, 123456789012345678901234567890]]",
        "[[1, null, \"2\", {\"a\": [1]}, [2], true, NaN, -Infinity], [5]]",
        "[[1e999, 1e-999, 4.9e-324, 2.2250738585072012e-308], [1]]",
        "[[0.30000000000000004, 5.123456789012345, 0.1234567890123456789012345]]"
      })
  void readsWhatTheParserReads(String json) throws IOException {
    assertThat(words(quickly(json, StandardCharsets.UTF_8))).isEqualTo(words(byToken(json)));
    assertThat(words(quickly(json, StandardCharsets.UTF_16BE))).isEqualTo(words(byToken(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1, 2",
        "[[1,]]",
        "[[01]]",
        "[[1.]]",
        "[[.5]]",
        "[[+1]]",
        "[[1 2]]",
        "[[1e]]",
        "[[--1]]",
        "[[1,,2]]",
        "[[1}]",
        "[[-]]"
      })
  void refusesWhatTheParserRefusesAtTheSamePlace(String json) {
    String byToken = failure(() -> byToken(json));
    assertThat(byToken).isNotEmpty();
    assertThat(failure(() -> quickly(json, StandardCharsets.UTF_8))).isEqualTo(byToken);
  }

  /** Every digit, and NaN equal to itself. */
  private static List<String> words(List<double[]> arrays) {
    return arrays.stream().map(Arrays::toString).toList();
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static String failure(Reading reading) {
    try {
      reading.run();
      return "";
    } catch (JacksonException e) {
      return String.valueOf(Json.explain(e).getMessage());
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void placesBehindAnArrayStay() throws IOException {
    String json = "[[1,\n2,\n  3], oops]";
    try (JsonNumbers numbers = JsonNumbers.of(source(json, StandardCharsets.UTF_8))) {
      JsonParser parser = numbers.parser();
      parser.nextToken();
      parser.nextToken();
      assertThat(numbers.array()).containsExactly(1, 2, 3);
      assertThat(parser.currentLocation().getLineNr()).isEqualTo(3);
      assertThat(parser.currentLocation().getColumnNr()).isEqualTo(5);
    }
  }

  @Test
  void theFileStaysAsItWas() throws IOException {
    Source source = source("[[1, 2]]", StandardCharsets.UTF_8);
    try (JsonNumbers numbers = JsonNumbers.of(source)) {
      arrays(numbers);
    }
    assertThat(source.bytes()).isEqualTo("[[1, 2]]".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void decimalsAreTheNearestDoubles() {
    SplittableRandom random = new SplittableRandom(5);
    int undecided = 0;
    for (int i = 0; i < 200_000; i++) {
      long digits = random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(12);
      int places = random.nextInt(Decimals.MOST_PLACES + 1);
      double nearest = Decimals.nearest(digits, places);
      if (Double.isNaN(nearest)) {
        undecided++;
      } else {
        assertThat(nearest).isEqualTo(BigDecimal.valueOf(digits, places).doubleValue());
      }
    }
    assertThat(undecided).as("the slow way is rare").isLessThan(2_000);
  }

  @Test
  void theMiddleBetweenTwoDoublesIsLeftToExactArithmetic() {
    assertThat(Decimals.nearest((1L << 53) + 1, 0)).isNaN();
    assertThat(Decimals.nearest(((1L << 53) + 1) * 10, 1)).isNaN();
  }
}
