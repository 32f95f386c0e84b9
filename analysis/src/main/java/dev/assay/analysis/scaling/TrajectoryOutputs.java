package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Doc;
import dev.assay.analysis.report.Doc.Block;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.level.Baseline;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.trajectory.MeanPath;
import dev.assay.analysis.tts.trajectory.MeanPaths;
import dev.assay.analysis.tts.trajectory.ScorePath;
import dev.assay.analysis.tts.trajectory.Trajectories;
import dev.assay.figures.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that {@code assay tts trajectory} leaves behind. */
public final class TrajectoryOutputs {
  private static final long LOT = 42;

  private final Difficulty difficulty;
  private final List<Trajectories> temperatures;
  private final MeanPaths means;
  private final int samples;

  private TrajectoryOutputs(
      Difficulty difficulty, List<Trajectories> temperatures, MeanPaths means, int samples) {
    this.difficulty = difficulty;
    this.temperatures = temperatures;
    this.means = means;
    this.samples = samples;
  }

  /**
   * Makes it.
   *
   * @param difficulty where levels come from
   * @param temperatures the scores, one for each temperature that takes part
   * @param means of them
   * @param samples problems per level of which single paths are drawn
   */
  public static Outputs of(
      Difficulty difficulty,
      List<Trajectories> temperatures,
      MeanPaths means,
      int samples,
      String ending,
      boolean report,
      boolean baselines) {
    var made = new TrajectoryOutputs(difficulty, temperatures, means, samples);
    List<Figure> figures =
        ending.isEmpty()
            ? List.of()
            : new TrajectoryFigures(difficulty, temperatures, means, samples, LOT).all();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("trajectories.json", StudyOutputs.json(made::json));
    if (baselines) {
      files.put(
          "difficulty_baselines.json",
          StudyOutputs.json(json -> DifficultyJson.baselines(json, difficulty)));
    }
    if (report) {
      files.put("score_trajectory_report.md", made.doc(figures, ending).markdown());
    }
    return new Outputs(figures, files);
  }

  /** One row per temperature: right and wrong completions, their steps and last scores. */
  public static Table summary(List<Trajectories> temperatures, MeanPaths means) {
    List<List<Entry>> rows = new ArrayList<>();
    for (int t = 0; t < temperatures.size(); t++) {
      Trajectories each = temperatures.get(t);
      MeanPath right = means.all(t, true);
      MeanPath wrong = means.all(t, false);
      List<Entry> row = new ArrayList<>();
      row.add(Entry.text(each.setting().setting().name()));
      row.add(Entry.text(each.run()));
      for (MeanPath of : List.of(right, wrong)) {
        row.add(Entry.whole((long) of.paths()));
        row.add(number(of.steps()));
        row.add(number(of.median()));
        row.add(number(of.last()));
      }
      rows.add(row);
    }
    List<Head> heads = new ArrayList<>();
    heads.add(Head.text("setting", "setting"));
    heads.add(Head.text("run", "run"));
    for (String of : List.of("right", "wrong")) {
      heads.add(Head.number(of, of));
      heads.add(Head.number(of + "_steps", "steps"));
      heads.add(Head.number(of + "_median", "median"));
      heads.add(Head.number(of + "_last", "last score"));
    }
    return new Table(heads, rows);
  }

  private static Entry number(double value) {
    return Double.isNaN(value)
        ? Entry.NONE
        : Entry.number(String.format(Locale.ROOT, "%.3f", value), value);
  }

