package dev.assay.figures;

import java.util.List;

/** A panel of words: names with values, or sentences. */
public record TextPanel(String title, List<Row> rows) implements Panel {
  public TextPanel {
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param name on the left; a row without a value is a sentence, which is wrapped
   * @param value on the right; may be empty
   */
  public record Row(String name, String value, Tone tone) {}

  /** How a row is set. */
  public enum Tone {
    NORMAL,
    /** Bold, with room above. */
    HEADING,
    /** Less important. */
    DIM
  }

  public static Row row(String name, String value) {
    return new Row(name, value, Tone.NORMAL);
  }

  public static Row line(String text) {
    return new Row(text, "", Tone.NORMAL);
  }

  public static Row heading(String text) {
    return new Row(text, "", Tone.HEADING);
  }
}
