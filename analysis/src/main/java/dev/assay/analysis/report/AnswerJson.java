package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.FetchSeries;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.ListProblems;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.ShowRun;
import dev.assay.domain.Series;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the JSON of the API contract ({@code openapi.yaml}); {@code --format json} on the
 * command line writes the same.
 */
public final class AnswerJson {
  private final JsonOut json;
  private final RunJson runs;

  /** Writes to {@code json}, which the caller closes. */
  public AnswerJson(JsonOut json) {
    this.json = json;
    this.runs = new RunJson(json);
  }

  public void page(FindRuns.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.whole("total", answer.total()).whole("matched", answer.matched());
      json.whole("offset", answer.offset());
      json.array("columns", () -> answer.columns().forEach(runs::column));
      json.array("rows", () -> answer.rows().forEach(runs::run));
      json.textOrNull("baseline", answer.baseline()).textIfAny("command", answer.command());
    });
  }

  /** Only the runs, as an array. */
  public void rows(List<RunRow> rows) {
    json.array(() -> rows.forEach(runs::run));
  }

  /** Runs as an array, one after the other as they are given. */
  public void rows(Consumer<Consumer<RunRow>> giver) {
    json.array(() -> giver.accept(runs::run));
  }

  public void run(ShowRun.Answer answer) {
    runs.answer(answer);
  }

  public void facets(CountFacets.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      facet("tag", answer.tag());
      facet("type", answer.type());
      facet("format", answer.format());
      facet("model", answer.model());
      facet("experiment", answer.experiment());
      facet("stage", answer.stage());
      json.object(
          "step",
          () ->
              json.wholeOrNull("min", answer.step().min()).wholeOrNull("max", answer.step().max()));
      if (!answer.custom().isEmpty()) {
        json.array("custom", () -> answer.custom().forEach(this::custom));
      }
      if (!answer.more().isEmpty()) {
        json.object("more", () -> answer.more().forEach(json::whole));
      }
    });
  }

  private void custom(CountFacets.Custom custom) {
    json.object(() -> {
      json.text("key", custom.key()).name("column");
      runs.column(custom.column());
      facet("values", custom.values());
      json.whole("more", custom.more());
    });
  }

  private void facet(String name, List<CountFacets.Facet> facets) {
    json.array(
        name,
        () ->
            facets.forEach(facet ->
                json.object(
                    () -> json.text("value", facet.value()).whole("count", facet.count()))));
  }

  public void catalogue(ListCatalogue.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      columns("metrics", answer.metrics());
      columns("fields", answer.fields());
      columns("config", answer.config());
    });
  }

  private void columns(String name, List<Column> columns) {
    json.array(name, () -> columns.forEach(runs::column));
  }

  public void comparison(CompareRuns.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.array("runs", () -> answer.runs().forEach(runs::run));
      json.textOrNull("baseline", answer.baseline());
      json.textIfAny("baselineName", answer.baselineName());
      columns("metrics", answer.metrics());
      json.array(
          "cells",
          () -> answer.cells().forEach(row -> json.array(() -> row.forEach(this::comparedCell))));
      json.array("baselineCells", () -> answer.baselineCells().forEach(this::cellOrNull));
      json.whole("family", answer.family());
    });
  }

  private void comparedCell(CompareRuns.@Nullable ComparedCell compared) {
    if (compared == null) {
      json.nothing();
      return;
    }
    json.object(() -> {
      runs.cell(compared.cell());
      Difference difference = compared.difference();
      if (difference != null) {
        json.object("difference", () -> DifferenceJson.members(json, difference));
      }
    });
  }

  private void cellOrNull(@Nullable Cell cell) {
    if (cell == null) {
      json.nothing();
    } else {
      json.object(() -> runs.cell(cell));
    }
  }

  public void diff(DiffConfigs.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.array("runs", () -> answer.runs().forEach(runs::run));
      json.whole("same", answer.same());
      json.array("rows", () -> answer.rows().forEach(this::diffRow));
    });
  }

  private void diffRow(DiffConfigs.Row row) {
    json.object(() -> {
      json.text("key", row.key()).flag("differs", row.differs());
      json.array("values", () -> row.values().forEach(this::diffValue));
    });
  }

  private void diffValue(DiffConfigs.Value value) {
    json.object(() -> {
      json.flag("present", value.present());
      if (value.present()) {
        json.name("value").raw(value.json());
      }
    });
  }

  public void series(FetchSeries.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.array("series", () -> answer.series().forEach(this::curve));
    });
  }

  private void curve(FetchSeries.Curve curve) {
    Series series = curve.series();
    json.object(() -> {
      json.text("run", curve.run());
      json.text("task", series.task()).text("name", series.name()).text("kind", series.kind());
      json.text("part", series.part()).flag("partEstimated", series.partEstimated());
      json.text("xUnit", series.xUnit()).whole("points", series.size());
      json.array(
          "x",
          () -> {
            for (long x : series.x()) {
              json.whole(x);
            }
          });
      json.array(
          "y",
          () -> {
            for (double y : series.y()) {
              json.number(y);
            }
          });
      if (series.count() > 0) {
        json.whole("count", series.count());
      }
    });
  }

  public void problems(ListProblems.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation());
      json.array("problems", () -> answer.problems().forEach(this::problem));
    });
  }

  private void problem(ListProblems.Problem problem) {
    json.object(() ->
        json.text("file", problem.file())
            .text("place", problem.place())
            .text("problem", problem.problem())
            .text("remedy", problem.remedy()));
  }
}
