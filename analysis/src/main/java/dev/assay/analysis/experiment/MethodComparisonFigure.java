package dev.assay.analysis.experiment;

import dev.assay.figures.Figure;
import dev.assay.figures.Plot;
import java.util.ArrayList;
import java.util.List;

/** {@code fig_method_comparison}: the metrics of the table, a panel each. */
final class MethodComparisonFigure {
  /** Inches of a panel. */
  static final double WIDTH = 6.5;

  /** Inches of a page. */
  static final double TALLEST = 190;

  /** More metrics than these are in the tables only. */
  static final int MOST_PANELS = 24;

  private MethodComparisonFigure() {}

  /** What points are, in captions. */
  static String points(Summary summary) {
    return "Upper points of a row: "
        + (summary.repeatsSeeds() ? "one for each seed, the mean of its runs" : "single runs")
        + ". Lower point, and in words: their mean";
  }

  static Figure of(Summary summary) {
    List<Plot> panels = new ArrayList<>();
    int methods = summary.methods().size();
    for (int i = 0; i < Math.min(MOST_PANELS, summary.metrics().size()); i++) {
      panels.add(new MethodPanel(summary, i).panel());
    }
    int columns = panels.size() == 1 ? 1 : 2;
    int rows = (panels.size() + columns - 1) / columns;
    return Figure.grid(
            "fig_method_comparison",
            "Comparison of methods",
            subtitle(summary),
            summary.looks(),
            columns,
            panels)
        .size(WIDTH * columns, Math.min(TALLEST, MethodPanel.height(methods) * rows + 1))
        .caption(caption(summary));
  }

  /** What was run; what it is compared with only where something was tested. */
  static String subtitle(Summary summary) {
    String runs = PackWords.count(summary.runs(), "run");
    MethodRuns base = summary.baselineMethod();
    if (summary.methods().size() == 1) {
      return runs + " of " + summary.methods().getFirst().name();
    }
    return runs
        + " of "
        + summary.methods().size()
        + " methods"
        + (base == null ? "" : "; baseline: " + base.name())
        + (summary.family() == 0 ? "; differences were not tested" : "");
  }

  private static String caption(Summary summary) {
    int more = summary.metrics().size() - MOST_PANELS;
    String means =
        points(summary)
            + ", with the "
            + summary.level()
            + (bootstrapped(summary)
                ? " t or bootstrap (from 35 " + summary.sample() + "s on)"
                : " t")
            + " interval over "
            + summary.sample()
            + "s where there are at least 3."
            + (more > 0
                ? " " + PackWords.count(more, "further metric") + ": see summary_table.csv."
                : "");
    return summary.family() == 0
        ? means
        : means
            + " *: differs from the baseline (paired by seed where at least 3 seeds match, else Welch)"
            + " after Holm over "
            + PackWords.count(summary.family(), "comparison")
            + ".";
  }

  private static boolean bootstrapped(Summary summary) {
    return summary.scores().stream().flatMap(List::stream).anyMatch(MethodScore::isBootstrapped);
  }
}
