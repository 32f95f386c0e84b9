package dev.assay.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.formats.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonTest {

  private static JsonNode tree(String text) throws IOException {
    return Json.tree(text.getBytes(StandardCharsets.UTF_8));
  }

  private static UnreadableException failure(byte[] bytes) {
    UnreadableException e = catchThrowableOfType(UnreadableException.class, () -> Json.tree(bytes));
    assertThat(e).isNotNull();
    return e;
  }

  private static UnreadableException failure(String text) {
    return failure(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bareNanAndInfinityAreReadAndNotTakenForNumbers() throws IOException {
    JsonNode node = tree("{\"a\": NaN, \"b\": -Infinity, \"c\": 1e-3}");
    assertThat(Nodes.doubleOrEmpty(node, "a")).isEmpty();
    assertThat(Nodes.doubleOrEmpty(node, "b")).isEmpty();
    assertThat(Nodes.doubleOrEmpty(node, "c")).hasValue(0.001);
  }

  @Test
  void ofEqualKeysTheLastOneWins() throws IOException {
    assertThat(Nodes.longOrEmpty(tree("{\"a\": 1, \"a\": 2}"), "a")).hasValue(2);
  }

  @Test
  void aTruncatedFileSaysSo() {
    UnreadableException e = failure("{\n \"a\": [1, 2");
    assertThat(e.problem()).isEqualTo("the file ends too early");
    assertThat(e.place()).startsWith("line 2 column ");
    assertThat(e.remedy()).contains("copy the file again");
    assertThat(failure("{\"a\": \"abc").problem()).isEqualTo("the file ends too early");
    assertThat(failure("{\"a\": tru").problem()).isNotEmpty();
  }

  @Test
  void aDeepFileIsRefused() {
    assertThat(failure("[".repeat(100_000)).problem()).contains("nested deeper than 200");
  }

  @Test
  void otherFailuresAreNamed() {
    assertThat(failure("").problem()).isEqualTo("the file is empty");
    assertThat(failure("<html>").problem()).startsWith("not JSON: ");
    assertThat(failure("{} {}").problem()).isEqualTo("more than one JSON value");
    assertThat(failure(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}).problem())
        .isEqualTo("not UTF-8 text");
    assertThat(failure("<html>").problem()).doesNotContain("\n");
  }

  @Test
  void gettersNeverThrowWhateverTheType() throws IOException {
    JsonNode node =
        tree(
            "{\"s\":\"x\",\"n\":12,\"big\":99999999999999999999,\"half\":0.5,\"whole\":5.0,"
                + "\"t\":\"12\",\"d\":\"0.25\",\"b\":true,\"o\":{\"p\":{\"q\":7}},\"a\":[1],\"z\":null}");
    for (String key : new String[] {"s", "n", "big", "half", "t", "b", "o", "a", "z", "missing"}) {
      assertThat(Nodes.text(node, key)).isNotNull();
      assertThat(Nodes.longOrEmpty(node, key)).isNotNull();
      assertThat(Nodes.doubleOrEmpty(node, key)).isNotNull();
      Nodes.bool(node, key);
      assertThat(Nodes.at(node, key, "p", "missing")).isNull();
    }
    assertThat(Nodes.text(node, "n")).isEqualTo("12");
    assertThat(Nodes.text(node, "o")).isEmpty();
    assertThat(Nodes.longOrEmpty(node, "whole")).hasValue(5);
    assertThat(Nodes.longOrEmpty(node, "t")).hasValue(12);
    assertThat(Nodes.longOrEmpty(node, "big")).isEmpty();
    assertThat(Nodes.longOrEmpty(node, "half")).isEmpty();
    assertThat(Nodes.doubleOrEmpty(node, "d")).hasValue(0.25);
    assertThat(Nodes.bool(node, "b")).isTrue();
    assertThat(Nodes.longOrEmpty(Nodes.at(node, "o", "p", "q"))).hasValue(7);
  }

  @Test
  void textThatOnlyJavaTakesForANumberIsNone() throws IOException {
    JsonNode node = tree("[\"1f\", \"0x1p3\", \"NaN\", \"Infinity\", \"\", \"1d\", \" 2.5 \"]");
    for (int i = 0; i < 6; i++) {
      assertThat(Nodes.doubleOrEmpty(node.get(i))).isEmpty();
    }
    assertThat(Nodes.doubleOrEmpty(node.get(6))).hasValue(2.5);
  }
}
