package dev.assay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricCatalogueTest {
  private final MetricCatalogue catalogue = MetricCatalogue.builtIn();

  @ParameterizedTest
  @CsvSource({
    "sblimp/accuracy, HIGHER, true, 0.5, sBLIMP",
    "sstory/accuracy, HIGHER, true, 0.5, sStory",
    "piqa/acc, HIGHER, true, 0.5, PIQA acc",
    "piqa/acc_norm, HIGHER, true, 0.5, PIQA acc_norm",
    "qasc/acc, HIGHER, true, 0.125, QASC acc",
    "commonsense_qa/acc, HIGHER, true, 0.2, CommonsenseQA acc",
    "hendrycksTest-virology/acc, HIGHER, true, 0.25, hendrycksTest-virology acc",
    "arc_easy_val_rc_5shot/len_norm, HIGHER, true, 0.25, ARC easy acc (len norm)",
    "general_web/ppl, LOWER, false, , General web ppl",
    "general_web/nll, LOWER, false, , General web nll",
    "math_openmathreasoning/ppl, LOWER, false, , OpenMathReasoning ppl",
    "tier2/ppl_macro_avg, LOWER, false, , Tier 2 macro perplexity",
    "tier3/cf_macro_avg, HIGHER, false, , Tier 3 macro accuracy",
    "tier4/all_checks_pass_rate, HIGHER, true, , tier4 all_checks_pass_rate",
    "tier4/coding/format_valid_rate, HIGHER, true, , tier4/coding format_valid_rate",
    "tracker/final_ppl, LOWER, false, , Final perplexity",
    "tracker/final_mrr, HIGHER, false, , Final MRR",
    "tracker/steps_to_ppl_50, LOWER, false, , Steps to perplexity 50",
    "tracker/gpu_hours, LOWER, false, , GPU hours",
    "librilight/loss_8000, LOWER, false, , LibriLight loss 8000",
    "librilight/perplexity_8k, LOWER, false, , LibriLight PPL 8k",
    "librilight/slope, LOWER, false, , LibriLight slope",
    "paper_metrics/avg, HIGHER, false, , Average accuracy",
    "pile-validation/CrossEntropyLoss, LOWER, false, , pile-validation cross-entropy",
    "crows_pairs_english/pct_stereotype, LOWER, true, , crows_pairs_english pct_stereotype",
    "crows_pairs_english/likelihood_difference, LOWER, false, , crows_pairs_english likelihood_difference",
    "wikitext/word_perplexity, LOWER, false, , WikiText word_perplexity",
    "wikitext/bits_per_byte, LOWER, false, , WikiText bits_per_byte",
    "lambada_openai/ppl, LOWER, false, , LAMBADA ppl",
    "cola/mcc, HIGHER, false, 0, CoLA mcc",
    "mrpc/f1, HIGHER, false, , MRPC f1",
    "record/em, HIGHER, true, , ReCoRD em",
    "math500/pass@16, HIGHER, false, , math500 pass@16",
    "math500/maj@16, HIGHER, true, 0, math500 maj@16",
    "librilight/samples, NEITHER, false, , LibriLight samples",
  })
  void knowsTheMetricsOfTheSpecifications(
      String key, Direction direction, boolean proportion, Double chance, String display) {
    Metric metric = catalogue.describe(MetricKey.parse(key));

    assertThat(metric.direction()).isEqualTo(direction);
    assertThat(metric.proportion()).isEqualTo(proportion);
    assertThat(metric.chance())
        .isEqualTo(chance == null ? OptionalDouble.empty() : OptionalDouble.of(chance));
    assertThat(metric.display()).isEqualTo(display);
  }

  @Test
  void aPerplexityHasNoChanceLevelEvenWhereItsTaskHasOne() {
    assertThat(catalogue.describe(MetricKey.of("piqa", "ppl")).chance()).isEmpty();
    assertThat(catalogue.describe(MetricKey.of("piqa", "bpb")).chance()).isEmpty();
  }

  @Test
  void warnsThatALibriLightMarkIsOneToken() {
    assertThat(catalogue.describe(MetricKey.of("librilight", "loss_8k")).note())
        .contains("one single token");
  }

  @Test
  void describesAnUnknownMetricWithoutADirection() {
    Metric metric = catalogue.describe(MetricKey.of("<script>", "frobs"));

    assertThat(metric.direction()).isEqualTo(Direction.UNKNOWN);
    assertThat(metric.display()).isEqualTo("<script> frobs");
    assertThat(metric.digits()).isEqualTo(4);
    assertThat(metric.proportion()).isFalse();
    assertThat(metric.chance()).isEmpty();
  }

  @Test
  void namesTheFilterInTheDisplay() {
    assertThat(catalogue.describe(MetricKey.parse("gsm8k/exact_match,strict-match")).display())
        .isEqualTo("gsm8k exact_match (strict-match)");
  }

  @Test
  void whatTheFileStatesBeatsTheBuiltInRulesAndTheUserBeatsBoth() {
    MetricKey unknown = MetricKey.of("t", "frobs");
    MetricKey acc = MetricKey.of("t", "acc");
    MetricCatalogue users = catalogue.with(List.of(direction("t", "frobs", Direction.LOWER)));

    assertThat(catalogue.describe(unknown, Direction.HIGHER).direction())
        .isEqualTo(Direction.HIGHER);
    assertThat(catalogue.describe(acc, Direction.LOWER).direction()).isEqualTo(Direction.LOWER);
    assertThat(catalogue.describe(acc, Direction.UNKNOWN).direction()).isEqualTo(Direction.HIGHER);
    assertThat(users.describe(unknown, Direction.HIGHER).direction()).isEqualTo(Direction.LOWER);
    assertThat(users.describe(acc).direction()).isEqualTo(Direction.HIGHER);
  }

  @Test
  void aUsersRuleForATaskNamesTheTaskAndOneForAMetricNamesTheMetric() {
    MetricCatalogue users =
        catalogue.with(List.of(display("mine", "*", "My set"), display("*", "acc", "accuracy")));

    assertThat(users.describe(MetricKey.of("mine", "acc")).display()).isEqualTo("My set accuracy");
    assertThat(users.describe(MetricKey.of("mine", "f1")).display()).isEqualTo("My set f1");
    assertThat(
            users
                .with(List.of(display("mine", "f1", "The one")))
                .describe(MetricKey.of("mine", "f1"))
                .display())
        .isEqualTo("The one");
  }

  @Test
  void survivesSillyUserRules() {
    MetricCatalogue users =
        catalogue.with(
            List.of(
                new MetricRule(
                    "*",
                    "*",
                    "",
                    "",
                    null,
                    null,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(Double.NaN),
                    99,
                    null,
                    null,
                    null)));

    Metric metric = users.describe(MetricKey.of("t", "m"));
    assertThat(metric.digits()).isEqualTo(17);
    assertThat(metric.display()).isNotEmpty();
  }

  @Test
  void matchesGlobsOverTheWholeTextInBoundedTime() {
    assertThat(Glob.matches("a*c", "abcbc")).isTrue();
    assertThat(Glob.matches("a*c", "abcb")).isFalse();
    assertThat(Glob.matches("?", "")).isFalse();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("*_ppl", "final_ppl")).isTrue();
    assertThat(Glob.matches("*a".repeat(40) + "b", "a".repeat(20_000))).isFalse();
  }

  private static MetricRule direction(String task, String name, Direction direction) {
    return rule(task, name, null, direction);
  }

  private static MetricRule display(String task, String name, String display) {
    return rule(task, name, display, null);
  }

  private static MetricRule rule(
      String task,
      String name,
      @org.jspecify.annotations.Nullable String display,
      @org.jspecify.annotations.Nullable Direction direction) {
    return new MetricRule(
        task,
        name,
        display,
        null,
        direction,
        null,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        null,
        null,
        null,
        null);
  }
}
