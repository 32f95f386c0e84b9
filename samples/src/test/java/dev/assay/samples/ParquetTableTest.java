package dev.assay.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ParquetTableTest {
  @TempDir Path folder;

  private Path write(List<ObjectNode> rows) throws IOException {
    Path odd = Files.createDirectories(folder.resolve("a [1]*? it's"));
    Path file = odd.resolve("out.parquet");
    try (ParquetTable table = new ParquetTable(odd)) {
      for (ObjectNode row : rows) {
        table.add(row);
      }
      table.write(file, "mark", "it's {\"x\": 1}", Map.of("_made", Map.of("by", "o'us", "n", 3L)));
    }
    assertThat(odd.toFile().list()).containsExactly("out.parquet");
    return file;
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) Json.tree(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<ObjectNode> read(Path file) throws IOException {
    List<ObjectNode> rows = new ArrayList<>();
    try (ParquetFile parquet = ParquetFile.open(file)) {
      parquet.read(item -> rows.add(((Row) ((Line) item).parsed()).value()));
    }
    return rows;
  }

  @Test
  void rowsComeBackWhateverIsInThem() throws IOException {
    List<ObjectNode> rows =
        List.of(
            json(
                "{\"t\": \"2020-01-01\", \"s\": [[0.1, null], []], \"n\": 1, \"mixed\": [1],"
                    + " \"deep\": {\"x\": 1}, \"big\": 123456789012345678901234567890,"
                    + " \"empty\": [], \"zero\": \"a\\u0000b\", \"flag\": [true, null]}"),
            json(
                "{\"t\": \"x\", \"s\": null, \"n\": 2.5, \"mixed\": \"q\","
                    + " \"deep\": {\"y\": {\"z\": \"k\"}}, \"later\": 7}"));
    List<ObjectNode> back = read(write(rows));
    assertThat(back).hasSize(2);
    assertThat(back.get(0).get("t")).isEqualTo(rows.get(0).get("t"));
    assertThat(back.get(0).get("s")).isEqualTo(rows.get(0).get("s"));
    assertThat(back.get(0).get("mixed")).isEqualTo(rows.get(0).get("mixed"));
    assertThat(back.get(0).get("zero").stringValue()).isEqualTo("a\u0000b");
    assertThat(back.get(0).get("flag")).isEqualTo(rows.get(0).get("flag"));
    assertThat(back.get(0).get("big").asString()).isEqualTo("123456789012345678901234567890");
    assertThat(back.get(0).get("later").isNull()).isTrue();
    assertThat(back.get(0).get("_made").get("by").stringValue()).isEqualTo("o'us");
    assertThat(back.get(1).get("n").doubleValue()).isEqualTo(2.5);
    assertThat(back.get(1).get("mixed").stringValue()).isEqualTo("q");
    assertThat(back.get(1).get("deep").get("y").get("z").stringValue()).isEqualTo("k");
    assertThat(back.get(1).get("s").isNull()).isTrue();
  }

  @Test
  void namesAndTextsThatSqlOrUnicodeRefuseAreMended() throws IOException {
    ObjectNode row =
        json("{\"a\": 1, \"A\": 2, \"\": 3, \"b\\nc\\\"d\": 4, \"half\": \"\\ud800!\"}");
    row.put("half \ud83d", "x");
    try (ParquetFile file = ParquetFile.open(write(List.of(row)))) {
      assertThat(file.columns().keySet())
          .containsExactly("a", "A_2", "_", "b_c\"d", "half", "half \ufffd", "_made");
      assertThat(file.size()).isOne();
      assertThat(file.mark("mark")).contains("it's {\"x\": 1}");
      assertThat(file.mark("other")).isEmpty();
    }
    assertThat(
            read(folder.resolve("a [1]*? it's/out.parquet")).getFirst().get("half").stringValue())
        .isEqualTo("\ufffd!");
  }

  @Test
  void orderAndValuesStayOverManyGroupsOfRows() throws IOException {
    Random random = new Random(5);
    List<ObjectNode> rows = new ArrayList<>();
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      noise.append((char) ('!' + random.nextInt(90)));
    }
    for (int i = 0; i < 3_000; i++) {
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("id", (long) i).put("text", noise.substring(random.nextInt(20_000)));
      row.putArray("values").add(i / 7.0).add(Double.NaN);
      rows.add(row);
    }
    List<Long> ids = new ArrayList<>();
    try (ParquetFile file = ParquetFile.open(write(rows))) {
      file.read(
          List.of("values", "id"),
          (number, cells) -> {
            ids.add(Long.parseLong(cells.text(1)));
            assertThat(cells.numbers(0)).containsExactly((number - 1) / 7.0, Double.NaN);
            assertThat(cells.flags(0)).hasSize(2);
          });
    }
    assertThat(ids).hasSize(3_000).isSorted();
  }

  @Test
  void whatIsNoParquetIsSaidInWords() throws IOException {
    Path text = Files.writeString(folder.resolve("x.parquet"), "no");
    assertThatThrownBy(() -> ParquetFile.open(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith("Parquet that cannot be read: ");
    Path whole = write(List.of(json("{\"a\": \"" + "x".repeat(5_000) + "\"}")));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut =
        Files.write(
            folder.resolve("cut.parquet"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> ParquetFile.open(cut)).isInstanceOf(UnreadableException.class);
  }
}
