package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.across.Capability;
import dev.assay.analysis.tts.across.Experiment;
import dev.assay.analysis.tts.across.Pick;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import dev.assay.formats.tts.DifficultyFile.Level;
import dev.assay.formats.tts.DifficultyFile.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Figures of experiments side by side. */
final class AcrossFigures {
  /** Most panels in a figure: beyond they would be too small to read. */
  static final int MOST = 24;

  private AcrossFigures() {}

  static String subtitle(List<Experiment> experiments) {
    List<String> words = new ArrayList<>();
    TreeSet<String> benchmarks = new TreeSet<>();
    TreeSet<String> models = new TreeSet<>();
    experiments.forEach(each -> {
      benchmarks.add(each.file().benchmark());
      models.add(each.file().model());
    });
    words.add(benchmarks.size() == 1 ? benchmarks.first() : "");
    words.add(models.size() == 1 ? models.first() : "");
    words.add(Words.count(experiments.size(), "experiment"));
    words.removeIf(String::isEmpty);
    return String.join(", ", words);
  }

  /** Problems by level, a panel per experiment. */
  static Figure distributions(String id, List<Experiment> experiments) {
    List<Plot> panels = new ArrayList<>();
    for (Experiment each : experiments.stream().limit(MOST).toList()) {
      List<String> names = new ArrayList<>();
      List<Datum> bars = new ArrayList<>();
      for (Level level : each.file().levels()) {
        bars.add(Datum.at(names.size(), level.problems()).label("" + level.problems()));
        names.add(Integer.toString(level.number()));
      }
      panels.add(
          Plot.of(
                  each.name(),
                  Axis.names("level, 1 the easiest", names),
                  Axis.linear("problems").withZero(),
                  List.of(Mark.Bars.of("all", bars)))
              .legend(Plot.Legend.NONE));
    }
    return Panels.figure(
        id,
        "Problems by difficulty",
        subtitle(experiments),
        List.of(Look.of("all", "problems", Colour.Role.NEUTRAL)),
        panels);
  }

  /** Problems by level, bars of the experiments beside each other. */
  static Figure counts(String id, List<Experiment> experiments) {
    List<Integer> levels = Experiment.levels(experiments);
    List<Mark> marks = new ArrayList<>();
    for (int e = 0; e < experiments.size(); e++) {
      List<Datum> bars = new ArrayList<>();
      for (int l = 0; l < levels.size(); l++) {
        Optional<Level> level = experiments.get(e).level(levels.get(l));
        if (level.isPresent()) {
          bars.add(
              Datum.at(l, level.get().problems())
                  .label(experiments.size() > 4 ? "" : "" + level.get().problems()));
        }
      }
      marks.add(Mark.Bars.of(Curves.key(e), bars));
    }
    return Figure.of(
        id,
        "Problems by difficulty and experiment",
        subtitle(experiments),
        Curves.looks(names(experiments)),
        Plot.of(
            "",
            Axis.names(
                "level of difficulty, 1 the easiest",
                levels.stream().map(number -> Integer.toString(number)).toList()),
            Axis.linear("problems").withZero(),
            marks));
  }

  private static List<String> names(List<Experiment> experiments) {
    return experiments.stream().map(Experiment::name).toList();
  }

  /** The temperature that suits each level of each experiment. */
  static Figure picks(String id, List<Experiment> experiments, List<Pick> picks, String measure) {
    List<Integer> levels = Experiment.levels(experiments);
    List<Mark.Cell> cells = new ArrayList<>();
    for (Pick each : picks) {
      int column = experiments.indexOf(each.experiment());
      String chance =
          Double.isNaN(each.chance())
              ? ""
              : ", " + Words.percent(Math.rint(100 * each.chance()) / 100);
      cells.add(
          new Mark.Cell(
              column,
              levels.indexOf(each.level().number()),
              each.value(),
              each.best() + chance,
              near(each)));
    }
    Shades shades =
        new Shades.Sequential(
            OptionalDouble.of(0), OptionalDouble.empty(), "temperature", TickFormat.NUMBER);
    return Figure.of(
            id,
            "Which temperature suits which level, by " + measure,
            subtitle(experiments),
            List.of(),
            Plot.of(
                "",
                Axis.names("", names(experiments)),
                Axis.names("", levels.stream().map(number -> "level " + number).toList()),
                List.of(new Mark.Heat(cells, shades))))
        .size(Math.clamp(3 + 1.6 * experiments.size(), 6, 14), 2 + 0.5 * levels.size())
        .caption(
            "Percent: chance of being the best when the level's problems are drawn anew. Where it"
                + " is low, another temperature may be as good; the table has those that cannot be"
                + " told from the best.");
  }

