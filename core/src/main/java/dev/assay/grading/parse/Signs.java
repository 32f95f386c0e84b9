package dev.assay.grading.parse;

import java.util.Map;
import java.util.Set;

/** Signs that stand between two things, and letters that are commands. */
final class Signs {
  /** Relations by their command, as they are read. Of those that are turned there is one. */
  static final Map<String, String> RELATIONS =
      Map.ofEntries(
          Map.entry("subset", "\\subset"),
          Map.entry("subseteq", "\\subseteq"),
          Map.entry("subsetneq", "\\subset"),
          Map.entry("supset", "\\supset"),
          Map.entry("supseteq", "\\supseteq"),
          Map.entry("ll", "\\ll"),
          Map.entry("gg", "\\gg"),
          Map.entry("prec", "\\prec"),
          Map.entry("succ", "\\succ"),
          Map.entry("preceq", "\\preceq"),
          Map.entry("succeq", "\\succeq"),
          Map.entry("notin", "\\notin"),
          Map.entry("ni", "\\ni"),
          Map.entry("mid", "\\mid"),
          Map.entry("nmid", "\\nmid"),
          Map.entry("to", "\\to"),
          Map.entry("longrightarrow", "\\to"),
          Map.entry("gets", "\\gets"),
          Map.entry("longleftarrow", "\\gets"),
          Map.entry("mapsto", "\\mapsto"),
          Map.entry("longmapsto", "\\mapsto"),
          Map.entry("implies", "\\implies"),
          Map.entry("Rightarrow", "\\implies"),
          Map.entry("Longrightarrow", "\\implies"),
          Map.entry("impliedby", "\\impliedby"),
          Map.entry("Leftarrow", "\\impliedby"),
          Map.entry("iff", "\\iff"),
          Map.entry("Leftrightarrow", "\\iff"),
          Map.entry("Longleftrightarrow", "\\iff"),
          Map.entry("equiv", "\\equiv"),
          Map.entry("cong", "\\cong"),
          Map.entry("sim", "\\sim"),
          Map.entry("simeq", "\\simeq"),
          Map.entry("propto", "\\propto"),
          Map.entry("parallel", "\\parallel"),
          Map.entry("perp", "\\perp"),
          Map.entry("vdash", "\\vdash"),
          Map.entry("models", "\\models"),
          Map.entry("approx", "\\approx"),
          Map.entry("doteq", "\\approx"));

  /** Operations of which not all is known; none of them is taken to commute. */
  static final Set<String> OPERATIONS =
      Set.of(
          "circ",
          "star",
          "bullet",
          "otimes",
          "oplus",
          "ominus",
          "odot",
          "rtimes",
          "ltimes",
          "wr",
          "diamond",
          "sqcup",
          "sqcap",
          "uplus",
          "amalg",
          "triangleleft",
          "triangleright",
          "lhd",
          "rhd",
          "oslash",
          "boxtimes",
          "boxplus",
          "land",
          "lor");

  /** Greek letters: what an angle is called as often as by a Latin one. */
  static final Set<String> GREEK =
      Set.of(
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "zeta",
          "eta",
          "theta",
          "vartheta",
          "iota",
          "kappa",
          "lambda",
          "mu",
          "nu",
          "xi",
          "pi",
          "varpi",
          "rho",
          "varrho",
          "sigma",
          "varsigma",
          "tau",
          "upsilon",
          "phi",
          "varphi",
          "chi",
          "psi",
          "omega",
          "Gamma",
          "Delta",
          "Theta",
          "Lambda",
          "Xi",
          "Pi",
          "Sigma",
          "Upsilon",
          "Phi",
          "Psi",
          "Omega");

  private static final Set<String> OTHER_LETTERS =
      Set.of(
          "ell",
          "hbar",
          "imath",
          "jmath",
          "aleph",
          "square",
          "Box",
          "ldots",
          "cdots",
          "vdots",
          "ddots",
          "star",
          "infty",
          "mathbb",
          "clubsuit",
          "heartsuit",
          "spadesuit",
          "diamondsuit",
          "blacksquare",
          "bigstar",
          "checkmark",
          "top",
          "bot",
          "R");

  /** Marks on a letter, which make another letter of it. */
  static final Set<String> ACCENTS =
      Set.of(
          "vec",
          "hat",
          "tilde",
          "bar",
          "dot",
          "ddot",
          "overrightarrow",
          "overleftarrow",
          "overleftrightarrow",
          "widehat",
          "widetilde",
          "check",
          "breve",
          "acute",
          "mathcal",
          "mathfrak",
          "mathscr",
          "underbar",
          "overset");

  private Signs() {}

  /** Whether a command stands for a letter, and so for a number. */
  static boolean isLetter(String command) {
    return GREEK.contains(command) || OTHER_LETTERS.contains(command);
  }
}
