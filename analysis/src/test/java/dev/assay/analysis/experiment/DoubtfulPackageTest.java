package dev.assay.analysis.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.figures.Datum;
import dev.assay.formats.track.ExperimentTracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a package must not pass over in silence. */
class DoubtfulPackageTest {
  @TempDir Path folder;

  private void log(String method, Object seed, Object ppl, Map<String, ?> metadata) {
    new ExperimentTracker(folder)
        .logExperiment(Map.of("method", method, "seed", seed), Map.of("perplexity", ppl), metadata);
  }

  private static PackOptions usual() {
    return PackOptions.usual(MetricCatalogue.builtIn());
  }

  private Summary summary() {
    return Summarise.of(ResultsFolder.read(folder, ZoneOffset.UTC).valid(), usual());
  }

  private String made(String file) {
    ResultsFolder results = ResultsFolder.read(folder, ZoneOffset.UTC);
    Map<String, byte[]> files = PackageFiles.of(results, usual(), 20, "").files();
    return new String(requireNonNull(files.get(file)), StandardCharsets.UTF_8);
  }

  private String doubts() {
    String report = made("report.md");
    return report.substring(report.indexOf("What to doubt"));
  }

  @Test
  void runsThatRepeatASeedCountOnceByTheirMean() {
    for (int i = 0; i < 5; i++) {
      log("a", 42, 60 + 0.1 * i, Map.of());
      log("a+b", 42, 50 + 0.1 * i, Map.of());
    }

    MethodScore score = summary().score(1, 0);

    assertThat(score.n()).isEqualTo(1);
    assertThat(score.moments().mean()).isCloseTo(50.2, within(1e-12));
    assertThat(score.interval()).isNull();
    assertThat(score.versus()).isNull();
    assertThat(score.untested()).isEqualTo(MethodScore.Untested.FEW);
    assertThat(doubts()).contains("Method a+b: 5 runs of seed 42 count once, by their mean");
    assertThat(made("summary_table.csv")).contains("42 (5 runs)");
    assertThat(MethodComparisonFigure.of(summary()).caption())
        .contains("one for each seed, the mean of its runs", "interval over seeds")
        .doesNotContain("single runs");
    assertThat(made("report.md")).contains("not tested: too few runs");
  }

  @Test
  void aFindingSaysTheTrueReasonWhyItWasNotTested() {
    for (int seed = 1; seed <= 3; seed++) {
      log("a", seed, 60 + seed, Map.of());
      log("a+b", seed, 50 + seed, Map.of());
    }
    assertThat(made("report.md"))
        .contains("not tested: no spread, since all differences are equal")
        .doesNotContain("needs a baseline");
    assertThat(MethodComparisonFigure.of(summary()).caption()).contains("single runs");

    log("c", 1, 40, Map.of());
    assertThat(made("report.md")).contains("not tested: no baseline was named (--baseline)");
  }

  @Test
  void thousandsAreApartInWordsAsOnAxes() {
    Metric steps = Figures.described(MetricCatalogue.builtIn(), "steps_to_ppl_50");

    assertThat(Figures.shown(steps, 11_850)).isEqualTo("11,850");
    assertThat(Figures.signed(steps, -1_234_567)).isEqualTo("-1,234,567");
    assertThat(Figures.shown(steps, 999)).isEqualTo("999");
  }

  @Test
  void aRerunDoesNotWeighMoreThanTheOtherSeeds() {
    for (int seed = 1; seed <= 3; seed++) {
      log("a", seed, 60 + seed, Map.of());
    }
    log("a", 3, 65, Map.of("curves", Map.of()));

    MethodScore score = summary().score(0, 0);

    assertThat(score.n()).isEqualTo(3);
    assertThat(score.values())
        .extracting(MethodScore.Value::number)
        .containsExactly(61.0, 62.0, 64.0);
  }

  @Test
  void aBandIsOverSeedsAndNotOverRerunsOfOne() {
    for (int i = 0; i < 4; i++) {
      Map<String, ?> curve = Map.of("val_ppl", List.of(List.of(0, 100 + i), List.of(10, 50 + i)));
      log("a", i < 3 ? 1 : 2, 50, Map.of("curves", curve));
    }

    MeanCurve curve = MeanCurve.of(summary().methods().getFirst().runs(), "val_ppl", usual());

    assertThat(curve.spans()).isEmpty();
    assertThat(curve.lines()).hasSize(2);
    assertThat(curve.lines().getFirst()).extracting(Datum::y).containsExactly(101.0, 51.0);
  }

  @Test
  void runsWithoutASeedAreDoubtedWhereTheyCountAsSeeds() {
    new ExperimentTracker(folder).logExperiment(Map.of("method", "a"), Map.of("perplexity", 50));
    new ExperimentTracker(folder).logExperiment(Map.of("method", "a"), Map.of("perplexity", 51));

    assertThat(summary().score(0, 0).n()).isEqualTo(2);
    assertThat(doubts()).contains("2 runs say no seed");
  }

