package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.List;

/**
 * A table in LaTeX with the rules of package {@code booktabs}; needs no other package, and compiles
 * with pdfLaTeX whatever its texts hold. What the fonts of pdfLaTeX lack is shown there by its code
 * point, such as {@code U+6F22}, and as itself by XeLaTeX and LuaLaTeX.
 */
public final class LatexTable {
  /** Defines how signs are shown that not all engines know; may be said more than once. */
  public static final String SIGNS =
      "\\providecommand{\\assaysign}[2]{\\ifdefined\\XeTeXrevision#2\\else"
          + "\\ifdefined\\directlua#2\\else\\texttt{U+#1}\\fi\\fi}\n";

  /** The format, for tables that are written row by row. */
  static final TableText TEXT =
      new TableText() {
        @Override
        public String begin(List<Head> heads) {
          StringBuilder out = new StringBuilder("% needs \\usepackage{booktabs}\n" + SIGNS);
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
    int[] signs = Visible.line(text).codePoints().toArray();
    for (int i = 0; i < signs.length; i++) {
      out.append(LatexSigns.of(signs[i]));
      if (i + 1 < signs.length && LatexSigns.join(signs[i], signs[i + 1])) {
        out.append("{}");
      }
    }
    return out.toString();
  }
}
