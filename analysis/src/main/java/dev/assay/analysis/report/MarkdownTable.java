package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;

/** A table in GitHub's Markdown, with what a cell could break out by escaped. */
public final class MarkdownTable {
  /** The format, for tables that are written row by row. */
  static final TableText TEXT =
      new TableText() {
        @Override
        public String begin(List<Head> heads) {
          return joined(heads.stream().map(MarkdownTable::title).toList())
              + joined(heads.stream().map(head -> head.number() ? "---:" : "---").toList());
        }

        @Override
        public String row(List<Entry> entries) {
          return joined(entries.stream().map(MarkdownTable::entry).toList());
        }

        @Override
        public String end(List<String> notes) {
          StringBuilder out = new StringBuilder(notes.isEmpty() ? "" : "\n");
          notes.forEach(note -> out.append(escape(note)).append('\n'));
          return out.toString();
        }
      };

  private MarkdownTable() {}

  public static String render(Table table) {
    return TEXT.whole(table);
  }

  private static String title(Head head) {
    String detail = head.detail().isEmpty() ? "" : " " + head.detail();
    return escape(head.title() + detail);
  }

  private static String joined(List<String> entries) {
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
