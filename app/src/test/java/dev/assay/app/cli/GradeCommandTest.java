package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeCommandTest {
  @TempDir Path folder;

  @Test
  void rowsAreGradedListsElementByElementAndBadOnesKept() throws IOException {
    Files.writeString(
        folder.resolve("rows.jsonl"),
        """
        {"gold":"1/2","completion":"It is \\\\boxed{0.5}."}
        oops
        {"gold":"3","completion":["\\\\boxed{3}","\\\\boxed{4}"]}
        {"completion":"x"}
        """);
    var outcome = new Console(folder).run("grade", "rows.jsonl", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("line 2: not JSON", "line 4: there is no field 'gold'");
    assertThat(Files.readAllLines(folder.resolve("graded.jsonl")))
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).contains("\"extracted\":\"0.5\",\"correct\":true"))
        .anySatisfy(line -> assertThat(line).contains("\"correct\":[true,false]"))
        .anySatisfy(line -> assertThat(line).contains("\"line\":\"oops\"", "bad_row"));
  }

  @Test
  void strictInputEndsAtTheFirstBadRowAndLeavesNoFile() throws IOException {
    Files.writeString(folder.resolve("rows.jsonl"), "oops\n");
    var outcome =
        new Console(folder).run("grade", "rows.jsonl", "--strict-input", "-o", "graded.jsonl");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(folder.resolve("graded.jsonl")).doesNotExist();
  }

  @Test
  void onePairIsExplained() {
    var outcome = new Console(folder).run("grade", "--explain", "\\frac12", "so \\boxed{0.5}");

    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("box: 0.5", "equal: same value, exactly");
  }
}
