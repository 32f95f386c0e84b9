package dev.assay.grading.text;

import java.util.List;

/** The marks about the reasoning of a model. */
final class Thoughts {
  private static final List<String> CLOSED =
      List.of(
          "</think>",
          "</thinking>",
          "</thought>",
          "</reasoning>",
          "[/THINK]",
          "<|end_of_thought|>",
          "◁/think▷");
  private static final List<String> OPEN =
      List.of(
          "<think>",
          "<thinking>",
          "<thought>",
          "<reasoning>",
          "[THINK]",
          "<|begin_of_thought|>",
          "◁think▷");

  private static final int SHORTEST = 8;

  private Thoughts() {}

  /** The place behind the last mark that ends reasoning; -1 if there is none. */
  static int end(String text, int from) {
    int end = -1;
    boolean none =
        text.length() - from < SHORTEST
            || text.indexOf("</", from) < 0
                && text.indexOf('|', from) < 0
                && text.indexOf("/T", from) < 0
                && text.indexOf('◁', from) < 0;
    if (none) {
      return end;
    }
    for (String each : CLOSED) {
      if (text.indexOf(each, from) >= 0) {
        end = Math.max(end, text.lastIndexOf(each) + each.length());
      }
    }
    return end;
  }

  /** Whether reasoning begins in a stretch of text. */
  static boolean begin(String text, int from, int until) {
    for (String each : OPEN) {
      int at = text.indexOf(each, from);
      if (at >= 0 && at + each.length() <= until) {
        return true;
      }
    }
    return false;
  }
}
