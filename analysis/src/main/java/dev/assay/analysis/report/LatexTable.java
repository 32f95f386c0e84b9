package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;
import java.util.stream.Collectors;

/** A table in LaTeX with the rules of package {@code booktabs}; needs no other package. */
public final class LatexTable {
  private LatexTable() {}

  public static String render(Table table) {
    List<Head> heads = table.heads();
    String columns =
        heads.stream().map(head -> head.number() ? "r" : "l").collect(Collectors.joining());
    StringBuilder out = new StringBuilder();
    out.append("% needs \\usepackage{booktabs}\n");
    out.append("\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
    out.append(row(heads.stream().map(Head::title).toList()));
    if (heads.stream().anyMatch(head -> !head.detail().isEmpty())) {
      out.append(row(heads.stream().map(Head::detail).toList()));
    }
    out.append("\\midrule\n");
    for (List<Entry> entries : table.rows()) {
      out.append(joined(entries.stream().map(LatexTable::entry).toList()));
    }
    out.append("\\bottomrule\n\\end{tabular}\n");
    table.notes().forEach(note -> out.append("% ").append(Visible.line(note)).append('\n'));
    return out.toString();
  }

  private static String row(List<String> entries) {
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

  private static String escape(String text) {
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
