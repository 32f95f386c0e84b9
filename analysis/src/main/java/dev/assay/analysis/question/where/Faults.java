package dev.assay.analysis.question.where;

import dev.assay.domain.AssayException;

/** Words a faulty expression: what, where (the line with a caret), what to do next. */
public final class Faults {
  private static final int SHOWN = 72;

  private Faults() {}

  /**
   * A failure at a place.
   *
   * @param at counted from 0; may be the end of the text; below 0 for no place
   */
  public static AssayException at(String text, int at, String problem, String remedy) {
    String place = at < 0 ? "" : "\n  " + excerpt(text, at).replace("\n", "\n  ");
    return new AssayException(AssayException.Kind.BAD_INPUT, "filter: " + problem + place, remedy);
  }

  /** The part of the text around the place, and a caret below it. */
  private static String excerpt(String text, int at) {
    int from = text.length() <= SHOWN ? 0 : Math.clamp(at - SHOWN / 2, 0, text.length() - SHOWN);
    int to = Math.min(text.length(), from + SHOWN);
    StringBuilder line = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    String before = from > 0 ? "…" : "";
    String after = to < text.length() ? "…" : "";
    return before + line + after + "\n" + " ".repeat(before.length() + at - from) + "^";
  }
}
