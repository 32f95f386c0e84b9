package dev.assay.analysis.figure;

import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Panel;
import dev.assay.figures.Plot;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** The panels of one run's curves. */
final class RunCurves {
  private static final String SINGLE = "single-tokens";
  private static final String POSITION = "Position (tokens)";
  private static final String LOSS = "Cross-entropy loss (nats)";

  /** Positions that people compare at. */
  private static final List<Long> REFERENCES = List.of(8_000L, 16_000L, 24_000L, 32_000L);

  private final PlotRun run;
  private final Set<Look> looks;
  private final List<PlotCurve> librilight;

  RunCurves(PlotRun run, Set<Look> looks) {
    this.run = run;
    this.looks = looks;
    this.librilight = run.librilight();
  }

  /** LibriLight up to each context length: what has been read so far helps, or does not. */
  Plot context() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < librilight.size(); i++) {
      PlotCurve curve = librilight.get(i);
      if (curve.kind() != PlotCurve.Kind.SINGLE) {
        marks.add(new Mark.Line(look(i), points(curve), true));
      }
    }
    SortedMap<Long, Double> single = PaperMetrics.marks(run);
    if (!single.isEmpty()) {
      looks.add(singleTokens());
      List<Datum> dots = new ArrayList<>();
      single.forEach((at, loss) -> dots.add(Datum.at(at, loss).note("one token")));
      marks.add(new Mark.Dots(SINGLE, dots));
    }
    LongContext context = LongContext.of(librilight);
    String slope =
        context == null ? "" : "; slope " + Words.signed(context.perThousand()) + " per 1k tokens";
    return Plot.of(
            "LibriLight: long context (mean loss up to each length" + slope + ")",
            Axis.linear("Context length (tokens)").format(TickFormat.TOKENS),
            Axis.linear(LOSS).better(Better.DOWN),
            marks)
        .legend(Plot.Legend.ABOVE)
        .empty("No LibriLight data available");
  }

  private static Look singleTokens() {
    return new Look(
        SINGLE,
        "single tokens, as reported",
        Colour.Role.NEUTRAL,
        Dash.DOTTED,
        Marker.HOLLOW_CIRCLE);
  }

  /** The loss of each stretch of the audio. */
  Plot positions() {
    List<Mark> marks = new ArrayList<>();
    long last = 0;
    long points = 0;
    for (int i = 0; i < librilight.size(); i++) {
      PlotCurve curve = librilight.get(i);
      points += curve.points();
      List<Datum> means = new ArrayList<>();
      for (int w = 0; w < curve.windows().size(); w++) {
        long from = curve.windows().from()[w];
        long to = curve.windows().to()[w];
        means.add(
            Datum.at(from + (to - from) / 2.0, curve.windows().mean()[w])
                .note("mean of " + from + " to " + to));
        last = Math.max(last, to);
      }
      if (!means.isEmpty()) {
        marks.add(new Mark.Line(look(i), means, true));
      }
    }
    for (long at : REFERENCES) {
      if (last > at) {
        marks.add(new Mark.Rule(Along.X, at, Words.thousands(at), Mark.Rule.Kind.REFERENCE));
      }
    }
    String title = "Position-wise loss";
    if (points > 0) {
      title += " (" + Words.count(points, "position") + ", means of neighbouring stretches)";
    }
    return Plot.of(
            title,
            Axis.linear(POSITION).format(TickFormat.TOKENS),
            Axis.linear(LOSS).better(Better.DOWN),
            marks)
        .legend(librilight.size() > 1 ? Plot.Legend.ABOVE : Plot.Legend.NONE)
        .empty("No detailed position data available");
  }

  /** Curves of another kind: the first task's. */
  Panel first() {
    List<Mark> marks = new ArrayList<>();
    String title = "Curves";
    String unit = "";
    if (!run.curves().isEmpty()) {
      PlotCurve one = run.curves().getFirst();
      title = one.task() + ": " + one.name();
      unit = one.xUnit();
      int i = 0;
      for (PlotCurve curve : run.curves()) {
        if (curve.task().equals(one.task()) && curve.name().equals(one.name())) {
          marks.add(new Mark.Line(look(curve, i++), points(curve), true));
        }
      }
    }
    return Plot.of(title, Axis.linear(unit).format(TickFormat.THOUSANDS), Axis.linear(""), marks)
        .legend(marks.size() > 1 ? Plot.Legend.ABOVE : Plot.Legend.NONE)
        .empty("No curves available");
  }

  private static List<Datum> points(PlotCurve curve) {
    List<Datum> points = new ArrayList<>();
    for (int i = 0; i < curve.x().length; i++) {
      points.add(Datum.at(curve.x()[i], curve.y()[i]));
    }
    return points;
  }

  private String look(int i) {
    return look(librilight.get(i), i);
  }

  /** The run's own look, or one for each audio file. */
  private String look(PlotCurve curve, int i) {
    if (curve.part().isEmpty()) {
      return SingleRunFigure.MAIN;
    }
    String key = "part-" + i;
    looks.add(Look.nth(i + 1, key, curve.part()));
    return key;
  }
}
