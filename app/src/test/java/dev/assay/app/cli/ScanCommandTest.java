package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.app.Fixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  @TempDir Path folder;

  @Test
  void theFirstScanCountsNewRunsAndTheSecondReadsNothing() throws IOException {
    Fixture.unscanned(folder);
    Console console = new Console(folder);

    var first = console.run("scan", "results");
    var second = console.run("scan", "results");

    assertThat(first.exit()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).matches("(?s)1\\d runs \\(1\\d new, 0 missing\\) from \\d+ files .*");
    assertThat(second.out()).contains("(0 new, 0 missing)", "(0 read)");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsRemedyAndTheRestIsDone() throws IOException {
    Fixture.unscanned(folder).damage();

    var scan = new Console(folder).run("scan", "results", "--quiet");

    assertThat(scan.exit()).isEqualTo(Exit.PARTLY);
    assertThat(scan.out()).isEmpty();
    assertThat(scan.err()).contains("ckpt/broken/paper_metrics_results.json", "\n  ");
    assertThat(new Console(folder).run("runs").exit()).isZero();
    assertThat(new Console(folder).run("doctor").out())
        .contains("could not be read", "ckpt/broken/paper_metrics_results.json");
  }

  @Test
  void aFolderThatIsNotThereMakesNoIndex() {
    var scan = new Console(folder).run("scan", "nowhere");

    assertThat(scan.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(scan.err()).contains("there is no folder");
    assertThat(folder.resolve(".assay")).doesNotExist();
  }

  @Test
  void progressIsSilentForShortJobsAndWithoutATerminal() {
    StringWriter text = new StringWriter();
    try (ProgressLine progress = new ProgressLine(new PrintWriter(text), true)) {
      progress.update("reading", 1, 2);
    }
    assertThat(text.toString()).isEmpty();
  }
}
