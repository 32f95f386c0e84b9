package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.counted;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static dev.assay.analysis.question.TestIndex.withError;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.TrainingType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindRunsTest {
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void fill() {
    index = new TestIndex(folder);
    index.with(
        run("a")
            .name("CP100 - Alpha")
            .model("m1")
            .trainingType(TrainingType.HYBRID)
            .checkpoint(at(100))
            .tag("ttt")
            .tag("high-lr")
            .notes("50% done")
            .evaluatedAt(Instant.parse("2025-11-02T01:55:56Z"), TimeSource.RESULTS_FILE)
            .config("{\"optim\":{\"lr\":5e-05},\"layers\":\"all\",\"a.b\":1,\"x\":[1,\"two\"]}", "")
            .estimate(counted("sblimp/accuracy", 0.665, 2000))
            .estimate(counted("piqa/acc", 0.7, 100))
            .estimate(plain("gsm8k/exact_match,strict-match", 0.2))
            .estimate(plain("gsm8k/exact_match,flexible", 0.3)),
        run("b")
            .model("m1")
            .trainingType(TrainingType.TTT)
            .checkpoint(at(200))
            .tag("ttt")
            .config("{\"optim\":{\"lr\":0.001},\"layers\":[1,2]}", "")
            .estimate(counted("sblimp/accuracy", 0.5, 1000)),
        run("c").trainingType(TrainingType.LORA).estimate(withError("wiki/ppl", 12, 0.5)),
        run("base")
            .baseline(true)
            .trainingType(TrainingType.PRETRAINED)
            .estimate(counted("sblimp/accuracy", 0.6335, 2000)));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private FindRuns.Answer answer(RunFilter filter, List<String> columns) {
    return new FindRuns(index.snapshots())
        .answer(new FindRuns.Question(filter, List.of("id"), columns, 0, 50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "type = 'lora' | a,c",
        "type = 'hybrid' | a",
        "type != 'ttt' | base,c",
        "sblimp/accuracy > 0.6 | a,base",
        "sblimp_accuracy > 0.6 | a,base",
        "metrics.sblimp_accuracy > 0.6 | a,base",
        "sblimp.accuracy.n >= 2000 | a,base",
        "task('sblimp').accuracy.n < 2000 | b",
        "task('gsm8k')['exact_match,strict-match'] > 0 | a",
        "`gsm8k/exact_match,flexible` = 0.3 | a",
        "metric('wiki/ppl').se = 0.5 | c",
        "wiki.ppl.stderr is not null | c",
        "config.optim.lr < 0.0001 | a",
        "config['a.b'] = 1 | a",
        "config.x has 'two' | a",
        "config.layers = '[1,2]' | b",
        "config.layers is null | base,c",
        "model is null | base,c",
        "time = '2025-11-02' | a",
        "text ilike '%50\\% d%' | a",
        "name ilike '%alpha' and tags has 'high-lr' | a",
        "baseline | base",
        "not baseline and not missing and not series | a,b,c",
        "format = 'test-format' | a,b,base,c",
        "step is null | base,c",
      })
  void filters(String where, String ids) {
    assertThat(index.ids(where, "id")).containsExactly(ids.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "sblimp/acuracy > 1 | nothing is called 'sblimp/acuracy' | sblimp/accuracy",
        "stepp > 1 | nothing is called 'stepp' | step",
        "type = ttt | nothing is called 'ttt' | A text goes in quotes: 'ttt'",
        "config.optim.ler > 1 | no configuration has 'optim.ler' | config.optim.lr",
        "gsm8k.exact_match > 0 | 'gsm8k/exact_match' has several variants | `gsm8k/exact_match,flexible`",
        "task('nope').acc > 1 | nothing is called 'nope/acc' | assay runs --list-columns",
      })
  void unknownNamesAreAnsweredWithTheNearest(String where, String problem, String remedy) {
    assertThatThrownBy(() -> index.ids(where))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(AssayException.Kind.BAD_INPUT);
              assertThat(e.problem()).contains(problem);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  @Test
  void unknownColumnsAndSortKeysAreRefused() {
    assertThatThrownBy(() -> answer(RunFilter.ALL, List.of("sblimp/accuracyy")))
        .hasMessage("no column 'sblimp/accuracyy'");
    assertThatThrownBy(() -> index.ids("", "nope")).hasMessage("no column 'nope'");
    assertThatThrownBy(
            () -> answer(new RunFilter.Builder().types(List.of("tttt")).build(), List.of()))
        .hasMessage("no training type 'tttt'");
  }

  @Test
  void everyPartOfTheFilterNarrowsAndTheCommandAsksTheSame() {
    RunFilter filter =
        new RunFilter.Builder()
            .where("step > 0 or step is null")
            .q("alpha 50%")
            .tags(List.of("ttt"))
            .types(List.of("lora", "full"))
            .steps(50L, 150L)
            .formats(List.of("test-format"))
            .models(List.of("m1", ""))
            .experiments(List.of("exp"))
            .stages(List.of(""))
            .build();
    FindRuns.Answer answer = answer(filter, List.of("step"));

    assertThat(answer.rows()).extracting(RunRow::id).containsExactly("a");
    assertThat(answer.total()).isEqualTo(4);
    assertThat(index.ids(CommandText.where(filter))).containsExactly("a");
    assertThat(answer.command())
        .startsWith("assay runs --where '(step > 0 or step is null) and text ilike ")
        .endsWith(" --sort=id --columns step --limit 50");
  }

  @Test
  void cellsCarryIntervalsWhereCountOrErrorAllowOne() {
    FindRuns.Answer answer =
        answer(RunFilter.ALL, List.of("sblimp/accuracy", "wiki/ppl", "config.optim.lr", "time"));
    RunRow a = answer.rows().get(0);
    RunRow c = answer.rows().get(3);

    Cell accuracy = requireNonNull(a.cells().get("sblimp/accuracy"));
    assertThat(accuracy.method()).isEqualTo(Cell.Method.WILSON);
    assertThat(accuracy.low()).isCloseTo(0.6440, within(1e-3));
    Cell perplexity = requireNonNull(c.cells().get("wiki/ppl"));
    assertThat(perplexity.method()).isEqualTo(Cell.Method.NORMAL);
    assertThat(perplexity.high()).isCloseTo(12 + 0.5 * 1.959964, within(1e-6));
    assertThat(a.cells().get("config.optim.lr")).isEqualTo(Cell.of(5e-5));
    assertThat(a.cells().get("time")).isEqualTo(Cell.of("2025-11-02T01:55:56Z"));
    assertThat(c.cells()).containsOnlyKeys("wiki/ppl");
    assertThat(answer.columns()).extracting(Column::count).containsExactly(3, 1, 2, 1);
    assertThat(answer.columns().get(1).direction()).isEqualTo(Direction.LOWER);
    assertThat(answer.baseline()).isEqualTo("base");
  }

  @Test
  void flatNamesAndPartsAreColumnsUnderTheirProperKey() {
    FindRuns.Answer answer =
        answer(RunFilter.ALL, List.of("sblimp_accuracy", "sblimp/accuracy", "sblimp/accuracy.n"));

    assertThat(answer.columns())
        .extracting(Column::key)
        .containsExactly("sblimp/accuracy", "sblimp/accuracy.n");
    assertThat(requireNonNull(answer.rows().getFirst().cells().get("sblimp/accuracy.n")).value())
        .isEqualTo(2000L);
  }

  @Test
  void columnsAreChosenFromWhatThePageHas() {
    assertThat(answer(RunFilter.where("id in ('a', 'b')"), List.of()).columns())
        .extracting(Column::key)
        .containsExactly("sblimp/accuracy");
    assertThat(answer(RunFilter.where("id = 'c'"), List.of()).columns())
        .extracting(Column::key)
        .containsExactly("wiki/ppl");
    assertThat(answer(RunFilter.where("id = 'none'"), List.of()).columns()).isEmpty();
  }

  @Test
  void whatSortAndFilterNameIsShownFirstEvenWithACommaInIt() {
    var question =
        new FindRuns.Question(
            RunFilter.where("piqa.acc > 0.6"),
            List.of("-gsm8k/exact_match,flexible,id"),
            List.of(),
            0,
            9);
    assertThat(new FindRuns(index.snapshots()).answer(question).columns())
        .extracting(Column::key)
        .startsWith("gsm8k/exact_match,flexible", "piqa/acc");
  }

  @Test
  void facetsCountUnderAllOtherFilters() {
    var facets =
        new CountFacets(index.snapshots())
            .answer(
                new CountFacets.Question(
                    new RunFilter.Builder()
                        .tags(List.of("high-lr"))
                        .types(List.of("ttt"))
                        .models(List.of("gone"))
                        .build()));

    assertThat(facets.matched()).isZero();
    assertThat(facets.model())
        .containsExactly(new CountFacets.Facet("m1", 1), new CountFacets.Facet("gone", 0));
    assertThat(facets.tag()).containsExactly(new CountFacets.Facet("high-lr", 0));

    var open = new CountFacets(index.snapshots()).answer(new CountFacets.Question(RunFilter.ALL));
    assertThat(open.type())
        .contains(
            new CountFacets.Facet("ttt", 2),
            new CountFacets.Facet("lora", 2),
            new CountFacets.Facet("hybrid", 1));
    assertThat(open.model())
        .containsExactly(new CountFacets.Facet("", 2), new CountFacets.Facet("m1", 2));
    assertThat(open.step()).isEqualTo(new CountFacets.StepRange(100L, 200L));
  }

  @Test
  void aChangedIndexIsSeenByTheNextQuestion() {
    Snapshots snapshots = index.snapshots();
    FindRuns find = new FindRuns(snapshots);
    var all = new FindRuns.Question(RunFilter.ALL, List.of(), List.of("step"), 0, 50);
    FindRuns.Answer before = find.answer(all);

    index.with(run("d").estimate(plain("new/acc", 1)));
    FindRuns.Answer after = find.answer(all);

    assertThat(after.generation()).isGreaterThan(before.generation());
    assertThat(after.total()).isEqualTo(before.total() + 1);
    assertThat(
            find.answer(
                    new FindRuns.Question(
                        RunFilter.where("new.acc = 1"), List.of(), List.of("new/acc"), 0, 5))
                .matched())
        .isEqualTo(1);
  }

  @Test
  void anEmptyIndexHasNoRunsAndNoComplaints() {
    try (TestIndex empty = new TestIndex(folder.resolve("empty"))) {
      FindRuns.Answer answer =
          new FindRuns(empty.snapshots())
              .answer(
                  new FindRuns.Question(
                      RunFilter.where("sblimp/accuracy > 1 and config.a.b = 1"),
                      List.of("-sblimp/accuracy"),
                      List.of("paper_metrics/avg"),
                      0,
                      50));

      assertThat(answer.total()).isZero();
      assertThat(answer.rows()).isEmpty();
      assertThat(answer.baseline()).isNull();
    }
  }

  @Test
  void theCatalogueListsMetricsFieldsAndConfigPathsWithCounts() {
    var catalogue = new ListCatalogue(index.snapshots()).answer(new ListCatalogue.Question());

    assertThat(catalogue.metrics())
        .extracting(Column::key)
        .containsExactly(
            "gsm8k/exact_match,flexible",
            "gsm8k/exact_match,strict-match",
            "piqa/acc",
            "sblimp/accuracy",
            "wiki/ppl");
    assertThat(catalogue.config())
        .extracting(Column::key, Column::count, Column::valueType)
        .contains(
            org.assertj.core.groups.Tuple.tuple("config.optim.lr", 2, Column.ValueType.NUMBER));
    assertThat(catalogue.fields()).extracting(Column::key).contains("name", "step", "tags");
  }
}
