package dev.assay.formats.harness;

import dev.assay.formats.track.CurveImport;
import dev.assay.formats.track.CurveImport.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Curves as other trackers export them: TensorBoard a file for each scalar of a run ({@code Wall
 * time,Step,Value}), W&B a file for each chart ({@code Step,RUN - METRIC,RUN - METRIC__MIN,...}).
 */
public final class CurveCsv {
  private static final List<String> TENSORBOARD = List.of("Wall time", "Step", "Value");
  private static final Pattern FILE = Pattern.compile("run[-_](.*?)-tag-(.*)\\.csv");

  private final String file;
  private final Instant modified;
  private final CurveImport into;
  private final List<String> problems = new ArrayList<>();

  private CurveCsv(String file, Instant modified, CurveImport into) {
    this.file = file;
    this.modified = modified;
    this.into = into;
  }

  /**
   * Reads a table, if it is one of the two.
   *
   * @param file its name, without folders
   * @return what could not be used; null when it is another table
   */
  public static @Nullable List<String> read(
      String file, byte[] content, Instant modified, CurveImport into) throws IOException {
    CurveCsv reading = new CurveCsv(file, modified, into);
    try (CsvReader csv = new CsvReader(new ByteArrayInputStream(content))) {
      CsvReader.Row header = csv.next();
      if (header == null) {
        return null;
      }
      List<String> names = header.cells().stream().map(String::strip).toList();
      boolean tensorBoard = names.equals(TENSORBOARD);
      boolean chart =
          names.size() > 1
              && names.stream().skip(1).allMatch(name -> name.contains(" - "))
              && !axis(names.getFirst()).isEmpty();
      if (!tensorBoard && !chart) {
        return null;
      }
      for (CsvReader.Row row = csv.next(); row != null; row = csv.next()) {
        if (row.cells().size() != names.size()) {
          reading.problem(
              row.line(), row.cells().size() + " cells under a header of " + names.size());
        } else if (tensorBoard) {
          reading.scalar(row);
        } else {
          reading.chart(names, row);
        }
      }
    }
    return reading.problems;
  }

  /** What a chart of W&B is drawn against; empty for another column. */
  private static String axis(String column) {
    String name = column.toLowerCase(Locale.ROOT);
    return name.endsWith("step") || name.endsWith("_step")
        ? "step"
        : name.startsWith("relative time")
            ? "seconds"
            : name.endsWith("epoch") ? "epoch" : name.endsWith("tokens") ? "tokens" : "";
  }

  private void scalar(CsvReader.Row row) {
    OptionalDouble wall = Cells.number(row.cells().get(0));
    OptionalDouble step = Cells.number(row.cells().get(1));
    if (step.isEmpty()) {
      problem(row.line(), "the step is not a number: '" + Cells.shown(row.cells().get(1)) + "'");
      return;
    }
    Matcher name = FILE.matcher(file);
    boolean said = name.matches();
    into.add(
        said ? name.group(1) : "",
        said ? name.group(2) : file.replaceFirst("(?i)\\.csv$", ""),
        new Point(
            "step",
            step.getAsDouble(),
            wall.orElse(Double.NaN),
            Cells.number(row.cells().get(2)).orElse(Double.NaN)),
        file,
        modified);
  }

  private void chart(List<String> names, CsvReader.Row row) {
    OptionalDouble place = Cells.number(row.cells().getFirst());
    if (place.isEmpty()) {
      problem(row.line(), "no place: '" + Cells.shown(row.cells().getFirst()) + "'");
      return;
    }
    for (int i = 1; i < names.size(); i++) {
      String name = names.get(i);
      OptionalDouble value = Cells.number(row.cells().get(i));
      if (value.isPresent() && !name.endsWith("__MIN") && !name.endsWith("__MAX")) {
        int at = name.lastIndexOf(" - ");
        into.add(
            name.substring(0, at).strip(),
            name.substring(at + 3),
            new Point(axis(names.getFirst()), place.getAsDouble(), Double.NaN, value.getAsDouble()),
            file,
            modified);
      }
    }
  }

  private void problem(long line, String text) {
    problems.add(file + " line " + line + ": " + text);
  }
}
