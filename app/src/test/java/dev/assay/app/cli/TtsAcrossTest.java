package dev.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.json.Json;
import dev.assay.testkit.corpus.TtsCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two algorithms by two reference temperatures, from runs to the synthesis. */
class TtsAcrossTest {
  private static final String[] FOUR = {"bon-cold", "bon-hot", "dvts-cold", "dvts-hot"};
  @TempDir static Path folder;

  @BeforeAll
  static void difficulties() throws IOException {
    new TtsCorpus(48, 8, 3).writeTo(folder.resolve("runs"));
    new TtsCorpus(48, 8, 4).writeTo(folder.resolve("others"));
    trees(folder.resolve("others/" + TtsCorpus.BON));
    for (String each : FOUR) {
      String approach = each.startsWith("bon") ? "bon" : "dvts";
      var outcome =
          run(
              "tts",
              "difficulty",
              "runs/" + TtsCorpus.BON.replace("bon", approach),
              "--reference-temp",
              each.endsWith("cold") ? "0.2" : "1.0",
              "--no-plots",
              "-o",
              each);
      assertThat(outcome.exit()).as(outcome.err()).isZero();
    }
  }

  /** Moves runs to a folder of DVTS, with names that such runs have. */
  private static void trees(Path from) throws IOException {
    Path to =
        Files.createDirectories(folder.resolve("runs/" + TtsCorpus.BON.replace("bon", "dvts")));
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name =
            file.getFileName()
                .toString()
                .replace("--seed", "--m-4--iters-40--look-0--seed")
                .replace("agg_strategy-", "agg_strategy--");
        Files.move(file, to.resolve(name));
      }
    }
  }

  private static Console.Outcome run(String... words) {
    return new Console(folder).run(words);
  }

  private static Console.Outcome across(String command, String... more) {
    String[] words = new String[2 + FOUR.length + more.length];
    words[0] = "tts";
    words[1] = command;
    System.arraycopy(FOUR, 0, words, 2, FOUR.length);
    System.arraycopy(more, 0, words, 2 + FOUR.length, more.length);
    return run(words);
  }

  private static String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static JsonNode json(String file) throws IOException {
    return Json.tree(Files.readAllBytes(folder.resolve(file)));
  }

  @Test
  void theManifestSaysWhatWasReadAndHow() throws IOException {
    JsonNode manifest = json("bon-hot/manifest.json");
    assertThat(manifest.path("inputs"))
        .hasSize(6)
        .allSatisfy(input -> {
          Path file = folder.resolve(input.path("path").asString());
          assertThat(file).exists();
          assertThat(input.path("bytes").asLong()).isEqualTo(Files.size(file));
          assertThat(input.path("sha256").asString())
              .isEqualTo(dev.assay.formats.files.Sha256.hex(file));
          assertThat(input.path("run").asString()).contains("invented_sums--T-");
        });
    assertThat(manifest.path("seed").asLong()).isEqualTo(42);
    assertThat(manifest.path("options").path("--reference-temp").path(0).asString())
        .isEqualTo("1.0");
    assertThat(manifest.path("options").path("PLACE").path(0).asString())
        .isEqualTo("runs/" + TtsCorpus.BON);
  }

  @Test
  void theBestTemperatureOfEachLevelCanBeLookedUp() throws IOException {
    var outcome = across("best-temps", "-o", "lookup", "--dpi", "40", "--format", "csv");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .startsWith("experiment,algorithm,reference,level,problems,measure,temperature,")
        .contains("BoN-ref0.2,BoN,0.2,1,", "DVTS-ref1.0,DVTS,1,5,", "maj@8");
    assertThat(folder.resolve("lookup/best_temperatures.png")).exists();

    JsonNode stored = json("lookup/best_temperatures.json");
    JsonNode level = json("bon-hot/difficulty.json").path("levels").path(2);
    int place = -1;
    double highest = 0;
    for (int t = 0; t < 3; t++) {
      for (JsonNode cell : level.path("temperatures").path(t)) {
        if (cell.path("measure").asString().equals("maj")
            && cell.path("n").asInt() == 8
            && cell.path("subsets").asString().equals("first")
            && cell.path("mean").asDouble() > highest) {
          highest = cell.path("mean").asDouble();
          place = t;
        }
      }
    }
    double best = json("bon-hot/difficulty.json").path("temperatures").path(place).asDouble();
    assertThat(stored.path("lookup").path("BoN").path("1.0").path("3").asDouble()).isEqualTo(best);

    var few = across("best-temps", "--n", "2", "--method", "naive", "--format", "csv");
    assertThat(few.out()).contains("naive@2").doesNotContain("@8");
    assertThat(across("best-temps", "--n", "3").exit()).isEqualTo(Exit.NO_ANSWER);
  }

  @Test
  void gainsOfTwiceTheCompletionsHaveTheFieldsLayoutAndIntervals() throws IOException {
    var outcome = across("scaling", "--level", "3", "-o", "scaling", "--dpi", "40");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(text("scaling/level3_maj_doubling_gain.csv").lines())
        .hasSize(1 + 4 * 3 * 3)
        .first()
        .isEqualTo("experiment,n,2n,temperature,acc_n,acc_2n,gain");
    assertThat(text("scaling/level3_maj_doubling_gain.csv"))
        .containsPattern("BoN-ref0\\.2,4,8,0\\.6,\\d\\.\\d{3},\\d\\.\\d{3},[+-]\\d\\.\\d{3}\\n");
    assertThat(text("scaling/compute_efficiency_analysis.md"))
        .contains("experiments two by two", "How few completions suffice", "| 4 → 8 |");
    assertThat(json("scaling/scaling.json").path("gains"))
        .anySatisfy(gain -> assertThat(gain.path("low").isNumber()).isTrue());
    for (String figure :
        new String[] {
          "scaling_curves_by_level", "algorithm_scaling_comparison", "gain_per_doubling"
        }) {
      assertThat(folder.resolve("scaling/" + figure + ".png")).exists();
    }
    assertThat(across("scaling", "--level", "9", "-o", "scaling").err()).contains("1, 2, 3, 4, 5");
  }

  @Test
  void algorithmsAndReferencesAreComparedWithTests() throws IOException {
    var outcome = across("reference-study", "-o", "study", "--dpi", "40");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    for (String figure :
        new String[] {
          "difficulty_distributions_2x2_comparison",
          "optimal_temperature_heatmap_comparison",
          "base_capability_comparison_2x2",
          "difficulty_distributions_comparison",
          "optimal_temperatures_comparison",
          "base_capability_comparison"
        }) {
      assertThat(folder.resolve("study/" + figure + ".png")).exists();
    }
    assertThat(text("study/stratification_comparison.csv").lines())
        .first()
        .isEqualTo("Level,Accuracy Range,BoN-ref0.2,BoN-ref1.0,DVTS-ref0.2,DVTS-ref1.0");
    assertThat(text("study/stratification_comparison.csv")).contains("Total,0.0-1.0,48,48,48,48");
    assertThat(text("study/base_capability_verification.md")).contains("✓").doesNotContain("| ✗");
    assertThat(text("study/comparative_analysis_report.md"))
        .contains("BoN-ref0.2 against BoN-ref1.0: the same best temperature in");
    JsonNode study = json("study/reference_study.json");
    assertThat(study.path("references")).hasSize(10);
    assertThat(study.path("algorithms")).hasSize(10);
    assertThat(study.path("algorithms").path(0).path("shared").asInt()).isEqualTo(48);
    assertThat(run("tts", "reference-study", "bon-hot", "-o", "s").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void theSynthesisSaysOnlyWhatTheNumbersSupport() throws IOException {
    var outcome = across("synthesis", "-o", "synthesis", "--dpi", "40");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    String report = text("synthesis/synthesis_report.md");
    assertThat(report)
        .contains("## Summary", "## Recommendations", "## Open questions and limits")
        .contains("## Appendix", "SHA-256", "0.2, 0.6, 1.0")
        .doesNotContain("{{");

    Files.writeString(folder.resolve("mine.md"), "## Mine\n\nOf {{experiments}}.\n");
    var mine = across("synthesis", "--template", "mine.md", "-o", "mine", "--no-plots");
    assertThat(mine.exit()).isZero();
    assertThat(text("mine/synthesis_report.md"))
        .contains("## Mine\n\nOf BoN-ref0.2, BoN-ref1.0, DVTS-ref0.2, DVTS-ref1.0.")
        .doesNotContain("Open questions");
    Files.writeString(folder.resolve("mine.md"), "{{tempratures}}");
    var misspelt = across("synthesis", "--template", "mine.md", "-o", "mine");
    assertThat(misspelt.exit()).isEqualTo(Exit.USAGE);
    assertThat(misspelt.err()).contains("{{tempratures}}", "{{temperatures}}");
  }

  @Test
  void editedOpenQuestionsAreTakenAndStayInEveryLaterRun() throws IOException {
    assertThat(across("synthesis", "-o", "edited", "--no-plots").err()).doesNotContain("your own");
    assertThat(text("edited/open_questions.md")).contains("## Open questions and limits");
    Files.writeString(folder.resolve("edited/open_questions.md"), "## Ours\n\nOf {{models}}.\n");
    for (int i = 0; i < 2; i++) {
      var again = across("synthesis", "-o", "edited", "--no-plots");
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(again.err()).contains("your own, of", "open_questions.md");
      assertThat(text("edited/open_questions.md")).isEqualTo("## Ours\n\nOf {{models}}.\n");
      assertThat(text("edited/synthesis_report.md")).contains("## Ours").doesNotContain("limits");
    }
    String given = "edited/open_questions.md";
    assertThat(across("synthesis", "--template", given, "-o", "edited", "--no-plots").exit())
        .isZero();
    assertThat(text(given)).startsWith("## Ours");
    across("synthesis", "-o", "edited", "--no-plots");
    assertThat(text(given)).startsWith("## Ours");
  }

  @Test
  void aFileOfSomebodyElseOrChangedByHandIsNotReplacedInASecondRun() throws IOException {
    assertThat(across("scaling", "-o", "sc", "--no-plots", "--no-report").exit()).isZero();
    String report = "sc/compute_efficiency_analysis.md";
    Files.writeString(folder.resolve(report), "mine");
    var foreign = across("scaling", "-o", "sc", "--no-plots");
    assertThat(foreign.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(foreign.err())
        .contains("compute_efficiency_analysis.md exists and was not written by this command");
    assertThat(text(report)).isEqualTo("mine");

    Files.delete(folder.resolve(report));
    assertThat(across("scaling", "-o", "sc", "--no-plots").exit()).isZero();
    Files.writeString(folder.resolve("sc/gains.csv"), "mine");
    var changed = across("scaling", "-o", "sc", "--no-plots");
    assertThat(changed.exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(changed.err()).contains("gains.csv was changed since this command wrote it");
    assertThat(text("sc/gains.csv")).isEqualTo("mine");
  }

  @Test
  void aReportOfOlderScriptsWorksAsAFolder() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.writeString(
        old.resolve("difficulty_temperature_report.md"),
        """
        ## Difficulty Distribution
        | Level | Accuracy Range | Problem Count |
        | 3 | 0.40-0.60 | 69 |
        ## Level 3: 0.40-0.60 Accuracy
        ### Maj Method
        | N | T0.1 | T0.2 |
        | 1 | 0.464 ± 0.020 | 0.536 ± 0.010 |
        | 2 | 0.609 ± 0.020 | 0.638 ± 0.010 |
        """);
    var outcome = run("tts", "scaling", "BoN@0.1=old", "--level", "3", "-o", "older", "--no-plots");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("a report of older scripts");
    assertThat(text("older/level3_maj_doubling_gain.csv"))
        .contains("BoN-ref0.1,1,2,0.1,0.464,0.609,+0.145\nBoN-ref0.1,1,2,0.2,0.536,0.638,+0.102\n");

    Files.writeString(old.resolve("difficulty_temperature_report.md"), "nothing");
    assertThat(run("tts", "best-temps", "old").err()).contains("Difficulty Distribution");
    assertThat(run("tts", "best-temps", "nowhere").exit()).isEqualTo(Exit.NO_ANSWER);
    assertThat(run("tts", "best-temps", "bon-hot", "--method", "most").exit())
        .isEqualTo(Exit.USAGE);
  }
}
