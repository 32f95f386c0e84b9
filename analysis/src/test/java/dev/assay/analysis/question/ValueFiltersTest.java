package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analysis.question.CountFacets.Facet;
import dev.assay.analysis.question.RunFilter.Is;
import dev.assay.analysis.question.RunFilter.Range;
import dev.assay.domain.AssayException;
import dev.assay.domain.Checkpoint;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.TrainingType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters {@code range} and {@code is}, and the facets that offer the values. */
class ValueFiltersTest {
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void fill() {
    index =
        new TestIndex(folder)
            .with(
                run("a")
                    .checkpoint(at(100))
                    .trainingType(TrainingType.HYBRID)
                    .evaluatedAt(Instant.parse("2025-11-02T10:00:00Z"), TimeSource.RESULTS_FILE)
                    .tags(List.of("ttt", "callhome"))
                    .config(
                        "{\"seed\": 7, \"lr\": 1e-4, \"on\": true, \"layers\": [29, 30, \"x\"]}",
                        "")
                    .estimate(plain("sblimp/accuracy", 0.5)),
                run("b")
                    .checkpoint(experiment("lora-seed=3-v2"))
                    .trainingType(TrainingType.LORA)
                    .evaluatedAt(Instant.parse("2025-11-03T00:00:00Z"), TimeSource.RESULTS_FILE)
                    .tags(List.of("lora", "mine"))
                    .config("{\"lr\": 0.0001, \"on\": false, \"layers\": \"29,30\"}", "")
                    .estimate(plain("sblimp/accuracy", 0.6)),
                run("c")
                    .checkpoint(experiment("lora-seed=4-v2"))
                    .trainingType(TrainingType.PRETRAINED)
                    .config("{\"lr\": \"1e-4\", \"layers\": []}", ""),
                run("d").checkpoint(Checkpoint.NONE));
  }

  private static Checkpoint experiment(String name) {
    return new Checkpoint(name, "/ckpt", OptionalLong.empty(), OptionalLong.empty(), "");
  }

  @AfterEach
  void close() {
    index.close();
  }

  private FindRuns.Answer answer(List<String> ranges, List<String> is) {
    RunFilter filter = new RunFilter.Builder().ranges(ranges).is(is).build();
    return new FindRuns(index.snapshots())
        .answer(new FindRuns.Question(filter, List.of("id"), List.of("step"), 0, 10));
  }

  private String ids(List<String> ranges, List<String> is) {
    return String.join(" ", answer(ranges, is).rows().stream().map(RunRow::id).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      emptyValue = "",
      value = {
        "step~100..100 | a",
        "step~101.. | ''",
        "sblimp/accuracy~.. | a b",
        "sblimp_accuracy~0.5..0.55 | a",
        "sblimp/accuracy~..0.6 | a b",
        "config.lr~1e-5..1e-3 | a b",
        "time~2025-11-02..2025-11-02 | a",
        "time~2025-11-03.. | b",
        "time~..2025-11-02T09:59 | ''",
        "seed~3..4 | b c",
        "step~5..1 | ''",
      })
  void aRangeKeepsWhatLiesWithin(String range, String ids) {
    assertThat(ids(List.of(range), List.of())).isEqualTo(ids);
  }

  @Test
  void allRangesMustHold() {
    assertThat(ids(List.of("sblimp/accuracy~0.4..", "sblimp/accuracy~..0.55"), List.of()))
        .isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ttt~true | a",
        "ttt~false | b c",
        "ttt~ | d",
        "lora~true | a b",
        "source~callhome | a",
        "source~ | b c d",
        "seed~7 | a",
        "seed~07.0 | a",
        "seed~ | d",
        "recipe~lora-v2 | b c",
        "type~ttt | a",
        "type~lora | a b",
        "tags~mine | b",
        "tags~ | c d",
        "config.lr~0.0001 | a b",
        "config.lr~1e-4 | a b c",
        "config.on~true | a",
        "config.on~ | c d",
        "config.layers~30 | a",
        "config.layers~x | a",
        "config.layers~29,30 | b",
        "config.layers~[] | c",
        "time~2025-11-02 | a",
        "step~1e2 | a",
        "id~a~b | ''",
        "sblimp/accuracy~ | c d",
        "name~<script> | ''",
      })
  void aChosenValueKeepsTheRunsThatHaveIt(String is, String ids) {
    assertThat(ids(List.of(), List.of(is))).isEqualTo(ids);
  }

  @Test
  void valuesOfOneColumnAreAlternativesAndColumnsNarrowEachOther() {
    assertThat(ids(List.of(), List.of("id~a", "id~b", "ttt~"))).isEmpty();
    assertThat(ids(List.of(), List.of("id~a", "id~b", "id~"))).isEqualTo("a b");
    assertThat(ids(List.of(), List.of("ttt~true", "ttt~", "lora~true"))).isEqualTo("a");
    assertThat(ids(List.of(), List.of("training_type~lora", "type~pretrained"))).isEqualTo("a b c");
  }

