package dev.assay.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.FetchSeries;
import dev.assay.analysis.question.FindRuns;
import dev.assay.domain.Series;
import dev.assay.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/report");

  private static FindRuns.Answer page(int matched, int total) {
    return new FindRuns.Answer(
        7,
        total,
        matched,
        0,
        List.of(Samples.STEP, Samples.ACCURACY, Samples.PERPLEXITY),
        List.of(
            Samples.run(
                "exp_cp1",
                1000,
                Map.of(
                    "step", dev.assay.analysis.question.Cell.of(1000L),
                    "sblimp/accuracy", Samples.share(0.53412345, 0.512, 0.5557))),
            Samples.run("=exp_cp2", 2000, Map.of())),
        "base",
        "assay runs");
  }

  private static String json(Consumer<AnswerJson> content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(out)) {
      content.accept(new AnswerJson(json));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsAreShownWithPercentInTheHeadAndDigitsOfTheCatalogue() throws IOException {
    Golden.check(
        GOLDEN.resolve("runs.txt"),
        TextTable.render(RunsTable.of(page(2, 9), false, true), TextTable.Page.PLAIN));
  }

  @Test
  void csvOfRunsHasColumnKeysAndGuardedNames() {
    assertThat(CsvTable.render(RunsTable.of(page(2, 2), false, false)))
        .isEqualTo("id,step,sblimp/accuracy,web/ppl\nexp_cp1,1000,0.53412345,\n'=exp_cp2,,,\n");
  }

  @Test
  void aTableSaysHowManyRunsItLeavesOut() {
    assertThat(RunsTable.of(page(2, 2), false, false).notes()).isEmpty();
    assertThat(RunsTable.of(page(30, 99), false, false).notes())
        .containsExactly("30 of 99 runs match; 2 shown (--limit N, --all)");
  }

  @Test
  void oneRunIsShownWithIntervalsSourcesAndConfiguration() throws IOException {
    Golden.check(
        GOLDEN.resolve("show.txt"), ShowTables.text(Samples.shown(), TextTable.Page.PLAIN));
  }

  @Test
  void differencesAreNestedAndCarryVerdictIntervalAndTest() throws IOException {
    Golden.check(
        GOLDEN.resolve("diff.txt"),
        TextTable.render(DiffTables.config(Samples.configs()), TextTable.Page.PLAIN)
            + "\n"
            + TextTable.render(DiffTables.metrics(Samples.comparison()), TextTable.Page.PLAIN));
  }

  @Test
  void csvOfADifferenceHasOneValueALine() throws IOException {
    Golden.check(
        GOLDEN.resolve("diff.csv"),
        CsvTable.render(DiffTables.tidy(Samples.configs(), Samples.comparison())));
  }

  @Test
  void jsonOfARunKeepsItsConfigurationToTheLetter() throws IOException {
    String json = json(answers -> answers.run(Samples.shown()));

    assertThat(json).contains("\"config\":{\"optim\":{\"lr\":1e-4,\"betas\":[0.9, 0.95]}");
    Golden.check(GOLDEN.resolve("show.json"), json + "\n");
  }

  @Test
  void jsonOfAComparisonHasNullWhereARunHasNoValue() throws IOException {
    Golden.check(
        GOLDEN.resolve("compare.json"),
        json(answers -> answers.comparison(Samples.comparison())) + "\n");
  }

  @Test
  void aCurvePointThatIsNotANumberIsNull() {
    Series series =
        new Series(
            "t",
            "loss",
            "",
            "",
            false,
            "tokens",
            new long[] {1, 2},
            new double[] {0.5, Double.NaN},
            0);

    assertThat(
            json(answers ->
                answers.series(
                    new FetchSeries.Answer(1, List.of(new FetchSeries.Curve("a", series))))))
        .contains("\"x\":[1,2],\"y\":[0.5,null]")
        .doesNotContain("NaN", "count");
  }

  @Test
  void aConfigurationThatIsNoStrictJsonBecomesAString() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(out)) {
      json.array(() -> {
        json.raw("{\"a\":NaN}").raw("{\"a\":1} {}").raw("[".repeat(2000)).raw("").raw("[1]");
      });
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("[\"{\\\"a\\\":NaN}\",\"{\\\"a\\\":1} {}\",\"[[[")
        .endsWith("\",null,[1]]");
  }

  @Test
  void aConfigurationIsFlattenedInItsOwnOrder() {
    assertThat(ConfigLines.of("{\"b\":{\"c\":1e-4,\"d\":[1,{\"x\":2}]},\"a\":null,\"e\":{}}"))
        .containsExactly("b.c = 1e-4", "b.d = [1,{\"x\":2}]", "a = null");
    assertThat(ConfigLines.of("not json")).containsExactly("not json");
    assertThat(ConfigLines.of("")).isEmpty();
  }
}
