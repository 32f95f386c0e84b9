package dev.assay.analysis.suite;

import dev.assay.analysis.report.LatexTable;
import dev.assay.analysis.report.MarkdownTable;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Visible;
import java.util.List;

/** A document in one of three formats, part by part; whatever a text holds is shown as text. */
final class ReportText {
  private static final String STYLE =
      ":root { color-scheme: light dark; font-family: sans-serif }"
          + " body { margin: 1rem auto; max-width: 70rem; padding: 0 1rem; overflow-wrap: anywhere }"
          + " img { width: 100%; background: #fff } div { overflow-x: auto }"
          + " table { border-collapse: collapse } th, td { padding: .2rem .7rem .2rem 0;"
          + " text-align: left; border-bottom: 1px solid #8884 } .n { text-align: right }";

  private final SuiteReport.Format format;
  private final StringBuilder out = new StringBuilder();

  ReportText(SuiteReport.Format format, String title) {
    this.format = format;
    switch (format) {
      case MARKDOWN -> out.append("# ").append(text(title)).append('\n');
      case HTML ->
          out.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
              .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
              .append(text(title))
              .append("</title>\n<style>")
              .append(STYLE)
              .append("</style>\n<h1>")
              .append(text(title))
              .append("</h1>\n");
      case LATEX ->
          out.append("% for any LaTeX; LuaLaTeX and XeLaTeX know more signs than pdfLaTeX\n")
              .append("\\documentclass{article}\n\\usepackage{booktabs,graphicx,iftex}\n")
              .append("\\iftutex\\usepackage{fontspec}\\fi\n")
              .append("\\usepackage[margin=2cm]{geometry}\n")
              // names of tasks may end a line after each underscore
              .append("\\DeclareRobustCommand{\\_}{\\textunderscore\\allowbreak}\n")
              .append("\\emergencystretch=3em\n")
              .append(LatexTable.SIGNS)
              .append("\\title{")
              .append(text(title))
              .append("}\n\\date{}\n\\begin{document}\n\\maketitle\n");
    }
  }

  ReportText heading(String words) {
    switch (format) {
      case MARKDOWN -> out.append("\n## ").append(text(words)).append('\n');
      case HTML -> out.append("<h2>").append(text(words)).append("</h2>\n");
      case LATEX -> out.append("\n\\section*{").append(text(words)).append("}\n");
    }
    return this;
  }

  ReportText paragraph(String words) {
    switch (format) {
      case MARKDOWN, LATEX -> out.append('\n').append(text(words)).append('\n');
      case HTML -> out.append("<p>").append(text(words)).append("</p>\n");
    }
    return this;
  }

  ReportText bullets(List<String> items) {
    switch (format) {
      case MARKDOWN -> {
        out.append('\n');
        items.forEach(item -> out.append("- ").append(text(item)).append('\n'));
      }
      case HTML -> {
        out.append("<ul>\n");
        items.forEach(item -> out.append("<li>").append(text(item)).append("</li>\n"));
        out.append("</ul>\n");
      }
      case LATEX -> {
        out.append("\\begin{itemize}\n");
        items.forEach(item -> out.append("\\item ").append(text(item)).append('\n'));
        out.append("\\end{itemize}\n");
      }
    }
    return this;
  }

  ReportText table(Table table) {
    switch (format) {
      case MARKDOWN -> out.append('\n').append(MarkdownTable.render(table));
      case HTML -> html(table);
      case LATEX -> out.append('\n').append(LatexTable.render(table));
    }
    return this;
  }

  private void html(Table table) {
    out.append("<div><table>\n<tr>");
    for (Table.Head head : table.heads()) {
      out.append(head.number() ? "<th class=\"n\">" : "<th>").append(text(head.title()));
    }
    for (List<Table.Entry> row : table.rows()) {
      out.append("\n<tr>");
      for (int i = 0; i < row.size(); i++) {
        out.append(table.heads().get(i).number() ? "<td class=\"n\">" : "<td>")
            .append(text(row.get(i).shown()));
      }
    }
    out.append("\n</table></div>\n");
  }

  /**
   * A figure with its title and what its bands and tests are.
   *
   * @param file from the document; a path of a suite, whose signs need no escape but in HTML
   */
  ReportText image(String file, String title, String caption) {
    switch (format) {
      case MARKDOWN ->
          out.append("\n![")
              .append(text(title))
              .append("](<")
              .append(file)
              .append(">)\n\n**")
              .append(text(title))
              .append(".** ")
              .append(text(caption))
              .append('\n');
      case HTML ->
          out.append("<figure><img loading=\"lazy\" alt=\"")
              .append(text(title))
              .append("\" src=\"")
              .append(text(file))
              .append("\"><figcaption><b>")
              .append(text(title))
              .append(".</b> ")
              .append(text(caption))
              .append("</figcaption></figure>\n");
      case LATEX ->
          out.append("\n\\begin{figure}[htbp]\n\\centering\n\\includegraphics[width=\\linewidth,")
              .append("height=.7\\textheight,keepaspectratio]{")
              .append(file)
              .append("}\n\\caption{")
              .append(text(title))
              .append(". ")
              .append(text(caption))
              .append("}\n\\end{figure}\n\\clearpage\n");
    }
    return this;
  }

  String end() {
    return switch (format) {
      case MARKDOWN -> out.toString();
      case HTML -> out.append("</html>\n").toString();
      case LATEX -> out.append("\n\\end{document}\n").toString();
    };
  }

  private String text(String raw) {
    return switch (format) {
      case LATEX -> LatexTable.escape(raw);
      case HTML ->
          Visible.line(raw)
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;");
      case MARKDOWN ->
          Visible.line(raw)
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replaceAll("[\\\\`*_\\[\\]|#]", "\\\\$0");
    };
  }
}