  @Test
  void expressionsKnowTheDerivedFields() {
    assertThat(index.ids("ttt and seed = 7", "id")).containsExactly("a");
    assertThat(index.ids("not lora", "id")).containsExactly("c");
    assertThat(index.ids("recipe = 'lora-v2' and seed >= 4", "id")).containsExactly("c");
    assertThat(index.ids("source is null", "id")).containsExactly("b", "c", "d");
    assertThat(index.ids("", "-seed")).containsExactly("a", "c", "b", "d");
  }

  @Test
  void derivedFieldsAreColumns() {
    var rows =
        new FindRuns(index.snapshots())
            .answer(
                new FindRuns.Question(
                    RunFilter.ALL,
                    List.of("id"),
                    List.of("ttt", "lora", "source", "seed", "recipe"),
                    0,
                    10))
            .rows();

    assertThat(rows.getFirst().cells())
        .containsEntry("ttt", Cell.of(true))
        .containsEntry("source", Cell.of("callhome"))
        .containsEntry("seed", Cell.of(7L))
        .containsEntry("recipe", Cell.of("exp"));
    assertThat(rows.getLast().cells()).isEmpty();
  }

  @Test
  void theCommandAsksTheSame() {
    assertThat(answer(List.of("step~1..100"), List.of("config.layers~29,30", "ttt~")).command())
        .contains("--range 'step~1..100' --is 'config.layers~29,30' --is 'ttt~'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "step", "~1..2", "step~1", "step~1-2", "step.1..2"})
  void whatIsNoRangeIsRefused(String range) {
    assertThatThrownBy(() -> Range.parse(range))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("is no filter of the kind range");
  }

  @Test
  void aRangeIsTakenApartAtItsLastTildeAndAValueAtItsFirst() {
    assertThat(Range.parse("config.a~b~1..2")).isEqualTo(new Range("config.a~b", "1", "2"));
    assertThat(Is.parse("name~a~b")).isEqualTo(new Is("name", "a~b"));
    assertThatThrownBy(() -> Is.parse("~x")).hasMessageContaining("of the kind is");
    assertThatThrownBy(() -> Is.parse("x")).hasMessageContaining("of the kind is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"step~NaN..", "step~0x1p3..", "step~1d..", "time~soon..", "step~..Infinity"})
  void aBoundOfAnotherKindIsRefused(String range) {
    assertThatThrownBy(() -> ids(List.of(range), List.of()))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("a bound of the range");
  }

  @Test
  void textHasNoRangeAndUnknownColumnsAreNamed() {
    assertThatThrownBy(() -> ids(List.of("name~a..b"), List.of()))
        .hasMessageContaining("holds neither numbers nor times");
    assertThatThrownBy(() -> ids(List.of(), List.of("nope~1"))).hasMessage("no column 'nope'");
  }

  @Test
  void facetsOfAnyColumnCountUnderAllOtherFilters() {
    RunFilter filter =
        new RunFilter.Builder().is(List.of("ttt~true", "config.layers~gone")).build();
    var custom =
        new CountFacets(index.snapshots())
            .answer(
                new CountFacets.Question(
                    filter, List.of("ttt", "config.layers", "type", "seed", "ttt")))
            .custom();

    assertThat(custom)
        .extracting(CountFacets.Custom::key)
        .containsExactly("ttt", "config.layers", "type", "seed");
    assertThat(custom.get(0).values()).containsExactly(new Facet("true", 0));
    assertThat(custom.get(1).values())
        .containsExactly(
            new Facet("29", 1), new Facet("30", 1), new Facet("x", 1), new Facet("gone", 0));
    assertThat(custom.get(2).values()).isEmpty();
    assertThat(custom).allMatch(facet -> facet.more() == 0);
  }

  @Test
  void facetsNameRunsWithoutAValueAndSpellNumbersAsTheFilterReadsThem() {
    var custom =
        new CountFacets(index.snapshots())
            .answer(
                new CountFacets.Question(
                    RunFilter.ALL, List.of("config.lr", "lora", "tags", "seed", "type")))
            .custom();

    assertThat(custom.get(0).values()).containsExactly(new Facet("1e-4", 3), new Facet("", 1));
    assertThat(custom.get(1).values())
        .containsExactly(new Facet("true", 2), new Facet("", 1), new Facet("false", 1));
    assertThat(custom.get(2).values()).contains(new Facet("", 2), new Facet("mine", 1));
    assertThat(custom.get(3).values())
        .containsExactly(new Facet("", 1), new Facet("3", 1), new Facet("4", 1), new Facet("7", 1));
    assertThat(custom.get(4).values()).contains(new Facet("lora", 2), new Facet("ttt", 1));
  }

  @Test
  void aFacetOfManyValuesShowsTheMostFrequentAndSaysHowManyAreLeftOut() {
    for (int i = 0; i < 50; i++) {
      index.with(run("r" + (10 + i)).checkpoint(at(i)));
    }
    RunFilter filter = new RunFilter.Builder().is(List.of("step~49")).build();
    var steps =
        new CountFacets(index.snapshots())
            .answer(new CountFacets.Question(filter, List.of("step")))
            .custom()
            .getFirst();

    assertThat(steps.values()).hasSize(31).contains(new Facet("49", 1));
    assertThat(steps.more()).isEqualTo(52 - 31);
  }
}
