package dev.assay.analysis.scaling;

import dev.assay.analysis.scaling.Curves.Series;
import dev.assay.analysis.tts.level.BestTemperature;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.HeldOut;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.level.Regret;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Plot;
import dev.assay.figures.Shades;
import dev.assay.figures.TickFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Figures of difficulty and temperature. */
final class DifficultyFigures {
  private static final List<Measure> CHOICES =
      List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ);

  private final Difficulty difficulty;
  private final List<String> temperatures;
  private final String subtitle;

  DifficultyFigures(Difficulty difficulty) {
    this.difficulty = difficulty;
    temperatures =
        difficulty.sides().stream().map(side -> side.setting().allotment().key()).toList();
    var setting = difficulty.sides().getFirst().setting();
    subtitle =
        String.join(
            ", ",
            Stream.of(
                    setting.benchmark(),
                    (setting.shortModel() + " " + setting.approach()).strip(),
                    "levels from completions at " + temperatures.get(difficulty.reference()))
                .filter(word -> !word.isEmpty())
                .toList());
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(distribution());
    for (LevelResult result : difficulty.results()) {
      if (result.problems() > 0) {
        level(result, figures);
      }
    }
    for (Measure measure : CHOICES) {
      figures.addAll(maps(measure));
    }
    if (!difficulty.regrets().isEmpty()) {
      figures.add(regrets());
    }
    return figures;
  }

  /** Heat maps of one way to choose; none where it was not measured. */
  List<Figure> maps(Measure measure) {
    List<Figure> figures = new ArrayList<>();
    int n = largest(measure);
    if (n > 0) {
      figures.add(
          heat(
              "temperature_difficulty_heatmap_" + measure.word(),
              measure.word() + "@" + n + " by difficulty and temperature",
              cells(new Column(measure, n, Subsets.FIRST)),
              "Empty: not measured. Levels and accuracies at the reference temperature come"
                  + " from the same completions; the held-out map has them apart."));
      heldOut(measure, figures);
      figures.add(chances(measure));
    }
    return figures;
  }

  /** Curves of one way to choose, a panel for each level that has problems. */
  Figure curves(Measure measure) {
    List<Plot> panels = new ArrayList<>();
    for (LevelResult result : difficulty.results()) {
      List<Series> series = series(result, measure);
      if (!series.isEmpty()) {
        panels.add(Curves.panel(title(result), series, false));
      }
    }
    return Panels.figure(
            "levels_" + measure.word(),
            measure.word() + " by completions, level by level",
            subtitle,
            Curves.looks(temperatures),
            panels)
        .caption("Expected over all n-subsets. Bands: intervals over problems.");
  }

  private static List<Series> series(LevelResult result, Measure measure) {
    List<Series> series = new ArrayList<>();
    for (int t = 0; t < result.sides().size(); t++) {
      Measured side = result.sides().get(t).orElse(null);
      if (side != null && !side.budgets(measure).isEmpty()) {
        series.add(new Series(Curves.key(t), side, measure));
      }
    }
    return series;
  }

  private Figure distribution() {
    List<String> names = new ArrayList<>();
    List<Datum> bars = new ArrayList<>();
    for (LevelResult result : difficulty.results()) {
      bars.add(
          Datum.at(names.size(), result.problems()).label(Integer.toString(result.problems())));
      names.add("level " + result.level().number() + "\n" + result.level().range());
    }
    return Figure.of(
        "difficulty_distribution",
        "Problems by difficulty",
        subtitle,
        List.of(Look.of("all", "problems", Colour.Role.NEUTRAL)),
        Plot.of(
                "",
                Axis.names(
                    "share of right completions",
                    names.stream().map(name -> name.replace('\n', ' ')).toList()),
                Axis.linear("problems").withZero(),
                List.of(Mark.Bars.of("all", bars)))
            .legend(Plot.Legend.NONE));
  }

  private void level(LevelResult result, List<Figure> figures) {
    String folder = "level_" + result.level().number() + "/";
    List<Plot> panels = new ArrayList<>();
    for (Measure measure : CHOICES) {
      List<Series> series = series(result, measure);
      if (!series.isEmpty()) {
        Plot panel = Curves.panel(measure.word(), series, false);
        panels.add(panel);
        figures.add(
            Figure.of(
                folder + "temperature_comparison_" + measure.word(),
                title(result) + ", " + measure.word(),
                subtitle,
                Curves.looks(temperatures),
                panel));
      }
    }
    if (!panels.isEmpty()) {
      figures.add(
          Panels.figure(
                  folder + "temperature_scaling_curves",
                  title(result),
                  subtitle,
                  Curves.looks(temperatures),
                  panels)
              .caption("Expected over all n-subsets. Bands: intervals over problems."));
    }
  }

  private static String title(LevelResult result) {
    return "Level %s (%s), %s"
        .formatted(
            result.level().number(),
            result.level().range(),
            Words.count(result.problems(), "problem"));
  }

  private int largest(Measure measure) {
    return difficulty.sides().stream()
        .flatMap(side -> side.budgets(measure).stream())
        .mapToInt(n -> n)
        .max()
        .orElse(0);
  }

  private List<Mark.Cell> cells(Column column) {
    List<Mark.Cell> cells = new ArrayList<>();
    for (int row = 0; row < difficulty.results().size(); row++) {
      List<Optional<Measured>> sides = difficulty.results().get(row).sides();
      for (int t = 0; t < sides.size(); t++) {
        Cell cell = sides.get(t).map(side -> side.cell(column)).orElse(null);
        cells.add(cell(t, row, cell == null ? Double.NaN : cell.mean()));
      }
    }
    return cells;
  }

  private static Mark.Cell cell(int column, int row, double value) {
    return new Mark.Cell(column, row, value, Double.isNaN(value) ? "" : Shown.three(value), "");
  }

  private void heldOut(Measure measure, List<Figure> figures) {
    HeldOut held = difficulty.heldOut();
    List<Mark.Cell> cells = new ArrayList<>();
    int n = 0;
    for (HeldOut.Cell each : held.cells()) {
      if (each.measure() == measure) {
        cells.add(cell(each.temperature(), row(each.level()), each.mean()));
        n = each.n();
      }
    }
    if (!cells.isEmpty()) {
      figures.add(
          heat(
              "temperature_difficulty_heatmap_" + measure.word() + "_held_out",
              measure.word() + "@" + n + ", levels held out",
              cells,
              "Held out: " + held.how() + "; every n-subset."));
    }
  }

  private int row(int level) {
    for (int i = 0; i < difficulty.results().size(); i++) {
      if (difficulty.results().get(i).level().number() == level) {
        return i;
      }
    }
    return 0;
  }

  private Figure chances(Measure measure) {
    List<Mark.Cell> cells = new ArrayList<>();
    for (int row = 0; row < difficulty.results().size(); row++) {
      BestTemperature best = difficulty.results().get(row).best().get(measure);
      for (int t = 0; best != null && t < best.chances().size(); t++) {
        double chance = best.chances().get(t);
        String text =
            Double.isNaN(chance)
                ? ""
                : Words.percent(chance) + (best.near().get(t) ? "" : " (worse)");
        cells.add(new Mark.Cell(t, row, chance, text, ""));
      }
    }
    return heat(
        "best_temperature_" + measure.word(),
        "Which temperature is best, by " + measure.word() + "?",
        cells,
        "Chance of being the best when problems are drawn anew. worse: can be told from the best.");
  }

  /** What one temperature for all problems loses, by measure. */
  private Figure regrets() {
    List<Plot> panels = new ArrayList<>();
    for (Regret each : difficulty.regrets()) {
      List<Datum> oracle = new ArrayList<>();
      List<Datum> fixed = new ArrayList<>();
      for (Regret.Lost lost : each.lost()) {
        int at = oracle.size();
        oracle.add(Datum.at(at, lost.toOracle()).label(Words.percent(lost.toOracle())));
        fixed.add(Datum.at(at, lost.toFixed()).label(Words.percent(lost.toFixed())));
      }
      panels.add(
          Plot.of(
              each.column().name(),
              Axis.names("temperature", temperatures),
              Axis.linear("accuracy lost").format(TickFormat.PERCENT).withZero(),
              List.of(Mark.Bars.of("r1", oracle), Mark.Bars.of("r2", fixed))));
    }
    return Panels.figure(
            "temperature_regret",
            "What one temperature for all problems loses",
            subtitle,
            List.of(
                Look.nth(0, "r1", "to the best of each problem (R1)"),
                Look.nth(1, "r2", "to the best single one (R2)")),
            panels)
        .caption(
            "Means over problems. R1 takes the luckiest temperature of each problem and is too"
                + " large; the report has it held out.");
  }

  private Figure heat(String id, String title, List<Mark.Cell> cells, String caption) {
    Axis y =
        Axis.names(
            "",
            difficulty.results().stream()
                .map(result ->
                    "level %s (%s), %s"
                        .formatted(
                            result.level().number(), result.level().range(), result.problems()))
                .toList());
    Shades shades =
        new Shades.Sequential(OptionalDouble.of(0), OptionalDouble.of(1), "", TickFormat.PERCENT);
    return Figure.of(
            id,
            title,
            subtitle,
            List.of(),
            Plot.of(
                "",
                Axis.names("temperature", temperatures),
                y,
                List.of(new Mark.Heat(cells, shades))))
        .size(8, 2.2 + 0.5 * difficulty.results().size())
        .caption(caption);
  }
}
