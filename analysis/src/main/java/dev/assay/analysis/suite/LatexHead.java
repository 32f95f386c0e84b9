package dev.assay.analysis.suite;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The head of a LaTeX document that any of pdfLaTeX, LuaLaTeX and XeLaTeX takes. pdfLaTeX stops at
 * a sign that its font encoding does not know, so each such sign of the document is declared: by
 * its name in mathematics, else as its number.
 */
final class LatexHead {
  /** From here on a sign of the first two Latin blocks is known to the encoding T1 by itself. */
  private static final int LATIN_END = 0x180;

  /** Dashes, quotes, bullet, dots, per mille, euro and trade mark: declared by LaTeX. */
  private static final String PUNCTUATION = "–—‘’‚“”„†‡•…‰€™";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("√", "\\surd"),
          Map.entry("Σ", "\\Sigma"),
          Map.entry("Δ", "\\Delta"),
          Map.entry("α", "\\alpha"),
          Map.entry("β", "\\beta"),
          Map.entry("λ", "\\lambda"),
          Map.entry("μ", "\\mu"),
          Map.entry("σ", "\\sigma"),
          Map.entry("τ", "\\tau"),
          Map.entry("χ", "\\chi"),
          Map.entry("−", "-"),
          Map.entry("≤", "\\leq"),
          Map.entry("≥", "\\geq"),
          Map.entry("≠", "\\neq"),
          Map.entry("≈", "\\approx"),
          Map.entry("∞", "\\infty"),
          Map.entry("→", "\\rightarrow"),
          Map.entry("←", "\\leftarrow"),
          Map.entry("↑", "\\uparrow"),
          Map.entry("↓", "\\downarrow"));

  private LatexHead() {}

  /**
   * All up to the title.
   *
   * @param title as LaTeX
   * @param body the rest of the document, as LaTeX
   */
  static String of(String title, String body) {
    return "\\documentclass{article}\n"
        + "\\usepackage{iftex,booktabs,graphicx}\n"
        + "\\ifpdftex\n\\usepackage[T1]{fontenc}\n\\usepackage[utf8]{inputenc}\n"
        + "\\usepackage{textcomp}\n"
        + declarations(title + body)
        + "\\else\n\\usepackage{fontspec}\n\\fi\n"
        + "\\usepackage[margin=2cm]{geometry}\n\\title{"
        + title
        + "}\n\\date{}\n\\begin{document}\n\\maketitle\n";
  }

  private static String declarations(String text) {
    var signs = new TreeSet<Integer>();
    text.codePoints()
        .filter(sign -> sign >= LATIN_END && PUNCTUATION.indexOf(sign) < 0)
        .forEach(signs::add);
    StringBuilder declarations = new StringBuilder();
    for (int sign : signs) {
      String number = String.format(Locale.ROOT, "%04X", sign);
      String name = NAMES.get(Character.toString(sign));
      declarations
          .append("\\DeclareUnicodeCharacter{")
          .append(number)
          .append("}{")
          .append(name == null ? "[U+" + number + "]" : "\\ensuremath{" + name + "}")
          .append("}\n");
    }
    return declarations.toString();
  }
}
