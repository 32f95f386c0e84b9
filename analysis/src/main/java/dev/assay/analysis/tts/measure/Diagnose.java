package dev.assay.analysis.tts.measure;

import dev.assay.analysis.tts.Outcome;
import dev.assay.selection.Ballot;
import dev.assay.selection.Method;
import dev.assay.stats.Auroc;
import dev.assay.stats.CochranQ;
import dev.assay.stats.Moments;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a {@link Diagnosis}; one thread. */
final class Diagnose {
  private final Map<Method, Integer> missed = new EnumMap<>(Method.class);
  private final Map<String, Moments> aurocs = new HashMap<>();
  private final Calibration.Gather calibration = new Calibration.Gather();
  private final Moments distinct = new Moments();
  private final Moments entropy = new Moments();
  private final Moments agreement = new Moments();
  private long problems;
  private long completions;
  private long absent;
  private long abstained;
  private long scored;
  private double tokens;
  private boolean measured = true;

  private Diagnose() {}

  static Diagnosis of(Measured setting, StudyOptions options) {
    var made = new Diagnose();
    int n = Integer.MAX_VALUE;
    for (Repeat repeat : setting.repeats()) {
      n = Math.min(n, repeat.run().completions());
      repeat.run().problems().forEach(made::add);
    }
    CochranQ.Sums places = new CochranQ.Sums(n);
    for (Repeat repeat : setting.repeats()) {
      for (Outcome problem : repeat.run().problems()) {
        places.add(Arrays.copyOf(problem.correct(), n));
      }
    }
    return made.result(n, options.level(), Positions.of(places), Trend.of(setting, options));
  }

  private void add(Outcome problem) {
    if (problem.size() == 0) {
      return;
    }
    problems++;
    completions += problem.size();
    boolean present = problem.correctCount() > 0;
    absent += present ? 0 : 1;
    boolean hasScores = Vectors.isScored(problem);
    scored += hasScores ? 1 : 0;
    if (present) {
      for (Method method : Method.values()) {
        int choice = problem.ballot().choose(method, problem.size());
        boolean right = choice != Ballot.NONE && problem.correct()[choice];
        missed.merge(method, right ? 0 : 1, Integer::sum);
      }
    }
    answers(problem);
    if (hasScores) {
      scores(problem);
    }
    length(problem);
  }

  private void answers(Outcome problem) {
    Ballot ballot = problem.ballot();
    int[] votes = new int[ballot.groupCount()];
    int answered = 0;
    for (int i = 0; i < ballot.size(); i++) {
      int group = ballot.group(i);
      if (group != Ballot.NONE) {
        votes[group]++;
        answered++;
      }
    }
    abstained += ballot.size() - answered;
    distinct.add(votes.length);
    double bits = 0;
    double pairs = 0;
    for (int vote : votes) {
      double share = (double) vote / answered;
      bits -= share * Math.log(share) / Math.log(2);
      pairs += vote * (vote - 1.0);
    }
    if (answered > 0) {
      entropy.add(bits);
    }
    if (ballot.size() > 1) {
      agreement.add(pairs / (ballot.size() * (ballot.size() - 1.0)));
    }
  }

  private void scores(Outcome problem) {
    double[] scores = new double[problem.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = problem.ballot().score(i);
      calibration.add(scores[i], problem.correct()[i]);
    }
    int right = problem.correctCount();
    if (right > 0 && right < scores.length) {
      aurocs
          .computeIfAbsent(problem.key(), key -> new Moments())
          .add(Auroc.of(scores, problem.correct()));
    }
  }

  private void length(Outcome problem) {
    measured &= Costs.isKnown(problem);
    for (long each : problem.tokens()) {
      tokens += each;
    }
  }

  private Diagnosis result(int n, double level, Positions positions, List<Trend> trends) {
    var auroc = Moments.of(aurocs.values().stream().mapToDouble(Moments::mean).toArray());
    Map<Method, Double> shares = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      if (!method.needsScores() || scored == problems) {
        shares.put(method, missed.getOrDefault(method, 0) / (double) problems);
      }
    }
    return new Diagnosis(
        n,
        absent / (double) problems,
        shares,
        auroc.mean(),
        auroc.interval(level),
        (int) auroc.n(),
        calibration.result(),
        distinct.mean(),
        entropy.mean(),
        agreement.mean(),
        abstained / (double) completions,
        measured ? tokens / completions : Double.NaN,
        positions,
        trends);
  }
}
