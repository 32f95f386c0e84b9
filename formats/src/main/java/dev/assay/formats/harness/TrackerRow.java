package dev.assay.formats.harness;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.json.Json;
import dev.assay.formats.track.Columns;
import dev.assay.formats.track.Consistency;
import dev.assay.formats.track.ExperimentFormat;
import dev.assay.formats.track.ExperimentId;
import dev.assay.formats.track.Methods;
import dev.assay.formats.track.MetricsCsv;
import dev.assay.formats.track.Provenance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** One row of a tracker's {@code metrics.csv} as a run. Missing cells stay missing. */
final class TrackerRow {
  /** Metric by column; several columns may mean the same metric. */
  private static final Map<String, String> METRICS = new LinkedHashMap<>(Columns.aliases());

  static {
    METRICS.remove("total_steps"); // the checkpoint's
  }

  /** Columns that identify the run or say what it was; everything else is configuration. */
  private static final Set<String> NOT_CONFIG =
      Set.of("timestamp", "experiment_id", "total_steps", "notes");

  /**
   * Where the columns stand.
   *
   * @param index position by header
   */
  record Places(Map<String, Integer> index) {
    static Places of(List<String> header) {
      Map<String, Integer> index = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        index.putIfAbsent(header.get(i).strip(), i);
      }
      return new Places(index);
    }
  }

  private final Source source;
  private final Places columns;
  private final CsvReader.Row row;
  private final long number;
  private final Sink sink;
  private final Rejects rejects;
  private final Map<String, Double> values = new HashMap<>();

  TrackerRow(
      Source source, Places columns, CsvReader.Row row, long number, Sink sink, Rejects rejects) {
    this.source = source;
    this.columns = columns;
    this.row = row;
    this.number = number;
    this.sink = sink;
    this.rejects = rejects;
  }

  RunRecord read() {
    String method = cell("method");
    String experiment = Methods.normal(method);
    String seed = cell("seed");
    String stated = cell("experiment_id");
    String id = stated.isEmpty() ? Names.stem(source.fileName()) + "_row" + number : stated;
    boolean exported = ExperimentId.isOne(stated);
    RunRecordBuilder run =
        RunRecord.builder(
                // a row of Assay's own table repeats what the experiment's file says
                exported ? Role.COPY : Role.RESULT,
                Names.idPart(id),
                // others' ids have a resolution of one second and do collide; no row may be lost
                exported
                    ? ExperimentFormat.key(stated)
                    : "file:" + source.path() + "#" + stated + "#" + number)
            .name(
                (experiment.isEmpty() ? id : experiment) + (seed.isEmpty() ? "" : ", seed " + seed))
            .checkpoint(new Checkpoint(experiment, "", steps(), OptionalLong.empty(), ""))
            .notes(notes(method, experiment))
            .config(config().toString(), "");
    if (!experiment.isEmpty()) {
      run.tag(experiment);
    }
    Provenance marked = MetricsCsv.marked(cell("notes"));
    if (marked != null) {
      run.tag(marked.word());
    }
    time(run);
    estimates(run);
    contradictions();
    return run.build();
  }

  private String cell(String column) {
    Integer index = columns.index().get(column);
    String cell = index == null ? "" : row.cells().get(index).strip();
    return Cells.missing(cell) ? "" : MetricsCsv.plain(cell);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private String notes(String method, String experiment) {
    String notes = oneLine(MetricsCsv.unmarked(cell("notes")));
    String original = method.equals(experiment) ? "" : "method written as " + method;
    return notes.isEmpty() || original.isEmpty() ? notes + original : notes + "; " + original;
  }

  private OptionalLong steps() {
    String cell = cell("total_steps");
    OptionalLong steps = Cells.whole(cell);
    if (!cell.isEmpty() && (steps.isEmpty() || steps.getAsLong() < 0)) {
      reject("total_steps", cell);
      return OptionalLong.empty();
    }
    return steps;
  }

  private ObjectNode config() {
    ObjectNode config = Json.MAPPER.createObjectNode();
    columns
        .index()
        .forEach((column, index) -> {
          if (!METRICS.containsKey(column) && !NOT_CONFIG.contains(column)) {
            Cells.put(config, column, row.cells().get(index));
          }
        });
    return config;
  }

  private void time(RunRecordBuilder run) {
    String text = cell("timestamp");
    Optional<Instant> time = parse(text);
    if (time.isPresent()) {
      run.evaluatedAt(time.get(), TimeSource.RESULTS_FILE);
      return;
    }
    if (!text.isEmpty()) {
      sink.remark(
          place("timestamp"),
          "not a date and time: '" + Cells.shown(text) + "'; the file's is used");
    }
    run.evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
  }

  private Optional<Instant> parse(String text) {
    String iso = text.replace(' ', 'T');
    try {
      return Optional.of(LocalDateTime.parse(iso).atZone(source.settings().zone()).toInstant());
    } catch (DateTimeException e) {
      // perhaps with a zone
    }
    try {
      return Optional.of(OffsetDateTime.parse(iso).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void estimates(RunRecordBuilder run) {
    METRICS.forEach((column, metric) -> {
      String cell = cell(column);
      if (cell.isEmpty() || values.containsKey(metric)) {
        return;
      }
      OptionalDouble value = Cells.number(cell);
      if (value.isEmpty()) {
        reject(column, cell);
      } else {
        values.put(metric, value.getAsDouble());
        run.estimate(Estimate.reported(MetricKey.of("tracker", metric), value.getAsDouble()));
      }
    });
  }

  /** Values that cannot all be true are kept as written, and named. */
  private void contradictions() {
    Consistency.of(values).forEach(doubt -> remark(doubt.metric(), doubt.text()));
  }

  private void remark(String column, String text) {
    sink.remark(place(column), text);
  }

  private void reject(String column, String cell) {
    rejects.place(
        place(column), "not a number: '" + Cells.shown(cell) + "'", "Correct or empty the cell.");
  }

  private String place(String column) {
    return "line " + row.line() + " column " + column;
  }
}
