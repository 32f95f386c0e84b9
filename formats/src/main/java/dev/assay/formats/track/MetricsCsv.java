package dev.assay.formats.track;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The table {@code metrics.csv}: 25 columns, a row per experiment, an empty cell for what is not
 * known. Text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
public final class MetricsCsv {
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
    cells.add(quoted(experiment.notes()));
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
    if (!text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
