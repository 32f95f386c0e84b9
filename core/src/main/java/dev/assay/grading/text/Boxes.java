package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Finds boxes, from the end of a text. */
final class Boxes {
  private static final int TRIES = 200;
  private static final int JOINED = 12;
  private static final int BETWEEN = 70;
  private static final String[] JOINING = {
    "and", "or", "和", "或", "与", "、", "，", "；", "\n- ", "\n* "
  };
  private static final String[] SPACING = {"\\text", "\\qquad", "\\quad", "\\mathrm"};

  private Boxes() {}

  /** The last balanced box that is not empty, with those that belong to it. */
  static Extraction last(String text, int from, Search.Join join) {
    Extraction last = before(text, from, text.length());
    if (!last.found() || join == Search.Join.NONE) {
      return last.found() ? signed(text, last) : last;
    }
    Deque<Extraction> list = new ArrayDeque<>();
    list.push(last);
    Extraction next = last;
    while (list.size() < JOINED) {
      int opening = opening(text, next.start());
      Extraction earlier = before(text, from, opening);
      if (!earlier.found() || !belongs(text, earlier, next, opening, join)) {
        break;
      }
      list.push(earlier);
      next = earlier;
    }
    if (list.size() > 1) {
      return joined(list, last);
    }
    return join == Search.Join.NEAR ? last : percent(text, signed(text, last));
  }

  /** A percent sign just behind the box belongs to the answer. */
  private static Extraction percent(String text, Extraction box) {
    int at = Scan.skip(text, box.end() + 1, text.length(), "$ ");
    at += text.startsWith("\\)", at) ? 2 : 0;
    at += text.startsWith("\\%", at) ? 1 : 0;
    boolean percent = Scan.at(text, at) == '%' && box.text().indexOf('%') < 0;
    return percent ? new Extraction(box.text() + "\\%", box.start(), box.end(), Rule.BOX) : box;
  }

  /** A minus before the box that is no difference belongs to the answer. */
  private static Extraction signed(String text, Extraction box) {
    int box0 = opening(text, box.start());
    int minus = blanks(text, box0 - 1);
    boolean sign = minus >= 0 && (text.charAt(minus) == '-' || text.charAt(minus) == '−');
    if (!sign || box.text().strip().startsWith("-") || box.text().indexOf(',') >= 0) {
      return box;
    }
    int before = blanks(text, minus - 1);
    char c = before < 0 ? '\n' : text.charAt(before);
    boolean close = minus == box0 - 1;
    boolean line = before < 0 || text.substring(before, minus).indexOf('\n') >= 0;
    boolean word =
        Character.isLetter(c) && before > 0 && Character.isLetter(text.charAt(before - 1));
    boolean unary = line || word ? close : "$([{=:&<>≈,".indexOf(c) >= 0;
    if (!unary) {
      return box;
    }
    boolean sum = box.text().indexOf('+') >= 0 || box.text().indexOf('-') >= 0;
    String signed = sum ? "-(" + box.text() + ")" : "-" + box.text();
    return new Extraction(signed, minus, box.end(), Rule.BOX);
  }

  /** The last place down from one that is no blank; -1 if there is none. */
  private static int blanks(String text, int from) {
    int at = from;
    while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private static Extraction joined(Deque<Extraction> list, Extraction last) {
    var texts = new StringBuilder();
    for (Extraction each : list) {
      texts.append(texts.isEmpty() ? "" : ",").append(each.text());
    }
    return new Extraction(texts.toString(), list.getFirst().start(), last.end(), Rule.BOX);
  }

  private static boolean belongs(
      String text, Extraction earlier, Extraction next, int opening, Search.Join join) {
    int gap = opening - earlier.end() - 1;
    if (gap > BETWEEN || gap < 0 || earlier.text().equals(next.text())) {
      return false;
    }
    String between = text.substring(earlier.end() + 1, opening).toLowerCase(Locale.ROOT);
    if (join == Search.Join.NEAR) {
      boolean word = between.contains("and") || between.contains("or");
      return gap < 10 || word || between.indexOf(',') >= 0 || between.indexOf(';') >= 0;
    }
    String bare = between.substring(0, between.length() - sameName(text, earlier, opening));
    for (String joining : JOINING) {
      bare = bare.replace(joining, ",");
    }
    for (String spacing : SPACING) {
      bare = bare.replace(spacing, "");
    }
    boolean joined = bare.indexOf(',') >= 0 || bare.indexOf(';') >= 0;
    return joined && bare.chars().allMatch(c -> " \t\n,;*${}()[]\\".indexOf(c) >= 0);
  }

  /** The length of <em>x =</em> before a box, if the same letter stands before an earlier one. */
  private static int sameName(String text, Extraction earlier, int opening) {
    int one = name(text, opening(text, earlier.start()));
    int other = name(text, opening);
    boolean same = one >= 0 && other > earlier.end() && text.charAt(one) == text.charAt(other);
    return same ? opening - other : 0;
  }

  /** Where the letter stands of <em>x =</em> or <em>x_1 =</em> before a box; -1 if none does. */
  private static int name(String text, int opening) {
    int at = blanks(text, opening - 1);
    if (at < 0 || text.charAt(at) != '=') {
      return -1;
    }
    at = blanks(text, at - 1);
    boolean index = at > 1 && Scan.isDigit(text.charAt(at)) && text.charAt(at - 1) == '_';
    at -= index ? 2 : 0;
    return at >= 0
            && Character.isLetter(text.charAt(at))
            && !Character.isLetter(Scan.at(text, at - 1))
        ? at
        : -1;
  }

  /** Where the command of the box begins whose content begins at {@code content}. */
  private static int opening(String text, int content) {
    return text.lastIndexOf('\\', content - 1);
  }

  private static Extraction before(String text, int from, int until) {
    int at = until;
    int unclosed = until;
    for (int tries = 0; tries < TRIES; tries++) {
      at = Scan.last(text, "box", from, at - 1);
      if (at <= from) {
        return Extraction.NONE;
      }
      int open = open(text, at);
      int end = open < 0 ? -1 : closing(text, open, unclosed);
      if (open >= 0 && end < 0) {
        unclosed = open; // one before it that holds it is not closed either
      }
      if (end > open + 1 && !text.substring(open + 1, end).isBlank()) {
        return new Extraction(text.substring(open + 1, end), open + 1, end, Rule.BOX);
      }
    }
    return Extraction.NONE;
  }

  /** The brace of a box command at {@code at}; -1 if there is none. */
  private static int open(String text, int at) {
    boolean boxed = text.startsWith("boxed", at) && text.charAt(at - 1) == '\\';
    boolean fbox = text.startsWith("\\f", Math.max(0, at - 2));
    if (!boxed && !fbox) {
      return -1;
    }
    int open = at + (boxed ? 5 : 3);
    while (open < text.length() && Character.isWhitespace(text.charAt(open))) {
      open++;
    }
    return open < text.length() && text.charAt(open) == '{' ? open : -1;
  }

  private static int closing(String text, int open, int until) {
    int depth = 0;
    for (int i = open; i < until; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
