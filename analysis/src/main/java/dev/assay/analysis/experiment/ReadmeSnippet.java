package dev.assay.analysis.experiment;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;

/** The part of a README between two markers, which is replaced; all else stays to the byte. */
public final class ReadmeSnippet {
  static final String BEGIN = "<!-- assay:results -->";
  static final String END = "<!-- /assay:results -->";

  private ReadmeSnippet() {}

  /**
   * The text with a new part.
   *
   * @param name of the file, for messages
   * @throws AssayException CONFLICT unless there is one pair of markers
   */
  public static String update(String name, String text, String snippet) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    boolean single =
        begin >= 0
            && begin < end
            && text.indexOf(BEGIN, begin + 1) < 0
            && text.indexOf(END, end + 1) < 0;
    if (!single) {
      throw new AssayException(
          Kind.CONFLICT,
          name + " has not exactly one pair of markers",
          "Put these two lines where the results belong: " + BEGIN + " and " + END);
    }
    String feed = text.contains("\r\n") ? "\r\n" : "\n";
    return text.substring(0, begin + BEGIN.length())
        + feed
        + snippet.strip().replace("\n", feed)
        + feed
        + text.substring(end);
  }
}
