package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.TtsYaml;
import dev.assay.formats.json.Json;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.samples.hub.HubClient;
import dev.assay.samples.hub.HubPlace;
import dev.assay.samples.hub.HubPlaces;
import dev.assay.samples.hub.HubSettings;
import dev.assay.samples.hub.Patience;
import dev.assay.selection.StepScores;
import dev.assay.testkit.hub.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HubRunsTest {
  private static final String ROW =
      """
      {"problem":"P","answer":"3","unique_id":"a","completions":["\\\\boxed{4}","\\\\boxed{3}"],"scores":[[0.5],[0.8]]}
      """;

  private static final int PROBLEMS = 80;

  @TempDir Path folder;

  @Test
  void runsOfTheHubAreReadLikeThoseHereAndFetchedWhenTheyAreRead() {
    try (HubServer server = new HubServer()) {
      server
          .repo("org/default-aime25-Toy-bon")
          .add("main", "T-0.8--n-2--seed-7/train-0.jsonl", ROW);
      Map<String, String> environment = Map.of("HF_ENDPOINT", server.endpoint().toString());
      var settings = HubSettings.of(environment, folder, Patience.USUAL);
      try (HubPlaces places = new HubPlaces(new HubClient(settings))) {
        RunLoader loader = loader();
        HubPlace place = HubPlace.parse("org/default-aime25-Toy-bon").orElseThrow();
        List<RunRef> runs = loader.discover(place, places, Sidecar.NOTHING).runs();

        assertThat(runs).hasSize(1);
        assertThat(loader.remote(runs.getFirst()).orElseThrow().files())
            .singleElement()
            .satisfies(file -> assertThat(file.size()).isEqualTo(ROW.length()));
        assertThat(server.asked()).noneMatch(each -> each.path().contains(".jsonl"));
        assertThat(runs.getFirst().place()).isEqualTo("org/default-aime25-Toy-bon");
        assertThat(loader.load(runs.getFirst(), false).run().problems()).hasSize(1);
        assertThat(loader.discover(place, places, Sidecar.NOTHING).runs()).isEmpty();
      }
    }
  }

  @Test
  void aSecondRunOfANameIsToldAndLeftOut() {
    try (HubServer server = new HubServer()) {
      server
          .repo("org/x")
          .add("main", "a/train-0.jsonl", ROW)
          .add("main", "a/tts.yaml", "subset: m--T-0.8--seed-7\nmodel: A\n")
          .add("main", "b/train-0.jsonl", ROW)
          .add("main", "b/tts.yaml", "subset: m--T-0.8--seed-7\nmodel: B\n");
      Map<String, String> environment = Map.of("HF_ENDPOINT", server.endpoint().toString());
      var settings = HubSettings.of(environment, folder, Patience.USUAL);
      try (HubPlaces places = new HubPlaces(new HubClient(settings))) {
        RunLoader loader = loader();
        HubPlace place = HubPlace.parse("org/x").orElseThrow();
        Discovered found = loader.discover(place, places, Sidecar.NOTHING);
        assertThat(found.runs())
            .singleElement()
            .satisfies(run -> assertThat(run.identity().model().value()).contains("A"));
        assertThat(found.problems())
            .singleElement()
            .satisfies(each -> {
              assertThat(each.message())
                  .isEqualTo("org/x, b: a second run of the name m--T-0.8--seed-7; it is left out");
              assertThat(each.remedy()).contains("tts.yaml");
            });
      }
    }
  }

  /**
   * A run as it is read here and there: with the steps and without, and whatever else is stated.
   */
  @Test
  void ofAPreparedRunOnTheHubTheTextsAreNotFetched() throws IOException {
    Path raw = folder.resolve("m--T-0.8--n-8--seed-7.jsonl");
    Files.writeString(raw, rows(new Random(5)));
    Path prepared = prepared(raw);
    byte[] content = Files.readAllBytes(prepared);
    assertThat(content).hasSizeGreaterThan(2_000_000);
    try (HubServer server = new HubServer()) {
      server.repo("org/x").add("main", "m--T-0.8--n-8--seed-7/train-0.parquet", content);
      Map<String, String> environment = Map.of("HF_ENDPOINT", server.endpoint().toString());
      var settings = HubSettings.of(environment, folder, Patience.USUAL);
      try (HubPlaces places = new HubPlaces(new HubClient(settings))) {
        RunLoader loader = loader();
        HubPlace place = HubPlace.parse("org/x").orElseThrow();
        RunRef there = loader.discover(place, places, Sidecar.NOTHING).runs().getFirst();
        RunRef here = loader.discover(prepared, "here", Sidecar.NOTHING).runs().getFirst();
        for (boolean withSteps : List.of(false, true)) {
          Loaded fetched = loader.load(there, withSteps);
          assertThat(fetched.problems()).isEmpty();
          assertThat(fetched.run().problems())
              .hasSize(PROBLEMS)
              .usingRecursiveFieldByFieldElementComparator()
              .isEqualTo(loader.load(here, withSteps).run().problems());
        }
        assertThat(server.storage().served()).isLessThan(content.length / 5);
        assertThat(loader.files(there).getFirst()).hasBinaryContent(content);
      }
    }
  }

  private static RunLoader loader() {
    var judge = new ProblemJudge(new Grader(Settings.STRICT), StepScores.LAST);
    return new RunLoader(TtsYaml.builtInRules(), judge);
  }

  private Path prepared(Path raw) {
    RunLoader loader = loader();
    RunRef run = loader.discover(raw, "x", Sidecar.NOTHING).runs().getFirst();
    Path to = PreparedPlace.of(folder.resolve("home"), folder.resolve("out"), run.subset());
    var options = new PrepareOptions(List.of(), StepScores.LAST, false, Settings.STRICT);
    var task = new Preparation.Task(run, loader.files(run), to, false, false);
    return ((Preparation.Result.Done)
            new Preparation(options, Clock.systemUTC()).prepare(task, (share, count) -> {}))
        .file();
  }

  private static String rows(Random random) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < PROBLEMS; i++) {
      ObjectNode row = Json.MAPPER.createObjectNode();
      row.put("unique_id", "p" + i).put("problem", "P" + i).put("answer", "" + i % 4);
      ArrayNode texts = row.putArray("completions");
      ArrayNode scores = row.putArray("scores");
      for (int c = 0; c < 8; c++) {
        StringBuilder text = new StringBuilder();
        random.ints(5_000, '0', 'Z').forEach(text::appendCodePoint);
        texts.add(text + "\\boxed{" + random.nextInt(4) + "}");
        scores.addArray().add(random.nextInt(100) / 100.0).add(random.nextInt(100) / 100.0);
      }
      rows.append(Json.MAPPER.writeValueAsString(row)).append('\n');
    }
    return rows.toString();
  }
}
