package dev.assay.formats.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SavingExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));

  @TempDir Path folder;

  private static List<String> between(String start, String end, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().map(String::stripTrailing).toList();
    int from = lines.indexOf(start);
    assertThat(from).as(start + " in " + file).isNotNegative();
    return lines.subList(from + 1, from + lines.subList(from, lines.size()).indexOf(end));
  }

  @Test
  void theGuideShowsTheSourceThatIsCompiledHere() throws IOException {
    Path source = ROOT.resolve("formats/src/test/java/dev/assay/formats/record/SavingExample.java");
    List<String> compiled =
        between("    // guide", "    // end", source).stream()
            .map(line -> line.isEmpty() ? line : line.substring(4))
            .toList();

    assertThat(between("```java", "```", ROOT.resolve("docs/guide.md"))).isEqualTo(compiled);
  }

  @Test
  void itDoesWhatItSays() throws IOException {
    Path run = SavingExample.save(new double[] {3, 2, 1}, folder);

    JsonNode root = Json.tree(Files.readAllBytes(run.resolve("results.json")));
    assertThat(run.getParent()).isEqualTo(folder);
    assertThat(root.path("results").path("swuggy").path("swuggy_accuracy").asDouble())
        .isEqualTo(0.6);
    assertThat(root.path("metadata").path("step").asLong()).isEqualTo(2000);
    assertThat(root.path("librilight_detailed").path("losses")).hasSize(3);
  }
}
