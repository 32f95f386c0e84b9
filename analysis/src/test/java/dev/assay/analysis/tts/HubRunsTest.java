package dev.assay.analysis.tts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.formats.TtsYaml;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubRunsTest {
  private static final String ROW =
      """
      {"problem":"P","answer":"3","unique_id":"a","completions":["\\\\boxed{4}","\\\\boxed{3}"],"scores":[[0.5],[0.8]]}
      """;

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
        var judge = new ProblemJudge(new Grader(Settings.STRICT), StepScores.LAST);
        var loader = new RunLoader(TtsYaml.builtInRules(), judge);
        HubPlace place = HubPlace.parse("org/default-aime25-Toy-bon").orElseThrow();
        List<RunRef> runs = loader.discover(place, places, Sidecar.NOTHING).runs();

        assertThat(runs).hasSize(1);
        assertThat(server.asked()).noneMatch(each -> each.path().contains(".jsonl"));
        assertThat(runs.getFirst().place()).isEqualTo("org/default-aime25-Toy-bon");
        assertThat(loader.load(runs.getFirst(), false).run().problems()).hasSize(1);
        assertThat(loader.discover(place, places, Sidecar.NOTHING).runs()).isEmpty();
      }
    }
  }
}
