package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotCommandTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final Path PAPER = EXAMPLES.resolve("paper-metrics");
  private static final Path SAVED =
      PAPER.resolve("evaluation_results/run_20250408_034603_ttt/results.json");

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void start() {
    console = new Console(folder);
  }

  private String numbers(String... args) throws IOException {
    String[] all = Arrays.copyOf(args, args.length + 4);
    System.arraycopy(new String[] {"-o", "f.svg", "--numbers", "f.csv"}, 0, all, args.length, 4);
    Console.Outcome outcome = console.run(all);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    return Files.readString(folder.resolve("f.csv"));
  }

  private Path saved(String name, String json) throws IOException {
    Path file = folder.resolve(name).resolve("results.json");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, json);
  }

  private static String scores(String type, String time, double sblimp) {
    return """
    {"metadata": {"timestamp": "%s", "model_type": "%s"},
     "results": {"sblimp": {"sblimp_accuracy": %s, "sblimp_samples": 1000},
                 "tstory": {"tstory_accuracy": 0.79, "tstory_samples": 1871}}}
    """
        .formatted(time, type, sblimp);
  }

  @Test
  void oneEvaluationHasSixPanels() throws IOException {
    String numbers = numbers("plot", "--run", SAVED.toString());

    assertThat(numbers.lines().skip(1).map(line -> line.substring(0, 1)).distinct())
        .as("it has marks, but no loss of each position: panel 3 says so")
        .containsExactly("1", "2", "4", "5", "6");
    assertThat(numbers).contains("0.56,", ",1000,56.0 %", "chance");
    assertThat(Files.readString(folder.resolve("f.svg")))
        .contains("Learning slopes", "No detailed position data available");
  }

  /** Fault 20: short names collapsed to one accuracy. */
  @Test
  void fault20ShortNamesAreFourAccuracies() throws IOException {
    Path file = saved("run_20250101_000000_ttt", shortNames(""));

    assertThat(numbers("plot", "--run", file.toString()))
        .contains("0.51,", "0.61,", "0.71,", "0.81,");
  }

  private static String shortNames(String more) {
    return """
    {"metadata": {"timestamp": "20250101_000000", "model_type": "TTT"},
     "results": {"sblimp": {"accuracy": 0.51, "samples": 1000},
                 "swuggy": {"accuracy": 0.61}, "tstory": {"accuracy": 0.71},
                 "sstory": {"accuracy": 0.81}}%s}
    """
        .formatted(more);
  }

  /** Fault 21: positions without marks crashed; with both, one lucky token was the best loss. */
  @Test
  void fault21PositionsWithoutMarksAreDrawnAsMeans() throws IOException {
    String positions =
        IntStream.range(0, 9000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String losses =
        IntStream.range(0, 9000)
            .mapToObj(i -> i == 4500 ? "0.001" : i % 2 == 0 ? "4" : "6")
            .collect(Collectors.joining(","));
    Path file =
        saved(
            "run_20250101_000000_ttt",
            shortNames(
                ", \"librilight_detailed\": {\"positions\": [%s], \"losses\": [%s]}"
                    .formatted(positions, losses)));

    String numbers = numbers("plot", "--run", file.toString());

    assertThat(numbers).contains("mean of 0 to 1000", "9k tokens", "9000 positions");
    assertThat(numbers).doesNotContain("0.001").contains(",8k,").doesNotContain(",16k,");
  }

  /** Fault 22: two panels hid others, and tStory lay above a fixed range. */
  @Test
  void fault22EveryPanelOfAComparisonHasItsOwnPlace() throws IOException {
    Path base = saved("run_20250101_000000_baseline", scores("Baseline", "20250101_000000", 0.5));
    Path other = saved("run_20250102_000000_ttt", scores("TTT", "20250102_000000", 0.6));

    String numbers = numbers("plot", "--compare", base.toString(), other.toString());

    assertThat(numbers)
        .contains("tStoryCloze (reasoning),bars", "0.79", "Run details", "Performance summary")
        .contains("+10.0 points")
        .doesNotContain("Winner");
    assertThat(numbers.lines().filter(line -> line.contains("sWUGGY (phonotactics),bars")))
        .as("what was not measured is no bar")
        .isEmpty();
  }

  @Test
  void manyRunsAreRankedDots() throws IOException {
    for (int i = 0; i < 24; i++) {
      String time = String.format(Locale.ROOT, "202501%02d_000000", i + 1);
      saved("all/run_" + time + "_ttt", scores("Unknown", time, 0.5 + i / 100.0));
    }

    String numbers = numbers("plot", "--compare-all", "all");

    assertThat(numbers).contains("sBLIMP (syntax),dots,Unknown,1,0.73");
  }

  @Test
  void aComparisonSkipsForeignFilesAndSaysSo() throws IOException {
    Path own = saved("run_20250102_000000_ttt", scores("TTT", "20250102_000000", 0.6));
    Path foreign = saved("other", "{\"batch\": [1, 2], \"total\": 3}");

    Console.Outcome outcome =
        console.run("plot", "--compare", own.toString(), foreign.toString(), "-o", "f.svg");

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("skipped", "other", "of another tool");
    assertThat(folder.resolve("f.svg")).exists();
    assertThat(console.run("plot", "--run", foreign.toString(), "-o", "g.svg").exit())
        .isEqualTo(Exit.PARTLY);
  }

  @Test
  void whatIsAskedForWronglyIsUsage() {
    assertThat(console.run("plot").err()).contains("exactly one of");
    assertThat(console.run("plot", "--run", "a", "-o", "f.gif").err())
        .contains(".png, .svg, .pdf or .html");
    assertThat(console.run("plot", "--run", "no.json").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void foundRunsCanBeListed() throws IOException {
    saved("all/run_20250102_000000_ttt", scores("TTT", "20250102_000000", 0.6));

    assertThat(console.run("plot", "--compare-all", "all", "--list-runs").out())
        .contains("Discovered 1 evaluation run:", "(TTT, 2025-01-02 00:00:00)");
  }

  @Test
  void aFolderWithoutResultsIsNoSuccess() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("all")).resolve("other.json"), "{}");

    for (String[] more : new String[][] {{}, {"--list-runs"}}) {
      String[] args = {"plot", "--compare-all", "all", "-o", "f.svg"};
      String[] all = Arrays.copyOf(args, args.length + more.length);
      System.arraycopy(more, 0, all, args.length, more.length);
      Console.Outcome outcome = console.run(all);

      assertThat(outcome.exit()).isEqualTo(Exit.NO_ANSWER);
      assertThat(outcome.err()).contains("no file is named results.json below", "other files: 1");
      assertThat(folder.resolve("f.svg")).doesNotExist();
    }
  }

  @Test
  void oneFoundRunIsASingleFigure() throws IOException {
    saved("all/run_20250102_000000_ttt", scores("TTT", "20250102_000000", 0.6));

    numbers("plot", "--compare-all", "all");

    assertThat(Files.readString(folder.resolve("f.svg"))).contains("Evaluation of");
  }

  @Test
  void runsOfTheIndexAreDrawnAndTheChosenBaselineLeads() throws IOException {
    assertThat(console.run("scan", PAPER.toString()).exit()).isZero();
    List<String> ids =
        console
            .run("runs", "--format", "csv", "--all", "--columns", "id")
            .out()
            .lines()
            .skip(1)
            .toList();
    String other = ids.stream().filter(id -> !id.startsWith("baseline")).findFirst().orElseThrow();

    assertThat(numbers("plot", "--run", "baseline_pretrained")).contains("sBLIMP", "LibriLight");
    numbers("plot", "--compare", "baseline_pretrained", other);
    assertThat(Files.readString(folder.resolve("f.svg")))
        .contains("compared with the baseline baseline_pretrained");
    assertThat(console.run("registry", "baseline", other).exit()).isZero();
    numbers("plot", "--compare", "baseline_pretrained", other);
    assertThat(Files.readString(folder.resolve("f.svg")))
        .contains("compared with the baseline " + other);
  }

  @Test
  void runsOfOtherHarnessesHaveTheirOwnPanels() throws IOException {
    List<Path> files;
    try (var walk = Files.walk(EXAMPLES.resolve("lm-eval"))) {
      files =
          walk.filter(file -> file.getFileName().toString().matches("(results_)?.*\\.json"))
              .filter(
                  file -> console.run("plot", "--run", file.toString(), "-o", "x.svg").exit() == 0)
              .sorted()
              .toList();
    }

    assertThat(files).as("results of lm-eval that can be drawn").hasSizeGreaterThan(1);
    assertThat(numbers("plot", "--run", files.getFirst().toString())).contains("Other metrics");
    assertThat(numbers("plot", "--compare", files.get(0).toString(), files.get(1).toString()))
        .contains(",bars,");
  }

  @Test
  void themeSizeAndResolutionAreAsAsked() throws IOException {
    Console.Outcome outcome =
        console.run(
            "plot",
            "--run",
            SAVED.toString(),
            "--theme",
            "dark",
            "--size",
            "10x6",
            "-o",
            "f.png",
            "-o",
            "f.svg",
            "-o",
            "f.pdf");

    assertThat(outcome.exit()).isZero();
    byte[] png = Files.readAllBytes(folder.resolve("f.png"));
    assertThat(ByteBuffer.wrap(png, 16, 8).getInt()).as("10 inches at 300 dpi").isEqualTo(3000);
    assertThat(ByteBuffer.wrap(png, 20, 4).getInt()).isEqualTo(1800);
    String svg = Files.readString(folder.resolve("f.svg"));
    assertThat(svg).contains("width=\"720pt\"", "height=\"432pt\"", ">Learning slopes</text>");
    String pdf = Files.readString(folder.resolve("f.pdf"), StandardCharsets.ISO_8859_1);
    assertThat(pdf).startsWith("%PDF-").contains("/MediaBox[0 0 720 432]", "/ToUnicode");
    numbers("plot", "--run", SAVED.toString(), "--size", "10x6");
    assertThat(svg).as("dark").isNotEqualTo(Files.readString(folder.resolve("f.svg")));
  }

  @Test
  void whatCannotBeDrawnIsUsage() {
    for (String[] wrong :
        new String[][] {
          {"--theme", "blue"}, {"--dpi", "9"}, {"--dpi", "1201"}, {"--size", "big"}, {"--list-runs"}
        }) {
      String[] args =
          Arrays.copyOf(new String[] {"plot", "--run", SAVED.toString()}, 3 + wrong.length);
      System.arraycopy(wrong, 0, args, 3, wrong.length);
      assertThat(console.run(args).exit()).as(Arrays.toString(wrong)).isEqualTo(Exit.USAGE);
    }
  }
}
