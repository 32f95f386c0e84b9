package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard as one file, opened by a real browser without a server. */
class StandaloneBrowserTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();
  private static final Path UI = ROOT.resolve("ui");

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aReaderCanUseTheFileOnTheExamples() throws Exception {
    String browser = System.getenv("ASSAY_CHROMIUM");
    assumeTrue(
        browser != null && !browser.isEmpty(), "ASSAY_CHROMIUM names no browser to test with");
    assumeTrue(
        Files.isDirectory(UI.resolve("node_modules/playwright-core")),
        "ui/node_modules is missing: build module ui first");
    assumeTrue(
        getClass().getResource("/dev/assay/ui/standalone/page.js") != null,
        "the page is not built: build module ui first");
    Console console = new Console(folder);
    assertThat(console.run("scan", ROOT.resolve("examples").toString()).exit()).isZero();
    Console.Outcome written = console.run("dashboard", "--standalone", "-o", "dashboard.html");
    assertThat(written.exit()).as(written.err()).isZero();

    Path output = folder.resolve("browser.txt");
    ProcessBuilder builder =
        new ProcessBuilder("node", "--test", "e2e/standalone.e2e.mjs")
            .directory(UI.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("ASSAY_FILE", folder.resolve("dashboard.html").toString());
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
