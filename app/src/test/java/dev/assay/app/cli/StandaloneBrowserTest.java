package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.testkit.browser.BrowserSuite;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as one file, opened by a real browser without a server. */
class StandaloneBrowserTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aReaderCanUseTheFileOnTheExamples() throws Exception {
    BrowserSuite suite = new BrowserSuite(ROOT, "standalone");
    assumeTrue(suite.lacking().isEmpty(), suite.lacking());
    Console console = new Console(folder);
    assertThat(console.run("scan", ROOT.resolve("examples").toString()).exit()).isZero();
    Console.Outcome written = console.run("dashboard", "--standalone", "-o", "dashboard.html");
    assertThat(written.exit()).as(written.err()).isZero();

    BrowserSuite.Outcome outcome =
        suite.run(
            Map.of("ASSAY_FILE", folder.resolve("dashboard.html").toString()),
            folder.resolve("browser.txt"));

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
