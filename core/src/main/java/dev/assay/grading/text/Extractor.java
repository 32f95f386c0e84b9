package dev.assay.grading.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the final answer of a completion, from its end. Every step looks at each character a
 * bounded number of times, so that a long text costs little.
 */
public final class Extractor {
  private static final String THOUGHT = "</think>";
  private static final String THINKING = "<think>";
  private static final int TAIL = 4_096;

  /** What stands further than this from the end is not searched. */
  public static final int WINDOW = 1 << 18;

  private Extractor() {}

  /** The answer, as {@link Search#USUAL} finds it. */
  public static Extraction find(String completion) {
    return find(completion, Search.USUAL);
  }

  /** The answer; {@link Extraction#NONE} if there is none. */
  public static Extraction find(String completion, Search search) {
    int begin = begin(completion);
    if (search.cutThinking() || search.pooled()) {
      return find(completion, search.cutThinking() ? afterThinking(completion) : begin, search);
    }
    Extraction box = box(completion, begin, search);
    int thought = completion.indexOf(THOUGHT, box.found() ? box.end() : begin);
    if (thought < 0) {
      return box.found() || search.boxOnly() ? box : find(completion, begin, search);
    }
    Extraction after = find(completion, completion.lastIndexOf(THOUGHT) + THOUGHT.length(), search);
    return after.found() || box.found()
        ? (after.found() ? after : box)
        : find(completion, begin, search);
  }

  private static int begin(String completion) {
    return Math.max(0, completion.length() - WINDOW);
  }

  private static Extraction find(String completion, int from, Search search) {
    Extraction box = box(completion, from, search);
    if (box.found() || search.boxOnly()) {
      return box;
    }
    Extraction tagged = search.pooled() ? Extraction.NONE : Tags.last(completion, from);
    if (tagged.found()) {
      return tagged;
    }
    Extraction anchor = anchor(completion, from);
    if (anchor.found()) {
      return anchor;
    }
    Extraction tail = unanchored(completion, Math.max(from, completion.length() - TAIL), search);
    return tail.found() || completion.length() <= TAIL
        ? tail
        : unanchored(completion, from, search);
  }

  /** What each rule finds by itself, the surest first. */
  public static List<Extraction> candidates(String completion, Search search) {
    int from = search.cutThinking() ? afterThinking(completion) : begin(completion);
    List<Extraction> all = new ArrayList<>();
    all.add(box(completion, from, search));
    if (!search.boxOnly()) {
      all.add(anchor(completion, from));
      all.add(Formulas.last(completion, from, completion.length()));
      all.add(Numbers.last(completion, from, completion.length()));
    }
    all.removeIf(each -> !each.found());
    return List.copyOf(all);
  }

  private static Extraction box(String text, int from, Search search) {
    int tail = Math.max(from, text.length() - TAIL);
    Extraction near = Boxes.last(text, tail, search.joinBoxes());
    boolean cut = near.found() && near.start() < tail + 200;
    if (near.found() && !cut || text.indexOf("box", from) < 0) {
      return near;
    }
    return Boxes.last(text, from, search.joinBoxes());
  }

  private static Extraction anchor(String text, int from) {
    Extraction near = Anchors.last(text, Math.max(from, text.length() - TAIL));
    boolean elsewhere = text.indexOf("nswer", from) >= 0 || text.indexOf("NSWER", from) >= 0;
    return near.found() || !elsewhere ? near : Anchors.last(text, from);
  }

  private static Extraction unanchored(String text, int from, Search search) {
    Extraction formula = Formulas.last(text, from, text.length());
    if (formula.found() && !search.pooled()) {
      return formula;
    }
    int after = formula.found() ? formula.end() + 1 : from;
    Extraction number = Numbers.last(text, Math.min(text.length(), after), text.length());
    int behind = number.found() ? number.end() : from;
    Extraction option = search.pooled() ? Extraction.NONE : Tags.option(text, behind);
    if (option.found()) {
      return option;
    }
    if (number.found() && !search.pooled()) {
      return Numbers.withSigns(text, number, from);
    }
    return number.found() ? number : formula;
  }

  private static int afterThinking(String text) {
    int begin = begin(text);
    int closed = Scan.last(text, THOUGHT, begin, text.length());
    if (closed >= begin) {
      return closed + THOUGHT.length();
    }
    boolean thinking =
        text.indexOf(THINKING, begin) >= 0
            || text.indexOf(THINKING, 0, Math.min(begin, WINDOW)) >= 0;
    return thinking ? text.length() : begin;
  }
}
