package dev.assay.formats.paper;

import static dev.assay.formats.paper.PaperSources.read;
import static dev.assay.formats.paper.PaperSources.real;
import static dev.assay.formats.paper.PaperSources.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.RunRecord;
import dev.assay.domain.Series;
import dev.assay.domain.TrainingType;
import dev.assay.formats.Settings;
import dev.assay.formats.json.Json;
import dev.assay.formats.paper.PaperSources.Collected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Golden numbers of the real corpus; skipped where it is not there. */
class RealDataTest {
  private static final DashboardData DASHBOARD = new DashboardData();

  private static Collected dashboard() throws IOException {
    return read(DASHBOARD, real("dashboard/dashboard_data.json"));
  }

  private static List<Series> losses(RunRecord run) {
    return run.series().stream().filter(series -> series.name().equals("loss")).toList();
  }

  private static List<Integer> lengths(RunRecord run) {
    return losses(run).stream().map(Series::size).toList();
  }

  private static Map<String, Long> tagCounts(List<List<String>> tags) {
    return tags.stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(tag -> tag, TreeMap::new, Collectors.counting()));
  }

  @Test
  void everyRunOfTheDashboardIsReadOnceAndTheRepeatedBaselineIsNot() throws IOException {
    Collected read = dashboard();
    assertThat(read.runs).hasSize(32);
    assertThat(read.rejects).isEmpty();
    assertThat(read.runs.stream().filter(RunRecord::baseline)).hasSize(1);
    assertThat(read.runs.stream().map(RunRecord::trainingType).collect(Collectors.toList()))
        .satisfies(types -> {
          assertThat(types.stream().filter(t -> t == TrainingType.HYBRID)).hasSize(11);
          assertThat(types.stream().filter(t -> t == TrainingType.TTT)).hasSize(13);
          assertThat(types.stream().filter(t -> t == TrainingType.LORA)).hasSize(7);
          assertThat(types.stream().filter(t -> t == TrainingType.PRETRAINED)).hasSize(1);
        });
  }

  @Test
  void curvesGetTheirRealLengths() throws IOException {
    Collected read = dashboard();
    List<RunRecord> curved =
        read.runs.stream()
            .filter(run -> run.series().stream().anyMatch(s -> s.kind().equals("running-average")))
            .toList();
    assertThat(curved).hasSize(25);
    for (RunRecord run : curved) {
      // One run misses point 41000 of the third file.
      boolean incomplete = run.id().equals("dailytalk_finetune_from_librilight21lorattt_cp001700");
      assertThat(lengths(run)).containsExactly(43, 41, incomplete ? 43 : 44);
      assertThat(losses(run)).allMatch(Series::partEstimated);
      assertThat(losses(run))
          .extracting(Series::part)
          .containsExactly("file 1", "file 2", "file 3");
    }
  }

  @Test
  void theBaselineHasItsGoldenValuesAtPosition8000() throws IOException {
    RunRecord baseline = dashboard().byId("baseline_pretrained");
    assertThat(at8000(baseline, "perplexity")).containsExactly(586.46, 606.15, 761.80);
    double[] losses = at8000(baseline, "loss");
    double mean = Arrays.stream(losses).average().orElseThrow();
    double square = Arrays.stream(losses).map(l -> (l - mean) * (l - mean)).sum();
    assertThat(mean).isCloseTo(6.4723, within(5e-5));
    assertThat(Math.sqrt(square / 2)).isCloseTo(0.142467, within(1e-6));
  }

  private static double[] at8000(RunRecord run, String name) {
    return run.series().stream()
        .filter(series -> series.name().equals(name))
        .mapToDouble(series -> series.y()[Arrays.binarySearch(series.x(), 8000)])
        .sorted()
        .toArray();
  }

  @Test
  void oldTagsCountAsInTheOriginalAndCorrectedOnesAsTheyShould() throws IOException {
    JsonNode root = Json.tree(Files.readAllBytes(real("dashboard/dashboard_data.json")));
    List<List<String>> old = new ArrayList<>();
    List<List<String>> corrected = new ArrayList<>();
    for (JsonNode run : root.get("runs")) {
      TrainingConfig config = TrainingConfig.of(run.get("training_config"), Settings.DEFAULTS);
      List<String> given = new ArrayList<>();
      run.get("tags").forEach(tag -> given.add(tag.stringValue()));
      assertThat(config.legacyTags()).isEqualTo(given);
      old.add(config.legacyTags());
      corrected.add(config.tags());
      TrainingConfig.Arguments arguments = TrainingConfig.Arguments.of(run.get("training_config"));
      assertThat(PaperNotes.legacy(config.type(), arguments))
          .isEqualTo(run.get("notes").stringValue());
    }
    assertThat(tagCounts(old))
        .containsEntry("daily-talk", 26L)
        .containsEntry("ttt", 24L)
        .containsEntry("lora", 7L)
        .containsEntry("baseline", 1L)
        .containsEntry("long-training", 27L)
        .containsEntry("medium-training", 3L)
        .containsEntry("short-training", 2L)
        .containsEntry("high-lr", 18L)
        .containsEntry("medium-lr", 5L)
        .containsEntry("low-lr", 1L)
        .containsEntry("ttt-layers-25-26-27-28-29-30", 12L)
        .containsEntry("ttt-layers-29-30-31", 4L)
        .containsEntry("ttt-layers-25-26-27-28-29", 3L)
        .containsEntry("ttt-layers-31", 3L);
    assertThat(tagCounts(corrected))
        .containsEntry("daily-talk", 16L)
        .containsEntry("seamless", 10L)
        .containsEntry("callhome", 5L)
        .containsEntry("hybrid", 11L)
        .containsEntry("short-training", 1L);
  }

  @Test
  void checkpointFilesAndTheirDashboardCopiesMeetUnderOneKey() throws IOException {
    Collected copies = dashboard();
    PaperMetricsFlat format = new PaperMetricsFlat();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(real("derived/checkpoints"))) {
      files = walk.filter(f -> f.endsWith("paper_metrics_results.json")).sorted().toList();
    }
    assertThat(files).hasSize(31);
    for (Path file : files) {
      Collected read = read(format, file);
      RunRecord run = read.only();
      assertThat(read.rejects).isEmpty();
      RunRecord copy = copies.byId(run.id());
      assertThat(run.checkpointKey()).isEqualTo(copy.checkpointKey());
      assertThat(run.name()).isEqualTo(copy.name());
      assertThat(run.tags()).isEqualTo(copy.tags());
      assertThat(run.estimates()).isEqualTo(copy.estimates());
      assertThat(run.checkpoint()).isEqualTo(copy.checkpoint());
      assertThat(run.trainingType()).isEqualTo(copy.trainingType());
    }
  }

  @Test
  void aRunWithManyMarksGetsACurveOfSingleTokens() throws IOException {
    RunRecord run = dashboard().byId("ttt6callhome35_cp010000");
    assertThat(run.series()).hasSize(1);
    Series series = run.series().get(0);
    assertThat(series.kind()).isEqualTo("single-token");
    assertThat(series.size()).isEqualTo(41);
    assertThat(series.count()).isEqualTo(3);
    assertThat(run.link()).isEqualTo("run_20251102_015556_ttt/results.json");
    assertThat(value(run, "librilight/loss_8k")).isEqualTo(11.716497421264648);
    assertThat(run.estimates().stream().filter(e -> e.metric().name().startsWith("loss_")))
        .hasSize(41);
  }

  @Test
  void harmonicMeansAreComputedWhereMissingAndEqualWhereReported() throws IOException {
    for (RunRecord run : dashboard().runs) {
      double inverse = 0;
      for (String task : List.of("sblimp", "swuggy", "tstory", "sstory")) {
        inverse += 1 / value(run, task + "/accuracy");
      }
      assertThat(value(run, "paper_metrics/f1")).isCloseTo(4 / inverse, within(1e-12));
      assertThat(value(run, "paper_metrics/benchmarks")).isEqualTo(4);
    }
  }

  @Test
  void theOlderSnapshotIsReadToo() throws IOException {
    Collected read = read(DASHBOARD, real("dashboard/dashboard_data_with_progression.json"));
    assertThat(read.runs).hasSize(5);
    assertThat(read.runs.stream().filter(RunRecord::baseline)).hasSize(1);
    assertThat(lengths(read.byId("dailytalk_finetune_from_librilight11_cp000200")))
        .containsExactly(43, 41, 44);
  }

  @Test
  void theFlatBaselineEqualsItsDashboardCopy() throws IOException {
    RunRecord flat =
        read(new PaperMetricsFlat(), real("baseline_paper_metrics_results.json")).only();
    RunRecord copy = dashboard().byId("baseline_pretrained");
    assertThat(flat.id()).isEqualTo(copy.id());
    assertThat(flat.name()).isEqualTo(copy.name());
    assertThat(flat.baseline()).isTrue();
    assertThat(flat.estimates()).isEqualTo(copy.estimates());
    assertThat(lengths(flat)).containsExactly(43, 41, 44);
    assertThat(flat.checkpointKey())
        .startsWith("baseline:/")
        .endsWith("/baseline_paper_metrics_results.json");
  }

  @Test
  void theOldBaselineLosesItsPlaceholders() throws IOException {
    Collected read = read(new PaperMetricsFlat(), real("data/baseline_paper_metrics_results.json"));
    RunRecord run = read.only();
    assertThat(value(run, "librilight/perplexity_8k")).isEqualTo(3.8483760080133944);
    assertThat(value(run, "librilight/perplexity_16k")).isNaN();
    assertThat(value(run, "librilight/tokens")).isEqualTo(14994);
    assertThat(read.remarks).anyMatch(r -> r.contains("librilight_perplexity_16k"));
  }

  @Test
  void resultsOfAnotherToolAreRefused() throws IOException {
    try (Stream<Path> walk = Files.walk(real("batch_results"))) {
      List<Path> files = walk.filter(f -> f.endsWith("results.json")).toList();
      assertThat(files).hasSize(8);
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new SavedEvaluation().recognises("results.json", bytes)).isFalse();
        assertThat(new PaperMetricsFlat().recognises("results.json", bytes)).isFalse();
        assertThat(DASHBOARD.recognises("results.json", bytes)).isFalse();
      }
    }
  }

  @Test
  void theRegistryIsWrittenAsItWasRead() throws IOException {
    Path real = real("dashboard/runs_registry.json");
    byte[] before = Files.readAllBytes(real);
    Registry registry = Registry.parse(before, ZoneId.of("UTC"));
    assertThat(registry.entries()).hasSize(41).filteredOn(RegistryEntry::isBaseline).hasSize(1);
    assertThat(registry.problems()).isEmpty();
    assertThat(registry.bytes()).isEqualTo(before);
    // an entry made anew has the same text
    RegistryEntry last = registry.entries().getLast();
    assertThat(registry.without(last).with(last, ZoneId.of("UTC")).bytes()).isEqualTo(before);
  }

  @Test
  void theRegistryNamesEveryEvaluation() throws IOException {
    Collected read = read(new RunsRegistry(), real("dashboard/runs_registry.json"));
    assertThat(read.registrations).hasSize(41);
    assertThat(read.rejects).isEmpty();
    List<String> keys = dashboard().runs.stream().map(RunRecord::checkpointKey).toList();
    assertThat(read.registrations.stream().filter(r -> !keys.contains(r.checkpointKey())))
        .hasSize(9);
    assertThat(read.registrations).allMatch(r -> r.addedAt() != null);
  }

  @Test
  void logsGiveTheSameCurvesAsTheDashboardWithRealFileNames() throws IOException {
    Collected copies = dashboard();
    for (int i = 1; i <= 4; i++) {
      Collected read =
          read(new EvaluationLog(), real("derived/logs/paper_metrics_9000000" + i + ".err"));
      RunRecord log = read.only();
      assertThat(log.role()).isEqualTo(RunRecord.Role.CURVES);
      assertThat(log.progress()).as("it never says that it saved").isNotNull();
      // Lines of the third kind carry no total, and that log has no closing line.
      assertThat(log.tags()).containsExactly(i == 3 ? "incomplete" : "complete");
      RunRecord copy =
          copies.runs.stream()
              .filter(run -> run.checkpointKey().equals(log.checkpointKey()))
              .findFirst()
              .orElseThrow();
      assertThat(losses(log)).hasSize(3).noneMatch(Series::partEstimated);
      for (int part = 0; part < 3; part++) {
        assertThat(losses(log).get(part).x()).isEqualTo(losses(copy).get(part).x());
        assertThat(losses(log).get(part).y()).isEqualTo(losses(copy).get(part).y());
      }
      assertThat(losses(log).get(0).part())
          .isEqualTo(
              i == 2
                  ? "file 1"
                  : "1hour_speaker100_emerald_city_librivox_64kb_mp3_chapters1-5.flac");
    }
  }
}
