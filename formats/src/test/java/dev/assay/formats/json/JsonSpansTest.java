package dev.assay.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.json.JsonSpans.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonSpansTest {
  private static final List<String> VALUES =
      List.of(
          "1",
          "-2.50e+3",
          "true",
          "null",
          "NaN",
          "\"\"",
          "\"a\\\"]}\\u00e9\"",
          "\"é😀\"",
          "[]",
          "[1, [\"]\"]]",
          "{}",
          "{\"k\": [{}], \"runs\": \"}\"}");
  private static final List<String> GAPS = List.of("", " ", "\n  ", "\t\r\n");

  @Test
  void elementsAreFoundToTheCharacter() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      List<String> values = new ArrayList<>();
      StringBuilder text = new StringBuilder("[");
      for (int i = random.nextInt(6); i > 0; i--) {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        text.append(values.isEmpty() ? "" : ",").append(gap(random)).append(value);
        text.append(gap(random));
        values.add(value);
      }
      String json = text.append(gap(random)).append("]").toString();

      assertThat(JsonSpans.elements(json).stream().map(span -> span.of(json))).isEqualTo(values);
    }
  }

  @Test
  void membersAreFoundToTheCharacter() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      String other = VALUES.get(random.nextInt(VALUES.size()));
      String json =
          "{"
              + gap(random)
              + "\"runs\":1,"
              + gap(random)
              + "\"a\":"
              + other
              + gap(random)
              + ","
              + "\"runs\""
              + gap(random)
              + ":"
              + gap(random)
              + value
              + gap(random)
              + "}";

      Span found = JsonSpans.member(json, "runs");

      assertThat(Objects.requireNonNull(found).of(json)).isEqualTo(value);
    }
  }

  private static String gap(Random random) {
    return GAPS.get(random.nextInt(GAPS.size()));
  }

  @Test
  void whatIsNotOneValueIsRefused() {
    for (String broken : List.of("", "{", "[1", "[1] 2", "{\"a\": }", "\"a")) {
      assertThatThrownBy(() -> JsonSpans.elements(broken)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> JsonSpans.member(broken, "a")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void otherValuesHaveNoParts() throws IOException {
    assertThat(JsonSpans.elements("{\"a\": [1]}")).isEmpty();
    assertThat(JsonSpans.member("[{\"a\": 1}]", "a")).isNull();
  }
}
