package dev.assay.formats.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.formats.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static List<CsvReader.Row> rows(String text) throws IOException {
    List<CsvReader.Row> rows = new ArrayList<>();
    try (CsvReader reader =
        new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      for (CsvReader.Row row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void readsQuotesLineEndsAndTheByteOrderMark() throws IOException {
    List<CsvReader.Row> rows =
        rows("\uFEFFa,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\n\n,\r\n  \nlast,\"\"");
    assertThat(rows)
        .containsExactly(
            new CsvReader.Row(1, List.of("a", "b")),
            new CsvReader.Row(2, List.of("x,\"y\"", "two\nlines")),
            new CsvReader.Row(5, List.of("", "")),
            new CsvReader.Row(7, List.of("last", "")));
  }

  @Test
  void toleratesTextAroundQuotes() throws IOException {
    assertThat(rows("a \"b\" c,\"d\"e"))
        .extracting(CsvReader.Row::cells)
        .containsExactly(List.of("a \"b\" c", "de"));
  }

  @Test
  void endsAtNothing() throws IOException {
    assertThat(rows("")).isEmpty();
    assertThat(rows("\n\n")).isEmpty();
    assertThat(rows("\uFEFF")).isEmpty();
  }

  @Test
  void limitsGiantRecordsAndNamesTheLine() {
    assertThatThrownBy(() -> rows("a\n\"" + "x".repeat(5 << 20)))
        .isInstanceOfSatisfying(
            UnreadableException.class, e -> assertThat(e.place()).isEqualTo("line 2"));
    assertThatThrownBy(() -> rows("y".repeat(5 << 20))).hasMessageContaining("4 MiB");
    assertThatThrownBy(() -> rows(",".repeat(30_000))).hasMessageContaining("cells");
    assertThatThrownBy(() -> rows("a,\"b")).hasMessageContaining("never closed");
  }

  @RepeatedTest(50)
  void readsBackWhatRfc4180Writes(RepetitionInfo repetition) throws IOException {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    String alphabet = "a,\"\n\r é1";
    List<List<String>> table = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < 5; r++) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
          cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        cells.add(cell.toString());
        text.append(c == 0 ? "" : ",").append('"');
        text.append(cell.toString().replace("\"", "\"\"")).append('"');
      }
      table.add(cells);
      text.append("\r\n");
    }
    assertThat(rows(text.toString())).extracting(CsvReader.Row::cells).isEqualTo(table);
  }
}
