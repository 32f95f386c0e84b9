package dev.assay.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.analysis.question.Snapshots;
import dev.assay.app.Fixture;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard on the real server, used by a real browser; see ui/README.md. */
class DashboardBrowserTest {
  private static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));
  private static final Path UI = ROOT.resolve("ui");

  @TempDir Path workspace;

  @ParameterizedTest
  @CsvSource({
    "examples, dashboard",
    "examples/paper-metrics, overview",
    "examples/paper-metrics, charts",
    "examples, views"
  })
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aReaderCanUseThePageOnTheExamples(String folder, String part) throws Exception {
    String browser = System.getenv("ASSAY_CHROMIUM");
    assumeTrue(
        browser != null && !browser.isEmpty(), "ASSAY_CHROMIUM names no browser to test with");
    assumeTrue(
        Files.isDirectory(UI.resolve("node_modules/playwright-core")),
        "ui/node_modules is missing: build module ui first");
    assumeTrue(
        getClass().getResource("/dev/assay/ui/index.html") != null,
        "the page is not built: build module ui first");
    List<String> log = new ArrayList<>();
    try (Index index = new Workspace(workspace).makeIndex()) {
      Fixture.SCANNER.scan(
          index, List.of(ROOT.resolve(folder)), Settings.DEFAULTS, (phase, done, total) -> {});
      Snapshots snapshots = new Snapshots(index, MetricCatalogue.builtIn());
      try (Site site = new Site(index, snapshots, "examples", "0.1.0", () -> false);
          Server server =
              Server.start(site, new Server.Address("127.0.0.1", 0, 1, List.of()), log::add)) {
        tryPage("http://127.0.0.1:" + server.port() + "/", part);
      }
    }
    assertThat(log).isEmpty();
  }

  private void tryPage(String url, String part) throws Exception {
    Path output = workspace.resolve("browser.txt");
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test", "e2e/" + part + ".e2e.mjs")
            .directory(UI.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "ASSAY_URL",
                url,
                "ASSAY_SHOTS",
                ROOT.resolve("app/target/screenshots").toAbsolutePath().toString()));
    Process process = builder.start();
    int status;
    try {
      status = process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    assertThat(status).as(Files.readString(output, StandardCharsets.UTF_8)).isZero();
  }
}
