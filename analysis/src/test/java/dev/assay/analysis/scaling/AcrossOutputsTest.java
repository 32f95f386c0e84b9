package dev.assay.analysis.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Duel;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.analysis.tts.across.Shift;
import dev.assay.domain.AssayException;
import dev.assay.formats.tts.DifficultyFile;
import dev.assay.formats.tts.DifficultyFile.Best;
import dev.assay.formats.tts.DifficultyFile.ByProblem;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import dev.assay.formats.tts.OldDifficultyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AcrossOutputsTest {
  private static final Path DATA =
      Path.of(System.getProperty("assay.root", ".."), "../shared/data/test-time-scaling");

  private static Number maj(double mean) {
    return new Number("maj", 8, "first", mean, 0, Double.NaN, Double.NaN);
  }

  /**
   * One level of problems p0, p1, ... at two temperatures; every k-th is in level 1, others in 2.
   */
  private static DifficultyFile file(
      String approach, int reference, double low, double high, boolean near, int k) {
    Map<String, Integer> levelOf = new LinkedHashMap<>();
    Map<String, double[][]> values = new LinkedHashMap<>();
    int first = 0;
    for (int p = 0; p < 200; p++) {
      boolean easy = p % k == 0;
      first += easy ? 1 : 0;
      levelOf.put("p" + p, easy ? 1 : 2);
      double[] row = {p < 200 * low ? 1 : 0, p < 200 * high ? 1 : 0};
      values.put("p" + p, new double[][] {row, row});
    }
    List<List<Number>> numbers = List.of(List.of(maj(low)), List.of(maj(high)));
    List<Best> best =
        List.of(
            new Best(
                "maj",
                8,
                OptionalInt.of(high > low ? 1 : 0),
                List.of(0.3, 0.7),
                List.of(near || low >= high, near || high > low)));
    return new DifficultyFile(
        DifficultyFile.Origin.JSON,
        "b",
        "m",
        "",
        approach,
        "",
        List.of(0.1, 0.8),
        OptionalInt.of(reference),
        List.of(
            new Level(1, 0.5, 1, first, numbers, best, List.of()),
            new Level(2, 0, 0.5, 200 - first, numbers, best, List.of())),
        Map.of(
            0, new Number("completions", 1, "every", low, 0, Double.NaN, Double.NaN),
            1, new Number("completions", 1, "every", high, 0, Double.NaN, Double.NaN)),
        levelOf,
        new ByProblem(List.of("completions", "maj@8"), values));
  }

  private static DifficultyFile sampled(String approach, String sampling) {
    DifficultyFile like = file(approach, 0, 0.4, 0.5, true, 2);
    return new DifficultyFile(
        like.origin(),
        like.benchmark(),
        like.model(),
        like.label(),
        approach,
        sampling,
        like.temperatures(),
        like.reference(),
        like.levels(),
        like.capability(),
        like.levelOf(),
        like.byProblem());
  }

  private static List<Experiment> named(DifficultyFile... files) {
    List<Experiment.Given> given = new ArrayList<>();
    for (DifficultyFile each : files) {
      given.add(new Experiment.Given("", OptionalDouble.empty(), each));
    }
    return Experiment.of(given);
  }

  private static SynthesisText text(List<Experiment> experiments) {
    return new SynthesisText(
        ReferenceFindings.of(experiments, "maj"),
        new ScalingOutputs.Asked("maj", 1, 0.01),
        new SynthesisOutputs.Frame(SynthesisOutputs.USUAL, "", List.of()));
  }

  @Test
  void experimentsAreNamedByTheirContentNotByTheirFolder() {
    assertThat(
            named(
                file("bon", 0, 0.4, 0.5, true, 2),
                file("bon", 1, 0.4, 0.5, true, 2),
                file("dvts", 1, 0.4, 0.5, true, 2)))
        .extracting(Experiment::name)
        .containsExactly("BoN-ref0.1", "BoN-ref0.8", "DVTS-ref0.8");
    assertThat(
            named(
                file("bon", 0, 0.4, 0.5, true, 2),
                sampled("dvts", "m 4"),
                sampled("beam_search", "m 4"),
                sampled("beam_search", "m 8")))
        .extracting(Experiment::algorithm)
        .containsExactly("BoN", "DVTS", "beam search (m 4)", "beam search (m 8)");
  }

  @Test
  void anotherBestTemperatureIsWithinNoiseWhenNeitherIsToldApart() {
    List<Experiment> noisy =
        named(file("bon", 0, 0.4, 0.41, true, 2), file("bon", 1, 0.41, 0.4, true, 2));
    assertThat(ReferenceFindings.of(noisy, "maj").compared())
        .allSatisfy(each -> assertThat(each.agreement()).isEqualTo(Pick.Agreement.NOISE));
    assertThat(text(noisy).summary())
        .anySatisfy(each -> assertThat(each).contains("in 0 of 2 levels (within noise)"));

    List<Experiment> sure =
        named(file("bon", 0, 0.2, 0.6, false, 2), file("bon", 1, 0.6, 0.2, false, 2));
    assertThat(ReferenceFindings.of(sure, "maj").compared())
        .allSatisfy(each -> assertThat(each.agreement()).isEqualTo(Pick.Agreement.DIFFERENT));
    assertThat(text(sure).summary())
        .anySatisfy(each ->
            assertThat(each)
                .contains("(sensitive)")
                .endsWith("in 2 at least one reference tells them apart."));
  }

  @Test
  void countsOfLevelsAreTestedOnTheProblemsThatBothHave() {
    List<Experiment> experiments =
        named(file("bon", 0, 0.4, 0.5, true, 2), file("dvts", 0, 0.4, 0.5, true, 4));
    Shift shift = Shift.of(experiments.get(0), experiments.get(1), 1);
    assertThat(shift.first()).isEqualTo(100);
    assertThat(shift.second()).isEqualTo(50);
    assertThat(shift.onlyFirst()).isEqualTo(50);
    assertThat(shift.onlySecond()).isZero();
    assertThat(shift.p()).isCloseTo(Math.pow(2, -49), within(1e-18));
    assertThat(text(experiments).difficulty())
        .singleElement()
        .asString()
        .contains("DVTS-ref0.1 has 50 problems, BoN-ref0.1 has 100 (-50, -50.0 %)", "more than");
    assertThat(Shift.of(experiments.get(0), experiments.get(0), 1).verdict(1, 0.95))
        .isEqualTo("equal counts");
  }

  @Test
  void anAlgorithmIsRecommendedOnlyWhenItIsToldApart() {
    List<Experiment> alike =
        named(file("bon", 0, 0.4, 0.5, true, 2), file("dvts", 0, 0.4, 0.505, true, 2));
    assertThat(text(alike).recommendations().getFirst()).contains("no algorithm");
    assertThat(text(alike).summary()).anySatisfy(each -> assertThat(each).contains("within noise"));

    List<Experiment> apart =
        named(file("bon", 0, 0.3, 0.4, true, 2), file("dvts", 0, 0.5, 0.7, true, 2));
    assertThat(text(apart).recommendations().getFirst()).contains("DVTS at T0.8");
    Capability bon = Capability.of(apart.get(0), 0.95);
    Capability dvts = Capability.of(apart.get(1), 0.95);
    assertThat(Objects.requireNonNull(bon.gap(dvts, 0.95)).value()).isCloseTo(0.3, within(1e-12));
    assertThat(bon.near()).isEmpty();
  }

  @Test
  void aDuelCountsEachOnItsOwnProblemsOfTheLevel() {
    List<Experiment> apart =
        named(file("bon", 0, 0.3, 0.4, true, 2), file("dvts", 0, 0.5, 0.7, true, 2));
    List<Pick> picks = Pick.of(apart, "maj", OptionalInt.empty());
    Duel duel = Duel.of(picks.get(0), picks.get(2), 0.95);
    assertThat(duel.difference()).isCloseTo(0.3, within(1e-12));
    assertThat(duel.p()).isEqualTo(1 / 2_000.0); // no draw is on the other side of 0
    assertThat(duel.verdict(duel.p(), 0.95)).isEqualTo("better");
    assertThat(duel.verdict(0.06, 0.95)).isEqualTo("within noise");
    assertThat(Objects.requireNonNull(duel.interval()).contains(0.3)).isTrue();
    assertThat(Duel.of(picks.get(0), picks.get(0), 0.95).difference()).isZero();
  }

  private static DifficultyFile like(
      DifficultyFile of,
      OptionalInt reference,
      List<Level> levels,
      Map<Integer, Number> capability,
      int from,
      int to) {
    Map<String, Integer> levelOf = new LinkedHashMap<>();
    Map<String, double[][]> values = new LinkedHashMap<>();
    for (int p = from; p < to; p++) {
      levelOf.put("p" + p, Objects.requireNonNull(of.levelOf().get("p" + p)));
      values.put("p" + p, Objects.requireNonNull(of.byProblem().values().get("p" + p)));
    }
    return new DifficultyFile(
        of.origin(),
        of.benchmark(),
        of.model(),
        of.label(),
        of.approach(),
        of.sampling(),
        of.temperatures(),
        reference,
        levels,
        capability,
        levelOf,
        new ByProblem(of.byProblem().columns(), values));
  }

  /** The same with the values of some problems alone. */
  private static DifficultyFile some(DifficultyFile of, int from, int to) {
    return like(of, of.reference(), of.levels(), of.capability(), from, to);
  }

  @Test
  void aGapIsThatOfTheProblemsThatBothHave() {
    DifficultyFile dvts = file("dvts", 0, 0.5, 0.7, true, 2);
    Map<Integer, Number> low = new LinkedHashMap<>(dvts.capability());
    low.put(0, new Number("completions", 1, "every", 0.1, 0, Double.NaN, Double.NaN));
    low.put(1, new Number("completions", 1, "every", 0.2, 0, Double.NaN, Double.NaN));
    List<Experiment> experiments =
        named(
            file("bon", 0, 0.3, 0.4, true, 2),
            like(dvts, dvts.reference(), dvts.levels(), low, 0, 200));
    assertThat(text(experiments).summary())
        .anySatisfy(
            each -> assertThat(each).contains("+30.0 points [", "on 200 shared problems", "more"));
    assertThat(text(experiments).recommendations().getFirst()).contains("DVTS at T0.8");
    Gap gap = Gap.of(ReferenceFindings.of(experiments, "maj").capabilities()).getFirst();
    assertThat(gap.points()).isCloseTo(0.3, within(1e-12));
    assertThat(gap.verdict()).isEqualTo("better");
    assertThat(new Gap(gap.a(), gap.b(), gap.test(), 0.06).verdict()).isEqualTo("within noise");
  }

  @Test
  void gapsAreCorrectedForHowManyThereAre() {
    List<Capability> three =
        ReferenceFindings.of(
                named(
                    file("bon", 0, 0.3, 0.4, true, 2),
                    file("dvts", 0, 0.3, 0.42, true, 2),
                    file("beam_search", 0, 0.3, 0.45, true, 2)),
                "maj")
            .capabilities();
    List<Gap> gaps = Gap.of(three);
    assertThat(gaps).hasSize(3);
    Gap widest = gaps.get(1);
    assertThat(widest.p()).isCloseTo(3 * Objects.requireNonNull(widest.test()).p(), within(1e-12));
  }

  @Test
  void aCountThatGrewByOtherProblemsIsFewerWhenSharedOnesLeft() {
    List<Experiment> two =
        named(file("bon", 0, 0.4, 0.5, true, 2), file("dvts", 0, 0.4, 0.5, true, 4));
    Shift shift = new Shift(two.get(0), two.get(1), 1, 50, 150, 50, 0, 200, 1e-9);
    assertThat(shift.difference()).isPositive();
    assertThat(shift.verdict(1e-9, 0.95)).isEqualTo("fewer");
  }

  @Test
  void temperaturesAreComparedAtABudgetThatAllHave() {
    DifficultyFile of = file("bon", 0, 0.5, 0.4, true, 2);
    Number more = new Number("maj", 16, "first", 0.45, 0, Double.NaN, Double.NaN);
    Level level = of.levels().getFirst();
    Level uneven =
        new Level(
            1,
            0.5,
            1,
            100,
            List.of(List.of(maj(0.5)), List.of(maj(0.4), more)),
            level.best(),
            List.of());
    Experiment experiment = named(of).getFirst();
    Pick pick = Pick.of(experiment, uneven, "maj", OptionalInt.empty()).orElseThrow();
    assertThat(pick.n()).isEqualTo(8);
    assertThat(pick.best()).isEqualTo("T0.1");

    Level cold =
        new Level(1, 0.5, 1, 100, List.of(List.of(maj(0.5)), List.of()), level.best(), List.of());
    Pick one = Pick.of(experiment, cold, "maj", OptionalInt.empty()).orElseThrow();
    assertThat(one.near()).isEmpty();
    Experiment hot = named(file("bon", 1, 0.4, 0.5, true, 2)).getFirst();
    Pick other =
        Pick.of(hot, hot.file().levels().getFirst(), "maj", OptionalInt.empty()).orElseThrow();
    assertThat(one.with(other)).isEqualTo(Pick.Agreement.UNTESTED);
    assertThat(other.with(one)).isEqualTo(Pick.Agreement.UNTESTED);
  }

  @Test
  void fewProblemsTellNothingApart() {
    DifficultyFile bon = file("bon", 0, 0.02, 0.1, true, 2);
    DifficultyFile dvts = file("dvts", 0, 0.02, 0.05, true, 2);
    Capability few = Capability.of(named(some(bon, 0, 34)).getFirst(), 0.95);
    assertThat(few.chances()).allSatisfy(chance -> assertThat(chance).isNaN());
    assertThat(few.near()).containsExactly(0);
    assertThat(few.known()).isTrue();
    assertThat(Capability.of(named(some(bon, 0, 35)).getFirst(), 0.95).near()).isEmpty();

    // level 1 has every other problem, so that 40 problems are 20 of it
    assertThat(duel(some(bon, 0, 40), some(dvts, 10, 50)).verdict(Double.NaN, 0.95))
        .isEqualTo("too few problems");
    Duel same = duel(some(bon, 0, 40), some(dvts, 0, 40));
    assertThat(same.verdict(same.p(), 0.95)).isEqualTo("worse");
  }

  private static Duel duel(DifficultyFile a, DifficultyFile b) {
    List<Pick> picks = Pick.of(named(a, b), "maj", OptionalInt.empty());
    return Duel.of(picks.get(0), picks.get(2), 0.95);
  }

  @Test
  void unknownReferencesAreNotTheSameReference() {
    DifficultyFile bon = file("bon", 0, 0.4, 0.5, true, 2);
    DifficultyFile dvts = file("dvts", 0, 0.5, 0.7, true, 2);
    List<Experiment> unknown =
        named(
            like(bon, OptionalInt.empty(), bon.levels(), bon.capability(), 0, 200),
            bon,
            like(dvts, OptionalInt.empty(), dvts.levels(), dvts.capability(), 0, 200));
    ReferenceFindings found = ReferenceFindings.of(unknown, "maj");
    assertThat(found.within()).isEmpty();
    assertThat(found.compared()).isEmpty();
    assertThat(found.between()).isEmpty();
    assertThat(text(unknown).strengths()).isEmpty();
  }

  @Test
  void whatCannotBeToldApartByNameIsRefused() {
    DifficultyFile bon = file("bon", 0, 0.4, 0.5, true, 2);
    assertThatExceptionOfType(AssayException.class)
        .isThrownBy(() -> named(bon, bon))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(AssayException.Kind.CONFLICT))
        .satisfies(e -> assertThat(e.remedy()).contains("WORD=DIR"));
    assertThat(
            Experiment.of(
                List.of(
                    new Experiment.Given("", OptionalDouble.empty(), bon),
                    new Experiment.Given("again", OptionalDouble.empty(), bon))))
        .extracting(Experiment::name)
        .containsExactly("BoN-ref0.1", "again-ref0.1");
    assertThatExceptionOfType(AssayException.class)
        .isThrownBy(
            () -> Experiment.of(List.of(new Experiment.Given("BoN", OptionalDouble.of(0.8), bon))))
        .withMessageContaining("0.1")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(AssayException.Kind.BAD_INPUT));
  }

  @Test
  void namesInATemplateMarkNothingUp() {
    List<Experiment> hostile =
        Experiment.of(
            List.of(
                new Experiment.Given(
                    "a\n# b & c\\", OptionalDouble.empty(), file("bon", 0, 0.4, 0.5, true, 2))));
    var text =
        new SynthesisText(
            ReferenceFindings.of(hostile, "maj"),
            new ScalingOutputs.Asked("maj", 1, 0.01),
            new SynthesisOutputs.Frame("{{experiments}}", "", List.of()));
    assertThat(text.template()).contains("\\# b &amp; c\\\\").doesNotContain("\n");
  }

  /** The field's own table, from reports as its scripts write them. */
  @Test
  void theDoublingGainsOfTheFieldAreFoundFromItsReports() throws IOException {
    Path file = DATA.resolve("reference_level3_maj_doubling_gain_math500_3b.csv");
    assumeTrue(Files.exists(file), "skipped: no shared data");
    List<String> lines = Files.readAllLines(file);
    Map<String, TreeMap<Integer, Map<String, String>>> cells = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] part = line.split(",", -1);
      var of = cells.computeIfAbsent(part[0], key -> new TreeMap<>());
      of.computeIfAbsent(Integer.parseInt(part[1]), key -> new TreeMap<>()).put(part[3], part[4]);
      of.computeIfAbsent(Integer.parseInt(part[2]), key -> new TreeMap<>()).put(part[3], part[5]);
    }
    List<Experiment.Given> given = new ArrayList<>();
    for (Map.Entry<String, TreeMap<Integer, Map<String, String>>> each : cells.entrySet()) {
      String[] name = each.getKey().split("-ref", -1);
      given.add(
          new Experiment.Given(
              name[0],
              OptionalDouble.of(Double.parseDouble(name[1])),
              OldDifficultyReport.read(report(each.getValue()), "")));
    }
    Outputs outputs =
        ScalingOutputs.of(Experiment.of(given), new ScalingOutputs.Asked("maj", 3, 0.01), "", true);

    assertThat(outputs.files().getOrDefault("level3_maj_doubling_gain.csv", "").lines())
        .hasSize(97)
        .containsExactlyInAnyOrderElementsOf(lines);
  }

  private static String report(TreeMap<Integer, Map<String, String>> rows) {
    TreeSet<String> temperatures = new TreeSet<>();
    rows.values().forEach(row -> temperatures.addAll(row.keySet()));
    StringBuilder text =
        new StringBuilder("## Difficulty Distribution\n| 3 | 0.40-0.60 | 23 |\n")
            .append("## Level 3: 0.40-0.60 Accuracy\n### Maj Method\n| N |");
    temperatures.forEach(t -> text.append(" T").append(t).append(" |"));
    rows.forEach((n, row) -> {
      text.append("\n| ").append(n).append(" |");
      temperatures.forEach(t -> text.append(' ').append(row.get(t)).append(" ± 0.001 |"));
    });
    return text.append('\n').toString();
  }
}
