package dev.assay.analysis.api;

import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.RunsExport;
import dev.assay.domain.AssayException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code GET /export}: all runs that match, as a file. */
final class ExportRoutes {
  private final Snapshots snapshots;

  ExportRoutes(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  Answer export(Parameters parameters) {
    RunsExport export =
        new RunsExport(
            snapshots,
            new RunsExport.Question(
                RunRoutes.filter(parameters, List.of()),
                parameters.split("sort", ";"),
                parameters.split("columns", ";"),
                parameters.text("preset"),
                parameters.flag("intervals"),
                parameters.text("baseline")));
    String format = parameters.text("format");
    return switch (format) {
      case "", "csv" -> file(export, "csv", "text/csv; charset=utf-8; header=present", csv(export));
      case "json" -> named(export, "json", Answer.of(export::json));
      case "latex" ->
          file(
              export,
              "tex",
              "application/x-tex; charset=utf-8",
              utf8(LatexTable.render(export.table())));
      case "md" ->
          file(
              export,
              "md",
              "text/markdown; charset=utf-8",
              utf8(MarkdownTable.render(export.table())));
      default ->
          throw new AssayException(
              AssayException.Kind.BAD_INPUT,
              "nothing can be exported as '"
                  + (format.length() <= 60 ? format : format.substring(0, 60))
                  + "'",
              "Use csv, json, latex or md.");
    };
  }

  private static byte[] csv(RunsExport export) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    export.csv(text -> {
      byte[] bytes = utf8(text);
      out.write(bytes, 0, bytes.length);
    });
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Answer file(RunsExport export, String ending, String type, byte[] content) {
    return named(export, ending, new Answer(200, type, content, Map.of()));
  }

  private static Answer named(RunsExport export, String ending, Answer answer) {
    String date = Instant.now().toString().substring(0, 10);
    String name = export.fileName(date) + "." + ending;
    return answer.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
