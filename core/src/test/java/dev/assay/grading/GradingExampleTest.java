package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradingExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));

  private static List<String> between(String start, String end, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().map(String::stripTrailing).toList();
    int from = lines.indexOf(start);
    assertThat(from).as(start + " in " + file).isNotNegative();
    return lines.subList(from + 1, from + lines.subList(from, lines.size()).indexOf(end));
  }

  @Test
  void theDocumentShowsTheSourceThatIsCompiledHere() throws IOException {
    Path source = ROOT.resolve("core/src/test/java/dev/assay/grading/GradingExample.java");
    List<String> compiled =
        between("    // document", "    // end", source).stream()
            .map(line -> line.isEmpty() ? line : line.substring(4))
            .toList();

    assertThat(between("```java", "```", ROOT.resolve("docs/grading.md"))).isEqualTo(compiled);
  }

  @Test
  void itCountsCorrectCompletions() {
    List<String> completions =
        List.of("so \\boxed{25}", "\\boxed{\\frac14}", "I give up", "\\boxed{4}");

    assertThat(GradingExample.correct("25\\%", completions)).isEqualTo(2);
  }
}
