package dev.assay.analysis.scaling;

import dev.assay.analysis.tts.level.Baseline;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.trajectory.MeanPath;
import dev.assay.analysis.tts.trajectory.MeanPaths;
import dev.assay.analysis.tts.trajectory.ScorePath;
import dev.assay.analysis.tts.trajectory.Trajectories;
import dev.assay.figures.Axis;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Plot;
import dev.assay.figures.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Figures of the scores along completions. */
final class TrajectoryFigures {
  private static final int MOST_LINES = 40;

  /** Problems below which an interval is as wide as the axis. */
  private static final int FEWEST = 5;

  private static final List<Look> SIDES =
      List.of(
          new Look("right", "right", new Colour.Series(0), Dash.SOLID, Marker.NONE),
          new Look("wrong", "wrong", new Colour.Series(1), Dash.DASHED, Marker.NONE));

  private final Difficulty difficulty;
  private final List<Trajectories> temperatures;
  private final MeanPaths means;
  private final int samples;
  private final long seed;

  TrajectoryFigures(
      Difficulty difficulty,
      List<Trajectories> temperatures,
      MeanPaths means,
      int samples,
      long seed) {
    this.difficulty = difficulty;
    this.temperatures = temperatures;
    this.means = means;
    this.samples = samples;
    this.seed = seed;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    figures.add(overall());
    for (LevelResult level : difficulty.results()) {
      if (level.problems() > 0) {
        if (temperatures.size() > 1) {
          figures.add(compared(level));
        }
        for (Trajectories each : temperatures) {
          problems(each, level, figures);
        }
      }
    }
    return figures;
  }

  private static String key(Trajectories of) {
    return of.setting().setting().allotment().key();
  }

  private Figure overall() {
    List<Plot> panels = new ArrayList<>();
    for (int t = 0; t < temperatures.size(); t++) {
      List<Mark> marks = new ArrayList<>();
      mean(means.all(t, true), "right", marks);
      mean(means.all(t, false), "wrong", marks);
      panels.add(Plot.of(key(temperatures.get(t)), way(), score(), marks));
    }
    return Panels.figure(
            "score_trajectory_overall",
            "Scores along right and wrong completions",
            subtitle(),
            SIDES,
            panels)
        .caption(caption());
  }

  private String subtitle() {
    var setting = difficulty.sides().getFirst().setting();
    return String.join(
        ", ",
        List.of(
                setting.benchmark(),
                (setting.shortModel() + " " + setting.approach()).strip(),
                "run " + temperatures.getFirst().run())
            .stream()
            .filter(word -> !word.isEmpty())
            .toList());
  }

  private static String caption() {
    return "Lines: mean over completions, each stretched from its first step to its last. Bands:"
        + " 95 % intervals, completions of a problem together; none below "
        + FEWEST
        + " problems.";
  }

  /** Right and wrong beside each other, a line for each temperature. */
  private Figure compared(LevelResult level) {
    List<Plot> panels = new ArrayList<>();
    for (boolean right : new boolean[] {true, false}) {
      List<Mark> marks = new ArrayList<>();
      for (int t = 0; t < temperatures.size(); t++) {
        mean(means.within(t, right, level.level()), Curves.key(t), marks);
      }
      panels.add(Plot.of(right ? "right" : "wrong", way(), score(), marks).empty("None"));
    }
    return Panels.figure(
            "comparison/level_" + level.level().number() + "_temp_comparison",
            "Level %s (%s): scores along completions"
                .formatted(level.level().number(), level.level().range()),
            subtitle(),
            Curves.looks(temperatures.stream().map(TrajectoryFigures::key).toList()),
            panels)
        .caption(caption());
  }

  private static void mean(MeanPath mean, String look, List<Mark> marks) {
    List<Datum> points = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (MeanPath.Point point : mean.points()) {
      points.add(Datum.at(point.share(), point.mean()).count(mean.paths()));
      var interval = point.interval();
      spans.add(
          interval == null || mean.problems() < FEWEST
              ? new Span(point.share(), Double.NaN, Double.NaN)
              : new Span(point.share(), Math.max(0, interval.low()), Math.min(1, interval.high())));
    }
    marks.add(new Mark.Band(look, spans));
    marks.add(new Mark.Line(look, points, false));
  }

  private static Axis way() {
    return Axis.linear("way from the first step to the last").from(0).to(1);
  }

  private static Axis score() {
    return Axis.linear("score of the step")
        .from(-0.05)
        .to(1.05)
        .ticks(List.of(0.0, 0.25, 0.5, 0.75, 1.0));
  }

  private void problems(Trajectories of, LevelResult level, List<Figure> figures) {
    List<Plot> panels = new ArrayList<>();
    Map<String, List<ScorePath>> chosen =
        of.sample(level.level(), difficulty.levelOf(), samples, seed);
    chosen.forEach((key, paths) -> panels.add(problem(key, paths)));
    if (!panels.isEmpty()) {
      String folder = temperatures.size() > 1 ? key(of) + "/" : "";
      figures.add(
          Panels.figure(
                  folder + "per_problem/level_" + level.level().number(),
                  "Level %s (%s), %s: single problems"
                      .formatted(level.level().number(), level.level().range(), key(of)),
                  subtitle(),
                  SIDES,
                  panels)
              .caption("Each line: a completion, step by step."));
    }
  }

  private Plot problem(String key, List<ScorePath> paths) {
    Baseline baseline = difficulty.baselines().get(key);
    long right = paths.stream().filter(ScorePath::right).count();
    List<Mark> marks = new ArrayList<>();
    double longest = 1;
    List<ScorePath> shownPaths =
        new ArrayList<>(paths.subList(0, Math.min(MOST_LINES, paths.size())));
    shownPaths.sort(Comparator.comparing(path -> !path.right())); // solid lines below dashed ones
    for (ScorePath path : shownPaths) {
      List<Datum> points = new ArrayList<>();
      for (int i = 0; i < path.scores().length; i++) {
        points.add(Datum.at(i + 1, path.scores()[i]));
      }
      longest = Math.max(longest, points.size());
      marks.add(new Mark.Line(path.right() ? "right" : "wrong", points, path.scores().length == 1));
    }
    String shown = key.length() > 40 ? key.substring(0, 40) + "…" : key;
    String title =
        "acc=%s | %sC / %sI  %s"
            .formatted(
                baseline == null ? "–" : Shown.three(baseline.accuracy()),
                right,
                paths.size() - right,
                shown);
    return Plot.of(title, Axis.linear("step").from(0.8).to(longest + 0.2), score(), marks);
  }
}
