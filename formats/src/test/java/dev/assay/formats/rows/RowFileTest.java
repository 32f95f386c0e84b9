package dev.assay.formats.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RowFileTest {
  private static final Path PARQUET = Path.of("src/test/resources/rows/answers.parquet");

  @TempDir Path folder;
  private final List<Item> items = new ArrayList<>();

  private void read(byte[] bytes) throws IOException {
    RowFile.of(new ByteArrayInputStream(bytes))
        .read(item -> items.add(item instanceof Line line ? line.parsed() : item));
  }

  private void read(String text) throws IOException {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void linesAreNumberedBlankOnesLeftOutAndTheMarkOfUtf8IsNoPartOfThem() throws IOException {
    read("\ufeff{\"a\":1}\n\n  \r\n{\"a\":2}");

    assertThat(items).extracting(Item::number).containsExactly(1L, 4L);
    assertThat(items).allMatch(each -> each instanceof Row);
  }

  @Test
  void whatIsNoRowSaysWhyAndKeepsItsText() throws IOException {
    read("[1]\n{\"a\":\n" + "[".repeat(5000) + "\n{\"a\":1} {}\n");

    assertThat(items).hasSize(4).allMatch(each -> each instanceof Reject);
    assertThat(((Reject) items.getFirst()).text()).isEqualTo("[1]");
    assertThat(items.toString())
        .contains("not a JSON object", "ends too early", "nested deeper", "more than one");
  }

  @Test
  void textThatIsNotUtf8IsRejected() throws IOException {
    read(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'});

    read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));

    assertThat(items).hasSize(2);
    assertThat(items).allMatch(each -> ((Reject) each).problem().contains("not UTF-8"));
  }

  @Test
  void aBrokenOffGzipFileIsReadUpToItsLastWholeLine() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"a\":\"").append(Integer.toHexString(i * 7919)).append("\"}\n");
    }
    byte[] bytes = zipped(text.toString());
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);

    assertThatThrownBy(() -> read(half))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("breaks off");
    assertThat(items).hasSizeBetween(1_000, 19_999).allMatch(each -> each instanceof Row);
  }

  @Test
  void addedFieldsReplaceThoseOfTheSameNameAndTheRestStaysToTheLetter() throws IOException {
    read(
        "{ \"rule\": {\"x\": [1]}, \"n\": 1.50, \"big\": 1e400, \"v\": NaN, \"t\": \"a\\u0041\" }");
    ObjectNode more = JsonNodeFactory.instance.objectNode().put("rule", "box").put("ok", true);

    assertThat(((Row) items.getFirst()).with(more))
        .isEqualTo(
            "{\"n\": 1.50,\"big\": 1e400,\"v\": NaN,\"t\": \"a\\u0041\",\"rule\":\"box\",\"ok\":true}");
    items.clear();
    read("{}\n{\"n\":1 }");
    assertThat(items)
        .extracting(each -> ((Row) each).with(more))
        .containsExactly(
            "{\"rule\":\"box\",\"ok\":true}", "{\"n\":1,\"rule\":\"box\",\"ok\":true}");
  }

  @Test
  void parquetGivesTheSameRows() throws IOException {
    RowFile file = RowFile.of(PARQUET);
    file.read(items::add);

    assertThat(items).extracting(Item::number).containsExactly(1L, 2L, 3L);
    assertThat(((Row) items.getFirst()).with(JsonNodeFactory.instance.objectNode()))
        .isEqualTo(
            "{\"gold\":\"1/2\",\"completions\":[\"It is \\\\boxed{0.5}.\",\"\\\\boxed{2}\"],"
                + "\"score\":null,\"meta\":{\"level\":3}}");
    assertThat(((Row) items.getLast()).value().get("gold").isNull()).isTrue();
    assertThat(file.share()).hasValue(1);
  }

  @Test
  void parquetThatIsNoneSaysSoAndAFailureOfTheTakerStaysItsOwn() throws IOException {
    Path cut = folder.resolve("cut.parquet");
    byte[] bytes = Files.readAllBytes(PARQUET);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 20));

    assertThatThrownBy(() -> RowFile.of(cut).read(items::add))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() ->
            RowFile.of(PARQUET)
                .read(item -> {
                  throw new IllegalStateException("mine");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("mine");
  }
}
