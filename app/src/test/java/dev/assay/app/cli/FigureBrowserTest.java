package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.app.dashboard.HtmlFigure;
import dev.assay.app.dashboard.HtmlFigureTest;
import dev.assay.figures.Figure;
import dev.assay.figures.layout.Theme;
import dev.assay.testkit.browser.BrowserSuite;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Figures as files, opened by a real browser without a server. */
class FigureBrowserTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aReaderCanUseTheFilesAndHostileNamesStayText() throws Exception {
    BrowserSuite suite = new BrowserSuite(ROOT, "figure");
    assumeTrue(suite.lacking().isEmpty(), suite.lacking());
    Path examples = ROOT.resolve("examples/paper-metrics");
    String one = examples + "/evaluation_results/run_20250408_034603_ttt/results.json";
    plot("--run", one, "-o", "one.html");
    plot("--compare-all", examples.toString(), "--theme", "dark", "-o", "all.html");
    Files.writeString(
        folder.resolve("hostile.html"),
        HtmlFigure.html("0", HtmlFigureTest.hostile(), Theme.LIGHT, new Figure.Size(10, 6)));

    BrowserSuite.Outcome outcome =
        suite.run(
            Map.of("ASSAY_FIGURES", String.join(File.pathSeparator, files())),
            folder.resolve("browser.txt"));

    assertThat(outcome.status()).as(outcome.output()).isZero();
  }

  private Iterable<String> files() {
    return Stream.of("one.html", "all.html", "hostile.html")
        .map(name -> folder.resolve(name).toString())
        .toList();
  }

  private void plot(String... args) {
    var all = new ArrayList<>(List.of("plot"));
    all.addAll(List.of(args));
    Console.Outcome outcome = new Console(folder).run(all.toArray(String[]::new));
    assertThat(outcome.exit()).as(outcome.err()).isZero();
  }
}
