package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.suite.Suites;
import dev.assay.formats.SuiteYaml;
import dev.assay.formats.files.Sha256;
import dev.assay.testkit.corpus.StageCorpus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class FiguresCommandTest {
  private static final Path REAL =
      Path.of("..", "..", "shared", "data", "checkpoint-evals", "ntua-llama-500m")
          .toAbsolutePath()
          .normalize();

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void start() {
    console = new Console(folder);
  }

  private void corpus(StageCorpus.Faults faults) throws IOException {
    new StageCorpus(2, 4, 2000, 50_000, 11, 10, 0, false, faults, 7)
        .writeTo(folder.resolve("results"));
  }

  private Console.Outcome draw(String... more) {
    var args =
        Stream.concat(
            Stream.of(
                "figures", "stage-diagrams", "--source", "results", "-o", "out", "--dpi", "20"),
            Stream.of(more));
    return console.run(args.toArray(String[]::new));
  }

  private JsonValue.Members manifest() throws IOException {
    return (JsonValue.Members)
        JsonReader.parse(Files.readString(folder.resolve("out/manifest.json")));
  }

  private static JsonValue member(JsonValue.Members object, String name) {
    return Objects.requireNonNull(object.values().get(name), name);
  }

  private static List<JsonValue> list(JsonValue.Members object, String name) {
    return ((JsonValue.Items) member(object, name)).values();
  }

  private static List<String> texts(JsonValue.Members object, String name) {
    return list(object, name).stream().map(each -> ((JsonValue.Text) each).value()).toList();
  }

  @Test
  void twoStagesGiveTheFiguresOfTheSuiteAndASecondRunDrawsNone() throws IOException {
    corpus(StageCorpus.Faults.NONE);

    var first = draw("--snapshots", "2000,8000", "--compare-steps", "4000");

    assertThat(first.err()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(texts(manifest(), "files_generated"))
        .hasSize(31)
        .contains(
            "tier2/series/tier2_ppl_by_slice_vs_step.png",
            "tier3/deltas/tier3_delta_step_8000_minus_2000_by_task.png",
            "stage_compare/tier3/stage1_vs_stage2_task_acc_step_4000.png")
        .allSatisfy(path -> assertThat(folder.resolve("out").resolve(path)).isNotEmptyFile());
    assertThat(Files.readString(folder.resolve("out/index.html"))).contains("tier2_macro_ppl");
    String before = Files.readString(folder.resolve("out/manifest.json"));
    assertThat(draw("--snapshots", "2000,8000", "--compare-steps", "4000").out())
        .contains("31 figures", "(0 files written)");
    assertThat(Files.readString(folder.resolve("out/manifest.json"))).isEqualTo(before);
  }

  @Test
  void aChangedResultRedrawsAndWhatIsNoLongerMadeIsRemovedUnlessItIsNotOurs() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    draw("--snapshots", "2000,8000", "--only", "tier3/snapshots/*");
    Path old = folder.resolve("out/tier3/snapshots/tier3_step_2000_by_task.png");
    Path changed = folder.resolve("out/tier3/snapshots/tier3_step_2000_by_task.csv");
    assertThat(old).exists();
    Files.writeString(changed, "mine");

    draw("--snapshots", "8000");

    assertThat(old).doesNotExist();
    assertThat(changed).hasContent("mine");
  }

  @Test
  void withoutTheStageBeforeItsFiguresAreSkippedWithTheReasonAndTheExitCodeTells()
      throws IOException {
    corpus(StageCorpus.Faults.NONE);
    var args = new String[] {"figures", "stage-diagrams", "--dpi", "20", "-o", "out", "--source"};
    var stage2 = "stage2=results/_runs_stage2";

    var alone =
        console.run(Stream.concat(Stream.of(args), Stream.of(stage2)).toArray(String[]::new));

    assertThat(alone.exit()).isEqualTo(Exit.PARTLY);
    assertThat(alone.err()).contains("no results of Stage 1");
    assertThat(list(manifest(), "skipped")).hasSizeGreaterThanOrEqualTo(7);
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .doesNotContain(folder.toString());
    assertThat(draw("--skip-stage-compare", "--snapshots", "2000,8000").exit()).isZero();
    assertThat(draw("--snapshots", "3", "--strict").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void faultyInputIsReportedAndTheRestIsDrawn() throws IOException {
    corpus(new StageCorpus.Faults(0.1, 0.05, 0.1, true));

    var outcome = draw();

    assertThat(outcome.exit()).isEqualTo(Exit.PARTLY);
    assertThat(outcome.err()).contains("step_999999/tier2_ppl.json", "left out");
    assertThat(texts(manifest(), "files_generated")).hasSizeGreaterThan(15);
    assertThat(texts(manifest(), "unusable"))
        .anySatisfy(line -> assertThat(line).contains("step_999999/tier2_ppl.json line 1"))
        .noneSatisfy(line -> assertThat(line).contains("tier2_ppl.json: tier"));
    assertThat(texts(manifest(), "left_out"))
        .anySatisfy(line -> assertThat(line).contains("NaN", "left out"))
        .anySatisfy(line -> assertThat(line).contains("Infinity", "left out"));
    assertThat(Files.readString(folder.resolve("out/manifest.json")))
        .contains("\"missing\":")
        .doesNotContain("NaN,", "Infinity,");
    assertThat(draw("--strict").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void theFirstCheckpointStaysWhereThereIsNoBridge() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    try (var files = Files.walk(folder.resolve("results/_runs_stage2"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (String.valueOf(file.getParent()).endsWith("step_50000")) {
          Files.delete(file);
        }
      }
    }

    draw("--only", "tier*");

    assertThat(list(manifest(), "stage2_steps_plotted").toString()).startsWith("[2000,");
    assertThat(folder.resolve("out/tier2/relative/tier2_relative_vs_step2000.png")).exists();
  }

  @Test
  void aForeignManifestIsNotOverwritten() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/manifest.json"), "{\"mine\": 1}");

    assertThat(draw().exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(folder.resolve("out/manifest.json")).hasContent("{\"mine\": 1}");
  }

  @Test
  void whatIsInTheWayOfAFirstDrawingIsNotOverwrittenAndNothingIsWritten() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    for (String mine : List.of("index.html", "tier2/macro/tier2_macro_ppl_vs_step.png")) {
      Path file = folder.resolve("out").resolve(mine);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, "mine");

      var outcome = draw();

      assertThat(outcome.exit()).isEqualTo(Exit.NO_ANSWER);
      assertThat(outcome.err()).contains(mine + " exists and was not written by this command");
      assertThat(file).hasContent("mine");
      assertThat(folder.resolve("out/manifest.json")).doesNotExist();
      Files.delete(file);
    }
  }

  @Test
  void aFigureThatSomebodyChangedIsNotDrawnOver() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    draw("--only", "tier2/macro/*");
    Path changed = folder.resolve("out/tier2/macro/tier2_macro_ppl_vs_step.csv");
    Files.writeString(changed, "mine");

    var outcome = draw();

    assertThat(outcome.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(outcome.err()).contains("tier2_macro_ppl_vs_step.csv was changed since");
    assertThat(changed).hasContent("mine");
  }

  @Test
  void theFolderOfAnotherSuiteIsLeftAlone() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    draw("--only", "tier2/macro/*");

    var other =
        console.run("figures", "stage3-diagrams", "--source", "stage3=results", "-o", "out");

    assertThat(other.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(other.err()).contains("holds the figures of suite 'stage-diagrams'");
    assertThat(folder.resolve("out/tier2/macro/tier2_macro_ppl_vs_step.png")).exists();
  }

  /** A killed run leaves some figures, perhaps half of one beside, and no list of them. */
  @Test
  void aRunThatWasKilledIsGoneOnWith() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    draw("--snapshots", "2000");
    String whole = Files.readString(folder.resolve("out/manifest.json"));
    Files.writeString(
        folder.resolve("out/manifest.json"),
        "{\"suite\": \"stage-diagrams\", \"unfinished\": true, \"files\": []}");
    Files.delete(folder.resolve("out/index.html"));
    Files.writeString(folder.resolve("out/tier2/macro/tier2_macro_ppl_vs_step.png"), "ha");

    assertThat(draw("--snapshots", "2000").exit()).isZero();

    assertThat(Files.readString(folder.resolve("out/manifest.json"))).isEqualTo(whole);
  }

  @Test
  void twoWhoDrawIntoOneFolderLeaveOneOfTheirResultsAndNoStrayFile() throws Exception {
    corpus(StageCorpus.Faults.NONE);
    Console second = new Console(folder);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> draw("--snapshots", "2000"));
      var two =
          threads.submit(() ->
              second.run(
                  "figures",
                  "stage-diagrams",
                  "--source",
                  "results",
                  "-o",
                  "out",
                  "--dpi",
                  "20",
                  "--snapshots",
                  "8000"));
      assertThat(one.get().exit()).isZero();
      assertThat(two.get().exit()).isZero();
    }

    try (var files = Files.walk(folder.resolve("out"))) {
      assertThat(files.map(Path::toString).filter(path -> path.endsWith(".png")).sorted())
          .containsExactlyElementsOf(
              texts(manifest(), "files_generated").stream()
                  .map(path -> folder.resolve("out").resolve(path).toString())
                  .sorted()
                  .toList());
    }
  }

  @Test
  void aManifestThatNamesFilesElsewhereRemovesNothing() throws IOException {
    corpus(StageCorpus.Faults.NONE);
    Path precious = Files.writeString(folder.resolve("precious.csv"), "x");
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(
        folder.resolve("out/manifest.json"),
        "{\"suite\": \"stage-diagrams\", \"files\": [{\"path\": \"../precious.csv\", \"figure\": \"\", \"sha256\":"
            + " \"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\"}]}");

    draw("--snapshots", "2000");

    assertThat(precious).exists();
  }

  @Test
  void wrongSuiteFilesSayLineKeyAndRemedy() throws IOException {
    Map<String, String> wrong =
        Map.of(
            "suite: s\nfigurs: []\n",
            "unknown key 'figurs'",
            "suite: s\n",
            "needs the key 'tiers'",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: ../x, kind: macro, tier: a}]\n",
            "a path is folders",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: index, kind: macro, tier: a}]\n",
            "'index' is the page of all figures",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: a/x, kind: macro, tier: a},"
                + " {path: A/x, kind: macro, tier: a}]\n",
            "two figures are called 'a/x'",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: x, kind: pie, tier: a}]\n",
            "does not know 'pie'",
            "suite: s\ntiers: [{id: a, metric: acc}]\nfigures: [{path: x, kind: macro, tier: b}]\n",
            "no tier is called 'b'");
    for (var each : wrong.entrySet()) {
      Files.writeString(folder.resolve("s.yaml"), each.getKey());
      var outcome = console.run("figures", "s.yaml");
      assertThat(outcome.exit()).isEqualTo(Exit.USAGE);
      assertThat(outcome.err()).contains("s.yaml", each.getValue());
    }
    assertThat(console.run("figures", "nowhere").err()).contains("stage-diagrams");
  }

  /** The numbers that the specification of the first tool gives for its published data. */
  @Test
  void publishedResultsGiveThePublishedNumbers() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "skipped: no published results here");

    var outcome =
        console.run(
            "figures", "stage-diagrams", "--source", REAL.toString(), "-o", "out", "--dpi", "20");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(texts(manifest(), "files_generated")).hasSize(33);
    var expected =
        Map.of(
            2000, "19.4036 16.409 0.39604 0.00637 0.3644",
            6000, "19.0020 15.661 0.39559 0.00643 0.3636",
            10000, "18.4701 14.959 0.39815 0.00640 0.3649",
            14000, "17.8109 14.422 0.40371 0.00637 0.3669",
            18000, "17.2090 13.902 0.40077 0.00638 0.3668",
            22000, "16.8703 13.630 0.40218 0.00646 0.3690",
            50000, "20.2719 18.284 0.40007 0.00636 0.3688");
    expected.forEach((step, line) -> assertThat(line(step)).as("step %s", step).isEqualTo(line));
  }

  /** Domains, objective, sets and stage comparison of the same specification. */
  @Test
  void publishedResultsGiveThePublishedGroupsSetsAndComparisons() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "skipped: no published results here");

    console.run(
        "figures", "stage-diagrams", "--source", REAL.toString(), "-o", "out", "--dpi", "10");

    var numbers = (JsonValue.Members) member(manifest(), "numbers");
    var stage2 = (JsonValue.Members) list(numbers, "stages").get(1);
    var ppl = (JsonValue.Members) list(stage2, "tiers").get(0);
    var acc = (JsonValue.Members) list(stage2, "tiers").get(1);
    assertThat(groups(ppl, "%.2f", "web", "code", "math"))
        .containsExactly("33.52 9.76 12.52", "33.62 8.50 10.79", "30.80 7.81 9.74");
    assertThat(groups(acc, "%.3f", "commonsense", "science_qa", "reasoning_physical"))
        .containsExactly("0.320 0.322 0.596", "0.319 0.334 0.593", "0.322 0.348 0.592");
    assertThat(List.of(2000, 22000, 50000).stream().map(step -> sample(acc, step)))
        .containsExactly("0.00639", "0.00648", "0.00638");
    assertThat(improvements(list(numbers, "objective"), 22000)).containsExactly("+16.8", "+0.5");
    var sets = (JsonValue.Members) member(step(ppl, 22000), "sets");
    assertThat(percent((JsonValue.Members) member(sets, "anchor"))).isEqualTo("+11.3");
    assertThat(percent((JsonValue.Members) member(sets, "hq"))).isEqualTo("+19.9");
    var shared = list(numbers, "comparison").stream().map(JsonValue.Members.class::cast).toList();
    assertThat(list(shared.get(0), "earlier"))
        .extracting(each -> String.format(Locale.ROOT, "%.2f", mean(each)))
        .containsExactly("65.08", "35.16", "24.14");
    assertThat(differences(shared.get(0), "%.2f")).containsExactly("-40.93", "-11.68");
    // Stage 1 is read off figures with three decimals, so the last digit is uncertain.
    assertThat(differences(shared.get(1), "%+.2f")).containsExactly("+0.04", "+0.02");
  }

  @Test
  void publishedResultsOfTheNextStageGiveThePublishedMeansOfWhatItShares() throws IOException {
    assumeTrue(Files.isDirectory(REAL), "skipped: no published results here");

    var outcome =
        console.run(
            "figures", "stage3-diagrams", "--source", REAL.toString(), "-o", "out", "--dpi", "10");

    assertThat(outcome.exit()).isZero();
    var numbers = (JsonValue.Members) member(manifest(), "numbers");
    var comparison =
        list(numbers, "comparison").stream()
            .map(JsonValue.Members.class::cast)
            .filter(each -> text(each, "stage").equals("stage2"))
            .filter(each -> text(each, "tier").equals("tier3"))
            .findFirst()
            .orElseThrow();
    assertThat(texts(comparison, "shared")).hasSize(10);
    assertThat(list(comparison, "later"))
        .extracting(each -> String.format(Locale.ROOT, "%.5f", mean(each)))
        .startsWith("0.40886", "0.40464", "0.40776", "0.39970", "0.40593", "0.40454");
  }

  private static double mean(JsonValue step) {
    return number((JsonValue.Members) step, "mean");
  }

  private static String text(JsonValue.Members object, String name) {
    return ((JsonValue.Text) member(object, name)).value();
  }

  private static String percent(JsonValue.Members object) {
    return String.format(Locale.ROOT, "%+.1f", 100 * number(object, "improvement"));
  }

  private static List<String> improvements(List<JsonValue> objective, int step) {
    return objective.stream()
        .map(JsonValue.Members.class::cast)
        .filter(each -> number(each, "step") == step)
        .map(FiguresCommandTest::percent)
        .toList();
  }

  private static List<String> differences(JsonValue.Members comparison, String format) {
    return list(comparison, "differences").stream()
        .map(each ->
            String.format(Locale.ROOT, format, number((JsonValue.Members) each, "difference")))
        .toList();
  }

  private static String sample(JsonValue.Members tier, int step) {
    return String.format(Locale.ROOT, "%.5f", number(step(tier, step), "se_sample"));
  }

  /** The groups' values at 2000, 10000 and 22000. */
  private static List<String> groups(JsonValue.Members tier, String format, String... names) {
    return List.of(2000, 10000, 22000).stream()
        .map(step -> {
          var groups = (JsonValue.Members) member(step(tier, step), "groups");
          return Stream.of(names)
              .map(name -> String.format(Locale.ROOT, format, number(groups, name)))
              .collect(java.util.stream.Collectors.joining(" "));
        })
        .toList();
  }

  @Test
  void fineTuningIsDrawnWithItsPromptsAndPapersOverTokens() throws IOException {
    new StageCorpus(4, 5, 2000, 50_000, 13, 4, 16, true, StageCorpus.Faults.NONE, 7)
        .writeTo(folder.resolve("results"));
    var results = new String[] {"--source", "results", "-o", "out", "--dpi", "20"};

    var fourth = run("stage4-diagrams", results, "--format", "svg,html");

    assertThat(fourth.err()).isEmpty();
    assertThat(fourth.exit()).isZero();
    assertThat(fourth.out())
        .contains(
            "tier4/series/tier4_rates_vs_step.html",
            "tier4/prompts/tier4_prompt_by_step.svg",
            "stage_history/history_macro_differences.svg");
    assertThat(
            Files.readString(
                folder.resolve("out/tier3/deltas/tier3_delta_step_10000_minus_2000_by_task.csv")))
        .contains("McNemar");
    assertThat(Files.readString(folder.resolve("out/tier4/series/tier4_rates_vs_step.html")))
        .contains("Content-Security-Policy", "format_valid_rate");
    Path history = folder.resolve("out/stage_history/history_macro.svg");
    assertThat(history).exists();
    run("stage4-diagrams", results, "--skip-stage-history", "--format", "svg");
    assertThat(history).doesNotExist();

    var paper =
        run("paper-figures", new String[] {"--source", "results", "-o", "paper", "--dpi", "20"});
    assertThat(paper.out()).contains("6 figures in");
    assertThat(
            Files.readString(
                folder.resolve("paper/pretrain_stages123/pretrain_tier2_domains_vs_tokens.csv")))
        .contains("macro", "Stage 2");
  }

  /** Tests of pairs read single answers, so they are inputs as the totals are. */
  @Test
  void aChangedAnswerDrawsItsFigureAnewAndIsToldByItsHash() throws IOException {
    new StageCorpus(2, 2, 2000, 50_000, 3, 3, 0, true, StageCorpus.Faults.NONE, 7)
        .writeTo(folder.resolve("results"));
    draw("--only", "tier3/deltas/*");
    String path =
        "results/_runs_stage2/eval_results/by_checkpoint/step_2000/samples_hellaswag.jsonl";
    Path answers = folder.resolve(path);
    String before = hashOf(path);
    assertThat(before).isEqualTo(Sha256.hex(Files.readAllBytes(answers)));
    assertThat(draw("--only", "tier3/deltas/*").out()).contains("(0 files written)");

    String text = Files.readString(answers);
    int right = text.indexOf("\"acc\": 1");
    Files.writeString(answers, text.substring(0, right) + "\"acc\": 0" + text.substring(right + 8));

    assertThat(draw("--only", "tier3/deltas/*").out()).contains("(2 files written)");
    assertThat(hashOf(path)).isNotEqualTo(before).hasSize(64);
  }

  private String hashOf(String input) throws IOException {
    return list(manifest(), "inputs").stream()
        .map(JsonValue.Members.class::cast)
        .filter(each -> text(each, "path").equals(input))
        .map(each -> text(each, "sha256"))
        .findFirst()
        .orElse("");
  }

  @Test
  void aReportShowsTablesFiguresCaptionsAndWhatIsMissingInThreeFormats() throws IOException {
    corpus(new StageCorpus.Faults(0, 0, 0, true));
    String figure = "out/tier3/macro/tier3_macro_acc_vs_step.png";

    var outcome = draw("--snapshots", "2000", "--report", "report.md");
    draw("--snapshots", "2000", "--report", "report.html");
    draw("--snapshots", "2000", "--report", "report.tex");

    assertThat(outcome.out()).contains("report.md");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("# Stage 2", "| Step", "50000 (bridge)", "](<" + figure + ">)", "95 %")
        .contains("## Not used", "step\\_999999");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("src=\"" + figure + "\"", "<td>50000 (bridge)", "sampling error only");
    assertThat(Files.readString(folder.resolve("report.tex")))
        .contains(
            "\\includegraphics[width=\\linewidth,height=.7\\textheight,keepaspectratio]{" + figure,
            "\\toprule",
            "95 \\%");
    assertThat(
            console
                .run("report", "--suite", "stage-diagrams", "--source", "results", "-o", "own.tex")
                .out())
        .contains("own.tex", "own-figures");
    assertThat(Files.readString(folder.resolve("own.tex")))
        .contains("{own-figures/tier3/macro/tier3_macro_acc_vs_step.pdf}");
    assertThat(folder.resolve("own-figures/tier3/macro/tier3_macro_acc_vs_step.pdf")).exists();
    assertThat(draw("--report", "report.doc").err()).contains("must end with .md, .html or .tex");
    assertThat(draw("--format", "html", "--report", "report.md").err())
        .contains("add it to --format");
  }

  private Console.Outcome run(String suite, String[] args, String... more) {
    return console.run(
        Stream.of(Stream.of("figures", suite), Stream.of(args), Stream.of(more))
            .flatMap(each -> each)
            .toArray(String[]::new));
  }

  /** The schema that editors read takes every suite that comes along. */
  @Test
  void theSchemaTakesTheSuitesThatComeAlongAndNoOther() throws IOException {
    String text;
    try (var in = SuiteYaml.class.getResourceAsStream("suite.schema.json")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
    for (String name : Suites.BUILT_IN) {
      try (var in = Suites.class.getResourceAsStream(name + ".yaml")) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        String json = JsonMapper.shared().writeValueAsString(tree);
        assertThat(schema.validate(json, InputFormat.JSON)).as(name).isEmpty();
        Files.writeString(folder.resolve("mine.json"), json);
        assertThat(Suites.find("mine.json", folder.resolve("mine.json")))
            .isEqualTo(Suites.find(name, folder));
        String wrong = json.replaceFirst("\"figures\"", "\"figurs\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
      }
    }
  }

  private String line(int step) {
    try {
      var numbers = (JsonValue.Members) member(manifest(), "numbers");
      var stage2 = (JsonValue.Members) list(numbers, "stages").get(1);
      var ppl = step((JsonValue.Members) list(stage2, "tiers").get(0), step);
      var acc = step((JsonValue.Members) list(stage2, "tiers").get(1), step);
      return String.format(
          Locale.ROOT,
          "%.4f %.3f %.5f %.5f %.4f",
          number(ppl, "mean"),
          number(ppl, "geometric"),
          number(acc, "mean"),
          number(acc, "se"),
          number(acc, "weighted"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonValue.Members step(JsonValue.Members tier, int step) {
    return list(tier, "steps").stream()
        .map(JsonValue.Members.class::cast)
        .filter(each -> number(each, "step") == step)
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonValue.Members object, String name) {
    return ((JsonValue.Number) member(object, name)).value();
  }
}
