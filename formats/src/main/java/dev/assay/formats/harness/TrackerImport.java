package dev.assay.formats.harness;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.track.Columns;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.ExperimentId;
import dev.assay.formats.track.Methods;
import dev.assay.formats.track.MetricsCsv;
import dev.assay.formats.track.Provenance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a {@code metrics.csv} as experiments, whatever its columns are: those of {@link
 * Columns}, or others' names for the same. A missing column is missing, not zero.
 */
public final class TrackerImport {
  private static final Set<String> NO_SETTING =
      Set.of("timestamp", "experiment_id", "method", "seed", "notes");

  private final String file;
  private final ZoneId zone;
  private final Instant modified;
  private final Provenance provenance;
  private final List<Experiment> experiments = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private TrackerImport(String file, ZoneId zone, Instant modified, Provenance provenance) {
    this.file = file;
    this.zone = zone;
    this.modified = modified;
    this.provenance = provenance;
  }

  /**
   * What was read.
   *
   * @param problems rows and cells that could not be used, with their line
   */
  public record Read(List<Experiment> experiments, List<String> problems) {}

  /**
   * Reads a table.
   *
   * @param file its name, for messages and the record
   * @param zone of times without one
   * @param modified stands for the time of rows that have none
   * @param provenance of its numbers, but for rows that say it themselves
   * @throws UnreadableException when it is no such table
   */
  public static Read read(
      String file, byte[] content, ZoneId zone, Instant modified, Provenance provenance)
      throws IOException {
    TrackerImport reading = new TrackerImport(file, zone, modified, provenance);
    try (CsvReader csv = new CsvReader(new ByteArrayInputStream(content))) {
      CsvReader.Row header = csv.next();
      if (header == null) {
        throw new UnreadableException("", "the file is empty", "Name a metrics.csv with a header.");
      }
      List<String> names = header.cells().stream().map(String::strip).toList();
      if (names.stream().noneMatch(name -> name.equals("method") || Columns.known(name) != null)) {
        throw new UnreadableException(
            "line 1",
            "neither a column method nor any known metric",
            "The columns are called " + String.join(", ", Columns.all()) + ".");
      }
      for (CsvReader.Row row = csv.next(); row != null; row = csv.next()) {
        if (row.cells().size() != names.size()) {
          reading.problem(
              row.line(), row.cells().size() + " cells under a header of " + names.size());
        } else if (!row.cells().equals(header.cells())) {
          reading.row(names, row);
        }
      }
    }
    return new Read(reading.experiments, reading.problems);
  }

  private void row(List<String> names, CsvReader.Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = row.cells().get(i).strip();
      if (!Cells.missing(cell) && !names.get(i).isEmpty()) {
        cells.putIfAbsent(names.get(i), MetricsCsv.plain(cell));
      }
    }
    if (cells.isEmpty()) {
      return;
    }
    OffsetDateTime time = time(cells.getOrDefault("timestamp", ""), row.line());
    String stated = cells.getOrDefault("experiment_id", "");
    String content = String.join("\u0000", row.cells());
    int again = seen.merge(content, 1, Integer::sum);
    ObjectNode origin = Json.MAPPER.createObjectNode();
    origin.putObject("imported").put("file", file).put("line", row.line()).put("id", stated);
    String notes = cells.getOrDefault("notes", "");
    Provenance marked = MetricsCsv.marked(notes);
    experiments.add(
        Experiment.of(
                ExperimentId.isOne(stated)
                    ? stated
                    : ExperimentId.ofContent(time.toInstant(), content + "\u0000" + again),
                time)
            .method(Methods.normal(cells.getOrDefault("method", "")))
            .seed(Cells.whole(cells.getOrDefault("seed", "")))
            .provenance(marked == null ? provenance : marked)
            .config(config(cells))
            .metrics(metrics(cells, row.line()))
            .notes(MetricsCsv.unmarked(notes))
            .environment(origin)
            .build());
  }

  private OffsetDateTime time(String text, long line) {
    String iso = text.replace(' ', 'T');
    try {
      return OffsetDateTime.parse(iso);
    } catch (DateTimeException e) {
      // perhaps without a zone
    }
    try {
      return LocalDateTime.parse(iso).atZone(zone).toOffsetDateTime();
    } catch (DateTimeException e) {
      if (!text.isEmpty()) {
        problem(line, "not a date and time: '" + Cells.shown(text) + "'; the file's is used");
      }
      return modified.atZone(zone).toOffsetDateTime();
    }
  }

  private Map<String, Double> metrics(Map<String, String> cells, long line) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    cells.forEach((column, cell) -> {
      String metric = Columns.known(column);
      if (metric == null) {
        return;
      }
      OptionalDouble value = Cells.number(cell);
      if (value.isPresent()) {
        metrics.putIfAbsent(metric, value.getAsDouble());
      } else {
        problem(line, "column " + column + " is not a number: '" + Cells.shown(cell) + "'");
      }
    });
    return metrics;
  }

  private static ObjectNode config(Map<String, String> cells) {
    ObjectNode config = Json.MAPPER.createObjectNode();
    cells.forEach((column, cell) -> {
      if (Columns.known(column) == null && !NO_SETTING.contains(column)) {
        Cells.put(config, column, cell);
      }
    });
    return config;
  }

  private void problem(long line, String text) {
    problems.add(file + " line " + line + ": " + text);
  }
}
