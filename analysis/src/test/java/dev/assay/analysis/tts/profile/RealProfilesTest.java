package dev.assay.analysis.tts.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.tts.ProfileRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** All that the field's own files derive from their counts, derived anew. */
class RealProfilesTest {
  private static final Path DATA =
      Path.of(System.getProperty("assay.root", ".."), "../shared/data/test-time-scaling");

  private static JsonNode stored(String name) throws IOException {
    Path file = DATA.resolve(name);
    assumeTrue(Files.exists(file), "skipped: no shared data");
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return Json.tree(in.readAllBytes());
    }
  }

  private static List<Profile> profiles(JsonNode root) throws IOException {
    return ProfileRows.read(root).stream()
        .map(row ->
            new Profile(
                row.key(),
                row.answer(),
                row.level(),
                new Counts("", row.right(), row.total()),
                List.of()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bon", "dvts"})
  void everyDerivedFieldIsAsStored(String approach) throws IOException {
    JsonNode root = stored("hnc_problem_profiles_" + approach + ".json.gz");
    List<Profile> profiles = profiles(root);
    assertThat(profiles).hasSize(500);
    for (int i = 0; i < profiles.size(); i++) {
      Profile ours = profiles.get(i);
      JsonNode theirs = root.get(i);
      ours.accuracy()
          .forEach((t, value) ->
              assertThat(value)
                  .isCloseTo(
                      theirs.path("accuracy_by_temp").path(t.toString()).asDouble(),
                      within(1e-12)));
      assertThat(ours.sensitivity())
          .isCloseTo(theirs.path("temp_sensitivity_score").asDouble(), within(1e-12));
      assertThat(ours.bestAccuracy())
          .isCloseTo(theirs.path("best_temp_accuracy").asDouble(), within(1e-12));
      assertThat(ours.best().isPresent()).isEqualTo(theirs.path("best_temp").isNumber());
      ours.best().ifPresent(t -> assertThat(t).isEqualTo(theirs.path("best_temp").asDouble()));
      assertThat(ours.solvable()).hasSize(theirs.path("temp_robustness").asInt());
      assertThat(ours.category().word()).isEqualTo(Nodes.text(theirs, "primary_category"));
      assertThat(ours.monotonicity().word()).isEqualTo(Nodes.text(theirs, "monotonicity"));
      JsonNode robustness = theirs.path("robustness_level");
      assertThat(ours.robustness()).isEqualTo(robustness.isNull() ? "" : robustness.asString());
      assertThat(ours.isExtremeDependent())
          .isEqualTo(theirs.path("is_extreme_dependent").asBoolean());
      assertThat(ours.isMiddleOptimal()).isEqualTo(theirs.path("is_middle_optimal").asBoolean());
    }
  }

  /**
   * The third approach of the stored lists is not among the files, so they can only be narrower.
   */
  @Test
  void listsAcrossApproachesHoldTheStoredOnes() throws IOException {
    JsonNode stored = stored("hnc_multi_approach_comparison.json.gz");
    Map<String, List<Profile>> profiles = new LinkedHashMap<>();
    for (String approach : List.of("bon", "dvts")) {
      profiles.put(approach, profiles(stored("hnc_problem_profiles_" + approach + ".json.gz")));
    }
    ApproachComparison ours = ApproachComparison.of(profiles);
    assertThat(ours.consistent().size() + ours.inconsistent().size()).isEqualTo(500);
    Set<String> unsolved = new HashSet<>();
    profiles.getOrDefault("bon", List.of()).stream()
        .filter(p -> p.best().isEmpty())
        .forEach(p -> unsolved.add(p.key()));
    profiles.getOrDefault("dvts", List.of()).stream()
        .filter(p -> p.best().isPresent())
        .forEach(p -> unsolved.remove(p.key()));
    Set<String> theirs = texts(stored.path("consistent_problems"));
    theirs.removeAll(unsolved); // which the third approach alone solves
    assertThat(ours.consistent()).containsAll(theirs);
    for (String approach : List.of("bon", "dvts")) {
      assertThat(ours.unique().getOrDefault(approach, List.of()))
          .containsAll(texts(stored.path("unique_solves_by_approach").path(approach)));
    }
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }
}
