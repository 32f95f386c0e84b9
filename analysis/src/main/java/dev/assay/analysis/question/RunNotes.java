package dev.assay.analysis.question;

/** What files and the user note of a run, as one text. */
final class RunNotes {
  private RunNotes() {}

  /** Both, the user's below the files'; either may be empty. */
  static String of(String said, String own) {
    return said.isEmpty() ? own : own.isEmpty() ? said : said + "\n" + own;
  }
}
