package dev.assay.analysis.score;

import dev.assay.analysis.score.Pairs.Outcome;
import dev.assay.analysis.score.Score.Unit;
import dev.assay.stats.Clustered;
import dev.assay.stats.Interval;
import dev.assay.stats.Moments;
import dev.assay.stats.Normal;
import dev.assay.stats.Wilson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shares of pairs whose good item scored strictly better, and averages over benchmarks. */
final class Accuracies {
  static final double LEVEL = 0.95;
  static final String WILSON = "share of pairs, Wilson score interval";

  private Accuracies() {}

  /** Of every benchmark, and of each group of items if wanted. */
  static List<Score> of(Map<String, Pairs> pairs, boolean groups) {
    List<Score> scores = new ArrayList<>();
    List<Score> whole = new ArrayList<>();
    pairs.forEach((task, of) -> {
      List<Outcome> outcomes = of.outcomes();
      if (outcomes.isEmpty()) {
        return;
      }
      Score score = accuracy(task, "", outcomes);
      whole.add(score);
      scores.add(score);
      if (groups) {
        scores.addAll(byGroup(task, outcomes));
      }
    });
    if (!whole.isEmpty()) {
      scores.addAll(averages(whole));
    }
    return scores;
  }

  private static List<Score> byGroup(String task, List<Outcome> outcomes) {
    List<Score> scores = new ArrayList<>();
    for (String group : Pairs.groups(outcomes)) {
      scores.add(
          accuracy(
              task,
              group,
              outcomes.stream().filter(outcome -> outcome.group().equals(group)).toList()));
    }
    if (scores.size() > 1) {
      Moments over = Moments.of(scores.stream().mapToDouble(Score::value).toArray());
      scores.add(
          new Score(
              "",
              task,
              "mean over groups",
              "",
              Unit.SHARE,
              over.mean(),
              Double.NaN,
              null,
              over.n(),
              "mean of the groups' shares, each counting once",
              ""));
    }
    return scores;
  }

  private static Score accuracy(String task, String group, List<Outcome> outcomes) {
    double[] values = outcomes.stream().mapToDouble(Outcome::value).toArray();
    int n = values.length;
    double share = (double) outcomes.stream().filter(Outcome::right).count() / n;
    double se = Math.sqrt(share * (1 - share) / n);
    Interval interval = Wilson.interval(share, n, LEVEL);
    String method = WILSON;
    String remark = "";
    int[] clusters = Pairs.clusters(outcomes);
    if (clusters.length > 0) {
      Clustered clustered = Clustered.of(values, clusters);
      interval = withinOne(clustered.interval(LEVEL));
      se = clustered.se();
      method = "share of pairs, t interval over " + clustered.clusters() + " clusters";
      remark = clustered.clusters() < 30 ? "few clusters: the interval is rough" : "";
    }
    long ties = outcomes.stream().filter(Outcome::tie).count();
    String tied = ties == 0 ? "" : ties + (ties == 1 ? " tie counts" : " ties count") + " as wrong";
    return new Score(
        group.isEmpty() ? task + "_accuracy" : "",
        task,
        "accuracy",
        group,
        Unit.SHARE,
        share,
        se,
        interval,
        n,
        method,
        tied.isEmpty() || remark.isEmpty() ? tied + remark : tied + "; " + remark);
  }

  private static @Nullable Interval withinOne(@Nullable Interval interval) {
    return interval == null
        ? null
        : new Interval(Math.max(0, interval.low()), Math.min(1, interval.high()));
  }

  private static List<Score> averages(List<Score> tasks) {
    int n = tasks.size();
    double sum = 0;
    double inverse = 0;
    double variance = 0;
    for (Score task : tasks) {
      sum += task.value();
      inverse += 1 / task.value();
      variance += task.se() * task.se();
    }
    double mean = sum / n;
    double se = Math.sqrt(variance) / n;
    double half = Normal.z(LEVEL) * se;
    Interval interval =
        Double.isFinite(half) ? withinOne(new Interval(mean - half, mean + half)) : null;
    String over = "over " + n + (n == 1 ? " benchmark" : " benchmarks");
    return List.of(
        new Score(
            "paper_metrics_avg",
            "paper_metrics",
            "avg",
            "",
            Unit.SHARE,
            mean,
            se,
            interval,
            n,
            "arithmetic mean " + over + ", normal interval",
            ""),
        new Score(
            "paper_metrics_f1",
            "paper_metrics",
            "f1",
            "",
            Unit.SHARE,
            n / inverse,
            Double.NaN,
            null,
            n,
            "harmonic mean " + over,
            ""));
  }
}
