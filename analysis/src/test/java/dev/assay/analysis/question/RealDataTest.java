package dev.assay.analysis.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.ingest.Scan;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import dev.assay.stats.Moments;
import dev.assay.store.Index;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden numbers of the 32 real runs of the paper metrics, where that data is at hand. */
class RealDataTest {
  @TempDir static Path folder;
  private static Index index;
  private static Snapshots snapshots;

  @BeforeAll
  static void scan() {
    Path data =
        Path.of(System.getProperty("assay.root", ".")).resolve("../shared/data/paper-metrics");
    Assumptions.assumeTrue(Files.isDirectory(data));
    index = Index.open(folder.resolve("index.db"));
    Scan.run(index, List.of(data), Formats.ALL, Settings.DEFAULTS, (phase, done, total) -> {});
    snapshots = new Snapshots(index, MetricCatalogue.builtIn());
  }

  @AfterAll
  static void close() {
    if (index != null) {
      index.close();
    }
  }

  private static int matched(String where) {
    return new FindRuns(snapshots)
        .answer(new FindRuns.Question(RunFilter.where(where), List.of(), List.of("step"), 0, 0))
        .matched();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "config.ttt.enable = true | 24",
        "config.ttt.enable | 24",
        "training_config.lora.enable = true | 18",
        "type = 'ttt' | 24",
        "type = 'lora' | 18",
        "type = 'hybrid' | 11",
        "type = 'full' | 0",
        "step >= 1000 | 28",
        "step >= 2000 | 18",
        "checkpoint_step >= 5000 | 11",
        "config.max_steps >= 2000 | 27",
        "config.ttt.layers = '29,30,31' | 4",
        "sblimp.accuracy > 0.59 and not baseline | 2",
        "sblimp_accuracy.n = 2000 and not baseline | 4",
        "ttt | 24",
        "lora = true | 18",
        "ttt = false and lora | 7",
        "source = 'callhome' | 5",
      })
  void filtersCountAsTheOriginalPageDid(String where, int expected) {
    assertThat(matched(where)).isEqualTo(expected);
  }

  /** The original page counted one baseline; the second one here has an identity of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ttt~true | '' | 24",
        "ttt~false | '' | 8",
        "lora~true | '' | 18",
        "lora~false | '' | 14",
        "type~lora | '' | 18",
        "config.ttt.layers~29,30,31 | '' | 4",
        "source~callhome | '' | 5",
        "'' | step~1000.. | 28",
        "'' | step~2000.. | 18",
        "'' | step~5000.. | 11",
      })
  void chosenValuesAndRangesCountAsTheOriginalPageDid(String is, String range, int expected) {
    RunFilter filter =
        new RunFilter.Builder()
            .where("not baseline or id = 'baseline_pretrained'")
            .is(is.isEmpty() ? List.of() : List.of(is))
            .ranges(range.isEmpty() ? List.of() : List.of(range))
            .build();

    assertThat(
            new FindRuns(snapshots)
                .answer(new FindRuns.Question(filter, List.of(), List.of("step"), 0, 0))
                .matched())
        .isEqualTo(expected);
  }

  private static FetchSeries.Curve curve(boolean local, String name, int part) {
    return new FetchSeries(snapshots)
        .answer(
            new FetchSeries.Question(
                List.of("baseline_pretrained"), "librilight", name, local))
        .series()
        .get(part);
  }

  @Test
  void theLocalLossOfTheBaselinesFirstFileFallsWhereTheRunningAverageIsFlat() {
    double[] stored = curve(false, "loss", 0).series().y();
    double[] local = curve(true, "loss", 0).series().y();

    assertThat(curve(true, "loss", 0).series().kind()).isEqualTo("local");
    assertThat(local).hasSize(43);
    assertThat(Math.exp(stored[42])).isCloseTo(2340, within(3.0));
    assertThat(local[33]).isCloseTo(8.26, within(0.005));
    assertThat(local[42]).isCloseTo(7.70, within(0.005));
  }

  @Test
  void localPerplexitiesAreTheExponentialOfLocalLosses() {
    double[] losses = curve(true, "loss", 0).series().y();
    double[] perplexities = curve(true, "perplexity", 0).series().y();

    for (int i = 0; i < losses.length; i++) {
      assertThat(Math.log(perplexities[i])).isCloseTo(losses[i], within(0.012));
    }
  }

  @Test
  void runningAveragesOfTheBaselineAt8000AreTheGoldenOnes() {
    double[] at8000 = new double[3];
    double[] losses = new double[3];
    for (int part = 0; part < 3; part++) {
      at8000[part] = curve(false, "perplexity", part).series().y()[7];
      losses[part] = curve(false, "loss", part).series().y()[7];
    }

    assertThat(Moments.of(at8000).mean()).isCloseTo(651.47, within(0.005));
    assertThat(Moments.of(at8000).sd()).isCloseTo(96.0544, within(5e-5));
    assertThat(Moments.of(losses).mean()).isCloseTo(6.4723, within(5e-5));
    assertThat(Moments.of(losses).sd()).isCloseTo(0.142467, within(5e-7));
  }

  @Test
  void slopesOfTheBaselineHaveIntervalsOverItsThreeFiles() {
    CurveSlopes.Answer answer =
        new CurveSlopes(snapshots)
            .answer(new CurveSlopes.Question(List.of("baseline_pretrained"), "", ""));

    assertThat(answer.slopes())
        .filteredOn(slope -> slope.part().isEmpty())
        .hasSize(5)
        .allSatisfy(slope -> {
          assertThat(slope.n()).isEqualTo(3);
          assertThat(slope.low()).isLessThan(slope.slope());
          assertThat(slope.name()).isEqualTo("loss");
        });
    assertThat(answer.slopes()).hasSize(20);
    assertThat(answer.marks())
        .filteredOn(mark -> mark.part().isEmpty())
        .extracting(CurveSlopes.Mark::at)
        .containsExactly(8000L, 16000L, 24000L);
  }

  @Test
  void theWholeCorpusShowsTheTableOfThePaperMetrics() {
    var answer =
        new FindRuns(snapshots)
            .answer(new FindRuns.Question(RunFilter.ALL, List.of(), List.of(), 0, 50));

    assertThat(answer.columns())
        .extracting(Column::key)
        .containsExactly(
            "sblimp/accuracy",
            "swuggy/accuracy",
            "tstory/accuracy",
            "sstory/accuracy",
            "librilight/perplexity_8k",
            "librilight/perplexity_16k",
            "paper_metrics/avg");
    assertThat(answer.rows().getFirst().step()).isGreaterThanOrEqualTo(5000);
  }

  @Test
  void bestRunsAreThoseOfTheOriginalStatistics() {
    assertThat(best("-sblimp_accuracy")).endsWith("21lora_cp001300");
    assertThat(best("-swuggy/accuracy")).endsWith("20lora_cp005000");
    assertThat(best("-tstory/accuracy")).endsWith("librilight18_cp005000");
    assertThat(best("-paper_metrics_avg")).endsWith("21lora_cp001300");
  }

  private static String best(String sort) {
    return new FindRuns(snapshots)
        .answer(
            new FindRuns.Question(
                RunFilter.where("not baseline"), List.of(sort), List.of("step"), 0, 1))
        .rows()
        .getFirst()
        .id();
  }

  @Test
  void differencesToTheBaselineAreTheGoldenOnes() {
    var answer =
        new CompareRuns(snapshots)
            .answer(
                new CompareRuns.Question(
                    List.of("ttt_videodit_callhome8_cp001000"),
                    "",
                    List.of(
                        "sblimp/accuracy",
                        "swuggy/accuracy",
                        "tstory/accuracy",
                        "sstory/accuracy")));

    double[] percent = {-4.128440, -2.052092, -2.002670, -0.964912};
    double[] points = {-2.25, -1.30, -1.603421, -0.587921};
    for (int i = 0; i < 4; i++) {
      var cell = requireNonNull(answer.cells().get(i).getFirst());
      Difference difference = requireNonNull(cell.difference());
      assertThat(difference.percent()).isCloseTo(percent[i], within(5e-7));
      assertThat(difference.points()).isCloseTo(points[i], within(5e-7));
      assertThat(difference.verdict()).isEqualTo(Difference.Verdict.INDISTINGUISHABLE);
    }
    assertThat(requireNonNull(answer.baselineCells().getFirst()).n()).isNotEqualTo(50);
  }

  @Test
  void theSmallSecondBaselineIsNotTheDefault() {
    var answer =
        new FindRuns(snapshots)
            .answer(
                new FindRuns.Question(
                    RunFilter.where("baseline"), List.of(), List.of("sblimp/accuracy"), 0, 10));

    assertThat(answer.rows()).hasSizeGreaterThan(1);
    assertThat(answer.rows())
        .filteredOn(row -> row.id().equals(answer.baseline()))
        .allSatisfy(row ->
            assertThat(requireNonNull(row.cells().get("sblimp/accuracy")).n()).isGreaterThan(50));
  }

  @Test
  void configurationsOfTwoRunsDifferInNamedKeys() {
    var answer =
        new DiffConfigs(snapshots)
            .answer(
                new DiffConfigs.Question(
                    new FindRuns(snapshots)
                            .answer(
                                new FindRuns.Question(
                                    RunFilter.where("config.max_steps is not null"),
                                    List.of("id"),
                                    List.of("step"),
                                    0,
                                    3))
                            .rows()
                            .stream()
                            .map(RunRow::id)
                            .toList(),
                    false));

    assertThat(answer.rows()).isNotEmpty().allMatch(DiffConfigs.Row::differs);
    assertThat(answer.rows()).isSortedAccordingTo((a, b) -> a.key().compareTo(b.key()));
    assertThat(answer.same()).isPositive();
  }
}
