package dev.assay.analysis.question;

import static dev.assay.analysis.question.TestIndex.at;
import static dev.assay.analysis.question.TestIndex.counted;
import static dev.assay.analysis.question.TestIndex.plain;
import static dev.assay.analysis.question.TestIndex.run;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.domain.AssayException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsQuestionsTest {
  @TempDir Path folder;
  private TestIndex index;

  @BeforeEach
  void open() {
    index = new TestIndex(folder);
  }

  @AfterEach
  void close() {
    index.close();
  }

  private GroupRuns.Answer groups(List<String> by, String sort, String... columns) {
    return new GroupRuns(index.snapshots())
        .answer(
            new GroupRuns.Question(
                RunFilter.ALL,
                by,
                List.of(columns),
                sort.isEmpty() ? List.of() : List.of(sort),
                0,
                50));
  }

  private RunValues.Answer values(int limit, List<String> front, String... columns) {
    return new RunValues(index.snapshots())
        .answer(new RunValues.Question(RunFilter.ALL, List.of(), List.of(columns), limit, front));
  }

  private FetchTrends.Answer trends(String metric, String... by) {
    return new FetchTrends(index.snapshots())
        .answer(new FetchTrends.Question(RunFilter.ALL, metric, "", List.of(by), 50));
  }

  private SummariseMetrics.Answer statistics(String where, String... metrics) {
    return new SummariseMetrics(index.snapshots())
        .answer(new SummariseMetrics.Question(RunFilter.where(where), List.of(metrics)));
  }

  @Test
  void aGroupHasMeanSpreadAndFromThreeRunsAnInterval() {
    index.with(
        run("a").model("m").estimate(plain("t/acc", 1)),
        run("b").model("m").estimate(plain("t/acc", 2)),
        run("c").model("m").estimate(plain("t/acc", 3)),
        run("d").model("m"),
        run("e").model("k").estimate(plain("t/acc", 9)),
        run("f").model("k").estimate(plain("t/acc", 7)),
        run("g"));

    GroupRuns.Answer answer = groups(List.of("model"), "-t/acc", "t/acc", "model");

    assertThat(answer.groups()).isEqualTo(3);
    assertThat(answer.rows()).extracting(GroupRuns.Group::count).containsExactly(2, 4, 1);
    assertThat(answer.rows().getLast().key()).containsExactly((Object) null);
    assertThat(answer.rows().getLast().cells()).isEmpty();
    var two = requireNonNull(answer.rows().getFirst().cells().get("t/acc"));
    assertThat(two.mean()).isEqualTo(8);
    assertThat(two.sd()).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(two.low()).isNull();
    var three = requireNonNull(answer.rows().get(1).cells().get("t/acc"));
    assertThat(three.n()).isEqualTo(3);
    assertThat(three.sd()).isCloseTo(1, within(1e-12));
    // t(2) = 4.302653, and not 1.96, over the root of 3
    assertThat(three.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(three.method()).isEqualTo("t");
    var texts = requireNonNull(answer.rows().get(1).cells().get("model"));
    assertThat(texts.mean()).isNull();
    assertThat(texts.n()).isEqualTo(4);
    assertThat(answer.command())
        .isEqualTo("assay runs --group-by model --sort=-t/acc --columns 't/acc;model' --limit 50");
  }

  @Test
  void groupsOfSeveralKeysAreSortedByTheirKeysOrTheirCount() {
    index.with(
        run("a").model("m").checkpoint(at(2)),
        run("b").model("m").checkpoint(at(1)),
        run("c").model("k").checkpoint(at(2)),
        run("d").model("m").checkpoint(at(2)));

    assertThat(groups(List.of("step,model"), "", "step").rows())
        .extracting(GroupRuns.Group::key)
        .containsExactly(List.of(1L, "m"), List.of(2L, "k"), List.of(2L, "m"));
    assertThat(groups(List.of("step", "model"), "-count", "step").rows().getFirst().key())
        .containsExactly(2L, "m");
    assertThatThrownBy(() -> groups(List.of(), "", "step"))
        .isInstanceOfSatisfying(
            AssayException.class,
            e -> assertThat(e.kind()).isEqualTo(AssayException.Kind.BAD_INPUT));
  }

  @Test
  void theFrontIsOverAllRunsAndAlwaysAmongTheChosen() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      index.with(
          run("r" + i)
              .checkpoint(at(i))
              .estimate(plain("x/ppl", Math.floor(random.nextDouble() * 20)))
              .estimate(plain("y/acc", Math.floor(random.nextDouble() * 20))));
    }

    RunValues.Answer all = values(100, List.of("x/ppl~lower", "y/acc~higher"), "x/ppl");
    RunValues.Answer few = values(12, List.of("x/ppl~lower", "y/acc~higher"), "x/ppl", "name");

    assertThat(all.sampled()).isFalse();
    assertThat(few.sampled()).isTrue();
    assertThat(few.matched()).isEqualTo(60);
    assertThat(few.runs()).hasSizeLessThanOrEqualTo(12);
    assertThat(front(few)).isEqualTo(front(all)).isNotEmpty();
    assertThat(values(12, List.of("x/ppl~lower", "y/acc~higher"), "x/ppl", "name")).isEqualTo(few);
    assertThat(few.columns().getFirst().values()).hasSameSizeAs(few.runs());
    assertThat(few.columns().getFirst().lows()).isNull();
    assertThat(values(5, List.of("x/ppl~lower", "step"), "step").front()).isNull();
    assertThatThrownBy(() -> values(5, List.of("name", "step"), "step"))
        .hasMessageContaining("no numbers");
    assertThatThrownBy(() -> values(5, List.of("step"), "step")).hasMessageContaining("two");
  }

  private static List<String> front(RunValues.Answer answer) {
    return requireNonNull(answer.front()).stream().map(i -> answer.runs().get(i).id()).toList();
  }

  @Test
  void valuesCarryIntervalsAndCountsWhereTheyAreKnown() {
    index.with(
        run("a").checkpoint(at(2)).estimate(counted("sblimp/accuracy", 0.7, 10)),
        run("b").checkpoint(at(1)));

    RunValues.Line line = values(5, List.of(), "sblimp/accuracy").columns().getFirst();

    assertThat(line.values()).isEqualTo(Arrays.asList(0.7, null));
    assertThat(requireNonNull(requireNonNull(line.lows()).getFirst()))
        .isCloseTo(0.396778, within(5e-7));
    assertThat(line.counts()).isEqualTo(Arrays.asList(10L, null));
  }

  @Test
  void seedsOfOneStepBecomeAMeanAndARunAloneKeepsItsOwnInterval() {
    index.with(
        run("a").model("m").checkpoint(at(1)).estimate(counted("sblimp/accuracy", 0.5, 100)),
        run("b").model("m").checkpoint(at(2)).estimate(counted("sblimp/accuracy", 0.6, 100)),
        run("c").model("m").checkpoint(at(2)).estimate(counted("sblimp/accuracy", 0.7, 100)),
        run("d").model("m").checkpoint(at(2)).estimate(counted("sblimp/accuracy", 0.8, 100)),
        run("e").model("k").estimate(counted("sblimp/accuracy", 0.8, 100)),
        run("f").model("k"));

    FetchTrends.Answer answer = trends("sblimp/accuracy", "model");

    assertThat(answer.noX()).isEqualTo(1);
    assertThat(answer.noValue()).isEqualTo(1);
    assertThat(answer.lines()).hasSize(1);
    FetchTrends.Line line = answer.lines().getFirst();
    assertThat(line.label()).isEqualTo("m");
    assertThat(line.points()).extracting(FetchTrends.Point::n).containsExactly(1, 3);
    assertThat(line.points()).extracting(FetchTrends.Point::method).containsExactly("wilson", "t");
    assertThat(line.points().getLast().value()).isCloseTo(0.7, within(1e-12));
    assertThat(line.points().getLast().sd()).isCloseTo(0.1, within(1e-12));
    assertThat(line.points().getLast().ids()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(trends("sblimp/accuracy").lines().getFirst().label()).isEqualTo("exp");
  }

  @Test
  void aLeadIsJudgedByItsAdjustedChance() {
    index.with(
        run("best").estimate(counted("a/acc", 0.9, 1000)).estimate(counted("b/acc", 0.51, 100)),
        run("next").estimate(counted("a/acc", 0.8, 1000)).estimate(counted("b/acc", 0.51, 100)),
        run("last").estimate(counted("a/acc", 0.1, 1000)).estimate(plain("c/acc", 1)),
        run("base").baseline(true).estimate(counted("a/acc", 0.99, 1000)));

    SummariseMetrics.Answer answer = statistics("", "a/acc", "b/acc", "c/acc");

    SummariseMetrics.Summary first = answer.metrics().getFirst();
    assertThat(answer.family()).isEqualTo(2);
    assertThat(requireNonNull(first.best()).id()).isEqualTo("best");
    assertThat(requireNonNull(first.next()).id()).isEqualTo("next");
    assertThat(requireNonNull(first.worst()).id()).isEqualTo("last");
    assertThat(requireNonNull(first.baseline()).id()).isEqualTo("base");
    assertThat(requireNonNull(first.toBaseline()).value()).isCloseTo(-0.09, within(1e-12));
    SummariseMetrics.Lead lead = requireNonNull(first.lead());
    assertThat(lead.certainty()).isEqualTo(SummariseMetrics.Certainty.DISTINGUISHABLE);
    assertThat(requireNonNull(lead.adjusted()))
        .isCloseTo(2 * requireNonNull(lead.p()), within(1e-15));
    assertThat(first.median()).isEqualTo(0.8);
    assertThat(first.n()).isEqualTo(3);
    SummariseMetrics.Summary second = answer.metrics().get(1);
    assertThat(second.tied()).isEqualTo(2);
    assertThat(requireNonNull(second.lead()).certainty())
        .isEqualTo(SummariseMetrics.Certainty.INDISTINGUISHABLE);
    assertThat(answer.metrics().getLast().lead()).isNull();
    assertThat(requireNonNull(statistics("baseline", "a/acc").metrics().getFirst().best()).id())
        .isEqualTo("base");
  }

  @Test
  void bestAndNextAgreeWithSortingTheTable() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 40; i++) {
      index.with(
          run("r" + i).estimate(counted("wiki/ppl", Math.floor(random.nextDouble() * 9), 5)));
    }
    SummariseMetrics.Summary summary = statistics("", "wiki/ppl").metrics().getFirst();
    List<String> sorted = index.ids("", "wiki/ppl");

    assertThat(requireNonNull(summary.best()).id()).isEqualTo(sorted.getFirst());
    assertThat(requireNonNull(summary.next()).id()).isEqualTo(sorted.get(1));
    assertThat(requireNonNull(summary.worst()).id())
        .isEqualTo(index.ids("", "-wiki/ppl").getFirst());
  }

  @Test
  void correlationsAreOverTheRunsThatHaveBothValues() {
    double[] xs = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    double[] ys = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
    for (int i = 0; i < xs.length; i++) {
      index.with(run("r" + i).estimate(plain("x/v", xs[i])).estimate(plain("y/v", ys[i])));
    }
    index.with(run("only").estimate(plain("x/v", 99)).estimate(plain("z/v", 1)));

    CorrelateColumns.Answer answer =
        new CorrelateColumns(index.snapshots())
            .answer(new CorrelateColumns.Question(RunFilter.ALL, List.of("x/v", "y/v", "z/v")));

    assertThat(answer.pairs()).hasSize(3);
    CorrelateColumns.Pair pair = answer.pairs().getFirst();
    assertThat(pair.n()).isEqualTo(11);
    assertThat(requireNonNull(pair.pearson()).r()).isCloseTo(0.8164205163448395, within(1e-12));
    assertThat(requireNonNull(pair.spearman()).r()).isCloseTo(0.8181818181818182, within(1e-12));
    assertThat(answer.pairs().get(1).pearson()).isNull();
  }

  @Test
  void holmMakesVerdictsMoreCautious() {
    var run = run("v");
    var base = run("b").baseline(true);
    for (int i = 0; i < 10; i++) {
      run.estimate(counted("t" + i + "/accuracy", i == 0 ? 0.56 : 0.5, 1000));
      base.estimate(counted("t" + i + "/accuracy", 0.5, 1000));
    }
    index.with(run, base);

    CompareRuns.Answer plain = compare(false);
    CompareRuns.Answer holm = compare(true);

    assertThat(plain.family()).isEqualTo(10);
    Difference before = difference(plain);
    Difference after = difference(holm);
    assertThat(before.verdict()).isEqualTo(Difference.Verdict.BETTER);
    assertThat(requireNonNull(before.p())).isBetween(0.005, 0.05);
    assertThat(after.verdict()).isEqualTo(Difference.Verdict.INDISTINGUISHABLE);
    assertThat(requireNonNull(after.adjusted()))
        .isCloseTo(10 * requireNonNull(after.p()), within(1e-12));
    assertThat(after.method()).contains("Newcombe").contains("Holm");
  }

  private CompareRuns.Answer compare(boolean holm) {
    return new CompareRuns(index.snapshots())
        .answer(new CompareRuns.Question(List.of("v"), "b", List.of(), holm));
  }

  private static Difference difference(CompareRuns.Answer answer) {
    return requireNonNull(requireNonNull(answer.cells().getFirst().getFirst()).difference());
  }
}
