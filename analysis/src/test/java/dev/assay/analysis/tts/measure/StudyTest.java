package dev.assay.analysis.tts.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.selection.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyTest {
  private static final String BON = "me/default-MATH-500-Qwen2.5-3B-Instruct-bon";
  private static final String NAME =
      "HuggingFaceH4_MATH-500--T-%s--top_p-1.0--n-8--seed-%s--agg_strategy-last";

  private static Cell cell(@Nullable Cell cell) {
    return Objects.requireNonNull(cell);
  }

  private static Labelled run(String temperature, int seed, double lift) {
    return Invented.run(BON, NAME.formatted(temperature, seed), 60, 8, lift, seed);
  }

  @Test
  void seedsAreRepetitionsAndTemperaturesAreNever() {
    Study study =
        Study.of(
            List.of(run("0.8", 42, 0), run("0.8", 0, 0), run("0.4", 0, 0.1)), StudyOptions.USUAL);

    assertThat(study.settings())
        .extracting(each -> each.setting().name())
        .containsExactly("3B bon T0.4", "3B bon T0.8");
    assertThat(study.settings().getLast().seeds()).containsExactly("0", "42");
    assertThat(study.remarks()).isEmpty();
  }

  @Test
  void runsOfTheSameSeedAreShownApartUnlessTheUserLabelsThem() {
    String name = NAME.formatted("0.8", 1);
    Labelled one = Invented.run("me/default-MATH-500-Qwen2.5-3B-Instruct-bon", name, 20, 4, 0, 1);
    Labelled two =
        Invented.run("me/preprocessed-default-MATH-500-Qwen2.5-3B-Instruct-bon", name, 20, 4, 0, 2);
    Labelled other = Invented.run(BON, NAME.formatted("0.4", 1), 20, 4, 0, 3);

    Study apart = Study.of(List.of(one, two, other), StudyOptions.USUAL);
    assertThat(apart.settings())
        .extracting(each -> each.setting().name())
        .containsExactly(
            "3B bon T0.4",
            "default-MATH-500-Qwen2.5-3B-Instruct-bon 3B bon T0.8",
            "preprocessed-default-MATH-500-Qwen2.5-3B-Instruct-bon 3B bon T0.8");
    assertThat(apart.remarks()).singleElement().asString().contains("shown apart, by folder");

    Study together =
        Study.of(
            List.of(new Labelled("x", one.run()), new Labelled("x", two.run())),
            StudyOptions.USUAL);
    assertThat(together.settings()).hasSize(1);
    assertThat(together.remarks()).singleElement().asString().contains("given twice");
  }

  @Test
  void runsOfOnePlaceThatStateNothingAreToldApartByTheirNames() {
    Study study =
        Study.of(
            List.of(
                Invented.run("me/some", "beam_one", 5, 2, 0, 1),
                Invented.run("me/some", "beam_two", 5, 2, 0, 2),
                Invented.run("me/some", "beam_two", 5, 2, 0, 3)),
            StudyOptions.USUAL);

    assertThat(study.settings())
        .extracting(each -> each.setting().label())
        .containsExactly("beam_one #1", "beam_two #2", "beam_two #3");
  }

  @Test
  void allSettingsOfABenchmarkStandSideBySideAgainstTheFirst() {
    Study study =
        Study.of(List.of(run("0.4", 1, 0), run("0.8", 1, 0), run("1.2", 1, 0)), StudyOptions.USUAL);

    Comparison all = Comparison.settings(study).getFirst();

    assertThat(all.names()).containsExactly("3B bon T0.4", "3B bon T0.8", "3B bon T1.2");
    assertThat(all.contrasts().stream().map(each -> each.a().allotment().key()).distinct())
        .containsExactly("T0.4");
  }

  /** The sample triple of the field's own table: 0.4680 with 0.0142 over n, 0.0174 over n - 1. */
  @Test
  void bothStandardDeviationsAreKnown() {
    List<Labelled> runs = new ArrayList<>();
    for (int right : List.of(240, 224, 238)) {
      var outcomes =
          IntStream.range(0, 500)
              .mapToObj(
                  p -> Invented.problem("p" + p, List.of(p < right ? "a" : "b"), new double[] {1}))
              .toList();
      runs.add(
          new Labelled(
              "", new JudgedRun(Invented.ref(BON, NAME.formatted("0.8", right)), outcomes)));
    }
    Cell cell =
        cell(
            Study.of(runs, StudyOptions.USUAL)
                .settings()
                .getFirst()
                .cell(new Column(Measure.NAIVE, 1, Subsets.FIRST)));
    assertThat(cell.mean()).isCloseTo(0.4680, within(5e-5));
    assertThat(cell.populationSd()).isCloseTo(0.0142, within(5e-5));
    assertThat(cell.sampleSd()).isCloseTo(0.0174, within(5e-5));
  }

  @Test
  void numbersAreThoseOfTheSlowWay() {
    Labelled one = run("0.8", 1, 0);
    Measured measured = Study.of(List.of(one), StudyOptions.USUAL).settings().getFirst();
    for (int n : List.of(1, 2, 4, 8)) {
      double naive = 0;
      double pass = 0;
      for (var problem : one.run().problems()) {
        int choice = problem.ballot().choose(Method.NAIVE, n);
        naive += choice >= 0 && problem.correct()[choice] ? 1 / 60.0 : 0;
        pass += problem.passAtK(n) / 60;
      }
      assertThat(cell(measured.cell(new Column(Measure.NAIVE, n, Subsets.FIRST))).mean())
          .isCloseTo(naive, within(1e-12));
      assertThat(cell(measured.cell(new Column(Measure.PASS, n, Subsets.EVERY))).mean())
          .isCloseTo(pass, within(1e-12));
    }
    double whole = cell(measured.cell(new Column(Measure.MAJ, 8, Subsets.FIRST))).mean();
    assertThat(cell(measured.cell(new Column(Measure.MAJ, 8, Subsets.EVERY))).mean())
        .isCloseTo(whole, within(1e-12));
    assertThat(cell(measured.cell(new Column(Measure.MAJ, 1, Subsets.EVERY))).mean())
        .isCloseTo(
            cell(measured.cell(new Column(Measure.COMPLETIONS, 1, Subsets.EVERY))).mean(),
            within(1e-12));
  }

  @Test
  void intervalsHoldTheMeanAndSayHowTheyWereMade() {
    Cell cell =
        cell(
            Study.of(List.of(run("0.8", 1, 0)), StudyOptions.USUAL)
                .settings()
                .getFirst()
                .cell(new Column(Measure.MAJ, 4, Subsets.EVERY)));
    assertThat(cell.how()).isEqualTo("bootstrap");
    assertThat(Objects.requireNonNull(cell.interval()).contains(cell.mean())).isTrue();

    var none =
        List.of(
            Invented.problem("p", List.of("b"), new double[0]),
            Invented.problem("q", List.of("b"), new double[0]));
    Cell zero =
        cell(
            Study.of(
                    List.of(
                        new Labelled(
                            "", new JudgedRun(Invented.ref(BON, NAME.formatted("1", 1)), none))),
                    StudyOptions.USUAL)
                .settings()
                .getFirst()
                .cell(new Column(Measure.MAJ, 1, Subsets.FIRST)));
    assertThat(zero.how()).isEqualTo("wilson");
    assertThat(Objects.requireNonNull(zero.interval()).high()).isGreaterThan(0.5);
  }

  @Test
  void differencesArePairedAndCorrected() {
    Study study =
        Study.of(
            List.of(run("0.4", 1, 0.2), run("0.8", 2, 0), run("1.2", 3, 0)), StudyOptions.USUAL);
    List<Comparison> found = Comparison.of(study, AnalysisType.TEMPERATURE_COMPARISON);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().names()).containsExactly("T0.4", "T0.8", "T1.2");
    List<Contrast> contrasts = found.getFirst().contrasts();
    assertThat(contrasts)
        .hasSize(10)
        .allSatisfy(each -> {
          assertThat(each.problems()).isEqualTo(60);

          assertThat(each.holm()).isGreaterThanOrEqualTo(Objects.requireNonNull(each.test()).p());
        });
    Contrast completions = contrasts.get(4);
    assertThat(completions.column().measure()).isEqualTo(Measure.COMPLETIONS);
    assertThat(completions.difference()).isNegative();
    assertThat(completions.verdict(0.95)).isEqualTo("worse");
  }

  @Test
  void strategiesAreComparedWithEachTemperatureByItself() {
    String mixed =
        "HuggingFaceH4_MATH-500--temps_0.4_0.8--top_p-1.0--n-8--seed-0--agg_strategy-last";
    Study study =
        Study.of(
            List.of(
                run("0.4", 1, 0),
                run("0.8", 1, 0),
                Invented.run("me/hnc-Qwen2.5-3B-Instruct-bon", mixed, 60, 8, 0, 9)),
            StudyOptions.USUAL);
    Comparison found = Comparison.of(study, AnalysisType.HNC_COMPARISON).getFirst();
    assertThat(found.names()).containsExactly("hnc T0.4_0.8", "default T0.4", "default T0.8");
    assertThat(found.contrasts().stream().map(each -> each.a().allotment().key()).distinct())
        .containsExactly("T0.4", "T0.8");
    assertThat(study.remarks()).anyMatch(each -> each.contains("not a smaller version"));
  }

  @Test
  void whatIsLostIsToldApart() {
    var problems =
        List.of(
            Invented.problem(
                "outvoted", List.of("a", "b", "b"), new double[] {0.9, 0.1, 0.2}, 5, 5, 5),
            Invented.problem(
                "outscored", List.of("a", "a", "b"), new double[] {0.1, 0.2, 0.9}, 5, 5, 5),
            Invented.problem(
                "absent", List.of("b", "c", ""), new double[] {0.1, 0.2, 0.9}, 5, 5, 5),
            Invented.problem(
                "right", List.of("a", "a", "a"), new double[] {0.1, 0.2, 0.9}, 5, 5, 5));
    Labelled run =
        new Labelled("x", new JudgedRun(Invented.ref(BON, NAME.formatted("1", 1)), problems));
    Study study = Study.of(List.of(run), StudyOptions.USUAL);
    Diagnosis found = study.diagnoses().values().iterator().next();

    assertThat(found.absent()).isEqualTo(0.25);
    assertThat(found.missed().get(Method.MAJ)).isEqualTo(0.25);
    assertThat(found.missed().get(Method.NAIVE)).isEqualTo(0.25);
    assertThat(found.missed().get(Method.WEIGHTED)).isEqualTo(0.25);
    assertThat(found.auroc()).isEqualTo(0.5);
    assertThat(found.aurocProblems()).isEqualTo(2);
    assertThat(found.abstained()).isCloseTo(1 / 12.0, within(1e-12));
    assertThat(found.distinct()).isEqualTo(1.75);
    assertThat(found.tokens()).isEqualTo(5);
    assertThat(study.costs(study.benchmarks().getFirst()).points()).isNotEmpty();
  }

  @Test
  void aRunWithAProbeIsLeftOutOfCosts() {
    Labelled early =
        Invented.run(BON, "temp-low-0.1-high-0.8-probe-2_total-4_thresh-2_seed-1", 3, 4, 0, 1);
    Labelled plain = Invented.run(BON, NAME.formatted("1", 1), 3, 4, 0, 1);
    Study study = Study.of(List.of(early, plain), StudyOptions.USUAL);
    List<Costs> all = study.benchmarks().stream().map(study::costs).toList();
    assertThat(all.stream().flatMap(costs -> costs.points().stream()))
        .isNotEmpty()
        .noneMatch(
            point -> point.setting().allotment().equals(early.run().run().name().allotment()));
    assertThat(all.stream().flatMap(costs -> costs.refused().stream()))
        .singleElement()
        .asString()
        .contains("its probe is paid at every n");
  }

  @Test
  void unknownLengthsHaveNoCost() {
    var problems = List.of(Invented.problem("p", List.of("a", "b"), new double[0], 0, 12));
    Labelled run =
        new Labelled("x", new JudgedRun(Invented.ref(BON, NAME.formatted("1", 1)), problems));
    Study study = Study.of(List.of(run), StudyOptions.USUAL);
    Costs costs = study.costs(study.benchmarks().getFirst());
    assertThat(costs.points()).isEmpty();
    assertThat(costs.refused()).singleElement().asString().contains("-1 or 0");
  }
}
