package dev.assay.grading.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the final answer of a completion, from its end. Every step looks at each character a
 * bounded number of times, so that a long text costs little.
 */
public final class Extractor {
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
    if (search.pooled()) {
      return find(
          completion, search.cutThinking() ? afterThinking(completion) : begin(completion), search);
    }
    String text = Endings.withoutTokens(completion);
    int begin = begin(text);
    if (search.cutThinking()) {
      int after = afterThinking(text);
      return after > begin ? reply(text, after, search) : find(text, begin, search);
    }
    Extraction box = box(text, begin, search);
    int thought = Thoughts.end(text, box.found() ? box.end() : begin);
    if (thought < 0) {
      return box.found() || search.boxOnly() ? box : find(text, begin, search);
    }
    Extraction after = reply(text, thought, search);
    return after.found() || box.found() ? (after.found() ? after : box) : find(text, begin, search);
  }

  /** The answer in what a text says of itself, without boxes that others may have set. */
  static Extraction inside(String text) {
    return find(text, 0, Search.USUAL);
  }

  private static int begin(String completion) {
    return Math.max(0, completion.length() - WINDOW);
  }

  /** The answer behind the reasoning, which may be nothing but the answer. */
  private static Extraction reply(String text, int from, Search search) {
    String rest = search.boxOnly() ? "" : text.substring(from).strip();
    if (!Bare.is(rest) || rest.chars().noneMatch(Character::isLetterOrDigit)) {
      return find(text, from, search);
    }
    int start = text.indexOf(rest, from);
    return new Extraction(rest, start, start + rest.length(), Extraction.Rule.BARE);
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
    Extraction anchor = anchor(completion, from, false);
    if (anchor.found()) {
      return anchor;
    }
    Extraction tail = unanchored(completion, Math.max(from, completion.length() - TAIL), search);
    if (tail.found()) {
      return tail;
    }
    Extraction whole =
        completion.length() <= TAIL ? Extraction.NONE : unanchored(completion, from, search);
    Extraction vague = whole.found() ? whole : anchor(completion, from, true);
    return vague.found() || search.pooled() ? vague : Closing.yes(completion, from);
  }

  /** What each rule finds by itself, the surest first. */
  public static List<Extraction> candidates(String completion, Search search) {
    String text = search.pooled() ? completion : Endings.withoutTokens(completion);
    int from = search.cutThinking() ? afterThinking(text) : begin(text);
    List<Extraction> all = new ArrayList<>();
    all.add(box(text, from, search));
    if (!search.boxOnly()) {
      all.add(anchor(text, from, true));
      all.add(Formulas.last(text, from, text.length()));
      all.add(search.pooled() ? Extraction.NONE : Closing.last(text, from, false));
      all.add(Numbers.last(text, from, text.length()));
    }
    all.removeIf(each -> !each.found());
    return all.stream().distinct().toList();
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

  private static Extraction anchor(String text, int from, boolean vague) {
    Extraction near = Anchors.last(text, Math.max(from, text.length() - TAIL), vague);
    return near.found() || text.length() - from <= TAIL ? near : Anchors.last(text, from, vague);
  }

  private static Extraction unanchored(String text, int from, Search search) {
    Extraction formula = Formulas.last(text, from, text.length());
    if (!search.pooled()) {
      return concluded(text, from, formula);
    }
    int after = formula.found() ? formula.end() + 1 : from;
    Extraction number = Numbers.last(text, Math.min(text.length(), after), text.length());
    return number.found() ? number : formula;
  }

  /** The value of the last sentence, else the last formula, an option or the last number. */
  private static Extraction concluded(String text, int from, Extraction last) {
    Extraction lines = Aligned.last(text, from);
    Extraction formula = Aligned.lastLine(lines.end() > last.end() ? lines : last);
    int after = formula.found() ? Math.min(text.length(), Formulas.behind(text, formula)) : from;
    Extraction closing = Closing.last(text, after, formula.found());
    if (closing.found() || formula.found()) {
      return closing.found() ? closing : Closing.list(text, formula, from);
    }
    Extraction sentence = Numbers.last(text, from, Closing.end(text, from));
    Extraction number = sentence.found() ? sentence : Numbers.last(text, from, text.length());
    Extraction option = Tags.option(text, number.found() ? number.end() : from);
    return option.found() || !number.found() ? option : Numbers.withSigns(text, number, from);
  }

  private static int afterThinking(String text) {
    int begin = begin(text);
    int closed = Thoughts.end(text, begin);
    if (closed >= begin) {
      return closed;
    }
    boolean thinking =
        Thoughts.begin(text, begin, text.length())
            || Thoughts.begin(text, 0, Math.min(begin, WINDOW));
    return thinking ? text.length() : begin;
  }
}
