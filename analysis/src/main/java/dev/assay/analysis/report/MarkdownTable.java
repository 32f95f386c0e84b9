package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;

/** A table in GitHub's Markdown, with what a cell could break out by escaped. */
public final class MarkdownTable {
  private MarkdownTable() {}

  public static String render(Table table) {
    StringBuilder out = new StringBuilder();
    out.append(row(table.heads().stream().map(MarkdownTable::title).toList()));
    out.append(row(table.heads().stream().map(head -> head.number() ? "---:" : "---").toList()));
    for (List<Entry> entries : table.rows()) {
      out.append(row(entries.stream().map(MarkdownTable::entry).toList()));
    }
    if (!table.notes().isEmpty()) {
      out.append('\n');
      table.notes().forEach(note -> out.append(escape(note)).append("\n"));
    }
    return out.toString();
  }

  private static String title(Head head) {
    String detail = head.detail().isEmpty() ? "" : " " + head.detail();
    return escape(head.title() + detail);
  }

  private static String row(List<String> entries) {
    return "| " + String.join(" | ", entries) + " |\n";
  }

  private static String entry(Entry entry) {
    String text = escape(entry.shown());
    return entry.strong() ? "**" + text + "**" : text;
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.line(text).toCharArray()) {
      switch (c) {
        case '|', '\\', '`', '*', '[' -> out.append('\\').append(c);
        case '<' -> out.append("&lt;");
        case '&' -> out.append("&amp;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
