package dev.assay.formats.track;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code metrics.csv}: 25 columns, a row per experiment, an empty cell for what is not
 * known. Text that a spreadsheet would run as a formula gets an apostrophe in front. Notes begin
 * with {@code [simulated]} or the like where the numbers were not measured.
 */
public final class MetricsCsv {
  /** What a spreadsheet would run, or what would be taken for such a text with its apostrophe. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t]");

  private static final Pattern MARK = Pattern.compile("^\\[(estimated|imported|simulated)\\]( |$)");

  private MetricsCsv() {}

  /** The header, with its line feed. */
  public static String header() {
    return String.join(",", Columns.all()) + "\n";
  }

  /** The whole table of the experiments that count. */
  public static String text(List<Experiment> experiments) {
    StringBuilder out = new StringBuilder(header());
    experiments.stream().filter(Experiment::isValid).map(MetricsCsv::row).forEach(out::append);
    return out.toString();
  }

  /** One row, with its line feed. */
  static String row(Experiment experiment) {
    List<String> cells = new ArrayList<>();
    cells.add(experiment.timestamp());
    cells.add(experiment.id());
    cells.add(quoted(experiment.method()));
    cells.add(experiment.seed().isPresent() ? Long.toString(experiment.seed().getAsLong()) : "");
    for (String setting : Columns.SETTINGS) {
      OptionalDouble value = Columns.setting(experiment.config(), setting);
      cells.add(value.isPresent() ? number(value.getAsDouble()) : "");
    }
    for (String metric : Columns.METRICS) {
      Double value = experiment.metrics().get(metric);
      cells.add(value == null ? "" : number(value));
    }
    cells.add(quoted(notes(experiment)));
    return String.join(",", cells) + "\n";
  }

  /** Digits that read back as the same number, without a useless {@code .0}. */
  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    return size >= 1e-4 && size < 1e15
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value).replace("E", "e");
  }

  private static String quoted(String raw) {
    String text = raw.replace("\r\n", "\n").replace('\r', '\n');
    if (FORMULA.matcher(text).lookingAt()) {
      text = "'" + text;
    }
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A cell without the apostrophe that keeps a spreadsheet from running it. */
  public static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).lookingAt() ? cell.substring(1) : cell;
  }

  /** Notes with where the numbers come from in front, where they were not measured. */
  private static String notes(Experiment experiment) {
    return experiment.provenance() == Provenance.MEASURED
        ? experiment.notes()
        : ("[" + experiment.provenance().word() + "] " + experiment.notes()).strip();
  }

  /** Where the numbers of a row come from, as its notes say; null when they do not. */
  public static @Nullable Provenance marked(String notes) {
    Matcher mark = MARK.matcher(notes);
    return mark.lookingAt() ? Provenance.of(mark.group(1)) : null;
  }

  /** Notes without that. */
  public static String unmarked(String notes) {
    return MARK.matcher(notes).replaceFirst("");
  }
}
