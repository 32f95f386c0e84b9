package dev.assay.analysis.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.formats.Settings;
import dev.assay.stats.Interval;
import dev.assay.testkit.corpus.StageCorpus;
import dev.assay.testkit.write.Chance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intervals of 95 % hold the truth in 94 to 96 of 100 cases; the draws are seeded. */
class CoverageTest {
  private static final Offset<Double> ONE_PERCENT = Offset.offset(0.01);
  private static final List<Integer> ITEMS = List.of(100, 250, 500, 1000, 1838);
  private static final Metric ACCURACY =
      MetricCatalogue.builtIn().describe(MetricKey.of("quiz", "acc"));

  @TempDir Path folder;

  private int held;
  private int drawn;

  private void count(double low, double truth, double high) {
    drawn++;
    held += low <= truth && truth <= high ? 1 : 0;
  }

  private double coverage() {
    return (double) held / drawn;
  }

  /** Files of the invented training, read as the command reads them. */
  @Test
  void accuraciesOfTheFiguresCoverTheAccuraciesThatTheyWereDrawnFrom() throws IOException {
    for (long seed = 1; seed <= 22; seed++) {
      var corpus =
          new StageCorpus(
              1, 10, 3000, 0, 1, 12, 0, false, StageCorpus.Faults.NONE, 1_000_003 * seed);
      Path results = folder.resolve("seed" + seed);
      corpus.writeTo(results);
      var suite = Suites.find("stage-diagrams", results);
      Evaluated data =
          SuiteInput.read(
              suite, List.of(new SuiteInput.Source("stage2", results)), Settings.DEFAULTS);
      var plan =
          new SuitePlan(
              suite,
              data,
              MetricCatalogue.builtIn(),
              new SuitePlan.Options(List.of(), List.of(), false, false));
      TierView view = plan.view(plan.tier("tier3"));
      for (long step : plan.plotted()) {
        for (Member member : view.members) {
          var cell = Objects.requireNonNull(view.cell(step, member));
          count(
              Objects.requireNonNull(cell.low()),
              corpus.trueAccuracy(member.name(), 1, Math.toIntExact(step)),
              Objects.requireNonNull(cell.high()));
        }
      }
    }
    assertThat(drawn).isGreaterThanOrEqualTo(2000);
    assertThat(coverage()).isCloseTo(0.95, ONE_PERCENT);
  }

  private static Estimate answered(Chance chance, double truth, int items) {
    int right = chance.successes(items, truth);
    return Estimate.reported(MetricKey.of("quiz", "acc"), (double) right / items, items);
  }

  @Test
  void meansOverTasksCoverTheMeanOfTheTruths() {
    var chance = new Chance(11);
    for (int draw = 0; draw < 3000; draw++) {
      List<@Nullable Estimate> estimates = new ArrayList<>();
      double truth = 0;
      for (int items : ITEMS) {
        double p = 0.2 + 0.6 * chance.uniform();
        truth += p / ITEMS.size();
        estimates.add(answered(chance, p, items));
      }
      Mean mean = Objects.requireNonNull(Mean.of(estimates, true));
      Interval interval = dev.assay.stats.Normal.interval(mean.arithmetic(), mean.se(), 0.95);
      count(interval.low(), truth, interval.high());
    }
    assertThat(coverage()).isCloseTo(0.95, ONE_PERCENT);
  }

  @Test
  void differencesOfTwoCheckpointsCoverTheTrueDifference() {
    var chance = new Chance(12);
    for (int draw = 0; draw < 3000; draw++) {
      double before = 0.2 + 0.6 * chance.uniform();
      double now = Math.min(0.95, before + 0.05 * chance.uniform());
      int items = ITEMS.get(draw % ITEMS.size());
      Difference difference =
          Objects.requireNonNull(
              Estimates.difference(
                  ACCURACY, answered(chance, now, items), answered(chance, before, items), false));
      count(
          Objects.requireNonNull(difference.low()),
          now - before,
          Objects.requireNonNull(difference.high()));
    }
    assertThat(coverage()).isCloseTo(0.95, ONE_PERCENT);
  }

  @Test
  void differencesByPairsCoverTheTrueDifferenceAndAreNarrowerThanUnpairedOnes() {
    var chance = new Chance(13);
    double paired = 0;
    double unpaired = 0;
    for (int draw = 0; draw < 2400; draw++) {
      double before = 0.3 + 0.4 * chance.uniform();
      double now = before + 0.03;
      Map<String, Boolean> first = new HashMap<>();
      Map<String, Boolean> second = new HashMap<>();
      for (int item = 0; item < 400; item++) {
        double hard = chance.uniform();
        boolean luck = chance.happens(0.35);
        String id = Integer.toString(item);
        first.put(id, (luck ? chance.uniform() : hard) < before);
        second.put(id, (luck ? chance.uniform() : hard) < now);
      }
      double a = share(first);
      double b = share(second);
      Difference difference =
          Objects.requireNonNull(Pairs.of(second, first)).difference(ACCURACY, b - a, a);
      double low = Objects.requireNonNull(difference.low());
      double high = Objects.requireNonNull(difference.high());
      count(low, now - before, high);
      paired += high - low;
      Interval other = dev.assay.stats.Newcombe.difference(b, 400, a, 400, 0.95);
      unpaired += other.high() - other.low();
    }
    assertThat(coverage()).isCloseTo(0.95, ONE_PERCENT);
    assertThat(paired).isLessThan(0.7 * unpaired);
  }

  private static double share(Map<String, Boolean> answers) {
    return (double) answers.values().stream().filter(right -> right).count() / answers.size();
  }
}
