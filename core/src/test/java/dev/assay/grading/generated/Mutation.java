package dev.assay.grading.generated;

import java.util.List;
import java.util.SplittableRandom;

/** Breaks texts as hurried models and hostile files do. */
public final class Mutation {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "\\frac",
          "\\sqrt",
          "^",
          "_",
          "(",
          ")",
          "[",
          "]",
          "\\left",
          "\\right",
          "\\{",
          "\\}",
          "\\text{",
          "\\begin{pmatrix}",
          "\\end{pmatrix}",
          "&",
          "\\\\",
          "\\",
          "!",
          "|",
          ",",
          ";",
          "=",
          "<",
          "\\le",
          "\\in",
          "\\cup",
          "\\setminus",
          "\\pm",
          "\\infty",
          "\\boxed{",
          "\\log_",
          "\\sin",
          "^{-1}",
          "^\\circ",
          "\\%",
          "$",
          "0",
          "10^{",
          "9999999999",
          ".",
          ":",
          "-",
          "+",
          "/",
          "\\overline{",
          "i",
          "e",
          "\\pi",
          "f(",
          " ",
          "\u0000",
          "∞",
          "答",
          "\\binom",
          "\\lfloor",
          "\\ln",
          "x_",
          "\\mathbb{R}",
          "\n",
          "\ud83d",
          "!!",
          "^{9^{9^9}}");

  private final SplittableRandom random;

  public Mutation(SplittableRandom random) {
    this.random = random;
  }

  /** The text with one to four changes. */
  public String of(String text) {
    var changed = new StringBuilder(text);
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      change(changed);
    }
    return changed.toString();
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(6));
    switch (random.nextInt(6)) {
      case 0, 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.delete(at, end);
      case 3 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
      case 4 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      default -> {
        if (text.length() < 500) {
          text.append(text.substring(at));
        }
      }
    }
  }
}