  private static String near(Pick pick) {
    return pick.near().isEmpty()
        ? ""
        : "not told from it: "
            + String.join(", ", pick.near().stream().map(pick.experiment()::key).toList());
  }

  /** Accuracy at the best temperature of each level, bars of the experiments beside each other. */
  static Figure accuracies(String id, List<Experiment> experiments, List<Pick> picks) {
    List<Integer> levels = Experiment.levels(experiments);
    List<Mark> marks = new ArrayList<>();
    for (int e = 0; e < experiments.size(); e++) {
      Experiment experiment = experiments.get(e);
      List<Datum> bars = new ArrayList<>();
      for (Pick each : picks) {
        if (each.experiment().equals(experiment) && each.temperature().isPresent()) {
          bars.add(
              interval(
                      Datum.at(levels.indexOf(each.level().number()), each.accuracy()),
                      Experiment.curve(
                          each.level(), each.temperature().getAsInt(), each.measure(), each.n()))
                  .label(experiments.size() > 4 ? "" : each.best()));
        }
      }
      marks.add(Mark.Bars.of(Curves.key(e), bars));
    }
    return Figure.of(
            id,
            "Accuracy at the temperature that suits each level",
            subtitle(experiments),
            Curves.looks(names(experiments)),
            Plot.of(
                "",
                Axis.names(
                    "level of difficulty, 1 the easiest",
                    levels.stream().map(number -> Integer.toString(number)).toList()),
                Curves.accuracy().withZero(),
                marks))
        .caption("Intervals: over problems, where they are known.");
  }

  static Datum interval(Datum bare, Optional<Number> number) {
    return number.isPresent() && !Double.isNaN(number.get().low())
        ? bare.interval(number.get().low(), number.get().high())
        : bare;
  }

  /** Share of right completions by temperature, a line per algorithm. */
  static Figure capability(String id, List<Capability> capabilities) {
    List<Mark> marks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    TreeSet<Double> ticks = new TreeSet<>();
    for (Capability each : capabilities) {
      List<Datum> points = new ArrayList<>();
      for (int t = 0; t < each.experiment().file().temperatures().size(); t++) {
        double temperature = each.experiment().file().temperatures().get(t);
        Optional<Number> number = each.at(t);
        if (number.isPresent()) {
          ticks.add(temperature);
          points.add(interval(Datum.at(temperature, number.get().mean()), number));
        }
      }
      marks.add(new Mark.Line(Curves.key(names.size()), points, true));
      marks.add(new Mark.Dots(Curves.key(names.size()), points));
      names.add(each.experiment().algorithm());
    }
    return Figure.of(
            id,
            "Share of right completions by temperature",
            subtitle(capabilities.stream().map(Capability::experiment).toList()),
            Curves.looks(names),
            Plot.of(
                "", Axis.linear("temperature").ticks(List.copyOf(ticks)), Curves.accuracy(), marks))
        .caption("Intervals: over problems, where they are known.");
  }

  /** The same of each experiment, a panel each. */
  static Figure capabilities(String id, List<Experiment> experiments) {
    List<Plot> panels = new ArrayList<>();
    for (Experiment each : experiments.stream().limit(MOST).toList()) {
      List<String> names = new ArrayList<>();
      List<Datum> bars = new ArrayList<>();
      each.file()
          .capability()
          .forEach((t, number) -> {
            bars.add(
                interval(Datum.at(names.size(), number.mean()), Optional.of(number))
                    .label(Words.percent(number.mean())));
            names.add(each.key(t));
          });
      panels.add(
          Plot.of(
                  each.name(),
                  Axis.names("temperature", names),
                  Curves.accuracy().withZero(),
                  List.of(Mark.Bars.of("all", bars)))
              .legend(Plot.Legend.NONE)
              .empty("Unknown"));
    }
    return Panels.figure(
        id,
        "Share of right completions",
        subtitle(experiments),
        List.of(Look.of("all", "completions", Colour.Role.NEUTRAL)),
        panels);
  }
}
