package dev.assay.grading.text;

import dev.assay.grading.measure.Units;
import java.util.HashMap;
import java.util.Map;

/** Signs beyond ASCII as LaTeX writes them. */
final class Unicode {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣᵏᵐⁱ";
  private static final String RAISED_AS = "0123456789+-()nxkmi";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙᵢₖₘₓ";
  private static final String LOWERED_AS = "0123456789+-()nikmx";
  private static final String FRACTIONS =
      "½12 ⅓13 ⅔23 ¼14 ¾34 ⅕15 ⅖25 ⅗35 ⅘45 ⅙16 ⅚56 ⅐17 ⅛18 ⅜38 ⅝58 ⅞78 ⅑19";
  private static final String GREEK =
      "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu"
          + " ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega Γ Gamma"
          + " Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega ℓ ell";
  private static final String COMMANDS =
      "× times · cdot ⋅ cdot ∙ cdot • cdot ÷ div ∞ infty ≤ le ⩽ le ≥ ge ⩾ ge ≠ ne ± pm ∓ mp ∪ cup"
          + " ∩ cap ∈ in ∉ notin ∅ emptyset ≈ approx ≡ equiv ≅ cong ∼ sim ⊂ subset ⊆ subseteq"
          + " ⊃ supset ⊇ supseteq ∖ setminus → to ⇒ implies ⇔ iff ↦ mapsto ∘ circ ∧ land ∨ lor"
          + " ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ⟨ langle ⟩ rangle ∣ mid ∥ parallel ⊥ perp"
          + " ∠ angle △ triangle ≪ ll ≫ gg ∑ sum ∏ prod ∫ int ∂ partial … ldots";
  private static final String PLAIN =
      "−- –- —- ‐- ‑- ⁄/ ∕/ ，, 、, ；; ：: （( ）) ［[ ］] ｛{ ｝} ＝= ＋+ ＜< ＞> ％% ′' ’' ‘' “\" ”\"";
  private static final String BLANKS = "\u00a0\u2009\u200a\u202f\u2002\u2003\u2005\u2006\u3000";
  private static final String NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u2061\u2062";

  /** What is measured and counted in Chinese. */
  private static final String[] UNITS = {"元yuan", "米meters", "个", "人people", "种ways"};

  private static final Map<Integer, String> SIGNS = signs();

  private Unicode() {}

  private static Map<Integer, String> signs() {
    var all = new HashMap<Integer, String>();
    for (String words : new String[] {GREEK, COMMANDS}) {
      String[] each = words.split(" ", -1);
      for (int i = 0; i + 1 < each.length; i += 2) {
        all.put(each[i].codePointAt(0), "\\" + each[i + 1] + " ");
      }
    }
    for (String each : FRACTIONS.split(" ", -1)) {
      all.put((int) each.charAt(0), "\\frac{" + each.charAt(1) + "}{" + each.charAt(2) + "}");
    }
    for (String each : PLAIN.split(" ", -1)) {
      all.put((int) each.charAt(0), each.substring(1));
    }
    BLANKS.chars().forEach(c -> all.put(c, " "));
    NOTHING.chars().forEach(c -> all.put(c, ""));
    for (char c : new char[] {'和', '与', '及'}) {
      all.put((int) c, " and ");
    }
    all.put((int) '或', " or ");
    for (String each : UNITS) {
      all.put((int) each.charAt(0), "\\text{ " + each.substring(1) + "}");
    }
    for (char c : new char[] {'。', '．'}) {
      all.put((int) c, ".");
    }
    all.put((int) 'º', "^\\circ ");
    all.put((int) '°', "^\\circ ");
    all.put((int) '℃', "^\\circ C");
    all.put((int) '℉', "^\\circ F");
    all.put((int) 'ℝ', "\\mathbb{R}");
    all.put((int) 'ℤ', "\\mathbb{Z}");
    all.put((int) 'ℕ', "\\mathbb{N}");
    all.put((int) 'ℚ', "\\mathbb{Q}");
    all.put((int) 'ℂ', "\\mathbb{C}");
    return Map.copyOf(all);
  }

  /** The text with what is known of it in LaTeX; all else as it was. */
  static String toLatex(String text) {
    var out = new StringBuilder(text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 128) {
        out.append(c);
        at++;
      } else if (RAISED.indexOf(c) >= 0) {
        at = run(text, at, RAISED, RAISED_AS, "^", out);
      } else if (LOWERED.indexOf(c) >= 0) {
        at = run(text, at, LOWERED, LOWERED_AS, "_", out);
      } else if (c == '√' || c == '∛' || c == '∜') {
        at = root(text, at, out);
      } else if (c == 'μ' || c == 'µ') {
        at = micro(text, at, out);
      } else {
        out.append(SIGNS.getOrDefault((int) c, String.valueOf(c)));
        at++;
      }
    }
    return out.toString();
  }

  private static int run(
      String text, int from, String signs, String as, String mark, StringBuilder out) {
    out.append(mark).append('{');
    int at = from;
    while (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
      out.append(as.charAt(signs.indexOf(text.charAt(at))));
      at++;
    }
    out.append('}');
    return at;
  }

  /** The micro of a unit behind a number, which is no letter of a formula; else the letter. */
  private static int micro(String text, int from, StringBuilder out) {
    int before = from - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    int end = from + 1;
    while (end < Math.min(text.length(), from + 4) && Character.isLetter(text.charAt(end))) {
      end++;
    }
    boolean unit =
        before >= 0
            && Character.isDigit(text.charAt(before))
            && Units.of("μ" + text.substring(from + 1, end)).isPresent();
    out.append(unit ? "\\text{μ" + text.substring(from + 1, end) + "}" : "\\mu ");
    return unit ? end : from + 1;
  }

  /** A root reaches over the whole number behind it; over what is in brackets in any case. */
  private static int root(String text, int from, StringBuilder out) {
    out.append(
        switch (text.charAt(from)) {
          case '∛' -> "\\sqrt[3]";
          case '∜' -> "\\sqrt[4]";
          default -> "\\sqrt";
        });
    int at = from + 1;
    int end = at;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    out.append(end > at ? "{" + text.substring(at, end) + "}" : " ");
    return end;
  }
}
