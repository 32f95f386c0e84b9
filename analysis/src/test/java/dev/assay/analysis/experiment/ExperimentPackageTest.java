package dev.assay.analysis.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.report.CsvTable;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureNumbers;
import dev.assay.figures.layout.FigureLayout;
import dev.assay.figures.layout.Theme;
import dev.assay.figures.scene.TextBox;
import dev.assay.formats.track.ExperimentTracker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentPackageTest {
  @TempDir Path folder;

  private void log(String method, long seed, double ppl, Map<String, Object> more) {
    Map<String, Object> metadata = new LinkedHashMap<>(more);
    new ExperimentTracker(folder)
        .logExperiment(Map.of("method", method, "seed", seed), Map.of("perplexity", ppl), metadata);
  }

  private Summary summary(PackOptions options) {
    return Summarise.of(ResultsFolder.read(folder, ZoneOffset.UTC).valid(), options);
  }

  private static PackOptions usual() {
    return PackOptions.usual(MetricCatalogue.builtIn());
  }

  private static PackOptions by(String axis, double smoothing) {
    PackOptions usual = usual();
    return new PackOptions(
        "",
        List.of(),
        List.of(),
        usual.thresholds(),
        axis,
        smoothing,
        0.95,
        5,
        usual.examplesBy(),
        usual.catalogue());
  }

  private Map<String, String> row(Summary summary, int row) {
    List<String> lines = CsvTable.render(new SummaryTables(summary).summary()).lines().toList();
    String[] names = lines.getFirst().split(",");
    String[] cells = lines.get(row + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      map.put(names[i], cells[i]);
    }
    return map;
  }

  @Test
  void theImprovementOverTheBaselineHasAnIntervalOfItsOwn() {
    double[] base = {52.9, 52.3, 53.8, 52.8, 52.0};
    double[] better = {47.1, 46.8, 47.9, 47.4, 46.9};
    for (int i = 0; i < 5; i++) {
      log("ntp", 41 + i, base[i], Map.of());
      log("ntp+top", 41 + i, better[i], Map.of());
    }

    Map<String, String> row = row(summary(usual()), 1);

    double improvement = Double.parseDouble(row.get("final_ppl_improvement"));
    assertThat(improvement).isCloseTo(1 - 236.1 / 263.8, within(1e-12));
    assertThat(Double.parseDouble(row.get("final_ppl_improvement_low"))).isLessThan(improvement);
    assertThat(Double.parseDouble(row.get("final_ppl_improvement_high")))
        .isGreaterThan(improvement)
        .isLessThan(0.13);
    assertThat(row).containsEntry("final_ppl_interval_by", "t");
  }

  @Test
  void aRunThatDivergedIsToldBesideTheMeanOfTheOthers() {
    for (int seed = 1; seed <= 3; seed++) {
      log("top", seed, 50 + seed, Map.of());
    }
    log("top", 4, Double.NaN, Map.of());
    ResultsFolder results = ResultsFolder.read(folder, ZoneOffset.UTC);
    Map<String, byte[]> files = PackageFiles.of(results, usual(), 20, "").files();

    String table =
        new String(requireNonNull(files.get("results_table.md")), StandardCharsets.UTF_8);
    String report = new String(requireNonNull(files.get("report.md")), StandardCharsets.UTF_8);
    assertThat(table).contains("(1 not finite)").contains("1 of 4 runs without a finite");
    assertThat(report.substring(report.indexOf("What to doubt"))).contains("diverged?");
  }

  @Test
  void groupsHeedNoOrderOfObjectivesFindNestedKeysAndRefuseUnknownOnes() {
    for (List<String> objectives : List.of(List.of("ntp", "top"), List.of("top", "ntp"))) {
      new ExperimentTracker(folder)
          .logExperiment(
              Map.of("objectives", objectives, "loss_weights", Map.of("lambda_top", 0.5)),
              Map.of("perplexity", 50));
    }
    var runs = ResultsFolder.read(folder, ZoneOffset.UTC).valid();

    assertThat(MethodRuns.of(runs, List.of("objectives", "lambda_top")))
        .extracting(MethodRuns::name)
        .containsExactly("objectives=ntp+top, lambda_top=0.5");
    assertThatThrownBy(() -> MethodRuns.of(runs, List.of("lambad_top")))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains("lambad_top");
              assertThat(e.remedy()).contains("Did you mean").contains("lambda_top");
            });
  }

  @Test
  void whyNothingWasTestedIsSaidForEachReason() {
    for (int seed = 1; seed <= 3; seed++) {
      Map<String, Object> curves = curveOfSteps(seed == 1 ? 60 : 40);
      log("a", seed, 60 + seed, with(curves, "even", seed));
      log("a+b", seed, 55 + seed * seed, with(curves, "even", seed + 1));
    }
    log("a+c", 1, 50, Map.of());
    PackOptions asked =
        new PackOptions(
            "a",
            List.of("final_ppl", "even", "steps_to_ppl_50"),
            List.of(),
            List.of(Threshold.USUAL),
            "step",
            0,
            0.95,
            5,
            usual().examplesBy(),
            usual().catalogue());

    Summary summary = summary(asked);

    assertThat(row(summary, 1))
        .containsEntry("final_ppl_untested", "")
        .containsEntry("even_untested", "\"no spread, since all differences are equal\"")
        .containsEntry(
            "steps_to_ppl_50_untested",
            "\"runs that never got there, or whose steps are not known\"");
    assertThat(row(summary, 2).get("final_ppl_untested")).contains("too few runs");
    assertThat(new SummaryTables(summary).results().notes().toString())
        .contains("Without a mark: not tested, because of")
        .contains("too few runs")
        .contains("no spread");
    assertThat(MethodComparisonFigure.subtitle(summary)).doesNotContain("not tested");
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  @Test
  void aFigureDoesNotSayThatItComparesWhereNothingWasTested() {
    log("a", 1, 60, Map.of());
    log("a+b", 1, 50, Map.of());

    assertThat(MethodComparisonFigure.subtitle(summary(usual())))
        .isEqualTo("2 runs of 2 methods; baseline: a; differences were not tested");
  }

  /** Words of a figure as it is drawn in the package. */
  private static List<String> drawn(Figure figure) {
    return FigureLayout.scene(figure, Theme.LIGHT, figure.size()).texts().stream()
        .map(TextBox::text)
        .toList();
  }

  @Test
  void ofEachOfManyMethodsTheFigureShowsTheMeanOrWhyThereIsNone() {
    for (int method = 1; method <= 40; method++) {
      String name = "method with a rather long name " + method;
      if (method % 4 == 0) {
        new ExperimentTracker(folder)
            .logExperiment(Map.of("method", name, "seed", 1), Map.of("mrr", 0.5));
      } else {
        for (int seed = 1; seed <= 1 + method % 3; seed++) {
          log(name, seed, 100 + method, Map.of());
        }
      }
    }

    List<String> words = drawn(MethodComparisonFigure.of(summary(usual())));

    for (int method = 1; method <= 40; method++) {
      if (method % 4 != 0) {
        assertThat(words).contains((100 + method) + ".00");
      }
    }
    assertThat(words).filteredOn("not measured"::equals).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void allCurvesAreDrawnAndThoseBeyondTwelveAreNamed() {
    Map<String, Object> curves = new LinkedHashMap<>();
    for (int i = 10; i < 25; i++) {
      curves.put("curve_" + i, List.of(List.of(0, i), List.of(100, i + 1)));
    }
    log("a", 1, 50, Map.of("curves", curves));

    Figure figure = LearningCurvesFigure.of(summary(usual()));

    assertThat(figure.panels().stream().map(place -> place.panel().title()).toList())
        .contains("curve_10", "curve_21")
        .doesNotContain("curve_22");
    assertThat(figure.caption()).contains("Not drawn: curve_22, curve_23, curve_24.");
    String report = new Report(summary(usual()), results()).doc().markdown();
    assertThat(report).contains("Not drawn: curve\\_22, curve\\_23, curve\\_24.");
  }

  @Test
  void aFigureOfMoreMethodsThanAnyPageHoldsIsStillDrawn() {
    for (int method = 1; method <= 300; method++) {
      log("m" + method, 1, 50 + method, curveOfSteps(70));
    }

    assertThat(drawn(MethodComparisonFigure.of(summary(usual())))).contains("m300", "350.00");
    assertThat(drawn(LearningCurvesFigure.of(summary(usual())))).isNotEmpty();
  }

  @Test
  void onANarrowPageEveryCellOfTheReportSaysWhatItIs() {
    for (int seed = 1; seed <= 3; seed++) {
      log("<b>", seed, 50 + seed, Map.of());
      log("<b>+c", seed, 47 + seed * seed, Map.of());
    }
    byte[] none = {};

    String html =
        new Report(summary(usual()), results())
            .doc()
            .html(new Doc.Images(file -> none, file -> none));

    assertThat(html)
        .contains("data-head=\"Difference (95 % interval)\"")
        .contains("<span class=\"p\">(")
        .doesNotContain("<b>");
    long cells = html.split("<td", -1).length;
    assertThat(html.split("<td role=\"cell\"[^>]* data-head=\"", -1)).hasSize((int) cells);
  }

  private ResultsFolder results() {
    return ResultsFolder.read(folder, ZoneOffset.UTC);
  }

  @Test
  void equalMeansAreBothBest() {
    for (int seed = 1; seed <= 3; seed++) {
      log("a", seed, 50 + seed, Map.of());
      log("b", seed, 54 - seed, Map.of());
    }

    Summary summary = summary(usual());

    assertThat(summary.isBest(0, 0)).isTrue();
    assertThat(summary.isBest(1, 0)).isTrue();
  }

  @Test
  void fromManyRunsOnTheIntervalIsABootstraps() {
    for (int seed = 0; seed < 36; seed++) {
      log("a", seed, 50 + seed % 7, Map.of());
    }

    Summary summary = summary(usual());

    assertThat(row(summary, 0)).containsEntry("final_ppl_interval_by", "bootstrap (BCa)");
    assertThat(MethodComparisonFigure.of(summary).caption()).contains("bootstrap");
  }

  private static Map<String, Object> curve(double shift, double stretch) {
    List<Map<String, Object>> history = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      history.add(Map.of("seconds", (i + shift) * stretch, "val_ppl", 100 - 5.0 * (i + shift)));
    }
    return Map.of("history", history);
  }

  @Test
  void runsThatWereRecordedAtOtherPlacesAreAveragedInBetween() {
    log("a", 1, 55, curve(0, 10));
    log("a", 2, 55, curve(0.25, 10));
    log("a", 3, 55, curve(0.5, 10));

    MeanCurve curve =
        MeanCurve.of(
            summary(by("seconds", 0)).methods().getFirst().runs(), "val_ppl", by("seconds", 0));

    assertThat(curve.interpolated()).isTrue();
    assertThat(curve.lines()).hasSize(1);
    for (Datum point : curve.lines().getFirst()) {
      assertThat(point.y()).isCloseTo(100 - point.x() / 2, within(1e-9));
      assertThat(point.x()).isBetween(5.0, 90.0);
    }
    assertThat(LearningCurvesFigure.of(summary(by("seconds", 0))).caption())
        .contains("straight lines");
  }

  @Test
  void smoothingKeepsTheMeasuredPointsInTheFigure() {
    log("a", 1, 55, curve(0, 10));

    String numbers = FigureNumbers.write(LearningCurvesFigure.of(summary(by("seconds", 0.5))));

    assertThat(numbers).contains("dots", "line");
    List<Datum> smooth =
        MeanCurve.smooth(List.of(Datum.at(0, 4), Datum.at(1, Double.NaN), Datum.at(2, 1)), 0.5);
    assertThat(smooth.get(0).y()).isEqualTo(4);
    assertThat(smooth.get(1).y()).isNaN();
    assertThat(smooth.get(2).y()).isCloseTo((0.5 * 0.5 * 4 + 0.5 * 1) / 0.75, within(1e-12));
  }

  @Test
  void aThresholdThatNobodyReachedStaysVisible() {
    log("a", 1, 61, curveOfSteps(70));
    log("b", 1, 62, curveOfSteps(80));

    Summary summary = summary(usual());

    assertThat(new SummaryTables(summary).results().rows().toString()).contains("not reached by 1");
    PackageFiles made =
        PackageFiles.of(ResultsFolder.read(folder, ZoneOffset.UTC), usual(), 20, "test");
    assertThat(new String(made.files().get("fig_method_comparison.svg"), StandardCharsets.UTF_8))
        .contains("No run got there");
    assertThat(new String(made.files().get("results_table.html"), StandardCharsets.UTF_8))
        .contains("<table ", "not reached by 1");
  }

  private static Map<String, Object> curveOfSteps(double level) {
    return Map.of("curves", Map.of("val_ppl", List.of(List.of(0, 200), List.of(100, level))));
  }
}
