package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.across.Doubling;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.figures.Along;
import dev.assay.figures.Axis;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import dev.assay.figures.TickFormat;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Figures of experiments over budgets. */
final class AcrossCurves {
  private AcrossCurves() {}

  /** Accuracy over budgets at each level's best temperature: a panel per experiment. */
  static Figure curves(String id, List<Experiment> experiments, List<Pick> picks) {
    List<Integer> levels = Experiment.levels(experiments);
    List<Plot> panels = new ArrayList<>();
    for (Experiment experiment : experiments.stream().limit(AcrossFigures.MOST).toList()) {
      List<Mark> bands = new ArrayList<>();
      List<Mark> lines = new ArrayList<>();
      TreeSet<Double> ticks = new TreeSet<>();
      for (Pick each : picks) {
        if (each.experiment().equals(experiment) && each.temperature().isPresent()) {
          String key = Curves.key(levels.indexOf(each.level().number()));
          curve(key, each, bands, lines, ticks);
        }
      }
      bands.addAll(lines);
      panels.add(
          Plot.of(
                  experiment.name(),
                  Axis.log("completions per problem (n)").ticks(List.copyOf(ticks)),
                  Curves.accuracy(),
                  bands)
              .empty("Not measured"));
    }
    return Panels.figure(
            id,
            "Accuracy by completions, each level at the temperature that suits it",
            AcrossFigures.subtitle(experiments),
            Curves.looks(levels.stream().map(number -> "level " + number).toList()),
            panels)
        .caption(
            "Expected over all n-subsets, bands over problems; the first n of reports of older"
                + " scripts. A level's temperature was found on the same problems, which flatters"
                + " it.");
  }

  private static void curve(
      String key, Pick pick, List<Mark> bands, List<Mark> lines, TreeSet<Double> ticks) {
    List<Datum> points = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int n : Experiment.budgets(pick.level(), pick.measure())) {
      Optional<Number> number =
          Experiment.curve(pick.level(), pick.temperature().orElse(0), pick.measure(), n);
      if (number.isPresent()) {
        ticks.add((double) n);
        points.add(
            AcrossFigures.interval(Datum.at(n, number.get().mean()), number).note(pick.best()));
        spans.add(new Span(n, number.get().low(), number.get().high()));
      }
    }
    bands.add(new Mark.Band(key, spans));
    lines.add(new Mark.Line(key, points, true));
  }

  /** One level, a line per experiment. */
  static Figure level(String id, int level, List<Experiment> experiments, List<Pick> picks) {
    List<Mark> bands = new ArrayList<>();
    List<Mark> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    TreeSet<Double> ticks = new TreeSet<>();
    for (Pick each : picks) {
      if (each.level().number() == level && each.temperature().isPresent()) {
        curve(Curves.key(names.size()), each, bands, lines, ticks);
        names.add(each.experiment().name() + " at " + each.best());
      }
    }
    bands.addAll(lines);
    return Figure.of(
            id,
            "Level " + level + ": accuracy by completions",
            AcrossFigures.subtitle(experiments),
            Curves.looks(names),
            Plot.of(
                    "",
                    Axis.log("completions per problem (n)").ticks(List.copyOf(ticks)),
                    Curves.accuracy(),
                    bands)
                .empty("Not measured"))
        .caption(
            "Each experiment on its own problems of the level, at the temperature that suits it."
                + " Bands: over problems.");
  }

  /** What twice the completions gain in one level: a panel per experiment, a line per T. */
  static Figure gains(String id, int level, List<Experiment> experiments, List<Doubling> all) {
    TreeSet<Double> temperatures = new TreeSet<>();
    all.forEach(
        each -> temperatures.add(each.experiment().file().temperatures().get(each.temperature())));
    List<Double> order = List.copyOf(temperatures);
    List<Plot> panels = new ArrayList<>();
    for (Experiment experiment : experiments.stream().limit(AcrossFigures.MOST).toList()) {
      List<Mark> marks = new ArrayList<>();
      marks.add(new Mark.Rule(Along.Y, 0, "", Mark.Rule.Kind.ZERO));
      TreeSet<Double> ticks = new TreeSet<>();
      for (int t = 0; t < experiment.file().temperatures().size(); t++) {
        List<Datum> points = new ArrayList<>();
        double aside =
            Math.pow(2, 0.07 * (t - (experiment.file().temperatures().size() - 1) / 2.0));
        for (Doubling each : all) {
          if (each.experiment().equals(experiment) && each.temperature() == t) {
            ticks.add((double) each.n());
            Datum bare = Datum.at(each.n() * aside, each.gain()).note("n = " + each.n());
            points.add(Double.isNaN(each.low()) ? bare : bare.interval(each.low(), each.high()));
          }
        }
        if (!points.isEmpty()) {
          String key = Curves.key(order.indexOf(experiment.file().temperatures().get(t)));
          marks.add(new Mark.Line(key, points, true));
          marks.add(new Mark.Dots(key, points));
        }
      }
      panels.add(
          Plot.of(
                  experiment.name(),
                  Axis.log("from n to 2n completions").ticks(List.copyOf(ticks)),
                  Axis.linear("gain in accuracy").format(TickFormat.PERCENT),
                  marks)
              .empty("Not measured"));
    }
    return Panels.figure(
            id,
            "Level " + level + ": what twice the completions gain",
            AcrossFigures.subtitle(experiments),
            Curves.looks(order.stream().map(t -> "T" + t).toList()),
            panels)
        .caption("Intervals: over problems, paired; those that cross 0 say no more than noise.");
  }
}
