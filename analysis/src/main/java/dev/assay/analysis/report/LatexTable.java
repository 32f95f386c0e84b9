package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;

/** A table in LaTeX with the rules of package {@code booktabs}; needs no other package. */
public final class LatexTable {
  /** The format, for tables that are written row by row. */
  static final TableText TEXT =
      new TableText() {
        @Override
        public String begin(List<Head> heads) {
          StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n");
          out.append("\\begin{tabular}{");
          heads.forEach(head -> out.append(head.number() ? 'r' : 'l'));
          out.append("}\n\\toprule\n");
          out.append(escaped(heads.stream().map(Head::title).toList()));
          if (heads.stream().anyMatch(head -> !head.detail().isEmpty())) {
            out.append(escaped(heads.stream().map(Head::detail).toList()));
          }
          return out.append("\\midrule\n").toString();
        }

        @Override
        public String row(List<Entry> entries) {
          return joined(entries.stream().map(LatexTable::entry).toList());
        }

        @Override
        public String end(List<String> notes) {
          StringBuilder out = new StringBuilder("\\bottomrule\n\\end{tabular}\n");
          notes.forEach(note -> out.append("% ").append(Visible.line(note)).append('\n'));
          return out.toString();
        }
      };

  private LatexTable() {}

  public static String render(Table table) {
    return TEXT.whole(table);
  }

  private static String escaped(List<String> entries) {
    return joined(entries.stream().map(LatexTable::escape).toList());
  }

  private static String joined(List<String> entries) {
    // Not by a collector: in the browser that one drops the signs between empty beginnings.
    return String.join(" & ", entries) + " \\\\\n";
  }

  private static String entry(Entry entry) {
    String text = escape(entry.shown());
    return entry.strong() ? "\\textbf{" + text + "}" : text;
  }

  /** Any text as LaTeX shows it. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.line(text).toCharArray()) {
      switch (c) {
        case '&', '%', '$', '#', '_', '{', '}' -> out.append('\\').append(c);
        case '\\' -> out.append("\\textbackslash{}");
        case '~' -> out.append("\\textasciitilde{}");
        case '^' -> out.append("\\textasciicircum{}");
        case '<' -> out.append("\\textless{}");
        case '>' -> out.append("\\textgreater{}");
        case '|' -> out.append("\\textbar{}");
        case '[' -> out.append("{[}"); // a row's first bracket would be read as an option of \\
        case '–' -> out.append("--");
        case '±' -> out.append("$\\pm$");
        case '↑' -> out.append("$\\uparrow$");
        case '↓' -> out.append("$\\downarrow$");
        case '▲' -> out.append("$\\bigtriangleup$");
        case '▼' -> out.append("$\\bigtriangledown$");
        case '○' -> out.append("$\\circ$");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
