package dev.assay.grading.text;

/** Finds what follows <em>the final answer is</em> and its kin. */
final class Anchors {
  private static final int TRIES = 60;
  private static final int SUREST = 3;

  private Anchors() {}

  /**
   * The last and surest announcement of an answer.
   *
   * @param vague whether those count that speak of an answer and do not tell it
   */
  static Extraction last(String text, int from, boolean vague) {
    Extraction best = Extraction.NONE;
    int surest = 0;
    int at = text.length();
    for (int tries = 0; tries < TRIES && surest < SUREST; tries++) {
      at = previous(text, at - 1, from);
      if (at < from) {
        break;
      }
      Mark mark = Mark.at(text, at, from);
      if (mark.strength() > surest && (vague || !mark.vague())) {
        Extraction found = mark.answer().found() ? mark.answer() : Phrase.value(text, mark.end());
        if (found.found()) {
          best = found;
          surest = mark.strength();
        }
      }
    }
    return best;
  }

  /** Whether there may be an announcement at all. */
  static boolean any(String text, int from) {
    return text.indexOf("nswer", from) >= 0
        || text.indexOf("NSWER", from) >= 0
        || text.indexOf("答案", from) >= 0;
  }

  /** The last place up to one where an announcement may be; -1 if there is none. */
  private static int previous(String text, int at, int from) {
    for (int i = Math.min(at, text.length() - 2); i >= from; i--) {
      boolean here =
          switch (text.charAt(i)) {
            case 'n' -> text.startsWith("nswer", i);
            case 'N' -> text.startsWith("NSWER", i);
            case 'o' -> text.startsWith("option ", i);
            case 'c' -> text.startsWith("choice ", i);
            case '#' -> text.startsWith("####", i);
            case '答', '选' -> true;
            default -> false;
          };
      if (here) {
        return i;
      }
    }
    return -1;
  }
}
