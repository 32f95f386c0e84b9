package dev.assay.analysis.scaling;

import dev.assay.analysis.scaling.Curves.Series;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import java.util.ArrayList;
import java.util.List;

/** Figures of settings side by side. */
final class ComparisonFigures {
  private static final List<Measure> CHOICES =
      List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ);

  private final AnalysisType type;
  private final Comparison comparison;
  private final String prefix;
  private final String caption;

  ComparisonFigures(AnalysisType type, Comparison comparison, String prefix, String caption) {
    this.type = type;
    this.comparison = comparison;
    this.prefix = prefix;
    this.caption = caption;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    List<Plot> panels = new ArrayList<>();
    for (Measure measure : CHOICES) {
      if (has(measure)) {
        panels.add(Curves.panel(measure.word(), series(measure), false));
        if (type != AnalysisType.MODEL_COMPARISON) {
          figures.add(single(measure, ending(measure), measure.word()));
        }
      }
    }
    if (has(Measure.PASS)) {
      panels.add(Curves.panel("pass@k", series(Measure.PASS), false));
      String ending =
          type == AnalysisType.TEMPERATURE_COMPARISON ? "pass_at_k_by_temp" : "pass_at_k";
      figures.add(single(Measure.PASS, ending, "pass@k"));
    }
    if (!panels.isEmpty()) {
      figures.addFirst(
          Panels.figure(
                  Slug.of(prefix, overview()),
                  title("Accuracy by completions"),
                  subtitle(),
                  looks(),
                  panels)
              .caption(caption));
    }
    return figures;
  }

  private String overview() {
    return switch (type) {
      case SUMMARY -> "scaling";
      case HNC_COMPARISON -> "scaling_curves";
      case TEMPERATURE_COMPARISON -> "temp_scaling";
      case MODEL_COMPARISON -> "model_comparison";
    };
  }

  private String ending(Measure measure) {
    String of =
        switch (type) {
          case SUMMARY, MODEL_COMPARISON -> "comparison";
          case HNC_COMPARISON -> "hnc_vs_default";
          case TEMPERATURE_COMPARISON -> "temp_comparison";
        };
    return measure.word() + "-" + of;
  }

  private boolean has(Measure measure) {
    return comparison.sides().stream().anyMatch(side -> !side.budgets(measure).isEmpty());
  }

  private Figure single(Measure measure, String ending, String words) {
    return Figure.of(
            Slug.of(prefix, ending),
            title(words),
            subtitle(),
            looks(),
            Curves.panel("", series(measure), false))
        .caption(caption);
  }

  private List<Look> looks() {
    return Curves.looks(comparison.names());
  }

  private List<Series> series(Measure measure) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < comparison.sides().size(); i++) {
      Measured side = comparison.sides().get(i);
      if (!side.budgets(measure).isEmpty()) {
        series.add(new Series(Curves.key(i), side, measure));
      }
    }
    return series;
  }

  private String title(String what) {
    String of =
        String.join(
            " ",
            List.of(comparison.model(), comparison.approach(), comparison.temperature()).stream()
                .filter(word -> !word.isEmpty())
                .toList());
    String by =
        switch (type) {
          case SUMMARY -> "";
          case HNC_COMPARISON -> " by strategy";
          case TEMPERATURE_COMPARISON ->
              comparison.sides().size() > 1 ? " by temperature" : ": detailed analysis";
          case MODEL_COMPARISON -> " by model";
        };
    return what + by + (of.isEmpty() ? "" : ", " + of);
  }

  private String subtitle() {
    long problems =
        comparison.sides().stream().flatMap(side -> side.keys().stream()).distinct().count();
    long runs = comparison.sides().stream().mapToLong(side -> side.repeats().size()).sum();
    String benchmark = comparison.benchmark().isEmpty() ? "" : comparison.benchmark() + ", ";
    return benchmark + Words.count(problems, "problem") + ", " + Words.count(runs, "run");
  }
}
