package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite that docs/suites.md writes draws what that page says. */
class SuiteGuideTest {
  private static final Path ROOT =
      Path.of(System.getProperty("assay.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void theSuiteOfTheGuideDrawsItsFiguresFromTheExample() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/suites.md"));
    int from = page.indexOf("```yaml\n") + "```yaml\n".length();
    Files.createDirectories(folder.resolve("suites"));
    Files.writeString(
        folder.resolve("suites/heron.yaml"), page.substring(from, page.indexOf("```", from)));

    var outcome =
        new Console(folder)
            .run(
                "figures",
                "suites/heron.yaml",
                "--source",
                "heron=" + ROOT.resolve("examples/lm-eval/v0.3"),
                "-o",
                "out",
                "--dpi",
                "20");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out())
        .contains(
            "5 figures",
            "series/accuracy.png",
            "snapshots/step_143000.png",
            "deltas/step_143000_minus_0.png");
    assertThat(Files.readString(folder.resolve("out/deltas/step_143000_minus_0.csv")))
        .contains("better");
  }
}
