package dev.assay.grading.text;

import dev.assay.grading.text.Extraction.Rule;
import java.util.Locale;
import java.util.Set;

/**
 * An announcement of an answer.
 *
 * @param strength 3 after <em>final</em>, 2 for others, 0 if nothing is announced
 * @param end where what is announced begins
 * @param vague whether the answer is only spoken of
 * @param answer the answer where it stands before or within the announcement
 */
record Mark(int strength, int end, boolean vague, Extraction answer) {
  private static final Mark NONE = new Mark(0, 0, false, Extraction.NONE);
  private static final int REMARK = 40;
  private static final int QUESTION = 70;
  private static final String[] IS = {
    "is",
    "are",
    "would be",
    "should be",
    "must be",
    "will be",
    "can only be",
    "turns out to be",
    "comes out to be",
    "comes to",
    "equals",
    "therefore is",
    "then is",
    "thus is"
  };
  private static final Set<String> HEADINGS =
      Set.of("", "final ", "the ", "the final ", "my ", "our ", "correct ", "the correct ");

  /** What is announced at a place where a word for it begins. */
  static Mark at(String text, int at, int from) {
    return switch (text.charAt(at)) {
      case 'n', 'N' -> answer(text, at, from);
      case '#' -> hashes(text, at);
      case '答' -> chinese(text, at, from);
      case '选' -> chosen(text, at);
      default -> option(text, at, from);
    };
  }

  private static Mark answer(String text, int at, int from) {
    String before = text.substring(Math.max(0, at - 10), at).toLowerCase(Locale.ROOT);
    int strength = before.endsWith("final a") ? 3 : 2;
    int i = at + 5;
    i += Scan.at(text, i) == 's' || Scan.at(text, i) == 'S' ? 1 : 0;
    int next = remark(text, Scan.skip(text, i, text.length(), " \t*_"));
    char c = Scan.at(text, next);
    if (c == ':' || c == '：' || c == '=') {
      return new Mark(strength, next, false, Extraction.NONE);
    }
    int is = Scan.word(text, next, IS);
    if (is > 0) {
      return new Mark(
          strength, next + is, Phrase.isVague(text, next + is, is > 3), Extraction.NONE);
    }
    if (Scan.isWord(text, next, "of") && (strength == 3 || before.endsWith(" an a"))) {
      return new Mark(strength, next + 2, Phrase.isVague(text, next + 2, false), Extraction.NONE);
    }
    if (isHeading(text, at - 1, i, from)) {
      return new Mark(strength, Scan.lineEnd(text, i, text.length()), false, Extraction.NONE);
    }
    int told = question(text, next);
    if (told > 0) {
      return new Mark(2, told, Phrase.isVague(text, told, false), Extraction.NONE);
    }
    return said(text, at, from, strength);
  }

  /** Past a remark in brackets. */
  private static int remark(String text, int at) {
    if (Scan.at(text, at) != '(') {
      return at;
    }
    int close = at;
    int most = Math.min(text.length() - 1, at + REMARK);
    while (close < most && text.charAt(close) != ')' && text.charAt(close) != '\n') {
      close++;
    }
    return text.charAt(close) == ')' ? Scan.skip(text, close + 1, text.length(), " *_") : at;
  }

  /** Behind the <em>is</em> of <em>the answer to the question is</em>; -1 if it is none. */
  private static int question(String text, int at) {
    if (Scan.word(text, at, "to", "for") == 0) {
      return -1;
    }
    int most = Math.min(text.length(), at + QUESTION);
    for (int i = at; i < most && ".,:;!?\n$\\".indexOf(text.charAt(i)) < 0; i++) {
      if (text.charAt(i) == ' ' && Scan.isWord(text, i + 1, "is")) {
        return i + 3;
      }
    }
    return -1;
  }

  /** Whether a line holds nothing but the word, as a heading or in bold. */
  private static boolean isHeading(String text, int at, int end, int from) {
    int start = Scan.lineStart(text, at, Math.max(from, at - REMARK));
    int word = Scan.skip(text, start, at, "#*_ ");
    boolean marked = text.substring(start, word).indexOf('#') >= 0 || text.startsWith("**", start);
    int close = Scan.skip(text, end, text.length(), "*_ ");
    return marked
        && Scan.at(text, close) == '\n'
        && HEADINGS.contains(text.substring(word, at).toLowerCase(Locale.ROOT));
  }

