package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A table for a terminal or a text file: columns aligned, numbers to the right. */
public final class TextTable {
  private static final String GAP = "  ";
  private static final int READABLE = 32;
  private static final int NARROWEST = 12;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private TextTable() {}

  /**
   * Where the text goes.
   *
   * @param width cells in a line of the terminal; empty when it is no terminal, and everything is
   *     then written in full
   * @param colours whether escape sequences may be used
   */
  public record Page(OptionalInt width, boolean colours) {
    /** A file or a pipe. */
    public static final Page PLAIN = new Page(OptionalInt.empty(), false);
  }

  /** The table with a line feed after each line. */
  public static String render(Table table, Page page) {
    List<List<String>> lines = lines(table);
    boolean[] right = new boolean[table.heads().size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = table.heads().get(i).number();
    }
    int[] widths = widths(lines, right.length);
    int columns =
        page.width().isPresent() ? fit(widths, right, page.width().getAsInt()) : right.length;
    int headLines = headLines(table);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = line(lines.get(i), widths, right, columns);
      boolean bold = page.colours() && i < headLines;
      out.append(bold ? BOLD + line + PLAIN : line).append('\n');
    }
    if (columns < right.length) {
      out.append("(").append(right.length - columns);
      out.append(" more columns do not fit; --columns chooses, --format csv has all)\n");
    }
    table.notes().forEach(note -> out.append(Visible.line(note)).append('\n'));
    return out.toString();
  }

  private static int headLines(Table table) {
    return table.heads().stream().allMatch(head -> head.detail().isEmpty()) ? 1 : 2;
  }

  private static List<List<String>> lines(Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.heads().stream().map(Head::title).map(Visible::line).toList());
    if (headLines(table) == 2) {
      lines.add(table.heads().stream().map(Head::detail).map(Visible::line).toList());
    }
    for (List<Entry> row : table.rows()) {
      lines.add(row.stream().map(Entry::shown).map(Visible::line).toList());
    }
    return lines;
  }

  private static int[] widths(List<List<String>> lines, int columns) {
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(line.get(i)));
      }
    }
    return widths;
  }

  /**
   * Leaves columns out at the right until the rest fits with names of a readable length, then cuts
   * names to what room there is, the longest first. Numbers are never cut.
   *
   * @return how many columns from the left fit; at least 1
   */
  private static int fit(int[] widths, boolean[] right, int width) {
    int[] least = new int[widths.length];
    for (int i = 0; i < widths.length; i++) {
      least[i] = right[i] ? widths[i] : Math.min(widths[i], READABLE);
    }
    int columns = widths.length;
    while (columns > 1 && total(least, columns) > width) {
      columns--;
    }
    for (int excess = total(widths, columns) - width; excess > 0; excess--) {
      int longest = -1;
      for (int i = 0; i < columns; i++) {
        if (!right[i] && widths[i] > NARROWEST && (longest < 0 || widths[i] > widths[longest])) {
          longest = i;
        }
      }
      if (longest < 0) {
        break;
      }
      widths[longest]--;
    }
    return columns;
  }

  private static int total(int[] widths, int columns) {
    int total = GAP.length() * Math.max(0, columns - 1);
    for (int i = 0; i < columns; i++) {
      total += widths[i];
    }
    return total;
  }

  private static String line(List<String> entries, int[] widths, boolean[] right, int columns) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      String text = TextWidth.shorten(entries.get(i), Math.max(3, widths[i]));
      String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(text)));
      line.append(i == 0 ? "" : GAP).append(right[i] ? padding + text : text + padding);
    }
    return line.toString().stripTrailing();
  }
}
