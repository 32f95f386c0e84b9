package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void start() {
    console = new Console(folder);
  }

  @Test
  void anExportThatLeavesATableAloneSaysSoAndFails() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    Files.writeString(results.resolve("metrics.csv"), "method,mrr\nx,0.1\n");

    Console.Outcome export = console.run("track", "export");

    assertThat(export.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(export.out()).isEmpty();
    assertThat(export.err()).contains("left alone").contains("track import");
    assertThat(results.resolve("metrics.csv")).hasContent("method,mrr\nx,0.1\n");
    assertThat(console.run("track", "export", "-o", "other.csv").exit()).isZero();
  }

  @Test
  void anImportOfNoRowsSaysSo() throws IOException {
    Files.writeString(folder.resolve("empty.csv"), "method,final_ppl\n");

    Console.Outcome imported = console.run("track", "import", "empty.csv");

    assertThat(imported.exit()).isZero();
    assertThat(imported.out()).contains("no rows");
  }

  @Test
  void aCorrectionOfAnUnknownIdIsRefusedWithOneThatIsNear() {
    String id = console.run("track", "log", "--metric", "ppl=3").out().strip();
    String near = id.substring(0, id.length() - 1) + "x";

    Console.Outcome wrong = console.run("track", "log", "--metric", "ppl=4", "--corrects", near);

    assertThat(wrong.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("Did you mean " + id);
  }

  @Test
  void aNumberOnTheCommandLineThatIsNotFiniteOrCannotBeIsDoubted() {
    Console.Outcome logged =
        console.run("track", "log", "--metric", "ppl=NaN", "--metric", "gpu_hours=-1");

    assertThat(logged.exit()).isZero();
    assertThat(logged.err())
        .contains("doubtful: final_ppl is not finite")
        .contains("doubtful: gpu_hours is -1.0, below");
  }
}
