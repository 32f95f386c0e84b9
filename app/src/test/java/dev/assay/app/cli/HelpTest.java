package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/help");
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan",
        "runs",
        "show",
        "diff",
        "stats",
        "tag",
        "note",
        "serve",
        "doctor",
        "dashboard",
        "plot",
        "figures",
        "report",
        "score",
        "pack",
        "run-all",
        "grade",
        "tts",
        "record"
      })
  void everyCommandExplainsItselfWithAnExample(String command) throws IOException {
    var help = new Console(folder).run(command, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Example:", "assay " + command, "--workspace");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    Golden.check(GOLDEN.resolve(command + ".txt"), help.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "prepare",
        "score",
        "unify",
        "batch",
        "analyze",
        "difficulty",
        "compare-baselines",
        "profiles",
        "trajectory",
        "early"
      })
  void everyPartOfTestTimeScalingExplainsItself(String part) throws IOException {
    var help = new Console(folder).run("tts", part, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    Golden.check(GOLDEN.resolve("tts-" + part + ".txt"), help.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"best-temps", "scaling", "reference-study", "synthesis"})
  void everyAnalysisOfAnalysesExplainsItself(String part) throws IOException {
    everyPartOfTestTimeScalingExplainsItself(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "discover", "coverage"})
  void everySearchForRunsExplainsItself(String part) throws IOException {
    var help = new Console(folder).run("tts", part, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Example:", "assay tts " + part, "--workspace");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    Golden.check(GOLDEN.resolve("tts-" + part + ".txt"), help.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "add", "list", "check", "remove", "import", "baseline"})
  void everyPartOfTheRegistryExplainsItself(String part) throws IOException {
    Console console = new Console(folder);
    var help =
        part.isEmpty()
            ? console.run("registry", "--help")
            : console.run("registry", part, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Example:", "assay registry " + part, "--workspace");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    Golden.check(
        GOLDEN.resolve(part.isEmpty() ? "registry.txt" : "registry-" + part + ".txt"), help.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "log", "import", "list", "export", "invalidate"})
  void everyPartOfTheTrackerExplainsItself(String part) throws IOException {
    Console console = new Console(folder);
    var help =
        part.isEmpty() ? console.run("track", "--help") : console.run("track", part, "--help");

    assertThat(help.exit()).isZero();
    assertThat(help.out()).contains("Example:", "assay track " + part, "--workspace");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    Golden.check(
        GOLDEN.resolve(part.isEmpty() ? "track.txt" : "track-" + part + ".txt"), help.out());
  }

  @Test
  void theRootListsAllCommandsAndExitCodes() throws IOException {
    var help = new Console(folder).run("--help");

    assertThat(help.exit()).isZero();
    Golden.check(GOLDEN.resolve("assay.txt"), help.out());
  }

  @Test
  void versionNamesProgramAndJava() {
    assertThat(new Console(folder).run("--version").out())
        .matches("assay 0\\.1\\.0 \\(Java \\d+.*\\)\\R");
  }
}
