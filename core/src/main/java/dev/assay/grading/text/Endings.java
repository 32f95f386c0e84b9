package dev.assay.grading.text;

import java.util.List;

/** What a model or a data set leaves in a completion and nobody reads. */
final class Endings {
  private static final List<String> TOKENS = List.of("</s>", "<eos>", "<end_of_turn>", "<pad>");
  private static final String END = "[EOS]";
  private static final int LONGEST = 40;
  private static final int TOKENS_AT_MOST = 20;

  private Endings() {}

  /** The text up to the tokens that end a turn; places in it stay the same. */
  static String withoutTokens(String text) {
    int end = text.length();
    for (int i = 0; i < TOKENS_AT_MOST; i++) {
      int last = Scan.blanksBack(text, end, 0);
      int token = last == 0 ? 0 : token(text, last);
      if (token == 0) {
        break;
      }
      end = last - token;
    }
    return end == text.length() ? text : text.substring(0, end);
  }

  /** The length of the token that ends at a place; 0 if none does. */
  private static int token(String text, int end) {
    if (text.charAt(end - 1) == ']') {
      return text.startsWith(END, end - END.length()) ? END.length() : 0;
    }
    if (text.charAt(end - 1) != '>') {
      return 0;
    }
    for (String each : TOKENS) {
      if (text.startsWith(each, end - each.length())) {
        return each.length();
      }
    }
    int least = Math.max(0, end - LONGEST);
    int open =
        Math.max(Scan.last(text, "<|", least, end - 3), Scan.last(text, "<｜", least, end - 3));
    if (open < least || "|｜".indexOf(text.charAt(end - 2)) < 0) {
      return 0;
    }
    String name = text.substring(open + 2, end - 2);
    boolean word =
        name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-▁".indexOf(c) >= 0);
    return word && !name.contains("th") ? end - open : 0;
  }

  /** Without the marks of a calculator: {@code 10/2=<<10/2=5>>5} is {@code 10/2=5}. */
  static String withoutCalculations(String text) {
    int open = text.indexOf("<<");
    if (open < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    int from = 0;
    while (open >= 0) {
      int close = text.indexOf(">>", open);
      if (close < 0) {
        break;
      }
      out.append(text, from, open);
      from = close + 2;
      open = text.indexOf("<<", from);
    }
    return out.append(text, from, text.length()).toString();
  }
}
