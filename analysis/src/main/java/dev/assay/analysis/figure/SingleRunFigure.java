package dev.assay.analysis.figure;

import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Colour;
import dev.assay.figures.Figure;
import dev.assay.figures.Figure.Place;
import dev.assay.figures.Look;
import dev.assay.figures.Plot;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One evaluation in six panels: accuracies, LibriLight by context, loss by position, configuration,
 * summary, slopes. A run of other benchmarks has its shares, its other metrics, its curves, its
 * configuration and its summary instead.
 */
public final class SingleRunFigure {
  static final String MAIN = "run";

  private final PlotRun run;
  private final MetricCatalogue catalogue;
  private final ZoneId zone;
  private final Set<Look> looks = new LinkedHashSet<>();

  private SingleRunFigure(PlotRun run, MetricCatalogue catalogue, ZoneId zone) {
    this.run = run;
    this.catalogue = catalogue;
    this.zone = zone;
  }

  /**
   * Makes the figure.
   *
   * @param zone of the times that it shows
   */
  public static Figure of(PlotRun run, MetricCatalogue catalogue, ZoneId zone) {
    return new SingleRunFigure(run, catalogue, zone).figure();
  }

  private Figure figure() {
    looks.add(
        run.record().baseline()
            ? Look.of(MAIN, run.typeInWords() + " model", Colour.Role.BASELINE)
            : Look.nth(0, MAIN, run.typeInWords() + " model"));
    List<Place> places = run.hasPaperMetrics() ? paper() : general();
    return new Figure(
        "run",
        "Evaluation of " + run.record().name(),
        subtitle(),
        List.copyOf(looks),
        places,
        new Figure.Size(20, rows(places) < 3 ? 8 : 12),
        caption(),
        List.of(run.source()));
  }

  private static int rows(List<Place> places) {
    return places.stream().mapToInt(place -> place.row() + place.rowSpan()).max().orElse(1);
  }

  private String subtitle() {
    List<String> parts = new ArrayList<>();
    parts.add(run.typeInWords() + " model");
    if (!run.record().model().isEmpty()) {
      parts.add(run.record().model());
    }
    if (run.record().evaluatedAt() != null) {
      String what = run.hasStatedTime() ? "evaluated " : "file changed ";
      parts.add(what + Words.minutes(run.record().evaluatedAt(), zone) + " " + Words.name(zone));
    }
    run.record().checkpoint().step().ifPresent(step -> parts.add("step " + step));
    return String.join(", ", parts);
  }

  private String caption() {
    String bars = "Error bars: 95 % intervals (Wilson for shares of counted items).";
    return run.librilight().isEmpty()
        ? bars
        : bars
            + " Losses by position are means of neighbouring stretches, not of single tokens;"
            + " single tokens are hollow.";
  }

  /** A plot without data takes a small place in the lower row, where it says so. */
  private List<Place> paper() {
    RunCurves curves = new RunCurves(run, looks);
    RunTexts texts = new RunTexts(run, catalogue, zone);
    Plot context = curves.context();
    Plot positions = curves.positions();
    Plot slopes = new RunSlopes(run, looks).panel();
    boolean tall = !positions.marks().isEmpty();
    boolean wide = tall || !context.marks().isEmpty();
    int last = tall ? 2 : 1;
    return List.of(
        new Place(new RunScores(run, catalogue, shares()).accuracies(), 0, 0, 1, 2),
        wide ? new Place(context, 0, 2, 1, 2) : new Place(context, 1, 2, 1, 1),
        tall ? new Place(positions, 1, 0, 1, 4) : new Place(positions, 1, 3, 1, 1),
        new Place(texts.configuration(), last, 0, 1, 1),
        new Place(texts.summary(shares()), last, 1, 1, 1),
        wide ? new Place(slopes, last, 2, 1, tall ? 2 : 1) : new Place(slopes, 0, 2, 1, 2));
  }

  private List<Place> general() {
    RunScores scores = new RunScores(run, catalogue, shares());
    RunTexts texts = new RunTexts(run, catalogue, zone);
    List<Place> places = new ArrayList<>();
    places.add(new Place(scores.accuracies(), 0, 0, 2, 2));
    places.add(new Place(scores.others(), 0, 2, 2, 2));
    places.add(new Place(texts.configuration(), 2, 0, 1, 1));
    places.add(new Place(texts.summary(shares()), 2, 1, 1, 1));
    places.add(new Place(new RunCurves(run, looks).first(), 2, 2, 1, 2));
    return places;
  }

  /** Metrics that are shares, in file order: the accuracies; aggregates are no benchmark. */
  private List<MetricKey> shares() {
    return run.scores().keySet().stream()
        .filter(key -> isShare(run.describe(catalogue, key)))
        .toList();
  }

  static boolean isShare(Metric metric) {
    return metric.percent() && !metric.key().task().equals(PaperMetrics.AVERAGE.task());
  }
}
