package dev.assay.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.domain.Nearest;
import dev.assay.formats.json.Json;
import dev.assay.formats.suite.FigureKind;
import dev.assay.formats.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SuiteYamlTest {
  private static final String TIERS = "suite: s\ntiers: [{id: a, metric: acc}]\n";

  private static Suite read(String text) {
    return SuiteYaml.read("s.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSuiteMayBeJson() {
    Suite suite =
        read(
            """
            {
              "suite": "mine", "axis": "log-step", "reruns": ["-rerun"],
              "tiers": [{"id": "a", "metric": "acc", "match": "quiz/*"}],
              "figures": [{"path": "a/all", "kind": "members", "tier": "a", "size": [8, 4.5]}]
            }
            """);

    assertThat(suite.axis()).isEqualTo(Suite.SuiteAxis.LOG_STEP);
    assertThat(suite.reruns()).containsExactly("-rerun");
    assertThat(suite.tiers().getFirst().match()).isEqualTo("quiz/*");
    assertThat(suite.figures().getFirst().height()).isEqualTo(4.5);
  }

  @Test
  void aFigureMayShowSeveralTiers() {
    Suite suite =
        read(
            """
            suite: s
            tiers: [{id: a, metric: acc}, {id: b, metric: acc}, {id: c, metric: acc}]
            figures: [{path: x, kind: bridge-trend, tier: [c, a, b]}, {path: y, kind: quadrant}]
            """);

    assertThat(suite.figures().get(0).tiers()).containsExactly("c", "a", "b");
    assertThat(suite.figures().get(1).tiers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "figurs: [] | line 3: unknown key 'figurs' in the suite | Did you mean 'figures'?",
        "figures: [{path: x, kind: macr, tier: a}] | line 3: 'kind' in a figure | Did you mean 'macro'?",
        "figures: [{path: x, kind: macro, teir: a}] | unknown key 'teir' | Did you mean 'tier'?",
        "figures: [{path: x, kind: macro, tier: b}] | no tier is called 'b' | Known: a",
        "figures: [{path: x, kind: macro}] | needs the key 'tier' | line 3",
        "figures: [{path: x, kind: macro, tier: [a, a]}] | shows 1 tier, not 2 | line 3",
        "figures: [{path: x, kind: quadrant, tier: a}] | shows 2 tiers, not 1 | line 3",
        "figures: [{path: x, kind: history}] | needs two stages | stages",
        "figures: [{path: x, kind: macro, tier: a, set: hq}] | 'set' in a figure does not know 'hq' | line 3",
        "figures: [{path: x, kind: macro, tier: a, against: brige}] | does not know 'brige' | 'bridge'",
        "figures: [{path: ../x, kind: macro, tier: a}] | a path is folders | line 3",
        "figures: [{path: 'x{stepp}', kind: macro, tier: a}] | '{stepp}' | {step}",
        "figures: [{path: x, kind: macro, tier: a, size: [0, 4]}] | inches from 1 to 100 | line 3",
        "axis: tokns | 'axis' in the suite does not know 'tokns' | Did you mean 'tokens'?",
        "snapshots: [-1] | 'snapshots' in the suite must be a whole number | line 3",
        "title: x | draws no figure | figures"
      })
  void whatIsWrongIsSaidWithFileLineKeyAndTheNearestWord(
      String line, String problem, String remedy) {
    assertThatThrownBy(() -> read(TIERS + line + "\n"))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.problem()).contains("s.yaml", problem);
              assertThat(e.problem() + " " + e.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "figurs, figures",
    "FIGURES, figures",
    "tiesr, tiers",
    "snapshot, snapshots",
    "xyzzy, ''",
    "'', ''"
  })
  void theNearestWordHasFewLettersChanged(String word, String nearest) {
    assertThat(Nearest.of(word, SuiteYaml.ROOT)).isEqualTo(nearest);
  }

  /** Of the schema that editors read. */
  @Test
  void theSchemaKnowsExactlyTheKeysAndWordsThatTheReaderKnows() throws IOException {
    JsonNode schema;
    try (InputStream in = SuiteYaml.class.getResourceAsStream("suite.schema.json")) {
      schema = Json.tree(Objects.requireNonNull(in).readAllBytes());
    }
    JsonNode parts = schema.path("$defs");

    assertThat(keys(schema)).containsExactlyInAnyOrderElementsOf(SuiteYaml.ROOT);
    assertThat(keys(parts.path("tier"))).containsExactlyInAnyOrderElementsOf(SuiteYaml.TIER);
    assertThat(keys(parts.path("stage"))).containsExactlyInAnyOrderElementsOf(SuiteYaml.STAGE);
    assertThat(keys(parts.path("group"))).containsExactlyInAnyOrderElementsOf(SuiteYaml.GROUP);
    assertThat(keys(parts.path("figure"))).containsExactlyInAnyOrderElementsOf(FigureYaml.KEYS);
    assertThat(words(parts.path("figure"), "kind"))
        .containsExactlyElementsOf(
            List.of(FigureKind.values()).stream().map(FigureKind::word).toList());
    assertThat(words(schema, "axis"))
        .containsExactlyElementsOf(
            List.of(Suite.SuiteAxis.values()).stream()
                .map(each -> SuiteYaml.word(each.name()))
                .toList());
    assertThat(words(parts.path("tier"), "mean"))
        .containsExactlyElementsOf(
            List.of(Suite.Tier.Mean.values()).stream()
                .map(each -> SuiteYaml.word(each.name()))
                .toList());
    assertThat(words(parts.path("figure"), "against"))
        .containsExactlyElementsOf(
            List.of(FigureYaml.Against.values()).stream()
                .map(each -> SuiteYaml.word(each.name()))
                .toList());
  }

  private static List<String> keys(JsonNode schema) {
    return List.copyOf(schema.path("properties").propertyNames());
  }

  private static List<String> words(JsonNode schema, String key) {
    List<String> words = new ArrayList<>();
    schema.path("properties").path(key).path("enum").forEach(word -> words.add(word.asString()));
    return words;
  }
}
