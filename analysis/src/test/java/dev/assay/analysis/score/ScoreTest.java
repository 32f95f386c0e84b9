package dev.assay.analysis.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analysis.score.ScoreAnswer.Marks;
import dev.assay.analysis.score.ScoreDifference.Verdict;
import dev.assay.domain.AssayException;
import dev.assay.stats.Wilson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
  @TempDir Path folder;

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScoreSet read(Path... files) {
    return ScoreSet.read(List.of(files), new ScoreSet.Reading("", 0));
  }

  private static Score score(ScoreAnswer answer, String key) {
    return answer.scores().stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void onlyAStrictlyBetterGoodItemCounts() {
    ScoreSet set =
        read(
            file(
                "sblimp.csv",
                "pair,good_loss,bad_loss\na,1,2\nb,2,2\nc,3,2\nd,0.5,0.6\ne,1e400,1\n"));
    ScoreAnswer answer = ScoreAnswer.of(set, Marks.WINDOW, false);

    Score accuracy = score(answer, "sblimp_accuracy");
    assertThat(accuracy.value()).isEqualTo(0.5);
    assertThat(accuracy.n()).isEqualTo(4);
    assertThat(accuracy.interval()).isEqualTo(Wilson.interval(0.5, 4, 0.95));
    assertThat(accuracy.remark()).isEqualTo("1 tie counts as wrong");
    assertThat(answer.flat())
        .containsEntry("sblimp_correct", 2L)
        .containsEntry("sblimp_samples", 4L)
        .containsEntry("paper_metrics_avg", 0.5);
    assertThat(set.problems()).singleElement().extracting("place").isEqualTo("line 6");
  }

  @Test
  void theTwoItemsOfAPairMayStandAnywhere() {
    ScoreSet set =
        read(
            file("swuggy_1.csv", "pair,label,score\na,bad,-3\nb,good,-1\nc,good,-1\n"),
            file("swuggy_2.csv", "pair,label,score\nb,bad,-0.5\na,good,-2\na,good,-9\n"));
    ScoreAnswer answer = ScoreAnswer.of(set, Marks.WINDOW, false);

    assertThat(score(answer, "swuggy_accuracy").value()).isEqualTo(0.5);
    assertThat(set.problems())
        .extracting(ScoreSet.Problem::problem)
        .containsExactly("the pair 'a' was there before", "the pair 'c' has only one item");
  }

  @Test
  void averagesAreOverAllBenchmarks() {
    ScoreSet set =
        read(
            file(
                "x.jsonl",
                """
                {"task": "sblimp", "pair": "a", "good_score": 1, "bad_score": 0}
                {"task": "sblimp", "pair": "b", "good_score": 0, "bad_score": 1}
                {"task": "swuggy", "pair": "a", "good_score": 1, "bad_score": 0}
                """));
    ScoreAnswer answer = ScoreAnswer.of(set, Marks.WINDOW, false);

    assertThat(score(answer, "paper_metrics_avg").value()).isEqualTo(0.75);
    assertThat(score(answer, "paper_metrics_f1").value()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(score(answer, "paper_metrics_f1").n()).isEqualTo(2);
  }

  @Test
  void itemsInClustersHaveWiderIntervals() {
    StringBuilder text = new StringBuilder("pair,cluster,good_loss,bad_loss\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(",story").append(i / 4).append(",1,").append(i / 4 % 2 == 0 ? 2 : 0);
      text.append('\n');
    }
    ScoreSet set = read(file("tstory.csv", text.toString()));
    Score accuracy = score(ScoreAnswer.of(set, Marks.WINDOW, false), "tstory_accuracy");

    assertThat(accuracy.value()).isEqualTo(0.5);
    assertThat(accuracy.method()).contains("10 clusters");
    var wilson = Wilson.interval(0.5, 40, 0.95);
    var interval = Objects.requireNonNull(accuracy.interval());
    assertThat(interval.high() - interval.low()).isGreaterThan(2 * (wilson.high() - wilson.low()));
  }

  @Test
  void aFileThatDoesNotSayItsBenchmarkIsRefused() {
    Path file = file("scores.csv", "pair,good_loss,bad_loss\na,1,2\n");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("which benchmark");
    ScoreSet named = ScoreSet.read(List.of(file), new ScoreSet.Reading("SBLIMP", 0));
    assertThat(named.pairs()).containsOnlyKeys("sblimp");
  }

  /** A loss that rises by 1e-4 per token, in rows of any order. */
  private Path rising(String name, int length, double start) {
    StringBuilder text = new StringBuilder("position,loss,file\n");
    for (int i = length - 1; i >= 0; i--) {
      text.append(i).append(',').append(start + 1e-4 * i).append(',').append(name).append('\n');
    }
    return file(name + ".csv", text.toString());
  }

  @Test
  void marksAreMeansOfTheThousandTokensBefore() {
    ScoreSet set = read(rising("a", 17_000, 1), rising("b", 17_000, 2), rising("c", 9000, 3));
    ScoreAnswer answer = ScoreAnswer.of(set, Marks.BOTH, false);

    Score near = score(answer, "librilight_window_loss_8k");
    assertThat(near.n()).isEqualTo(3);
    assertThat(near.value()).isEqualTo(2 + 0.74995, within(1e-9)); // tokens 7000 to 7999
    assertThat(near.interval()).isNotNull();
    Score far = score(answer, "librilight_window_loss_16k");
    assertThat(far.n()).isEqualTo(2);
    assertThat(far.interval()).isNull();
    assertThat(answer.flat()).doesNotContainKey("librilight_window_loss_24k");
    assertThat(score(answer, "librilight_window_perplexity_8k").value())
        .isEqualTo(Math.exp(near.value()), within(1e-9));
    assertThat(score(answer, "librilight_window_perplexity_8k_mean_of_exp").value())
        .isEqualTo((Math.exp(1.74995) + Math.exp(2.74995) + Math.exp(3.74995)) / 3, within(1e-9));
    assertThat(answer.flat()).containsEntry("librilight_samples", 3L);
  }

  @Test
  void everyDefinitionOfTheSlopeFindsAStraightLineOrSaysWhyNot() {
    ScoreSet set = read(rising("a", 25_000, 1), rising("b", 25_000, 2), rising("c", 25_000, 3));
    ScoreAnswer answer = ScoreAnswer.of(set, Marks.BOTH, false);

    for (String name : List.of("slope", "slope_early", "slope_middle", "slope_late")) {
      assertThat(score(answer, "librilight_" + name).value()).isEqualTo(1e-4, within(1e-12));
    }
    for (String name : List.of("overall", "early", "middle", "late")) {
      assertThat(score(answer, "librilight_window_slope_" + name).value())
          .isEqualTo(1e-4, within(1e-12));
    }
    assertThat(answer.flat()).doesNotContainKey("librilight_window_slope_rest"); // one window
    // last thousand minus first thousand is 24 000 steps, over 25 000 positions
    assertThat(score(answer, "librilight_slope_d2").value())
        .isEqualTo(1e-4 * 24 / 25, within(1e-12));
    // 2 more than in one sequence, over three times as many positions
    assertThat(score(answer, "librilight_slope_d3").value())
        .isEqualTo((2.4 + 2) / 75_000, within(1e-12));
  }

  @Test
  void fewerThanThreeSequencesHaveNoIntervalAndSayWhy() {
    ScoreSet two = read(rising("a", 25_000, 1), rising("b", 25_000, 2));
    for (String name : List.of("window_loss_8k", "window_slope_overall", "window_slope_early")) {
      Score score = score(ScoreAnswer.of(two, Marks.WINDOW, false), "librilight_" + name);
      assertThat(score.interval()).as(name).isNull();
      assertThat(score.remark()).as(name).contains("fewer than three sequences: no interval");
    }
    ScoreSet three = read(rising("a", 25_000, 1), rising("b", 25_000, 2), rising("c", 25_000, 3));
    Score slope =
        score(ScoreAnswer.of(three, Marks.WINDOW, false), "librilight_window_slope_overall");
    assertThat(slope.interval()).isNotNull();
    assertThat(slope.remark()).isEmpty();
  }

  @Test
  void slopesOfTwoModelsAreComparedSequenceBySequence() {
    ScoreSet ours = read(curved("a", 1), curved("b", 1.5), curved("c", 1.25));
    ScoreSet theirs = read(curved("a", 3), curved("b", 3.25), curved("c", 3.5));

    ScoreDifference early = difference(ScoreDifference.of(ours, theirs), "window_slope_early");

    assertThat(early.n()).isEqualTo(3);
    assertThat(early.difference())
        .isEqualTo((1 + 1.5 + 1.25 - 3 - 3.25 - 3.5) / 3e5, within(1e-12));
    assertThat(early.verdict()).isEqualTo(ScoreDifference.Verdict.BETTER);
    ScoreDifference one =
        difference(
            ScoreDifference.of(read(curved("a", 1)), read(curved("a", 3))), "window_slope_early");
    assertThat(one.interval()).isNull();
    assertThat(one.verdict()).isEqualTo(ScoreDifference.Verdict.UNKNOWN);
    assertThat(one.remark()).contains("no interval");
  }

  private static ScoreDifference difference(List<ScoreDifference> all, String metric) {
    return all.stream().filter(each -> each.metric().equals(metric)).findFirst().orElseThrow();
  }

  /** A loss that rises by so many 1e-5 per token. */
  private Path curved(String name, double rise) {
    StringBuilder text = new StringBuilder("position,loss,file\n");
    for (int i = 0; i < 9000; i++) {
      text.append(i).append(',').append(1 + rise * 1e-5 * i).append(',').append(name).append('\n');
    }
    return file(name + "-" + rise + ".csv", text.toString());
  }

  @Test
  void singleTokensAreLeftOutUnlessWanted() {
    ScoreSet set = read(rising("a", 9000, 1));
    assertThat(ScoreAnswer.of(set, Marks.WINDOW, false).flat())
        .doesNotContainKeys("librilight_loss_8k", "librilight_slope");
    ScoreAnswer single = ScoreAnswer.of(set, Marks.SINGLE, false);
    assertThat(single.flat()).doesNotContainKey("librilight_window_loss_8k");
    assertThat(score(single, "librilight_loss_8k").value()).isEqualTo(1.8, within(1e-12));
    assertThat(single.flat()).doesNotContainKey("librilight_loss_16k");
    assertThat(single.scores())
        .filteredOn(score -> score.metric().equals("loss_16k"))
        .singleElement()
        .satisfies(score -> assertThat(score.remark()).startsWith("the last token, 8999"));
  }

  @Test
  void senselessPositionsCannotFillTheMemory() {
    StringBuilder text = new StringBuilder("sequence,position,loss\n");
    for (int i = 0; i < 20; i++) {
      text.append(i).append(",3999999,1\n");
    }
    ScoreSet set = read(file("l.csv", text.toString()));
    assertThat(set.losses()).hasSize(10);
    assertThat(set.problems()).hasSize(10);
  }

  @Test
  void positionsMayBeginWithOne() {
    Path file = file("l.csv", "position,loss\n1,5\n2,6\n0,7\n2,8\n");
    ScoreSet set = ScoreSet.read(List.of(file), new ScoreSet.Reading("", 1));
    assertThat(set.losses().get("l.csv")).containsExactly(5, 6);
    assertThat(set.problems())
        .extracting(ScoreSet.Problem::place)
        .containsExactly("line 4", "line 5");
  }

  private Path pairs(String name, int n, int rightUpTo) {
    StringBuilder text = new StringBuilder("pair,good_loss,bad_loss\n");
    for (int i = 0; i < n; i++) {
      text.append(i).append(",1,").append(i < rightUpTo ? 2 : 0).append('\n');
    }
    return file(name, text.toString());
  }

  @Test
  void twoModelsAreComparedItemByItem() {
    ScoreSet here = read(pairs("sblimp_here.csv", 100, 70));
    ScoreSet there = read(pairs("sblimp_there.csv", 90, 60));

    ScoreDifference better = ScoreDifference.of(here, there).getFirst();
    assertThat(better.n()).isEqualTo(90);
    assertThat(better.dropped()).isEqualTo(10);
    assertThat(better.difference()).isEqualTo(10 / 90.0, within(1e-12));
    assertThat(better.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(better.p()).isEqualTo(Math.pow(2, -9), within(1e-12));
    assertThat(ScoreDifference.of(there, here).getFirst().verdict()).isEqualTo(Verdict.WORSE);
    assertThat(ScoreDifference.of(here, here).getFirst().verdict())
        .isEqualTo(Verdict.NOT_DISTINGUISHABLE);
  }

  @Test
  void fewItemsThatDifferProveNothingThoughTheIntervalSaysSo() {
    ScoreDifference five =
        ScoreDifference.of(
                read(pairs("sblimp_a.csv", 100, 55)), read(pairs("sblimp_b.csv", 100, 50)))
            .getFirst();
    assertThat(five.p()).isEqualTo(0.0625, within(1e-12));
    assertThat(five.verdict()).isEqualTo(Verdict.NOT_DISTINGUISHABLE);
  }

  @Test
  void lossesAreComparedSequenceBySequence() {
    Random random = new Random(2);
    StringBuilder here = new StringBuilder();
    StringBuilder there = new StringBuilder();
    for (String book : List.of("a", "b", "c", "d")) {
      double[] shared = random.doubles(8000, 4, 6).toArray();
      double gain = 0.1 + 0.02 * random.nextDouble();
      here.append(sequence(book, shared, gain));
      there.append(sequence(book, shared, 0));
    }
    ScoreDifference difference =
        ScoreDifference.of(
                read(file("h.jsonl", here.toString())), read(file("t.jsonl", there.toString())))
            .getFirst();
    assertThat(difference.metric()).isEqualTo("window_loss_8k");
    assertThat(difference.difference()).isBetween(-0.12, -0.1);
    assertThat(difference.verdict()).isEqualTo(Verdict.BETTER);
  }

  private static String sequence(String name, double[] losses, double less) {
    StringBuilder text = new StringBuilder("{\"sequence\": \"" + name + "\", \"losses\": [");
    for (int i = 0; i < losses.length; i++) {
      text.append(i == 0 ? "" : ",").append(losses[i] - less);
    }
    return text.append("]}\n").toString();
  }
}