  private Doc doc(List<Figure> figures, String ending) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Overall"));
    blocks.add(new Block.Tabular(summary(temperatures, means)));
    blocks.add(new Block.Heading(2, "Difficulty Thresholds"));
    List<String> levels = new ArrayList<>();
    for (LevelResult each : difficulty.results()) {
      levels.add(
          "level %s: %s, %s"
              .formatted(
                  each.level().number(),
                  each.level().range(),
                  Words.count(each.problems(), "problem")));
    }
    blocks.add(new Block.Bullets(levels));
    for (Trajectories each : temperatures) {
      blocks.add(new Block.Heading(2, "By Difficulty Level: " + each.setting().setting().name()));
      for (LevelResult level : difficulty.results()) {
        if (level.problems() > 0) {
          blocks.add(new Block.Heading(3, "Level " + level.level().number()));
          blocks.add(new Block.Tabular(problems(each, level)));
        }
      }
    }
    figures.forEach(
        figure -> blocks.add(new Block.Image(figure.id() + "." + ending, figure.title())));
    return new Doc("Scores along completions", blocks);
  }

  private Table problems(Trajectories of, LevelResult level) {
    List<List<Entry>> rows = new ArrayList<>();
    of.sample(level.level(), difficulty.levelOf(), samples, LOT)
        .forEach((key, paths) -> {
          MeanPath right = MeanPath.of(paths.stream().filter(ScorePath::right).toList());
          MeanPath wrong = MeanPath.of(paths.stream().filter(path -> !path.right()).toList());
          Baseline baseline = difficulty.baselines().get(key);
          rows.add(
              List.of(
                  Entry.text(key.length() > 60 ? key.substring(0, 60) + "…" : key),
                  number(baseline == null ? Double.NaN : baseline.accuracy()),
                  Entry.whole((long) right.paths()),
                  Entry.whole((long) wrong.paths()),
                  number(right.steps()),
                  number(wrong.steps()),
                  number(right.last()),
                  number(wrong.last())));
        });
    return new Table(
        List.of(
            Head.text("problem", "Problem"),
            Head.number("accuracy", "Accuracy"),
            Head.number("correct", "Correct"),
            Head.number("incorrect", "Incorrect"),
            Head.number("steps_correct", "Avg Steps (C)"),
            Head.number("steps_incorrect", "Avg Steps (I)"),
            Head.number("final_correct", "Final Score (C)"),
            Head.number("final_incorrect", "Final Score (I)")),
        rows);
  }

  private void json(JsonOut json) {
    json.object(() -> {
      json.text("analysis", "trajectory");
      json.numberOrNull(
          "reference_temperature",
          Difficulty.temperature(difficulty.sides().get(difficulty.reference())));
      json.array(
          "levels",
          () ->
              difficulty
                  .results()
                  .forEach(level ->
                      json.object(() ->
                          json.whole("level", level.level().number())
                              .numberOrNull("min_accuracy", level.level().min())
                              .numberOrNull("max_accuracy", level.level().max())
                              .whole("problem_count", level.problems()))));
      json.array(
          "temperatures",
          () -> IntStream.range(0, temperatures.size()).forEach(t -> temperature(json, t)));
    });
  }

  private void temperature(JsonOut json, int t) {
    Trajectories each = temperatures.get(t);
    json.object(() -> {
      json.numberOrNull("temperature", Difficulty.temperature(each.setting()))
          .text("setting", each.setting().setting().name())
          .text("run", each.run());
      json.array(
          "curves",
          () -> {
            curves(json, t, null);
            difficulty.results().forEach(level -> curves(json, t, level));
          });
    });
  }

  private void curves(JsonOut json, int t, @Nullable LevelResult level) {
    for (boolean right : new boolean[] {true, false}) {
      MeanPath mean = level == null ? means.all(t, right) : means.within(t, right, level.level());
      json.object(() -> {
        json.wholeOrNull("level", level == null ? null : (long) level.level().number())
            .flag("right", right)
            .whole("completions", mean.paths())
            .whole("problems", mean.problems())
            .numberOrNull("steps", mean.steps());
        json.array("mean", () -> mean.points().forEach(point -> json.number(point.mean())));
        json.array("sd", () -> mean.points().forEach(point -> json.number(point.sd())));
        json.array("low", () -> mean.points().forEach(point -> json.number(end(point, true))));
        json.array("high", () -> mean.points().forEach(point -> json.number(end(point, false))));
      });
    }
  }

  private static double end(MeanPath.Point point, boolean low) {
    var interval = point.interval();
    return interval == null ? Double.NaN : low ? interval.low() : interval.high();
  }
}