  @Test
  void aMetricThatIsFiniteInNoRunIsListed() {
    for (int seed = 1; seed <= 3; seed++) {
      log("a", seed, Double.NaN, Map.of("gpu_hours", 2));
    }

    assertThat(made("results_table.md"))
        .contains("Final perplexity")
        .contains("– (3 not finite)")
        .contains("3 of 3 runs without a finite");
  }

  @Test
  void aVerdictIsMarkedWhereRunsOfEitherSideGaveNoFiniteNumber() {
    for (int seed = 1; seed <= 4; seed++) {
      log("a", seed, 60 + 0.1 * seed, Map.of("gpu_hours", 3 + 0.1 * seed));
      log(
          "a+b",
          seed,
          seed == 4 ? "diverged" : (Object) (50 - 0.2 * seed * seed),
          Map.of("gpu_hours", 2 - 0.1 * seed * seed));
    }

    assertThat(made("results_table.md")).contains("▲?**", "▲** |", "?: doubtful");
    String report = made("report.md");
    String findings = report.substring(report.indexOf("Key findings"), report.indexOf("Detailed"));
    assertThat(findings.lines().filter(line -> line.contains("perplexity")).toList())
        .singleElement()
        .asString()
        .contains("better", "doubtful");
    assertThat(findings.lines().filter(line -> line.contains("GPU hours")).toList())
        .singleElement()
        .asString()
        .doesNotContain("doubtful");
    assertThat(report).contains("better (doubtful: not all finite)");
    assertThat(made("summary_table.csv")).contains("final_ppl_not_finite");
  }

  @Test
  void whereARunEndedDoesNotTellWhetherItGotThere() {
    log("a", 1, 61, Map.of());
    log("b", 1, 62, Map.of("curves", Map.of("val_ppl", List.of(List.of(0, 200), List.of(9, 70)))));
    var runs = ResultsFolder.read(folder, ZoneOffset.UTC).valid();

    assertThat(runs)
        .extracting(Threshold.USUAL::reached)
        .containsExactlyInAnyOrder(Threshold.Reached.UNKNOWN, Threshold.Reached.NO);
    assertThat(made("results_table.md").lines().filter(line -> line.startsWith("| a ")).toList())
        .singleElement()
        .asString()
        .doesNotContain("not reached");
  }

  @Test
  void stepsThatAreKnownOfSomeRunsOnlyMakeNoMethodBestAndAreNotTested() {
    for (int seed = 1; seed <= 4; seed++) {
      log("a", seed, 60, Map.of("steps_to_ppl_50", 1000 + seed));
      log("a+b", seed, 60, seed == 4 ? Map.of() : Map.of("steps_to_ppl_50", 100 + seed));
    }
    Summary summary = summary();
    int steps =
        summary.metrics().stream().map(m -> m.key().name()).toList().indexOf("steps_to_ppl_50");

    assertThat(summary.best().get(steps)).isEqualTo(-1);
    assertThat(summary.score(1, steps).untested()).isEqualTo(MethodScore.Untested.CENSORED);
  }

  @Test
  void runsThatFailedOrLoggedNothingAreNamed() throws IOException {
    log("a", 1, 61, Map.of());
    Files.writeString(
        folder.resolve("run-all.json"),
        """
        {"runs": {
          "k1": {"method": "a", "seed": 1, "state": "failed"},
          "k2": {"method": "a", "seed": 2, "state": "failed", "exit": 7, "log": "runs/x/log-1.txt"},
          "k3": {"method": "a", "seed": 3, "state": "nothing"},
          "k4": {"method": "<b>", "seed": 4, "state": "timed out"},
          "k5": {"method": "a", "seed": 5, "state": "recorded"}
        }}
        """);

    assertThat(doubts())
        .contains("No result of a, seed 2: its run failed with exit code 7 (runs/x/log-1.txt)")
        .contains("No result of a, seed 3: its run ended well but recorded nothing")
        .contains("No result of &lt;b>, seed 4: its run was ended, being out of time")
        .doesNotContain("seed 1:", "seed 5");
    assertThat(made("manifest.json")).contains("run-all.json");
    Files.writeString(folder.resolve("run-all.json"), "[broken");
    assertThat(made("report.md")).doesNotContain("No result of");
  }

  @Test
  void signsThatTurnTextAroundReachNoFile() {
    String evil = "\u202epot\u2066\u2069";
    new ExperimentTracker(folder)
        .logExperiment(
            Map.of("method", "a" + evil, "seed", 1, "lr", evil), Map.of("perplexity", 50));
    PackOptions options = usual();
    PackOptions grouped =
        new PackOptions(
            "",
            List.of(),
            List.of("method", "lr"),
            options.thresholds(),
            "step",
            0,
            0.95,
            5,
            options.examplesBy(),
            options.catalogue());

    ResultsFolder results = ResultsFolder.read(folder, ZoneOffset.UTC);
    PackageFiles.of(results, grouped, 20, "")
        .files()
        .forEach((name, content) -> {
          if (!name.endsWith(".png") && !name.endsWith(".pdf")) {
            assertThat(new String(content, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain("\u202e", "\u2066", "\u2069");
          }
        });
  }
}
