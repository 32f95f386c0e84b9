package dev.assay.formats.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.domain.AssayException;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.ParsedName.Understood;
import dev.assay.formats.tts.RunIdentity.Origin;
import dev.assay.formats.tts.RunIdentity.Stated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRulesTest {
  private static final HubRules RULES = TtsYaml.builtInRules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ENSEONG/hnc-Qwen2.5-1.5B-Instruct-bon                                | ""           | hnc     | ""        | bon         | Qwen2.5-1.5B-Instruct
          ENSEONG/hnc-Qwen2.5-1.5B-Instruct-beam_search                        | ""           | hnc     | ""        | beam_search | Qwen2.5-1.5B-Instruct
          ENSEONG/hnc-aime25-Qwen2.5-1.5B-Instruct-dvts                        | ""           | hnc     | math-ai/aime25 | dvts   | Qwen2.5-1.5B-Instruct
          ENSEONG/default-Qwen2.5-3B-Instruct-bon                              | ""           | default | ""        | bon         | Qwen2.5-3B-Instruct
          ENSEONG/default-MATH-500-Qwen2.5-1.5B-Instruct-beam_search           | ""           | default | HuggingFaceH4/MATH-500 | beam_search | Qwen2.5-1.5B-Instruct
          ENSEONG/preprocessed-default-MATH-500-Qwen2.5-3B-Instruct-bon        | preprocessed | default | HuggingFaceH4/MATH-500 | bon | Qwen2.5-3B-Instruct
          ENSEONG/preprocessed-hnc-Qwen2.5-1.5B-Instruct-dvts                  | preprocessed | hnc     | ""        | dvts        | Qwen2.5-1.5B-Instruct
          ENSEONG/unified-default-MATH-500-Qwen2.5-3B-Instruct-bon             | unified      | default | HuggingFaceH4/MATH-500 | bon | Qwen2.5-3B-Instruct
          ENSEONG/preprocessed-score-early-MATH-500-Qwen2.5-3B-Instruct-bon    | preprocessed score | early | HuggingFaceH4/MATH-500 | bon | Qwen2.5-3B-Instruct
          ENSEONG/preprocessed-full-math-private-Qwen2.5-3B-Instruct-bon       | preprocessed | ""      | ENSEONG/math-private | bon | Qwen2.5-3B-Instruct
          ENSEONG/full-math-private-n256-Llama-3.2-3B-Instruct-bon             | ""           | ""      | ENSEONG/math-private | bon | Llama-3.2-3B-Instruct
          me/Llama-3.2-1B-Instruct-best_of_n-prm-completions                   | ""           | ""      | ""        | bon         | Llama-3.2-1B-Instruct
          HuggingFaceH4/Llama-3.2-1B-Instruct-best-of-N-completions            | ""           | ""      | ""        | bon         | Llama-3.2-1B-Instruct
          HuggingFaceH4/Llama-3.2-1B-Instruct-beam-search-completions          | ""           | ""      | ""        | beam_search | Llama-3.2-1B-Instruct
          HuggingFaceH4/Llama-3.2-1B-Instruct-DVTS-completions                 | ""           | ""      | ""        | dvts        | Llama-3.2-1B-Instruct
          ENSEONG/ko-ko-math-500-test-EXAONE-4.0-1.2B-dvts                     | ""           | ""      | ENSEONG/ko-math-500-test | dvts | EXAONE-4.0-1.2B
          TheRealPilot638/Falcon3-1B-beam-search_16_no_chunking_H200           | ""           | ""      | ""        | beam_search | Falcon3-1B
          somebody/ribbon-data                                                 | ""           | ""      | ""        | ""          | ""
          """)
  void namesOfPlacesTellWhatTheyHold(
      String path, String stages, String strategy, String dataset, String approach, String model) {
    HubRules.Facts facts = RULES.read(HubPath.parse(path));
    assertThat(String.join(" ", facts.stages())).isEqualTo(stages);
    assertThat(facts.strategy().map(Strategy::word).orElse("")).isEqualTo(strategy);
    assertThat(facts.dataset().orElse("")).isEqualTo(dataset);
    assertThat(facts.approach().map(Approach::word).orElse("")).isEqualTo(approach);
    assertThat(facts.model().orElse("")).isEqualTo(model);
  }

  @Test
  void aSearchFiledAsBestOfNIsAConflict() {
    RunIdentity who =
        identity(
            "ENSEONG/default-MATH-500-Llama-3.2-1B-Instruct-bon",
            "HuggingFaceH4_MATH-500--T-0.8--n-64--m-4--seed-0",
            Stated.NOTHING);
    assertThat(who.conflicts())
        .containsExactly("the path says bon, but the subset has m-4, which only a search has");
    assertThat(who.approach().value()).isEmpty();
    assertThat(who.model())
        .isEqualTo(new RunIdentity.Fact<>(Optional.of("Llama-3.2-1B-Instruct"), Origin.PATH));
  }

  @Test
  void everyDisagreementIsSaidAndTheSubsetIsBelieved() {
    RunIdentity who =
        identity(
            "ENSEONG/hnc-aime25-Qwen2.5-3B-Instruct-dvts",
            "HuggingFaceH4_MATH-500--T-0.8--n-64--seed-0",
            Stated.NOTHING);
    assertThat(who.conflicts())
        .containsExactly(
            "the path says dvts, but the subset has no m, which every search has",
            "strategy: the path says hnc, the subset says default",
            "benchmark: the path says aime25, the subset says MATH-500");
    assertThat(who.approach())
        .isEqualTo(new RunIdentity.Fact<>(Optional.of(Approach.BON), Origin.SUBSET));
    assertThat(who.dataset().value()).contains("HuggingFaceH4/MATH-500");
  }

  @Test
  void theUserIsBelievedFirstAndSilenceIsUnknown() {
    var stated =
        new Stated(
            Optional.of(Approach.DVTS),
            Optional.of("my/bench"),
            Optional.of("mine"),
            OptionalInt.of(7));
    RunIdentity who = identity("somebody/data", "default", stated);
    assertThat(who.approach().origin()).isEqualTo(Origin.USER);
    assertThat(who.dataset().value()).contains("my/bench");
    assertThat(who.problems()).hasValue(7);
    assertThat(who.strategy().origin()).isEqualTo(Origin.NOBODY);
    assertThat(identity("somebody/data", "default", Stated.NOTHING).model().value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b/c", "../x", "a/..", "a/x..y", "a/b c", "a\u0000b", "/a/"})
  void pathsThatLeadElsewhereAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HubPath.parse(text));
  }

  @Test
  void aRegistryHoldsPathsAndWhatOneStatesOfThem() {
    TtsRegistry registry =
        registry(
            """
            hub_paths:
              math500_3B: [a/default-MATH-500-Qwen2.5-3B-Instruct-bon, ./local/files]
              mine:
                - {path: b/data, approach: dvts, model: tiny, problems: 30}
            output: {format: human}
            """);
    assertThat(registry.categories()).containsOnlyKeys("math500_3B", "mine");
    assertThat(registry.in("math500_3B").get(1).path()).isEqualTo("./local/files");
    TtsRegistry.Entry mine = registry.in("mine").getFirst();
    assertThat(mine.stated().approach()).contains(Approach.DVTS);
    assertThat(mine.stated().problems()).hasValue(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          hub_path: {a: [b]}                      | registry.yaml line 1: unknown key 'hub_path'
          hub_paths: {a: [{path: b, model: []}]}  | 'model' in a path of 'a' must be text
          hub_paths: {a: [{approach: bon}]}       | needs the key 'path'
          hub_paths: {a: [{path: b, approach: x}]}| does not know 'x'
          output: {}                              | needs the key 'hub_paths'
          """)
  void aFaultOfARegistryIsLocated(String yaml, String message) {
    assertThatThrownBy(() -> registry(yaml))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFaultyRuleIsLocated() {
    assertThatThrownBy(() ->
            TtsYaml.rules(
                "rules.yaml",
                "approaches:\n  - {match: '(', is: bon}\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("rules.yaml line 2: '(' is not a regular expression");
    assertThat(List.of(Approach.values())).hasSize(RULES.approaches().size());
  }

  private static RunIdentity identity(String path, String subset, Stated stated) {
    var name = ((Understood) SubsetNames.parse(subset)).name();
    return RunIdentity.of(RULES.read(HubPath.parse(path)), name, stated);
  }

  private static TtsRegistry registry(String yaml) {
    return TtsYaml.registry("registry.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }
}
