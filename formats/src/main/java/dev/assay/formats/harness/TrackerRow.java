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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** One row of a tracker's {@code metrics.csv} as a run. Missing cells stay missing. */
final class TrackerRow {
  /** Metric by column; several columns may mean the same metric. */
  private static final Map<String, String> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("final_ppl", "final_ppl");
    METRICS.put("final_perplexity", "final_ppl");
    METRICS.put("final_mrr", "final_mrr");
    METRICS.put("mrr", "final_mrr");
    for (String k : List.of("1", "5", "10", "20")) {
      METRICS.put("final_hit_at_" + k, "final_hit_at_" + k);
      METRICS.put("hit_at_" + k, "final_hit_at_" + k);
      METRICS.put("hit@" + k, "final_hit_at_" + k);
    }
    for (String same :
        List.of(
            "steps_to_ppl_50", "gpu_hours", "peak_vram_gb", "convergence_epoch", "best_val_loss")) {
      METRICS.put(same, same);
    }
  }

  /** Columns that identify the run or say what it was; everything else is configuration. */
  private static final Set<String> NOT_CONFIG =
      Set.of("timestamp", "experiment_id", "total_steps", "notes");

  /**
   * Where the columns stand.
   *
   * @param index position by header
   */
  record Columns(Map<String, Integer> index) {
    static Columns of(List<String> header) {
      Map<String, Integer> index = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        index.putIfAbsent(header.get(i).strip(), i);
      }
      return new Columns(index);
    }
  }

  private final Source source;
  private final Columns columns;
  private final CsvReader.Row row;
  private final long number;
  private final Sink sink;
  private final Rejects rejects;
  private final Map<String, Double> values = new HashMap<>();

  TrackerRow(
      Source source, Columns columns, CsvReader.Row row, long number, Sink sink, Rejects rejects) {
    this.source = source;
    this.columns = columns;
    this.row = row;
    this.number = number;
    this.sink = sink;
    this.rejects = rejects;
  }

  RunRecord read() {
    String method = cell("method");
    String experiment = sorted(method);
    String seed = cell("seed");
    String stated = cell("experiment_id");
    String id = stated.isEmpty() ? Names.stem(source.fileName()) + "_row" + number : stated;
    RunRecordBuilder run =
        RunRecord.builder(
                Role.RESULT,
                Names.idPart(id),
                // ids have a resolution of one second and do collide; rows must not be lost
                "file:" + source.path() + "#" + stated + "#" + number)
            .name(
                (experiment.isEmpty() ? id : experiment) + (seed.isEmpty() ? "" : ", seed " + seed))
            .checkpoint(new Checkpoint(experiment, "", steps(), OptionalLong.empty(), ""))
            .notes(notes(method, experiment))
            .config(config().toString(), "");
    if (!experiment.isEmpty()) {
      run.tag(experiment);
    }
    time(run);
    estimates(run);
    contradictions();
    return run.build();
  }

  private String cell(String column) {
    Integer index = columns.index().get(column);
    String cell = index == null ? "" : row.cells().get(index).strip();
    return Cells.missing(cell) ? "" : cell;
  }

  /** The method without the order of its objectives: {@code top+ntp} is {@code ntp+top}. */
  static String sorted(String method) {
    return Arrays.stream(method.split("\\+"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private String notes(String method, String experiment) {
    String notes = oneLine(cell("notes"));
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
    if (values.containsKey("steps_to_ppl_50") && value("final_ppl") > 50) {
      remark("steps_to_ppl_50", "given although final_ppl is " + value("final_ppl"));
    }
    if (value("final_mrr") > 1) {
      remark("final_mrr", "a mean reciprocal rank above 1: " + value("final_mrr"));
    }
    List<String> ks = List.of("1", "5", "10", "20");
    String smaller = "";
    for (String k : ks) {
      String hit = "final_hit_at_" + k;
      if (value(hit) > 1) {
        remark(hit, "a share above 1: " + value(hit));
      }
      if (!smaller.isEmpty() && value(smaller) > value(hit)) {
        remark(hit, "below " + smaller + ", which cannot be");
      }
      smaller = values.containsKey(hit) ? hit : smaller;
    }
    if (value("final_ppl") < 1) {
      remark("final_ppl", "a perplexity below 1: " + value("final_ppl"));
    }
  }

  /** NaN when missing, so that no comparison holds. */
  private double value(String metric) {
    return values.getOrDefault(metric, Double.NaN);
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
