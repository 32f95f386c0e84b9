package dev.assay.analysis.report;

import java.util.Locale;

/** Single characters as LaTeX shows them. */
final class LatexSigns {
  /** From U+00A1 to U+017E, but not in the fonts of a document that says nothing of fonts. */
  private static final String LACKING = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ";

  /** Beyond those, signs that are in them. */
  private static final String PUNCTUATION = "\u2010\u2011\u2012—―‖‘’“”†‡•…‰€™№";

  private static final String GREEK_SMALL =
      "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho"
          + " varsigma sigma tau upsilon varphi chi psi omega";
  private static final String GREEK_CAPITAL =
      "A B Gamma Delta E Z H Theta I K Lambda M N Xi O Pi P - Sigma T Upsilon Phi X Psi Omega";

  private LatexSigns() {}

  /** Whether two characters would be set as one, as two hyphens are as a dash. */
  static boolean join(int first, int second) {
    return first == second && "-'`,".indexOf(first) >= 0
        || second == '`' && (first == '?' || first == '!');
  }

  static String of(int sign) {
    if (sign < 0x80) {
      return ascii((char) sign);
    }
    String known = symbol(sign);
    if (!known.isEmpty()) {
      return known;
    }
    if (isInFonts(sign)) {
      return text(sign);
    }
    String greek = greek(sign);
    return greek.isEmpty() ? "\\assaysign{" + hex(sign) + "}{" + text(sign) + "}" : greek;
  }

  /** The page without a server has no {@code Character.toString(int)}. */
  private static String text(int sign) {
    return new String(Character.toChars(sign));
  }

  private static String ascii(char c) {
    return switch (c) {
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      // a row's first bracket or star would be read as an option of the \\ before it
      case '[', '*' -> "{" + c + "}";
      default -> Character.toString(c);
    };
  }

  private static String symbol(int sign) {
    return switch (sign) {
      case '–' -> "--";
      case '±' -> "$\\pm$";
      case '↑' -> "$\\uparrow$";
      case '↓' -> "$\\downarrow$";
      case '→' -> "$\\rightarrow$";
      case '←' -> "$\\leftarrow$";
      case '↔' -> "$\\leftrightarrow$";
      case '▲' -> "$\\bigtriangleup$";
      case '▼' -> "$\\bigtriangledown$";
      case '○' -> "$\\circ$";
      case '●' -> "$\\bullet$";
      case '−' -> "$-$";
      case '≠' -> "$\\neq$";
      case '≤' -> "$\\leq$";
      case '≥' -> "$\\geq$";
      case '≈' -> "$\\approx$";
      case '∞' -> "$\\infty$";
      case '√' -> "$\\surd$";
      case '∈' -> "$\\in$";
      case '∂' -> "$\\partial$";
      case '∇' -> "$\\nabla$";
      case '∑' -> "$\\sum$";
      default -> "";
    };
  }

  private static boolean isInFonts(int sign) {
    return sign >= 0xA1 && sign <= 0x17E && LACKING.indexOf(sign) < 0
        || PUNCTUATION.indexOf(sign) >= 0;
  }

  private static String greek(int sign) {
    String name =
        sign >= 'Α' && sign <= 'Ω'
            ? GREEK_CAPITAL.split(" ")[sign - 'Α']
            : sign >= 'α' && sign <= 'ω' ? GREEK_SMALL.split(" ")[sign - 'α'] : "-";
    return switch (name.length()) {
      case 1 -> name.equals("-") ? "" : name;
      default -> "$\\" + name + "$";
    };
  }

  private static String hex(int sign) {
    String text = Integer.toHexString(sign).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 4 - text.length())) + text;
  }
}
