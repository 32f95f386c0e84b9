package dev.assay.analysis.figure;

import dev.assay.domain.Check;
import dev.assay.domain.MetricCatalogue;
import dev.assay.figures.Figure;
import dev.assay.figures.Figure.Place;
import dev.assay.figures.Plot;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Evaluations side by side in eight panels, each in a place of its own: four benchmarks, LibriLight
 * by position, the overall score, the summary and the runs.
 */
public final class CompareRunsFigure {
  private static final int COLUMNS = 4;

  private CompareRunsFigure() {}

  /**
   * Makes the figure.
   *
   * @param runs at least one, in the order in which they are shown
   * @param zone of the times that it shows
   */
  public static Figure of(List<PlotRun> runs, MetricCatalogue catalogue, ZoneId zone) {
    Check.that(!runs.isEmpty(), "a comparison needs a run");
    Compared compared = Compared.of(runs, catalogue, zone);
    ComparedScores scores = new ComparedScores(compared);
    ComparedTexts texts = new ComparedTexts(compared);
    List<Place> places = new ArrayList<>();
    List<Plot> plots = new ArrayList<>(compared.metrics().stream().map(scores::metric).toList());
    int span = plots.isEmpty() ? 1 : COLUMNS / plots.size();
    for (int i = 0; i < plots.size(); i++) {
      int width = i == plots.size() - 1 ? COLUMNS - i * span : span;
      places.add(new Place(plots.get(i), 0, i * span, 1, width));
    }
    int row = plots.isEmpty() ? 0 : 1;
    ComparedCurves curves = new ComparedCurves(compared);
    places.add(new Place(curves.panel(), row, 0, 1, 1));
    places.add(new Place(scores.overall(), row, 1, 1, 1));
    places.add(new Place(texts.summary(), row, 2, 1, 1));
    places.add(new Place(texts.details(), row, 3, 1, 1));
    return new Figure(
        "comparison",
        "Comparison of " + Words.count(runs.size(), "evaluation"),
        subtitle(compared),
        Stream.concat(compared.looks().stream(), curves.looks().stream()).toList(),
        places,
        new Figure.Size(24, 14),
        caption(compared),
        runs.stream().map(PlotRun::source).toList());
  }

  private static String subtitle(Compared compared) {
    String reference = compared.labels().get(compared.reference());
    long baselines = compared.kinds(true);
    return baselines
        + (baselines == 1 ? " baseline, " : " baselines, ")
        + compared.kinds(false)
        + " other; compared with "
        + (compared.hasBaseline() ? "the baseline " : "the first run, ")
        + reference;
  }

  private static String caption(Compared compared) {
    String bars =
        "Error bars: 95 % intervals (Wilson for shares of counted items; normal for their mean)."
            + " Verdicts: Newcombe's interval of the difference of two independent shares, Holm over"
            + " all runs and benchmarks.";
    return compared.runs().size() > ComparedScores.MOST_BARS
        ? bars + " Ranked from the best; names are in the file of numbers."
        : bars;
  }
}
