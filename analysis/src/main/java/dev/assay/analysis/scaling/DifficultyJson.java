package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.level.Baseline;
import dev.assay.analysis.tts.level.BestTemperature;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.LevelResult;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import java.util.Map;

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
          .text("approach", setting.approach());
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
                    json.object(() ->
                        json.whole("level", each.level())
                            .whole("temperature", each.temperature())
                            .text("measure", each.measure().word())
                            .whole("n", each.n())
                            .numberOrNull("mean", each.mean())
                            .numberOrNull("problems", each.problems()))));
  }

  private void capability(Measured side) {
    side.cells().values().stream()
        .filter(cell -> cell.column().measure() == Measure.COMPLETIONS)
        .forEach(this::cell);
  }
}
