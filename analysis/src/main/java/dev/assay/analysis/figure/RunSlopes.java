package dev.assay.analysis.figure;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The slopes of one run's LibriLight losses, as its file states them. */
final class RunSlopes {
  private static final String FALLING = "falling";
  private static final String RISING = "rising";
  private static final String SLOPE = "slope";

  private final PlotRun run;
  private final Set<Look> looks;

  RunSlopes(PlotRun run, Set<Look> looks) {
    this.run = run;
    this.looks = looks;
  }

  /** Bars around zero: below it, context helps. */
  Plot panel() {
    List<String> names = new ArrayList<>();
    List<Datum> falling = new ArrayList<>();
    List<Datum> rising = new ArrayList<>();
    for (Estimate estimate : run.scores().values()) {
      MetricKey key = estimate.metric();
      if (key.task().equals(PaperMetrics.LIBRILIGHT) && key.name().startsWith(SLOPE)) {
        Datum bar =
            Datum.at(names.size(), estimate.value()).label(Words.scientific(estimate.value()));
        names.add(name(key.name()));
        (estimate.value() < 0 ? falling : rising).add(bar);
      }
    }
    List<Mark> marks = new ArrayList<>();
    bars(FALLING, "loss falls: context helps", Colour.Role.BETTER, falling, marks);
    bars(RISING, "loss rises", Colour.Role.WORSE, rising, marks);
    if (!marks.isEmpty()) {
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
    }
    return Plot.of(
            "Learning slopes",
            Axis.names("", names),
            Axis.linear("Loss change per token")
                .withZero()
                .format(TickFormat.SCIENTIFIC)
                .better(Better.DOWN),
            marks)
        .legend(Plot.Legend.ABOVE)
        .empty("No slope analysis available");
  }

  private void bars(
      String key, String label, Colour.Role role, List<Datum> bars, List<Mark> marks) {
    if (!bars.isEmpty()) {
      looks.add(Look.of(key, label, role));
      marks.add(new Mark.Bars(key, SLOPE, bars));
    }
  }

  /** {@code slope} is the overall one; {@code slope_early} is Early. */
  private static String name(String metric) {
    if (metric.equals(SLOPE)) {
      return "Overall";
    }
    String rest = metric.substring(SLOPE.length()).replace('_', ' ').strip();
    return rest.isEmpty()
        ? metric
        : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
  }
}