  /** <em>5 is the final answer</em>. */
  private static Mark said(String text, int at, int from, int strength) {
    int least = Math.max(from, at - REMARK);
    String before = text.substring(least, at).toLowerCase(Locale.ROOT);
    boolean said =
        before.endsWith(" is the final a")
            || before.endsWith(" is our final a")
            || before.endsWith(" is the correct a");
    int close = Scan.skip(text, at + 5, text.length(), ".!* ");
    boolean ends = close >= text.length() || text.charAt(close) == '\n';
    if (!said || !ends) {
      return NONE;
    }
    Extraction value = Closing.before(text, least + before.lastIndexOf(" is "), from);
    return value.found() ? new Mark(strength, at, false, value) : NONE;
  }

  /** Four hashes at the beginning of a line, and a number or a choice alone behind them. */
  private static Mark hashes(String text, int at) {
    if (at > 0 && text.charAt(at - 1) != '\n') {
      return NONE;
    }
    int start = Scan.skip(text, at + 4, text.length(), " *");
    int end = Scan.lineEnd(text, start, Math.min(text.length(), start + REMARK));
    int close = Scan.blanksBack(text, end, start);
    int first = Scan.skip(text, start, close, "-$\\ ");
    boolean digits = Scan.isDigit(Scan.at(text, first)) && Run.forward(text, first, close) > first;
    boolean letter = Scan.isOption(text, start) && close == start + 1;
    boolean alone = Sentence.words(text, start, close) <= 1 && !text.startsWith(". ", first + 1);
    return alone && (digits || letter)
        ? new Mark(
            3,
            start,
            false,
            new Extraction(text.substring(start, close), start, close, Rule.ANCHOR))
        : NONE;
  }

  private static Mark chinese(String text, int at, int from) {
    boolean whole = text.startsWith("答案", at);
    int next = Scan.skip(text, at + (whole ? 2 : 1), text.length(), "】*_ ");
    char c = Scan.at(text, next);
    boolean announced = c == ':' || c == '：' || whole && "是为选应".indexOf(c) >= 0;
    boolean bracket = whole && Scan.at(text, at - 1) == '【' && Scan.at(text, at + 2) == '】';
    boolean sentence = whole || at == from || "\n。，*".indexOf(Scan.at(text, at - 1)) >= 0;
    boolean last = text.startsWith("最终", at - 2) || text.startsWith("最后", at - 2);
    return (announced || bracket) && sentence
        ? new Mark(last ? 3 : 2, next, false, Extraction.NONE)
        : NONE;
  }

  /** The letter behind <em>choose</em> or <em>the right option</em> in Chinese. */
  private static Mark chosen(String text, int at) {
    boolean option = text.startsWith("选项", at);
    int next = Scan.skip(text, at + (option ? 2 : 1), text.length(), "择：:是为*（( 答案");
    if (!Scan.isOption(text, next) && !isChineseOption(text, next)) {
      return NONE;
    }
    boolean right =
        !option
            || text.startsWith("正确", Math.max(0, at - 2))
            || text.startsWith("正确", next + 1)
            || text.startsWith("正确", at - 3);
    boolean excluded = text.startsWith("不", at - 1) || text.startsWith("不", next + 1);
    return right && !excluded
        ? new Mark(
            2,
            next,
            false,
            new Extraction(text.substring(next, next + 1), next, next + 1, Rule.ANCHOR))
        : NONE;
  }

  /** A letter with Chinese about it. */
  private static boolean isChineseOption(String text, int at) {
    char c = Scan.at(text, at);
    char next = Scan.at(text, at + 1);
    return c >= 'A' && c <= 'J' && (next > 0x2e80 || !Character.isLetterOrDigit(next));
  }

  /** <em>The correct option is C</em>, <em>option C is correct</em>. */
  private static Mark option(String text, int at, int from) {
    int next = at + 7;
    if (Scan.isWord(text, next, "is")) {
      String before = Scan.wordBefore(text, at - 1, Math.max(from, at - 10));
      int letter = Scan.skip(text, next + 2, text.length(), " *(:\"");
      boolean right = Set.of("correct", "right", "best").contains(before);
      return right && Scan.isOption(text, letter) ? letter(text, letter) : NONE;
    }
    int letter = Scan.skip(text, next, text.length(), "*(");
    int behind = Scan.skip(text, letter + 1, text.length(), "*) ");
    boolean right =
        Scan.isOption(text, letter)
            && Scan.isWord(text, behind, "is")
            && Scan.word(text, Scan.skip(text, behind + 2, text.length(), " *"), RIGHT) > 0;
    return right ? letter(text, letter) : NONE;
  }

  private static final String[] RIGHT = {
    "correct", "right", "the correct answer", "the right answer", "the best answer", "the answer"
  };

  private static Mark letter(String text, int at) {
    return new Mark(
        2, at, false, new Extraction(text.substring(at, at + 1), at, at + 1, Rule.ANCHOR));
  }
}
