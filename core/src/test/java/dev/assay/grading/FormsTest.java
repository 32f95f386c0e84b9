package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What docs/grading.md says of each form is true. */
class FormsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("assay.root", ".."), "docs/grading.md").toAbsolutePath();
  private static final Grader STRICT = new Grader(Profile.STRICT);

  @TestFactory
  Stream<DynamicTest> whatTheDocumentSaysOfAFormIsTrue() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int start = lines.indexOf("<!-- forms -->") + 3;
    List<String> rows =
        lines.subList(start, start + lines.subList(start, lines.size()).indexOf("<!-- end -->"));
    assertThat(rows).hasSizeGreaterThan(20);
    return rows.stream().map(row -> DynamicTest.dynamicTest(row, () -> holds(row)));
  }

  private static void holds(String row) {
    String[] cells = row.substring(1, row.lastIndexOf('|')).split(" \\| ", -1);
    List<String> equal = codes(cells[1]);
    String gold = equal.getFirst();
    for (String each : equal) {
      assertThat(STRICT.grade(Gold.of(gold), Prediction.ofAnswer(each)).correct())
          .as(each)
          .isTrue();
      assertThat(STRICT.grade(Gold.of(each), Prediction.ofAnswer(gold)).correct())
          .as(each)
          .isTrue();
    }
    for (String each : codes(cells[2])) {
      assertThat(STRICT.grade(Gold.of(gold), Prediction.ofAnswer(each)).correct())
          .as(each)
          .isFalse();
    }
  }

  private static List<String> codes(String cell) {
    return Arrays.stream(cell.split("`", -1))
        .filter(each -> !each.isBlank() && !each.equals(", "))
        .toList();
  }
}
