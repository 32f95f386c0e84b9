package dev.assay.analysis.scaling;

import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.level.BestTemperature;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.level.Regret;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** All that {@code assay tts difficulty} leaves behind. */
public final class DifficultyOutputs {
  private static final List<Measure> CHOICES =
      List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ);

  private final Difficulty difficulty;
  private final List<String> temperatures;

  private DifficultyOutputs(Difficulty difficulty) {
    this.difficulty = difficulty;
    temperatures =
        difficulty.sides().stream().map(side -> side.setting().allotment().key()).toList();
  }

  /**
   * Makes it.
   *
   * @param ending of the pictures that the report shows, such as {@code png}; empty for none
   * @param report whether there is a document
   * @param baselines whether the accuracies of problems are kept, for {@code compare-baselines}
   */
  public static Outputs of(
      Difficulty difficulty, String ending, boolean report, boolean baselines) {
    var made = new DifficultyOutputs(difficulty);
    List<Figure> figures = ending.isEmpty() ? List.of() : new DifficultyFigures(difficulty).all();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("numbers.csv", CsvTable.render(made.numbers()));
    files.put(
        "difficulty.json", StudyOutputs.json(json -> new DifficultyJson(json, difficulty).write()));
    if (baselines) {
      files.put(
          "difficulty_baselines.json",
          StudyOutputs.json(json -> DifficultyJson.baselines(json, difficulty)));
    }
    if (report) {
      files.put("difficulty_temperature_report.md", made.doc(figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  /** One row per level, for the terminal: problems and the temperatures that suit them. */
  public static Table summary(Difficulty difficulty) {
    return new DifficultyOutputs(difficulty).recommendations();
  }

  private Doc doc(List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Overview"));
    blocks.add(
        new Block.Paragraph(
            "Levels come from the share of right completions at %s, over %s problems and %s."
                .formatted(
                    temperatures.get(difficulty.reference()),
                    difficulty.baselines().size(),
                    Words.count(
                        difficulty.sides().get(difficulty.reference()).repeats().size(), "run"))));
    blocks.add(new Block.Heading(2, "Difficulty Distribution"));
    blocks.add(new Block.Tabular(distribution()));
    for (LevelResult result : difficulty.results()) {
      if (result.problems() > 0) {
        level(result, blocks);
      }
    }
    blocks.add(new Block.Heading(2, "Summary"));
    blocks.add(new Block.Heading(3, "Temperature Recommendations by Difficulty"));
    blocks.add(new Block.Tabular(recommendations()));
    if (!difficulty.heldOut().cells().isEmpty()) {
      blocks.add(new Block.Heading(2, "Levels held out"));
      blocks.add(new Block.Paragraph("Held out: " + difficulty.heldOut().how() + "."));
      blocks.add(new Block.Tabular(heldOut()));
    }
    if (!difficulty.regrets().isEmpty()) {
      blocks.add(new Block.Heading(2, "The best temperature of each problem"));
      blocks.add(new Block.Tabular(oracles()));
      blocks.add(new Block.Tabular(regrets()));
    }
    blocks.add(new Block.Heading(2, "Model Base Capability (Completions-Based)"));
    blocks.add(new Block.Tabular(capability()));
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Temperature Performance by Difficulty Level", blocks);
  }

  private Table distribution() {
    List<List<Entry>> rows = new ArrayList<>();
    for (LevelResult each : difficulty.results()) {
      rows.add(
          List.of(
              Entry.whole((long) each.level().number()),
              Entry.text(each.level().range()),
              Entry.whole((long) each.problems())));
    }
    return new Table(
        List.of(
            Head.number("level", "Level"),
            Head.text("range", "Accuracy Range"),
            Head.number("problems", "Problem Count")),
        rows,
        List.of("A problem at a boundary is in the easier level."));
  }

  private void level(LevelResult result, List<Block> blocks) {
    blocks.add(
        new Block.Heading(
            2, "Level %s: %s Accuracy".formatted(result.level().number(), result.level().range())));
    blocks.add(new Block.Paragraph(Words.count(result.problems(), "problem")));
    for (Measure measure : CHOICES) {
      TreeSet<Integer> budgets = new TreeSet<>();
      result.sides().forEach(side -> side.ifPresent(of -> budgets.addAll(of.budgets(measure))));
      if (!budgets.isEmpty()) {
        String word = measure.word();
        blocks.add(
            new Block.Heading(
                3, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " Method"));
        blocks.add(new Block.Tabular(table(result, measure, budgets)));
      }
    }
    blocks.add(new Block.Heading(3, "Best Temperature"));
    List<String> lines = new ArrayList<>();
    CHOICES.forEach(measure -> {
      BestTemperature best = result.best().get(measure);
      if (best != null) {
        lines.add(sentence(result, best));
      }
    });
    blocks.add(new Block.Bullets(lines));
  }

  private Table table(LevelResult result, Measure measure, TreeSet<Integer> budgets) {
    List<Head> heads = new ArrayList<>(List.of(Head.number("n", "N")));
    temperatures.forEach(t -> heads.add(Head.number(t, t)));
    List<List<Entry>> rows = new ArrayList<>();
    for (int n : budgets) {
      List<Entry> row = new ArrayList<>(List.of(Entry.whole((long) n)));
      for (Optional<Measured> side : result.sides()) {
        Cell cell = side.map(of -> of.cell(new Column(measure, n, Subsets.FIRST))).orElse(null);
        row.add(
            cell == null
                ? new Entry("-", null)
                : new Entry(
                    Shown.three(cell.mean()) + " ± " + Shown.three(cell.populationSd()),
                    cell.mean()));
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  private String sentence(LevelResult result, BestTemperature best) {
    if (best.best() < 0) {
      return best.column().name() + ": nothing is right at any temperature.";
    }
    Cell cell = result.sides().get(best.best()).map(side -> side.cell(best.column())).orElse(null);
    return "%s: %s has the highest mean, %s; chance of being best %s; not told from it: %s."
        .formatted(
            best.column().name(),
            temperatures.get(best.best()),
            cell == null ? "" : Shown.three(cell.mean()),
            Shown.percent(best.chances().get(best.best())),
            near(best));
  }

  private String near(BestTemperature best) {
    List<String> near = new ArrayList<>();
    for (int t = 0; t < temperatures.size(); t++) {
      if (best.near().get(t) && t != best.best()) {
        near.add(temperatures.get(t));
      }
    }
    return near.isEmpty() ? "none" : String.join(", ", near);
  }

  private Table recommendations() {
    List<List<Entry>> rows = new ArrayList<>();
    for (LevelResult result : difficulty.results()) {
      for (Measure measure : CHOICES) {
        BestTemperature best = result.best().get(measure);
        if (best != null) {
          rows.add(recommendation(result, best));
        }
      }
    }
    return new Table(
        List.of(
            Head.number("level", "Difficulty Level"),
            Head.number("problems", "Problems"),
            Head.text("measure", "Measure"),
            Head.text("best", "Best Temperature"),
            Head.number("accuracy", "Accuracy"),
            Head.number("chance", "Chance of best"),
            Head.text("near", "Not distinguishable")),
        rows,
        List.of(
            "Best: highest mean over runs of the first n, the lowest temperature of equals. Chance"
                + " and what is not distinguishable: by drawing the level's problems anew; below 35"
                + " problems there is no chance, and nothing is distinguishable."));
  }

  private List<Entry> recommendation(LevelResult result, BestTemperature best) {
    boolean any = best.best() >= 0;
    Cell cell =
        any
            ? result.sides().get(best.best()).map(side -> side.cell(best.column())).orElse(null)
            : null;
    return List.of(
        Entry.whole((long) result.level().number()),
        Entry.whole((long) result.problems()),
        Entry.text(best.column().name()),
        any ? Entry.text(temperatures.get(best.best())) : new Entry("-", null),
        cell == null ? Entry.NONE : Entry.number(Shown.three(cell.mean()), cell.mean()),
        any && !Double.isNaN(best.chances().get(best.best()))
            ? Entry.number(
                Shown.percent(best.chances().get(best.best())), best.chances().get(best.best()))
            : Entry.NONE,
        Entry.text(any ? near(best) : ""));
  }

  private Table oracles() {
    List<List<Entry>> rows = new ArrayList<>();
    for (Regret each : difficulty.regrets()) {
      double fixed = each.lost().get(each.fixed()).mean();
      rows.add(
          List.of(
              Entry.text(each.column().name()),
              Entry.text(temperatures.get(each.fixed())),
              Shown.share(fixed),
              Shown.share(each.oracle()),
              new Entry(
                  Shown.points(each.oracle() - fixed)
                      + (each.gain() == null
                          ? ""
                          : " [%s, %s]"
                              .formatted(
                                  Shown.points(each.gain().low()),
                                  Shown.points(each.gain().high()))),
                  each.oracle() - fixed),
              Shown.interval(each.heldOut(), each.heldOutInterval()),
              Entry.whole((long) each.problems())));
    }
    return new Table(
        List.of(
            Head.text("measure", "Measure"),
            Head.text("fixed", "Best single"),
            Head.number("fixed_accuracy", "its accuracy"),
            Head.number("oracle", "Best of each problem"),
            Head.number("gain", "points more"),
            Head.number("held_out", "held out"),
            Head.number("problems", "Problems")),
        rows,
        List.of(
            "Best of each problem: the highest of its accuracies, which takes the luckiest"
                + " temperature and so is too good. held out: the temperature is chosen on every"
                + " other run and judged on the rest, both ways round; with one run, on every"
                + " other completion, of DVTS on every other tree. Completions of one beam search"
                + " are copies of each other, so that one run of it has none."));
  }

  private Table regrets() {
    List<List<Entry>> rows = new ArrayList<>();
    for (Regret each : difficulty.regrets()) {
      for (int t = 0; t < each.lost().size(); t++) {
        Regret.Lost lost = each.lost().get(t);
        rows.add(
            List.of(
                Entry.text(each.column().name()),
                Entry.text(temperatures.get(t)),
                Shown.share(lost.mean()),
                Shown.share(lost.toOracle()),
                Shown.share(lost.toOracle95()),
                Shown.share(lost.toFixed()),
                Shown.share(lost.toFixed95())));
      }
    }
    return new Table(
        List.of(
            Head.text("measure", "Measure"),
            Head.text("temperature", "Temperature"),
            Head.number("mean", "Accuracy"),
            Head.number("r1_mean", "R1"),
            Head.number("r1_p95", "R1, 95th percentile"),
            Head.number("r2_mean", "R2"),
            Head.number("r2_p95", "R2, 95th percentile")),
        rows,
        List.of(
            "Regret over problems: what the best temperature of the problem (R1) and the best"
                + " single temperature (R2) have more."));
  }

  private Table heldOut() {
    List<List<Entry>> rows = new ArrayList<>();
    difficulty
        .heldOut()
        .cells()
        .forEach(each ->
            rows.add(
                List.of(
                    Entry.whole((long) each.level()),
                    Entry.text(temperatures.get(each.temperature())),
                    Entry.text(each.measure().word() + "@" + each.n()),
                    Shown.interval(each.mean(), each.interval()),
                    Entry.number(
                        String.format(Locale.ROOT, "%.1f", each.problems()), each.problems()))));
    return new Table(
        List.of(
            Head.number("level", "Level"),
            Head.text("temperature", "Temperature"),
            Head.text("measure", "Measure"),
            Head.number("accuracy", "Accuracy"),
            Head.number("problems", "Problems")),
        rows,
        List.of(
            "Accuracy with its interval over problems; a problem that several parts put into the"
                + " level is one cluster. Problems: mean over the parts."));
  }

  private Table capability() {
    List<List<Entry>> rows = new ArrayList<>();
    for (Measured side : difficulty.sides()) {
      Cell cell = side.cell(new Column(Measure.COMPLETIONS, 1, Subsets.EVERY));
      if (cell != null) {
        rows.add(
            List.of(
                Entry.text(side.setting().allotment().key()),
                Shown.share(cell.mean()),
                Shown.share(cell.populationSd()),
                Entry.text(String.join(", ", side.seeds())),
                Shown.interval(cell)));
      }
    }
    return new Table(
        List.of(
            Head.text("temperature", "Temperature"),
            Head.number("mean", "Mean Accuracy"),
            Head.number("sd", "Std"),
            Head.text("seeds", "Seeds"),
            Head.number("interval", "95 % over problems")),
        rows);
  }

  private Table numbers() {
    List<List<Entry>> rows = new ArrayList<>();
    for (LevelResult result : difficulty.results()) {
      for (int t = 0; t < result.sides().size(); t++) {
        String temperature = temperatures.get(t);
        result
            .sides()
            .get(t)
            .ifPresent(side ->
                side.cells()
                    .values()
                    .forEach(cell ->
                        rows.add(
                            List.of(
                                Entry.whole((long) result.level().number()),
                                Entry.text(temperature),
                                Entry.text(cell.column().measure().word()),
                                Entry.whole((long) cell.column().n()),
                                Entry.text(cell.column().of().word()),
                                Shown.share(cell.mean()),
                                Shown.share(cell.populationSd()),
                                Shown.share(
                                    cell.interval() == null ? Double.NaN : cell.interval().low()),
                                Shown.share(
                                    cell.interval() == null ? Double.NaN : cell.interval().high()),
                                Entry.whole((long) cell.problems())))));
      }
    }
    List<Head> heads = new ArrayList<>();
    heads.add(Head.number("level", "level"));
    heads.add(Head.text("temperature", "temperature"));
    heads.add(Head.text("measure", "measure"));
    heads.add(Head.number("n", "n"));
    heads.add(Head.text("subsets", "subsets"));
    for (String name : List.of("mean", "sd_population", "low", "high", "problems")) {
      heads.add(Head.number(name, name));
    }
    return new Table(heads, rows);
  }
}
