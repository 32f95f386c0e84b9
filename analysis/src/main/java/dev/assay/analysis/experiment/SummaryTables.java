package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Verdict;
import dev.assay.analysis.experiment.MethodScore.Versus;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.domain.Metric;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.Provenance;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of a summary; every format is written from them. */
final class SummaryTables {
  private final Summary summary;

  SummaryTables(Summary summary) {
    this.summary = summary;
  }

  /** For people: mean and deviation, the best in bold, and a mark for what the difference says. */
  Table results() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("method", "Method"));
    heads.add(Head.number("runs", "Runs"));
    for (Metric metric : summary.metrics()) {
      heads.add(new Head(metric.key().name(), metric.display(), metric.direction().arrow(), true));
    }
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      MethodRuns method = summary.methods().get(i);
      List<Entry> row = new ArrayList<>();
      row.add(Entry.text(method.name() + (i == summary.baseline() ? " (baseline)" : "")));
      row.add(Entry.whole((long) method.runs().size()));
      for (int m = 0; m < summary.metrics().size(); m++) {
        row.add(cell(i, m));
      }
      rows.add(row);
    }
    return new Table(heads, rows, notes());
  }

  private Entry cell(int method, int index) {
    Metric metric = summary.metrics().get(index);
    MethodScore score = summary.score(method, index);
    long diverged = summary.methods().get(method).notFinite(metric.key().name());
    if (!score.isKnown()) {
      return score.notReached() > 0
          ? new Entry("not reached by " + score.notReached(), null)
          : diverged > 0 ? new Entry("– (" + diverged + " not finite)", null) : Entry.NONE;
    }
    StringBuilder text = new StringBuilder(Figures.shown(metric, score.moments().mean()));
    if (score.n() > 1) {
      text.append(" ± ").append(Figures.spread(metric, score.moments().sd()));
    }
    if (score.notReached() > 0) {
      text.append(" (").append(score.n()).append(" of ").append(score.n() + score.notReached());
      text.append(" reached)");
    } else if (score.n() != summary.methods().get(method).runs().size()) {
      text.append(" (n=").append(score.n()).append(')');
    }
    if (diverged > 0) {
      text.append(" (").append(diverged).append(" not finite)");
    }
    Versus versus = score.versus();
    if (versus != null) {
      text.append(
          switch (versus.verdict()) {
            case BETTER -> " ▲";
            case WORSE -> " ▼";
            case UNDECIDED -> " ○";
            case DIFFERENT -> " ≠";
          });
      text.append(summary.isDoubtful(method, metric) ? "?" : "");
    }
    return new Entry(text.toString(), score.moments().mean(), summary.isBest(method, index));
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add("Mean ± sample standard deviation over seeds; bold: best mean. –: not measured.");
    if (summary.family() > 0) {
      notes.add(
          "Against the baseline, after Holm over "
              + PackWords.count(summary.family(), "comparison")
              + " at "
              + summary.level()
              + ": ▲ better, ▼ worse, ○ not distinguishable"
              + (differs() ? ", ≠ different." : "."));
    }
    String reasons = PackWords.untested(summary);
    if (summary.family() == 0) {
      notes.add("Nothing was tested: " + reasons + ".");
    } else if (!reasons.isEmpty()) {
      notes.add("Without a mark: not tested, because of " + reasons + ".");
    }
    if (isAnythingDoubtful()) {
      notes.add("?: doubtful, since some runs, or some of the baseline's, gave no finite number.");
    }
    notes.addAll(notFinite());
    String numbers = provenance();
    if (!numbers.isEmpty()) {
      notes.add(numbers);
    }
    return notes;
  }

  /** A sentence for each mean that leaves out runs whose value was NaN or infinite. */
  List<String> notFinite() {
    List<String> notes = new ArrayList<>();
    for (MethodRuns method : summary.methods()) {
      for (Metric metric : summary.metrics()) {
        long diverged = method.notFinite(metric.key().name());
        if (diverged > 0) {
          notes.add(
              "Method "
                  + method.name()
                  + ": "
                  + diverged
                  + " of "
                  + PackWords.count(method.runs().size(), "run")
                  + " without a finite "
                  + metric.display()
                  + " (NaN, infinite or no number; diverged?); mean and comparison are over the others.");
        }
      }
    }
    return notes;
  }

  private boolean isAnythingDoubtful() {
    for (int i = 0; i < summary.methods().size(); i++) {
      for (int m = 0; m < summary.metrics().size(); m++) {
        if (summary.score(i, m).versus() != null
            && summary.isDoubtful(i, summary.metrics().get(m))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean differs() {
    return summary.scores().stream()
        .flatMap(List::stream)
        .map(MethodScore::versus)
        .anyMatch(versus -> versus != null && versus.verdict() == Verdict.DIFFERENT);
  }

  /** A sentence when not all numbers were measured; empty when they were. */
  String provenance() {
    List<Experiment> runs =
        summary.methods().stream().flatMap(method -> method.runs().stream()).toList();
    String words =
        Arrays.stream(Provenance.values())
            .filter(each -> each != Provenance.MEASURED)
            .map(each -> counted(runs, each))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "" : "Not measured by Assay's tracker: " + words + ".";
  }

  private static String counted(List<Experiment> runs, Provenance provenance) {
    long n = runs.stream().filter(run -> run.provenance() == provenance).count();
    return n == 0 ? "" : PackWords.count(n, "run") + " " + provenance.word();
  }

  /** For programs: every statistic in a column of its own, named metric_statistic. */
  Table summary() {
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("method", "Method"));
    heads.add(Head.text("baseline", "Baseline"));
    heads.add(Head.number("runs", "Runs"));
    heads.add(Head.text("seeds", "Seeds"));
    for (Metric metric : summary.metrics()) {
      for (String statistic : STATISTICS) {
        String key = metric.key().name() + "_" + statistic;
        heads.add(new Head(key, key, "", !TEXTS.contains(statistic)));
      }
    }
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      MethodRuns method = summary.methods().get(i);
      List<Entry> row = new ArrayList<>();
      row.add(Entry.text(method.name()));
      row.add(new Entry("", i == summary.baseline()));
      row.add(Entry.whole((long) method.runs().size()));
      row.add(Entry.text(PackWords.seeds(method.runs().stream().map(Experiment::seed).toList())));
      for (int m = 0; m < summary.metrics().size(); m++) {
        Metric metric = summary.metrics().get(m);
        statistics(metric, summary.score(i, m), method.notFinite(metric.key().name()), row);
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  private static final List<String> STATISTICS =
      List.of(
          "n",
          "mean",
          "std",
          "min",
          "max",
          "low",
          "high",
          "interval_by",
          "not_reached",
          "not_finite",
          "diff",
          "diff_low",
          "diff_high",
          "effect",
          "improvement",
          "improvement_low",
          "improvement_high",
          "pairs",
          "p",
          "p_holm",
          "verdict",
          "untested");

  private static final Set<String> TEXTS = Set.of("interval_by", "verdict", "untested");

  private static void statistics(
      Metric metric, MethodScore score, long notFinite, List<Entry> row) {
    Interval interval = score.interval();
    Versus versus = score.versus();
    row.add(Entry.whole(score.n()));
    row.add(exact(score.moments().mean()));
    row.add(exact(score.moments().sd()));
    row.add(
        exact(score.values().stream().mapToDouble(MethodScore.Value::number).min().orElse(NAN)));
    row.add(
        exact(score.values().stream().mapToDouble(MethodScore.Value::number).max().orElse(NAN)));
    row.add(exact(interval == null ? NAN : interval.low()));
    row.add(exact(interval == null ? NAN : interval.high()));
    row.add(Entry.text(interval == null ? "" : score.isBootstrapped() ? "bootstrap (BCa)" : "t"));
    row.add(score.notReached() == 0 ? Entry.NONE : Entry.whole((long) score.notReached()));
    row.add(notFinite == 0 ? Entry.NONE : Entry.whole(notFinite));
    row.add(exact(versus == null ? NAN : versus.difference().value()));
    row.add(exact(versus == null ? NAN : versus.difference().interval().low()));
    row.add(exact(versus == null ? NAN : versus.difference().interval().high()));
    row.add(exact(versus == null ? NAN : versus.difference().effect()));
    Improvement improvement = Improvement.of(metric, versus);
    row.add(exact(improvement.share()));
    row.add(exact(improvement.low()));
    row.add(exact(improvement.high()));
    row.add(
        versus == null || versus.pairs() == 0 ? Entry.NONE : Entry.whole((long) versus.pairs()));
    row.add(exact(versus == null ? NAN : versus.difference().p()));
    row.add(exact(versus == null ? NAN : versus.holm()));
    row.add(Entry.text(versus == null ? "" : versus.verdict().words()));
    row.add(Entry.text(PackWords.reason(score.untested())));
  }

  private static final double NAN = Double.NaN;

  private static Entry exact(double value) {
    return Double.isFinite(value) ? Entry.number(Figures.exact(value), value) : Entry.NONE;
  }

  /** Differences to the baseline with interval, size and p values; null when there are none. */
  @Nullable Table differences() {
    List<List<Entry>> rows = new ArrayList<>();
    for (int i = 0; i < summary.methods().size(); i++) {
      for (int m = 0; m < summary.metrics().size(); m++) {
        Versus versus = summary.score(i, m).versus();
        if (versus != null) {
          Metric metric = summary.metrics().get(m);
          List<Entry> row =
              new ArrayList<>(difference(summary.methods().get(i).name(), metric, versus));
          if (summary.isDoubtful(i, metric)) {
            row.set(VERDICT, Entry.text(versus.verdict().words() + " (doubtful: not all finite)"));
          }
          rows.add(row);
        }
      }
    }
    List<Head> heads =
        List.of(
            Head.text("method", "Method"),
            Head.text("metric", "Metric"),
            Head.text("verdict", "Verdict"),
            Head.number("difference", "Difference (" + summary.level() + " interval)"),
            Head.number("improvement", "Improvement (" + summary.level() + " interval)"),
            Head.number("effect", "Effect size"),
            Head.text("test", "Test"),
            Head.number("p", "p"),
            Head.number("p_holm", "p (Holm)"));
    return rows.isEmpty() ? null : new Table(heads, rows, List.of(IMPROVEMENT));
  }

  private static final int VERDICT = 2;

  private static String bracketed(String words) {
    return words.isEmpty() ? "" : " (" + words + ")";
  }

  private static final String IMPROVEMENT =
      "Improvement: by how much of the baseline's mean this one is better (of metrics that nobody ranks,"
          + " the change), with Fieller's interval; no bounds where the baseline's mean may be 0."
          + " Effect size: d_z of paired values, g of others.";

  private static List<Entry> difference(String method, Metric metric, Versus versus) {
    var found = versus.difference();
    Improvement improvement = Improvement.of(metric, versus);
    return List.of(
        Entry.text(method),
        Entry.text(metric.display()),
        Entry.text(versus.verdict().words()),
        Entry.number(
            Figures.signed(metric, found.value())
                + " ("
                + Figures.signed(metric, found.interval().low())
                + " to "
                + Figures.signed(metric, found.interval().high())
                + ")",
            found.value()),
        Double.isNaN(improvement.share())
            ? Entry.NONE
            : Entry.number(
                Figures.percent(improvement.share()) + bracketed(improvement.words()),
                improvement.share()),
        Entry.number(String.format(Locale.ROOT, "%.2f", found.effect()), found.effect()),
        Entry.text(versus.pairs() > 0 ? "paired, n = " + versus.pairs() : "Welch"),
        Entry.number(Figures.p(found.p()), found.p()),
        Entry.number(Figures.p(versus.holm()), versus.holm()));
  }
}
