package dev.assay.analysis.report;

import dev.assay.domain.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table before it has a format: what people read beside what programs read.
 *
 * @param rows each as long as {@code heads}
 * @param notes lines below the table for people; left out of CSV
 */
public record Table(List<Head> heads, List<List<Entry>> rows, List<String> notes) {

  /** Stands where a value is missing; never 0. */
  public static final String MISSING = "–";

  /**
   * The top of a column.
   *
   * @param key what programs call it; the header of CSV
   * @param title what people call it
   * @param detail second line for people, such as {@code ↑ %}; may be empty
   * @param number whether the column holds numbers and stands right
   */
  public record Head(String key, String title, String detail, boolean number) {
    public static Head text(String key, String title) {
      return new Head(key, title, "", false);
    }

    public static Head number(String key, String title) {
      return new Head(key, title, "", true);
    }
  }

  /**
   * One value.
   *
   * @param shown for people, rounded
   * @param raw for programs: a {@link Number}, {@link Boolean} or {@link String} at full precision;
   *     null if the value is missing
   * @param strong whether it stands out, in bold where the format can
   */
  public record Entry(String shown, @Nullable Object raw, boolean strong) {
    public static final Entry NONE = new Entry(MISSING, null);

    public Entry(String shown, @Nullable Object raw) {
      this(shown, raw, false);
    }

    /** Text; missing when it is null or empty. */
    public static Entry text(@Nullable String text) {
      return text == null || text.isEmpty() ? NONE : new Entry(text, text);
    }

    /** A count or another whole number; missing when it is null. */
    public static Entry whole(@Nullable Long number) {
      return number == null ? NONE : new Entry(number.toString(), number);
    }

    /** A number as it should be read by people and its full value; missing when it is null. */
    public static Entry number(String shown, @Nullable Double number) {
      return number == null ? NONE : new Entry(shown, number);
    }
  }

  public Table {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    int width = heads.size();
    for (List<Entry> row : rows) {
      Check.that(row.size() == width, "a row has %d entries under %d heads", row.size(), width);
    }
  }

  public Table(List<Head> heads, List<List<Entry>> rows) {
    this(heads, rows, List.of());
  }
}
