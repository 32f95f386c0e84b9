package dev.assay.analysis.api;

import dev.assay.analysis.question.GroupRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.GroupsJson;
import dev.assay.analysis.report.GroupsTable;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.RunsExport;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.TextOut;
import dev.assay.domain.AssayException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code GET /export}: all runs that match, or their groups, as a file. */
final class ExportRoutes {
  private static final String CSV = "text/csv; charset=utf-8; header=present";
  private static final String LATEX = "application/x-tex; charset=utf-8";
  private static final String MARKDOWN = "text/markdown; charset=utf-8";

  private final Snapshots snapshots;

  ExportRoutes(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  Answer export(Parameters parameters) {
    // here the parameter format is of the file, not of the runs
    RunFilter filter = RunRoutes.filter(parameters, List.of());
    return parameters.text("by").isBlank() ? runs(parameters, filter) : groups(parameters, filter);
  }

  private Answer runs(Parameters parameters, RunFilter filter) {
    RunsExport export =
        new RunsExport(
            snapshots,
            new RunsExport.Question(
                filter,
                parameters.split("sort", ";"),
                parameters.split("columns", ";"),
                parameters.text("preset"),
                parameters.flag("intervals"),
                parameters.text("baseline")));
    export.check(); // once it flows, a failure can only break it off
    String format = parameters.text("format");
    String name = export.fileName(today());
    return switch (format) {
      case "", "csv" -> flowing(name + ".csv", CSV, export::csv);
      case "json" ->
          flow(
              name + ".json",
              Answer.JSON,
              out -> {
                try (JsonOut json = new JsonOut(out)) {
                  export.json(new AnswerJson(json));
                }
              });
      case "latex" -> flowing(name + ".tex", LATEX, export::latex);
      case "md" -> flowing(name + ".md", MARKDOWN, export::markdown);
      default -> throw unknown(format);
    };
  }

  /** A file of text that is written piece by piece. */
  private static Answer flowing(String name, String type, Consumer<Consumer<String>> content) {
    return flow(
        name,
        type,
        out -> {
          try (TextOut text = new TextOut(out)) {
            content.accept(text::add);
          }
        });
  }

  private static Answer flow(String name, String type, Answer.Writer writer) {
    return named(name, new Answer(200, type, new Answer.Flowing(writer), Map.of()));
  }

  private Answer groups(Parameters parameters, RunFilter filter) {
    GroupRuns.Answer answer =
        new GroupRuns(snapshots)
            .answer(
                new GroupRuns.Question(
                    filter,
                    parameters.split("by", ";"),
                    parameters.split("columns", ";"),
                    parameters.split("sort", ";"),
                    0,
                    Integer.MAX_VALUE));
    Table table = GroupsTable.of(answer, parameters.flag("intervals"));
    String format = parameters.text("format");
    String name = "assay_groups_" + today();
    return switch (format) {
      case "", "csv" -> file(name + ".csv", CSV, CsvTable.render(table));
      case "json" ->
          named(name + ".json", Answer.json(200, json -> GroupsJson.write(json, answer)));
      case "latex" -> file(name + ".tex", LATEX, LatexTable.render(table));
      case "md" -> file(name + ".md", MARKDOWN, MarkdownTable.render(table));
      default -> throw unknown(format);
    };
  }

  private static AssayException unknown(String format) {
    return new AssayException(
        AssayException.Kind.BAD_INPUT,
        "nothing can be exported as '"
            + (format.length() <= 60 ? format : format.substring(0, 60))
            + "'",
        "Use csv, json, latex or md.");
  }

  private static String today() {
    return Instant.now().toString().substring(0, 10);
  }

  private static Answer file(String name, String type, String content) {
    return named(
        name,
        new Answer(
            200, type, new Answer.Ready(content.getBytes(StandardCharsets.UTF_8)), Map.of()));
  }

  private static Answer named(String name, Answer answer) {
    return answer.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
