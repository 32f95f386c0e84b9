package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.json.Json;
import dev.assay.samples.ParquetFile;
import dev.assay.testkit.corpus.TtsCorpus;
import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsPoolTest {
  private static final String BON = "runs/" + TtsCorpus.BON;
  private static final String PART = "train-00000-of-00001.parquet";

  @TempDir Path folder;

  @BeforeEach
  void invent() throws IOException {
    new TtsCorpus(5, 4, 3).writeTo(folder.resolve("runs"));
  }

  private Console.Outcome run(String... words) {
    return new Console(folder).run(words);
  }

  private List<Path> parts(String where) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(where))) {
      return files.filter(each -> each.endsWith(PART)).sorted().toList();
    }
  }

  private static List<String> columns(Path file) throws IOException {
    try (ParquetFile parquet = ParquetFile.open(file)) {
      return List.copyOf(parquet.columns().keySet());
    }
  }

  @Test
  void seedsArePutTogetherAndAllCommandsReadTheResult() throws IOException {
    Console.Outcome outcome = run("tts", "unify", "runs", "-o", "out");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(Exit.OK);
    assertThat(outcome.out()).contains("4 runs: 4 unified, 0 skipped, 0 errors; 160 completions");
    assertThat(run("tts", "unify", "runs", "-o", "out").out()).contains("0 unified, 4 skipped");
    String unified = "out/unified-" + TtsCorpus.BON;
    assertThat(run("tts", "discover", unified, "--format", "csv").out().lines())
        .anyMatch(line -> line.contains("T-0.6,bon,default,Toy-1B-Instruct,invented/sums,0.6"));
    for (String command : List.of("analyze", "difficulty", "trajectory")) {
      Console.Outcome read = run("tts", command, unified, "-o", command, "--no-plots");
      assertThat(read.exit()).as(command + read.err()).isEqualTo(Exit.OK);
    }
    Console.Outcome early =
        run("tts", "early", unified, "--low-temp", "0.2", "--high-temp", "1", "-o", "early");
    assertThat(early.exit()).as(early.err()).isEqualTo(Exit.OK);
    assertThat(run("tts", "prepare", unified, "-o", "prepared").out()).contains("3 prepared");
  }

  @Test
  void whatIsMadeAmongTheRunsIsNoRunToPutTogether() {
    assertThat(run("tts", "unify", "runs", "-o", "runs").exit()).isEqualTo(Exit.OK);
    Console.Outcome again = run("tts", "unify", "runs", "-o", "runs");
    assertThat(again.out()).contains("4 runs: 0 unified, 4 skipped");
    assertThat(again.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void aSeedIsANumberAndNotAPartOfOne() throws IOException {
    Console.Outcome four = run("tts", "score", BON, "--seeds", "4", "-o", "out");
    assertThat(four.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(four.err()).contains("seed 4: no run has this seed. There are: 0, 42");
    Console.Outcome both = run("tts", "score", BON, "--seeds", "4,42", "-o", "out");
    assertThat(both.exit()).isEqualTo(Exit.PARTLY);
    assertThat(parts("out")).hasSize(3).allMatch(each -> each.toString().contains("seed-42"));
  }

  @Test
  void choicesAreDerivedUpToTheBudgetAndAllElseIsKept() throws IOException {
    Console.Outcome outcome =
        run("tts", "score", BON, "--n-max", "3", "--agg-strategy", "min", "-o", "out");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(Exit.OK);
    assertThat(outcome.out()).contains("6 runs: 6 scored, 0 skipped, 0 errors");
    assertThat(parts("out").getFirst().toString()).contains("out/score-" + TtsCorpus.BON + "/");
    assertThat(columns(parts("out").getFirst()))
        .contains("pred_maj@3", "pred_naive@2", "pass@3", "completions", "scores", "preds")
        .doesNotContain("pass@4");
    Console.Outcome analyzed =
        run("tts", "analyze", "out", "--steps", "min", "-o", "an", "--no-plots");
    assertThat(analyzed.exit()).as(analyzed.err()).isEqualTo(Exit.OK);
    assertThat(run("tts", "score", BON, "--n", "3", "-o", "two").exit()).isEqualTo(Exit.OK);
    assertThat(columns(parts("two").getFirst())).contains("pass@3").doesNotContain("pass@2");
  }

  @Test
  void whatARegistrySaysOfARunIsKeptBesideWhatIsPrepared() throws IOException {
    Files.move(folder.resolve(BON), folder.resolve("runs/mine"));
    Files.writeString(
        folder.resolve("runs/registry.yaml"),
        "hub_paths:\n  a:\n"
            + "    - {path: mine, approach: dvts, model: 'My: \"Model\"-7B', problems: 6}\n");
    String[] prepare = {
      "tts", "prepare", "--category", "a", "--registry", "runs/registry.yaml", "--validate"
    };
    Console.Outcome made =
        run(Stream.concat(Stream.of(prepare), Stream.of("-o", "out")).toArray(String[]::new));
    assertThat(made.err()).contains("5 problems where 6 are expected");
    String found = run("tts", "discover", "out", "--format", "json").out();
    assertThat(found).contains("My: \\\"Model\\\"-7B", "dvts");
    Path sidecar = parts("out").getFirst().resolveSibling("tts.yaml");
    assertThat(sidecar)
        .content()
        .startsWith("# Written by Assay")
        .contains("\nproblems: 6\n")
        .doesNotContain("dataset");
    // What is said no more is not kept either.
    run("tts", "prepare", "runs/mine", "-o", "out");
    assertThat(sidecar).doesNotExist();
  }

  @Test
  void severalAtOnceLeaveOneWholeFileAndNothingElse() throws IOException {
    List<CompletableFuture<Console.Outcome>> several =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> run("tts", "unify", BON, "-o", "out")))
            .limit(3)
            .toList();
    for (CompletableFuture<Console.Outcome> each : several) {
      assertThat(each.join().exit()).isEqualTo(Exit.OK);
    }
    assertThat(parts("out")).hasSize(3);
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(6);
    }
  }

  @Test
  void whatIsPutTogetherCanBePushed() {
    try (HubServer server = new HubServer()) {
      Console console = console(server);
      Console.Outcome outcome =
          console.run("tts", "unify", BON, "-o", "out", "--push", "org/unified");
      assertThat(outcome.err()).contains("pushed T-0.2 to org/unified");
      assertThat(outcome.exit()).isEqualTo(Exit.OK);
      // The names there do not tell what it is of; what is pushed beside the rows does.
      Console.Outcome found = console.run("tts", "discover", "hf://org/unified", "--format", "csv");
      assertThat(found.exit()).as(found.err()).isEqualTo(Exit.OK);
      assertThat(found.out().lines())
          .anyMatch(line -> line.contains("T-0.2,bon,default,Toy-1B-Instruct,invented/sums,0.2"));
    }
  }

  @Test
  void aPushLetsNoRunTakeThePlaceOfAnother() throws IOException {
    copy(BON, "runs/default-Toy-7B-Instruct-bon");
    try (HubServer server = new HubServer()) {
      String[] words = {
        "tts", "score", BON, "runs/default-Toy-7B-Instruct-bon", "-o", "out", "--push", "org/all"
      };
      Console.Outcome outcome = console(server).run(words);
      assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
      assertThat(outcome.out()).contains("12 scored");
      assertThat(outcome.err().lines()).filteredOn(line -> line.startsWith("pushed ")).hasSize(6);
      assertThat(outcome.err().lines())
          .filteredOn(line -> line.contains("another run of this push has that name"))
          .hasSize(6)
          .allMatch(line -> line.contains("Toy-7B"));
    }
  }

  /** Who may write to a Hub. */
  private Console console(HubServer server) {
    server.demand("hf_secret");
    return new Console(
        folder,
        Terminal.NONE,
        Map.of(
            "HF_ENDPOINT", server.endpoint().toString(),
            "HF_TOKEN", "hf_secret",
            "ASSAY_HUB_CACHE", folder.resolve("cache").toString()));
  }

  private void copy(String from, String to) throws IOException {
    Path target = Files.createDirectories(folder.resolve(to));
    try (Stream<Path> files = Files.list(folder.resolve(from))) {
      for (Path each : files.toList()) {
        Files.copy(each, target.resolve(each.getFileName()));
      }
    }
  }

  @Test
  void aBatchKeepsDataSetsOfUnknownModelsApart() throws IOException {
    copy(BON, "runs/mine");
    copy(BON, "runs/yours");
    Files.writeString(folder.resolve("runs/registry.yaml"), "hub_paths:\n  a: [mine, yours]\n");
    Console.Outcome outcome =
        run("tts", "batch", "--registry", "runs/registry.yaml", "-o", "out", "--no-plots");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(Exit.OK);
    assertThat(outcome.out()).contains("12 prepared, 0 skipped, 2 analysed, 0 failed");
    for (String each : List.of("mine", "yours")) {
      assertThat(
              folder.resolve("out/analysis_output-SUMS-preprocessed-" + each + "-bon-difficulty"))
          .isDirectoryContaining("glob:**difficulty.json");
    }
  }

  @Test
  void theEarlyStrategyIsOfOneModelAndGoesFromColdToHot() throws IOException {
    copy(BON, "runs/default-Toy-7B-Instruct-bon");
    String[] both = {
      "tts",
      "early",
      BON,
      "runs/default-Toy-7B-Instruct-bon",
      "--low-temp",
      "0.2",
      "--high-temp",
      "1",
      "-o",
      "early",
      "--no-plots"
    };
    Console.Outcome mixed = run(both);
    assertThat(mixed.exit()).isEqualTo(Exit.USAGE);
    assertThat(mixed.err()).contains("differ by more than temperature and seed");
    Console.Outcome seed = early("--seed", "-1");
    assertThat(seed.exit()).isEqualTo(Exit.USAGE);
    assertThat(seed.err()).contains("--seed must be at least 0");
    for (String low : List.of("1", "2")) {
      Console.Outcome same =
          run("tts", "early", BON, "--low-temp", low, "--high-temp", "1", "-o", "early");
      assertThat(same.exit()).isEqualTo(Exit.USAGE);
      assertThat(same.err()).contains("--low-temp must be below --high-temp");
    }
    assertThat(folder.resolve("early")).doesNotExist();
  }

  private static final String[] EARLY = {
    "tts",
    "early",
    BON,
    "--low-temp",
    "0.2",
    "--high-temp",
    "1",
    "--probe-n",
    "2",
    "--total-n",
    "8",
    "--dominance-threshold",
    "2",
    "--no-plots",
    "-o",
    "early"
  };

  private Console.Outcome early(String... more) {
    return run(Stream.concat(Stream.of(EARLY), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void rowsOfTheEarlyStrategyAreARunThatSaysWhatTheReplayFound() throws IOException {
    Console.Outcome replayed = early("--save-rows", "--replays", "2");
    assertThat(replayed.exit()).as(replayed.err()).isEqualTo(Exit.OK);
    assertThat(parts("early/adaptive_selection")).hasSize(2);
    assertThat(columns(parts("early").getFirst()))
        .contains(
            "dominant",
            "probe_agreement",
            "completions",
            "scores",
            "preds",
            "subject",
            "origin_run",
            "origin_position",
            "is_correct_preds");
    assertThat(run("tts", "discover", "early", "--format", "csv").out().lines())
        .filteredOn(line -> line.contains(",bon,early,Toy-1B-Instruct,invented/sums,0.2 1.0,"))
        .hasSize(2);
    run("tts", "analyze", "early", "-o", "an", "--no-plots");
    assertThat(numbers("an/numbers.csv")).isEqualTo(numbers("early/numbers.csv")).isNotEmpty();
    // All is there to judge anew.
    Console.Outcome graded =
        run("tts", "prepare", "early", "--profile", "math-verify", "-o", "graded");
    assertThat(graded.exit()).as(graded.err()).isEqualTo(Exit.OK);
  }

  /**
   * The numbers of the early strategy: all but the intervals, which depend on what stands beside.
   */
  private List<String> numbers(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .filter(line -> line.contains(",early,"))
        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 13)))
        .toList();
  }

  @Test
  void whatAReplayChoseIsTakenFromWhereItSays() throws IOException {
    early("--save-rows", "--keep-probe");
    try (ParquetFile parquet = ParquetFile.open(parts("early").getFirst())) {
      List<String> names =
          List.of("completions", "origin_run", "origin_position", "unique_id", "dominant");
      parquet.read(
          names,
          (number, cells) -> {
            String run = cells.text(1).replaceAll("[\\[\\]]", "").split(", ")[0];
            long place = cells.wholes(2, -1)[0];
            String line =
                Files.readAllLines(folder.resolve(BON).resolve(run + ".jsonl")).stream()
                    .filter(each -> each.contains("\"" + cells.text(3) + "\""))
                    .findFirst()
                    .orElseThrow();
            var row = Json.MAPPER.readTree(line);
            String text = row.get("completions").get((int) place).asString();
            assertThat(cells.text(0)).startsWith("[" + text);
          });
    }
  }

  @Test
  void rowsOfAReplayAreMadeOnceAndForAnotherRuleAnew() throws IOException {
    early("--save-rows");
    Path part = parts("early").getFirst();
    var before = Files.readAttributes(part, BasicFileAttributes.class);
    early("--save-rows");
    var same = Files.readAttributes(part, BasicFileAttributes.class);
    assertThat(same.fileKey()).isEqualTo(before.fileKey());
    early("--save-rows", "--keep-probe");
    var other = Files.readAttributes(part, BasicFileAttributes.class);
    assertThat(other.fileKey()).isNotEqualTo(before.fileKey());
    assertThat(early("--push", "org/name").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aBatchDoesAllThatCanBeDoneAndSaysWhatCannot() throws IOException {
    Files.writeString(
        folder.resolve("runs/registry.yaml"),
        """
        hub_paths:
          sums:
            - default-Toy-1B-Instruct-bon
            - {path: default-Toy-1B-Instruct-beam_search, approach: dvts, model: Other-7B-Instruct}
          gone:
            - nowhere
          broken:
            - broken
        """);
    Path broken = Files.createDirectories(folder.resolve("runs/broken"));
    Files.writeString(broken.resolve("X--T-1--seed-0.jsonl"), "{\"problem\":\"P\"}\n");
    String[] words = {
      "tts", "batch", "--registry", "runs/registry.yaml", "-o", "out", "--no-plots"
    };
    Console.Outcome outcome = run(words);
    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.out()).contains("8 prepared, 0 skipped, 2 analysed, 1 failed", "nowhere");
    assertThat(outcome.err()).contains("nowhere is not there", "the row has no completions");
    assertThat(folder.resolve("out/analysis_output-SUMS-Toy-1B-bon-difficulty"))
        .isDirectoryContaining("glob:**difficulty_temperature_report.md");
    assertThat(folder.resolve("out/analysis_output-SUMS-Other-7B-dvts-difficulty"))
        .isDirectoryContaining("glob:**difficulty_baselines.json");
    assertThat(run(words).out()).contains("0 prepared, 8 skipped, 2 analysed, 1 failed");
    Path mine =
        Files.writeString(
            folder.resolve("out/analysis_output-SUMS-Toy-1B-bon-difficulty/manifest.json"), "{}");
    Console.Outcome blocked = run(words);
    assertThat(blocked.out()).contains("1 analysed, 2 failed");
    assertThat(mine).hasContent("{}");
    Console.Outcome one =
        run(
            "tts",
            "batch",
            "--registry",
            "runs/registry.yaml",
            "--category",
            "sums",
            "-o",
            "two",
            "--no-plots",
            "--format",
            "json");
    assertThat(one.exit()).as(one.err()).isEqualTo(Exit.OK);
    assertThat(one.out()).contains("\"analysed\":2", "\"failed\":0");
    assertThat(run("tts", "batch", "--registry", "no.yaml", "-o", "x").exit())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void whatMakesNoSenseIsRefused() throws IOException {
    assertThat(run("tts", "unify", BON).exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "unify", "-o", "out").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "unify", BON, "-o", "o", "--push", "name").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "unify", BON, "-o", "o", "--push", "a/b c").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "score", BON, "-o", "o", "--n-max", "0").exit()).isEqualTo(Exit.USAGE);
    assertThat(run("tts", "score", BON, "-o", "o", "--steps", "sum").exit()).isEqualTo(Exit.USAGE);
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run("tts", "unify", "empty", "-o", "out").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
