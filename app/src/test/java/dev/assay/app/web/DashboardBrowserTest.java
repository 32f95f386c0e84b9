package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.app.Main;
import dev.assay.testkit.browser.BrowserSuite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard on the real server, used by a real browser; see ui/README.md. */
class DashboardBrowserTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "examples, dashboard",
    "examples/paper-metrics, overview",
    "examples/paper-metrics, charts",
    "examples/paper-metrics, original",
    "../shared/data/paper-metrics, original",
    "examples, views",
    "examples, experiments",
    "examples, scaling",
    "examples, suites",
    "examples, parity"
  })
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aReaderCanUseThePage(String data, String name) throws Exception {
    BrowserSuite suite = new BrowserSuite(ROOT, name);
    assumeTrue(suite.lacking().isEmpty(), suite.lacking());
    Path results = ROOT.resolve(data).normalize();
    assumeTrue(Files.isDirectory(results), results + " is not on this machine");
    Map<String, String> environment =
        new HashMap<>(BrowserSuite.realServer(Main.class.getName(), results));
    environment.put("ASSAY_SHOTS", ROOT.resolve("app/target/screenshots").toString());

    BrowserSuite.Outcome outcome = suite.run(environment, folder.resolve("browser.txt"));

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }
}
