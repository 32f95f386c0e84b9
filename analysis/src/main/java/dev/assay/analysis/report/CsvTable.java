package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV after RFC 4180, but with a bare line feed: numbers at full precision, nothing for
 * what is missing. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
public final class CsvTable {
  private CsvTable() {}

  /** Header of column keys, then the rows, each with a line feed. */
  public static String render(Table table) {
    StringBuilder out = new StringBuilder(header(table.heads())).append('\n');
    table.rows().forEach(row -> out.append(row(row)).append('\n'));
    return out.toString();
  }

  /** The header without a line feed. */
  static String header(List<Head> heads) {
    return String.join(",", heads.stream().map(Head::key).map(CsvTable::text).toList());
  }

  /** A row without a line feed. */
  static String row(List<Entry> row) {
    return String.join(",", row.stream().map(entry -> value(entry.raw())).toList());
  }

  private static String value(@Nullable Object raw) {
    return switch (raw) {
      case null -> "";
      case Double number -> NumberText.exact(number);
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      default -> text(raw.toString());
    };
  }

  /** A text as one field: quoted where need be, and never read as a formula. */
  public static String field(String raw) {
    return text(raw);
  }

  private static String text(String raw) {
    String text = Visible.lines(raw);
    if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
