package dev.assay.analysis.figure;

import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.question.ConfigPaths;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Panel;
import dev.assay.figures.TextPanel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two panels of words about one run. */
final class RunTexts {
  /** What is shown first of a configuration; the rest follows in its own order. */
  private static final List<String> FIRST =
      List.of(
          "sblimp_max_pairs",
          "swuggy_max_pairs",
          "tstory_max_pairs",
          "sstory_max_pairs",
          "librilight_mode",
          "use_silence_codes",
          "use_user_stream",
          "max_steps",
          "optim.lr",
          "ttt.enable",
          "ttt.layers",
          "ttt.base_lr",
          "ttt.mini_batch_size",
          "lora.enable",
          "lora.rank",
          "full_finetuning");

  private static final int MOST_KEYS = 9;
  private static final int MOST_TEXT = 40;
  private static final int MOST_SHARES = 8;

  private final PlotRun run;
  private final MetricCatalogue catalogue;
  private final ZoneId zone;

  RunTexts(PlotRun run, MetricCatalogue catalogue, ZoneId zone) {
    this.run = run;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  /** What was evaluated, and how. */
  Panel configuration() {
    List<TextPanel.Row> rows = new ArrayList<>();
    rows.add(TextPanel.row("Model type", run.typeInWords()));
    String time = Words.seconds(run.record().evaluatedAt(), zone);
    rows.add(
        TextPanel.row(
            run.hasStatedTime() ? "Evaluated" : "File changed",
            time.isEmpty() ? "not known" : time));
    run.record()
        .checkpoint()
        .step()
        .ifPresent(step -> rows.add(TextPanel.row("Step", Long.toString(step))));
    Map<String, String> config = config();
    if (config.isEmpty()) {
      rows.add(new TextPanel.Row("No configuration in the file", "", TextPanel.Tone.DIM));
    }
    config.forEach((key, value) -> rows.add(TextPanel.row(key, value)));
    return new TextPanel("Configuration", rows);
  }

  private Map<String, String> config() {
    Map<String, String> all = new LinkedHashMap<>();
    ConfigPaths.eachLeaf(run.record().configJson(), (path, value) -> all.put(path, text(value)));
    Map<String, String> shown = new LinkedHashMap<>();
    FIRST.stream().filter(all::containsKey).forEach(key -> shown.put(key, all.get(key)));
    for (Map.Entry<String, String> entry : all.entrySet()) {
      if (shown.size() < MOST_KEYS) {
        shown.putIfAbsent(entry.getKey(), entry.getValue());
      }
    }
    return shown;
  }

  private static String text(JsonValue value) {
    String text =
        switch (value) {
          case JsonValue.Text words -> words.value();
          case JsonValue.Flag flag -> flag.value() ? "yes" : "no";
          default -> value.toString();
        };
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT - 1) + "…";
  }

  /** The figures that people quote. */
  Panel summary(List<MetricKey> shares) {
    List<TextPanel.Row> rows = new ArrayList<>();
    stated(rows, PaperMetrics.AVERAGE, "Average accuracy");
    stated(rows, PaperMetrics.HARMONIC, "Harmonic mean (F1)");
    for (MetricKey key : shares.subList(0, Math.min(MOST_SHARES, shares.size()))) {
      Metric metric = run.describe(catalogue, key);
      Estimate estimate = run.score(key);
      if (estimate != null) {
        String of = estimate.count().isPresent() ? " of " + estimate.count().getAsLong() : "";
        rows.add(TextPanel.row(metric.display(), Words.percent(estimate.value()) + of));
      }
    }
    if (shares.size() > MOST_SHARES) {
      rows.add(
          new TextPanel.Row(
              "and " + (shares.size() - MOST_SHARES) + " more", "", TextPanel.Tone.DIM));
    }
    librilight(rows);
    if (rows.isEmpty()) {
      rows.add(TextPanel.line(Words.count(run.scores().size(), "metric")));
    }
    return new TextPanel("Performance summary", rows);
  }

  private void stated(List<TextPanel.Row> rows, MetricKey key, String name) {
    Estimate estimate = run.score(key);
    if (estimate != null) {
      rows.add(TextPanel.row(name, Words.percent(estimate.value())));
    }
  }

  private void librilight(List<TextPanel.Row> rows) {
    LongContext context = LongContext.of(run.librilight());
    if (context == null) {
      return;
    }
    rows.add(TextPanel.heading("LibriLight"));
    rows.add(TextPanel.row("Context up to", Words.thousands(context.reach()) + " tokens"));
    rows.add(TextPanel.row("Best stretch", Words.number(context.best())));
    rows.add(
        TextPanel.row(
            "Loss per 1k tokens",
            Words.signed(context.perThousand())
                + (context.perThousand() < 0 ? ", falling" : ", not falling")));
  }
}
