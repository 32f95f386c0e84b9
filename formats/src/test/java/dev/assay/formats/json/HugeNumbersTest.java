package dev.assay.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** One senseless number does not cost the rest of its file. */
class HugeNumbersTest {

  private static byte[] numbers(int digits) {
    return "{\"whole\": %s, \"part\": 0.%s, \"power\": 1e999, \"good\": 0.5}"
        .formatted("9".repeat(digits), "1".repeat(digits))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTreeLeavesOutWhatNoDoubleHolds() throws IOException {
    JsonNode tree = Json.tree(numbers(100_000));

    assertThat(Nodes.doubleOrEmpty(tree, "whole")).isEmpty();
    assertThat(Nodes.longOrEmpty(tree, "whole")).isEmpty();
    assertThat(Nodes.doubleOrEmpty(tree, "power")).isEmpty();
    assertThat(Nodes.doubleOrEmpty(tree, "part")).hasValue(1.0 / 9);
    assertThat(Nodes.doubleOrEmpty(tree, "good")).hasValue(0.5);
  }

  @Test
  void aStreamGivesNoFiniteNumberForWhatNoDoubleHolds() {
    try (JsonParser parser = Json.parser(numbers(100_000))) {
      parser.nextToken();
      parser.nextName();
      parser.nextToken();
      assertThat(parser.getDoubleValue()).isInfinite();
      parser.nextName();
      parser.nextToken();
      assertThat(parser.getDoubleValue()).isEqualTo(1.0 / 9);
    }
  }

  @Test
  void beyondTheLimitTheFileIsBroken() {
    assertThatThrownBy(() -> Json.tree(numbers(Json.MAX_DIGITS + 1)))
        .isInstanceOf(UnreadableException.class);
  }
}
