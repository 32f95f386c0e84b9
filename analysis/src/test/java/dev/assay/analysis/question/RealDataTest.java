package dev.assay.analysis.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.ingest.Scan;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
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
        "ttt = false and not id in ('baseline_pretrained_2') and lora | 7",
        "source = 'callhome' | 5",
      })
  void filtersCountAsTheOriginalPageDid(String where, int expected) {
    assertThat(matched(where)).isEqualTo(expected);
  }

  /** The original page counted one baseline; the second one here has an identity of its own. */
  @ParameterizedTest
  @CsvSource({
    "ttt~true, '', 24",
    "ttt~false, '', 8",
    "lora~true, '', 18",
    "lora~false, '', 14",
    "'', step~1000.., 28",
    "'', step~2000.., 18",
    "'', step~5000.., 11",
    "type~lora, '', 18",
    "config.ttt.layers~\"29,30,31\", '', 0",
  })
  void chosenValuesAndRangesCountAsTheOriginalPageDid(String is, String range, int expected) {
    RunFilter filter =
        new RunFilter.Builder()
            .where(
                "format in ('dashboard-data', 'paper-metrics-flat') and not (baseline and id like '%2')")
            .is(is.isEmpty() ? List.of() : List.of(is))
            .ranges(range.isEmpty() ? List.of() : List.of(range))
            .build();

    assertThat(
            new FindRuns(snapshots)
                .answer(new FindRuns.Question(filter, List.of(), List.of("step"), 0, 0))
                .matched())
        .isEqualTo(expected);
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
