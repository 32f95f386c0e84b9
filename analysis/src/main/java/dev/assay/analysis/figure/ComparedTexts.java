package dev.assay.analysis.figure;

import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.Difference.Verdict;
import dev.assay.analysis.question.Estimates;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Panel;
import dev.assay.figures.TablePanel;
import dev.assay.figures.TextPanel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a comparison says in words: by kind of run, against the reference, and the runs. */
final class ComparedTexts {
  private final Compared compared;

  ComparedTexts(Compared compared) {
    this.compared = compared;
  }

  /** Overall scores by kind, then what differs from the reference beyond chance. */
  Panel summary() {
    List<TextPanel.Row> rows = new ArrayList<>();
    kinds(rows);
    String against = compared.labels().get(compared.reference());
    rows.add(TextPanel.heading("Against " + against));
    if (compared.runs().size() > 1) {
      verdicts(rows);
    }
    return new TextPanel("Performance summary", rows);
  }

  private void kinds(List<TextPanel.Row> rows) {
    Map<String, List<Double>> byKind = new LinkedHashMap<>();
    for (int i = 0; i < compared.runs().size(); i++) {
      PaperMetrics.Average average = compared.average(i);
      List<Double> kind =
          byKind.computeIfAbsent(compared.runs().get(i).type(), name -> new ArrayList<>());
      if (average.isKnown()) {
        kind.add(average.value());
      }
    }
    byKind.forEach((kind, values) -> {
      long runs = compared.runs().stream().filter(run -> run.type().equals(kind)).count();
      rows.add(TextPanel.heading(kind + ": " + Words.count(runs, "run")));
      if (!values.isEmpty()) {
        double best = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double worst = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        rows.add(TextPanel.row("Overall, mean", Words.percent(mean)));
        if (values.size() > 1) {
          rows.add(
              TextPanel.row("Worst to best", Words.percent(worst) + " to " + Words.percent(best)));
        }
      }
    });
  }

  /** One row for each metric; of two runs the difference itself. */
  private void verdicts(List<TextPanel.Row> rows) {
    int runs = compared.runs().size();
    List<@Nullable Difference> all = new ArrayList<>();
    for (MetricKey key : compared.metrics()) {
      for (int run = 0; run < runs; run++) {
        all.add(difference(key, run));
      }
    }
    List<@Nullable Difference> adjusted = Estimates.adjusted(all, true);
    for (int m = 0; m < compared.metrics().size(); m++) {
      Metric metric =
          compared.runs().getFirst().describe(compared.catalogue(), compared.metrics().get(m));
      List<@Nullable Difference> own = adjusted.subList(m * runs, (m + 1) * runs);
      rows.add(TextPanel.row(metric.display(), runs == 2 ? two(metric, own) : tally(own)));
    }
  }

  private @Nullable Difference difference(MetricKey key, int run) {
    Estimate own = compared.runs().get(run).score(key);
    Estimate other = compared.runs().get(compared.reference()).score(key);
    if (run == compared.reference() || own == null || other == null) {
      return null;
    }
    Metric metric = compared.runs().get(run).describe(compared.catalogue(), key);
    return Estimates.difference(metric, own, other, false);
  }

  private static String two(Metric metric, List<@Nullable Difference> own) {
    for (Difference difference : own) {
      if (difference != null) {
        boolean share = metric.percent();
        String value =
            share ? Words.points(difference.value()) + " points" : Words.signed(difference.value());
        Double low = difference.low();
        Double high = difference.high();
        String interval =
            share && low != null && high != null
                ? " (" + Words.points(low) + " to " + Words.points(high) + ")"
                : "";
        return value + interval + ", " + word(difference.verdict());
      }
    }
    return "not measured in both";
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case INDISTINGUISHABLE -> "not distinguishable";
      case UNKNOWN -> "no interval";
    };
  }

  private static String tally(List<@Nullable Difference> own) {
    StringBuilder words = new StringBuilder();
    for (Verdict verdict : Verdict.values()) {
      long n =
          own.stream()
              .filter(difference -> difference != null && difference.verdict() == verdict)
              .count();
      if (n > 0) {
        words.append(words.isEmpty() ? "" : ", ").append(n).append(' ').append(word(verdict));
      }
    }
    return words.isEmpty() ? "not measured" : words.toString();
  }

  /** Every run that fits, with its overall score; what is missing is said. */
  Panel details() {
    List<TablePanel.Row> rows = new ArrayList<>();
    for (int i = 0; i < compared.runs().size(); i++) {
      PlotRun run = compared.runs().get(i);
      PaperMetrics.Average average = compared.average(i);
      long has = compared.metrics().stream().filter(key -> run.score(key) != null).count();
      rows.add(
          new TablePanel.Row(
              compared.look().get(i),
              List.of(
                  compared.labels().get(i),
                  average.isKnown() ? Words.percent(average.value()) : "—",
                  has + " of " + compared.metrics().size())));
    }
    return new TablePanel(
        "Run details",
        List.of(
            new TablePanel.Column("Run", false),
            new TablePanel.Column("Overall", true),
            new TablePanel.Column("Measured", true)),
        rows);
  }
}
