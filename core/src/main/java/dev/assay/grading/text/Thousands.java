package dev.assay.grading.text;

/** Joins the groups of three digits that large numbers are written in. */
final class Thousands {
  private Thousands() {}

  /** Joins groups of three digits with blanks or thin spaces between: {@code 10\,080}. */
  static String joinSpaced(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int width =
          text.startsWith("\\,", i) || text.startsWith("\\ ", i)
              ? 2
              : text.charAt(i) == ' ' ? 1 : 0;
      if (width > 0 && groupsThousands(text, i, i + width, out)) {
        i += width - 1;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static boolean groupsThousands(String text, int gap, int after, StringBuilder before) {
    if (gap == 0 || !isDigit(text, gap - 1) || !isDigit(text, after) || !isDigit(text, after + 1)) {
      return false;
    }
    if (!isDigit(text, after + 2) || isDigit(text, after + 3)) {
      return false;
    }
    int start = before.length();
    while (start > 0 && Character.isDigit(before.charAt(start - 1))) {
      start--;
    }
    int digits = before.length() - start;
    boolean fraction = start > 0 && ".,".indexOf(before.charAt(start - 1)) >= 0;
    int last = gap;
    while (last > 0 && isDigit(text, last - 1)) {
      last--;
    }
    boolean first = gap - last == digits;
    return !fraction && before.charAt(start) != '0' && (first ? digits <= 3 : gap - last == 3);
  }

  /** {@code 10,080} alone is a number; within brackets a comma separates. */
  static String join(String text) {
    if (text.indexOf(',') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int depth = 0;
    int factors = 0;
    int joined = -9;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean set = i > 0 && text.charAt(i - 1) == '\\';
      depth += "([".indexOf(c) >= 0 || set && c == '{' ? 1 : 0;
      depth -= ")]".indexOf(c) >= 0 || set && c == '}' ? 1 : 0;
      if (c == '(' && isFactor(out)) {
        depth--;
        factors++;
      } else if (c == ')' && factors > 0) {
        depth++;
        factors--;
      }
      boolean joins =
          c == ','
              && depth <= 0
              && (i - 4 == joined || !followsComma(text, i))
              && groupsThousands(text, i, i - 4 == joined);
      joined = joins ? i : joined;
      if (!joins) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether the digits before a comma stand after another comma: the 99 of 63,99,135. */
  private static boolean followsComma(String text, int comma) {
    int start = comma;
    while (start > 0 && isDigit(text, start - 1)) {
      start--;
    }
    return start > 1 && text.charAt(start - 1) == ',' && isDigit(text, start - 2);
  }

  private static boolean isFactor(StringBuilder before) {
    String text = before.substring(Math.max(0, before.length() - 8)).stripTrailing();
    return text.endsWith("\\cdot")
        || text.endsWith("\\times")
        || text.endsWith("*")
        || text.endsWith("/");
  }

  private static boolean groupsThousands(String text, int comma, boolean continues) {
    int before = comma;
    while (before > 0 && isDigit(text, before - 1)) {
      before--;
    }
    int after = comma + 1;
    while (isDigit(text, after)) {
      after++;
    }
    boolean leads = comma - before >= 1 && comma - before <= 3 && !text.startsWith("0", before);
    return (leads || continues) && after == comma + 4;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
