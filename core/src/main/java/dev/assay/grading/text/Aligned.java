package dev.assay.grading.text;

import java.util.List;

/** Formulas of several lines, of which the last holds the result. */
final class Aligned {
  private static final List<String> NAMES =
      List.of(
          "align*",
          "align",
          "aligned",
          "equation*",
          "equation",
          "gather*",
          "gather",
          "gathered",
          "split",
          "eqnarray*",
          "eqnarray",
          "multline*",
          "multline");
  private static final List<String> OUTER = NAMES.stream().filter(n -> !n.endsWith("ed")).toList();
  private static final int LONGEST = 4_000;

  private Aligned() {}

  /** The last environment that stands in the text without dollars; nothing if there is none. */
  static Extraction last(String text, int from) {
    boolean any = text.indexOf("\\end{", from) >= 0;
    int end = any ? Scan.last(text, "\\end{", from, text.length()) : -1;
    for (int tries = 0; tries < 10 && end > from; tries++) {
      for (String name : OUTER) {
        String open = "\\begin{" + name + "}";
        if (text.startsWith(name + "}", end + 5)) {
          int begin = Scan.last(text, open, Math.max(from, end - LONGEST), end);
          if (begin >= 0) {
            int stop = end + 6 + name.length();
            return new Extraction(
                text.substring(begin, stop), begin, stop, Extraction.Rule.FORMULA);
          }
        }
      }
      end = Scan.last(text, "\\end{", from, end - 1);
    }
    return Extraction.NONE;
  }

  /** The last line of a formula that is one environment of lines; any other as it is. */
  static Extraction lastLine(Extraction found) {
    String text = found.text().strip();
    if (!text.startsWith("\\begin{")) {
      return found;
    }
    for (String name : NAMES) {
      int begin = "\\begin{}".length() + name.length();
      int end = text.lastIndexOf("\\end{" + name + "}");
      if (text.startsWith(name + "}", 7) && end >= begin) {
        String line = row(text.substring(begin, end).strip());
        return new Extraction(line, found.start(), found.end(), found.rule());
      }
    }
    return found;
  }

  /** The last row that is not empty, without the marks of its columns. */
  private static String row(String all) {
    String rows = all.endsWith("\\\\") ? all.substring(0, all.length() - 2) : all;
    var row = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < rows.length(); i++) {
      depth += rows.startsWith("\\begin{", i) ? 1 : rows.startsWith("\\end{", i) ? -1 : 0;
      if (depth == 0 && rows.startsWith("\\\\", i)) {
        row.setLength(0);
        i++;
      } else if (depth > 0 || rows.charAt(i) != '&') {
        row.append(rows.charAt(i));
      }
    }
    String last = row.toString().strip();
    return lastLine(new Extraction(last, 0, 0, Extraction.Rule.FORMULA)).text();
  }
}
