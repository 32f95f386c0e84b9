package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.ShowRun;
import dev.assay.domain.Metric;
import dev.assay.domain.Progress;
import java.util.Locale;
import java.util.OptionalDouble;

/** Runs, columns and cells as JSON: the words of the API contract ({@code openapi.yaml}). */
final class RunJson {
  private final JsonOut json;

  RunJson(JsonOut json) {
    this.json = json;
  }

  void column(Column column) {
    json.object(() -> {
      json.text("key", column.key()).text("kind", column.kind().word());
      json.text("display", column.display());
      Metric metric = column.metric();
      if (metric != null) {
        json.text("task", metric.key().task()).text("name", metric.key().name());
        json.textIfAny("variant", metric.key().variant());
        json.textIfAny("group", metric.group()).textIfAny("unit", metric.unit());
        bound("low", metric.low());
        bound("high", metric.high());
        bound("chance", metric.chance());
        json.flag("proportion", metric.proportion()).textIfAny("note", metric.note());
      }
      json.text("direction", column.direction().name().toLowerCase(Locale.ROOT));
      json.whole("digits", column.digits()).flag("percent", column.percent());
      json.text("valueType", column.valueType().word()).whole("count", column.count());
    });
  }

  private void bound(String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.numberIfAny(name, value.getAsDouble());
    }
  }

  /** The members of a cell, inside an object that the caller opens. */
  void cell(Cell cell) {
    json.name("value").value(cell.value());
    json.numberIfAny("se", cell.se());
    Long n = cell.n();
    if (n != null) {
      json.whole("n", n);
    }
    json.numberIfAny("low", cell.low()).numberIfAny("high", cell.high());
    Cell.Method method = cell.method();
    if (method != null) {
      json.text("method", method.word());
    }
    var source = cell.source();
    if (source != null) {
      json.text("source", source.name().toLowerCase(Locale.ROOT));
    }
  }

  void run(RunRow run) {
    json.object(() -> runMembers(run));
  }

  private void runMembers(RunRow run) {
    json.text("id", run.id()).text("name", run.name());
    json.textIfAny("experiment", run.experiment()).textIfAny("model", run.model());
    json.text("type", run.type().word());
    json.flag("baseline", run.baseline()).flag("missing", run.missing());
    json.wholeOrNull("step", run.step()).wholeOrNull("tokens", run.tokens());
    json.textIfAny("stage", run.stage()).timeOrNull("evaluatedAt", run.evaluatedAt());
    json.texts("tags", run.tags()).textIfAny("notes", run.notes());
    json.textIfAny("format", run.format()).flag("hasSeries", run.hasSeries());
    if (!run.own().tags().isEmpty()) {
      json.texts("ownTags", run.own().tags());
    }
    json.textIfAny("note", run.own().note());
    Progress progress = run.progress();
    if (progress != null) {
      json.text("status", "running");
      json.object(
          "progress",
          () -> {
            json.text("text", progress.text()).whole("done", progress.done());
            if (progress.total() > 0) {
              json.whole("total", progress.total());
            }
          });
    }
    json.object(
        "cells", () -> run.cells().forEach((key, cell) -> json.object(key, () -> cell(cell))));
  }

  void answer(ShowRun.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      runMembers(answer.run());
      json.textIfAny("checkpointPath", answer.checkpointPath());
      json.text("timeSource", word(answer.timeSource()));
      json.timeOrNull("registeredAt", answer.registeredAt());
      json.array("estimates", () -> answer.estimates().forEach(this::measured));
      json.name("config").raw(answer.config());
      json.array("sources", () -> answer.sources().forEach(this::source));
      json.array("series", () -> answer.series().forEach(this::seriesHead));
      json.array("samples", () -> answer.samples().forEach(this::sampleSum));
      json.array("history", () -> answer.history().forEach(this::evaluation));
      json.texts("remarks", answer.remarks());
    });
  }

  private void measured(ShowRun.Measured measured) {
    json.object(() -> {
      json.name("metric");
      column(measured.metric());
      cell(measured.cell());
    });
  }

  private void source(ShowRun.FileSource source) {
    json.object(() -> {
      json.text("path", source.path()).text("format", source.format());
      json.text("role", word(source.role())).textIfAny("sha256", source.sha256());
      json.whole("size", source.size()).timeOrNull("modified", source.modified());
      json.timeOrNull("readAt", source.readAt()).flag("missing", source.missing());
    });
  }

  private void seriesHead(ShowRun.SeriesHead head) {
    json.object(() -> {
      json.text("task", head.task()).text("name", head.name()).text("kind", head.kind());
      json.text("part", head.part()).flag("partEstimated", head.partEstimated());
      json.text("xUnit", head.xUnit()).whole("points", head.points());
    });
  }

  private void sampleSum(ShowRun.SampleSum sum) {
    json.object(() -> {
      json.text("metric", sum.metric());
      json.whole("scored", sum.scored()).whole("unscored", sum.unscored());
      json.numberOrNull("mean", sum.mean()).numberOrNull("se", sum.se());
      json.text("file", sum.file());
    });
  }

  private void evaluation(ShowRun.Evaluation evaluation) {
    json.object(() ->
        json.text("id", evaluation.id())
            .flag("current", evaluation.current())
            .timeOrNull("evaluatedAt", evaluation.evaluatedAt()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
