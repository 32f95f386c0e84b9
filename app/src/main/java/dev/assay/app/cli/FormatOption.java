package dev.assay.app.cli;

import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.CsvTable;
import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.TableFormat;
import dev.assay.analysis.report.TextTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** {@code --format}, for every command that prints a table. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, json, md or latex; default: ${DEFAULT-VALUE}.")
  TableFormat format = TableFormat.TABLE;

  /** The table in any format but JSON. */
  String render(Table table, TextTable.Page page) {
    return switch (format) {
      case TABLE, JSON -> TextTable.render(table, page);
      case CSV -> CsvTable.render(table);
      case MD -> MarkdownTable.render(table);
      case LATEX -> LatexTable.render(table);
    };
  }

  /** An answer as JSON and a line feed; harmless on a terminal. */
  static String json(Consumer<JsonOut> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      content.accept(json);
    }
    return escaped(bytes.toString(StandardCharsets.UTF_8)) + "\n";
  }

  static String answer(Consumer<AnswerJson> content) {
    return json(json -> content.accept(new AnswerJson(json)));
  }

  /** The same, written piece by piece. */
  static void answer(Consumer<AnswerJson> content, PrintWriter out) {
    JsonOut json = new JsonOut((CharSequence piece) -> out.print(escaped(piece.toString())));
    try (json) {
      content.accept(new AnswerJson(json));
    }
    out.print("\n");
  }

  /** JSON escapes the lower control characters itself; these steer some terminals too. */
  private static String escaped(String json) {
    if (json.chars().noneMatch(FormatOption::steers)) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 64);
    for (char c : json.toCharArray()) {
      if (steers(c)) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean steers(int c) {
    return c >= 0x7F && c <= 0x9F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
