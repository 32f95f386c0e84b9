package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.level.Baseline;
import dev.assay.analysis.tts.level.BestTemperature;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Gain;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.level.Regret;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Difficulty as JSON; docs/formats.md describes it. */
final class DifficultyJson {
  private final JsonOut json;
  private final Difficulty difficulty;

  DifficultyJson(JsonOut json, Difficulty difficulty) {
    this.json = json;
    this.difficulty = difficulty;
  }

  /** The file that other tools of the field read and write. */
  static void baselines(JsonOut json, Difficulty difficulty) {
    json.object(() -> {
      json.object(
          "metadata",
          () ->
              json.numberOrNull(
                      "reference_temperature",
                      Difficulty.temperature(difficulty.sides().get(difficulty.reference())))
                  .whole("num_problems", difficulty.baselines().size()));
      json.object(
          "problems", () -> difficulty.baselines().values().forEach(each -> baseline(json, each)));
    });
  }

  private static void baseline(JsonOut json, Baseline each) {
    json.object(
        each.key(),
        () ->
            json.text("unique_id", each.key())
                .numberOrNull("mean_accuracy", each.accuracy())
                .whole("num_evaluations", each.evaluations())
                .text("answer", each.answer()));
  }

  void write() {
    json.object(() -> {
      var setting = difficulty.sides().getFirst().setting();
      json.text("analysis", "difficulty")
          .text("benchmark", setting.benchmark())
          .text("model", setting.model())
          .text("label", setting.label())
          .text("approach", setting.approach())
          .text("sampling", setting.sampling());
      json.object("options", () -> options(difficulty.options()));
      json.array(
          "temperatures",
          () -> difficulty.sides().forEach(side -> json.number(Difficulty.temperature(side))));
      json.whole("reference", difficulty.reference());
      json.array("levels", () -> difficulty.results().forEach(this::level));
      json.object("held_out", this::heldOut);
      json.object(
          "level_of",
          () -> difficulty.levelOf().forEach((key, level) -> json.whole(key, level.number())));
      json.array("base_capability", () -> difficulty.sides().forEach(this::capability));
      json.array("regret", () -> difficulty.regrets().forEach(this::regret));
      json.object("by_problem", this::byProblem);
    });
  }

  private void level(LevelResult result) {
    json.object(() -> {
      json.whole("level", result.level().number())
          .numberOrNull("min", result.level().min())
          .numberOrNull("max", result.level().max())
          .whole("problems", result.problems());
      json.array(
          "temperatures",
          () ->
              result
                  .sides()
                  .forEach(side -> {
                    if (side.isPresent()) {
                      json.array(() -> side.get().cells().values().forEach(this::cell));
                    } else {
                      json.nothing();
                    }
                  }));
      json.array(
          "best",
          () ->
              result.best().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .forEach(each -> best(each.getValue())));
      json.array("best_by_n", () -> result.bestAt().forEach(this::best));
      json.array("gains", () -> result.gains().forEach(this::gain));
    });
  }

  private void best(BestTemperature best) {
    json.object(() -> {
      json.text("measure", best.column().measure().word()).whole("n", best.column().n());
      json.wholeOrNull("best", best.best() < 0 ? null : (long) best.best());
      json.array("chances", () -> best.chances().forEach(json::number));
      json.array("near_best", () -> best.near().forEach(json::value));
      json.whole("problems", best.problems());
    });
  }

  private void gain(Gain gain) {
    json.object(() -> {
      json.whole("temperature", gain.temperature())
          .text("measure", gain.from().measure().word())
          .text("subsets", gain.from().of().word())
          .whole("from", gain.from().n())
          .whole("to", gain.to().n())
          .numberOrNull("gain", gain.value());
      bounds("", gain.interval());
    });
  }

  private void bounds(String of, @Nullable Interval interval) {
    json.numberOrNull(of + "low", interval == null ? null : interval.low())
        .numberOrNull(of + "high", interval == null ? null : interval.high());
  }

  private void regret(Regret regret) {
    json.object(() -> {
      json.text("measure", regret.column().measure().word())
          .whole("n", regret.column().n())
          .whole("problems", regret.problems())
          .whole("best_fixed", regret.fixed())
          .numberOrNull("oracle", regret.oracle());
      bounds("oracle_gain_", regret.gain());
      json.numberOrNull("oracle_held_out", regret.heldOut());
      bounds("oracle_held_out_", regret.heldOutInterval());
      json.array(
          "temperatures",
          () ->
              regret
                  .lost()
                  .forEach(each ->
                      json.object(() ->
                          json.numberOrNull("mean", each.mean())
                              .numberOrNull("r1_mean", each.toOracle())
                              .numberOrNull("r1_p95", each.toOracle95())
                              .numberOrNull("r2_mean", each.toFixed())
                              .numberOrNull("r2_p95", each.toFixed95()))));
    });
  }

  /** Values of each problem, so that other analyses can be paired. */
  private void byProblem() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(Measure.COMPLETIONS, 1, Subsets.EVERY));
    difficulty.regrets().stream()
        .map(Regret::column)
        .filter(column -> column.measure() != Measure.COMPLETIONS)
        .forEach(columns::add);
    json.texts("columns", columns.stream().map(Column::name).toList());
    List<List<Map<String, Double>>> values =
        columns.stream()
            .map(column -> difficulty.sides().stream().map(side -> values(side, column)).toList())
            .toList();
    json.object(
        "values",
        () ->
            difficulty
                .levelOf()
                .keySet()
                .forEach(key ->
                    json.array(
                        key,
                        () ->
                            values.forEach(column ->
                                json.array(() ->
                                    column.forEach(side ->
                                        json.number(side.getOrDefault(key, Double.NaN))))))));
  }

  private static Map<String, Double> values(Measured side, Column column) {
    Map<String, Double> values = new HashMap<>();
    double[] of = side.of(column);
    for (int p = 0; p < of.length; p++) {
      values.put(side.keys().get(p), of[p]);
    }
    return values;
  }

  private void options(StudyOptions options) {
    json.numberOrNull("level", options.level())
        .whole("resamples", options.resamples())
        .whole("seed", options.seed());
  }

  private void cell(Cell cell) {
    json.object(() ->
        json.text("measure", cell.column().measure().word())
            .whole("n", cell.column().n())
            .text("subsets", cell.column().of().word())
            .numberOrNull("mean", cell.mean())
            .numberOrNull("sd_population", cell.populationSd())
            .numberOrNull("low", cell.interval() == null ? null : cell.interval().low())
            .numberOrNull("high", cell.interval() == null ? null : cell.interval().high()));
  }

  private void heldOut() {
    json.text("how", difficulty.heldOut().how());
    json.array(
        "cells",
        () ->
            difficulty
                .heldOut()
                .cells()
                .forEach(each ->
                    json.object(() -> {
                      json.whole("level", each.level())
                          .whole("temperature", each.temperature())
                          .text("measure", each.measure().word())
                          .whole("n", each.n())
                          .numberOrNull("mean", each.mean());
                      bounds("", each.interval());
                      json.numberOrNull("problems", each.problems());
                    })));
  }

  private void capability(Measured side) {
    side.cells().values().stream()
        .filter(cell -> cell.column().measure() == Measure.COMPLETIONS)
        .forEach(this::cell);
  }
}
