package dev.assay.formats.harness;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Settings.CsvColumn;
import dev.assay.formats.Settings.CsvRole;
import dev.assay.formats.Source;
import dev.assay.formats.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of a CSV file while its rows are read: a row, or all rows with equal identifying cells.
 */
final class CsvRun {
  private final Source source;
  private final CsvPlan plan;
  private final Map<CsvRole, String> identity;
  private final Map<MetricKey, Estimate> estimates = new LinkedHashMap<>();
  private final ObjectNode config = Json.MAPPER.createObjectNode();
  private OptionalLong tokensPerStep = OptionalLong.empty();

  private CsvRun(Source source, CsvPlan plan, Map<CsvRole, String> identity) {
    this.source = source;
    this.plan = plan;
    this.identity = identity;
  }

  static CsvRun of(Source source, CsvPlan plan, CsvReader.Row row) {
    Map<CsvRole, String> identity = new HashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      CsvColumn column = plan.columns().get(i);
      if (column != null && !Cells.missing(row.cells().get(i))) {
        identity.putIfAbsent(column.role(), Cells.shortened(row.cells().get(i)));
      }
    }
    return new CsvRun(source, plan, identity);
  }

  /** Equal for rows of the same run. */
  static String key(CsvPlan plan, CsvReader.Row row) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < row.cells().size(); i++) {
      CsvColumn column = plan.columns().get(i);
      if (column != null && identifies(column.role())) {
        key.append(key.isEmpty() ? "" : ",").append(column.column()).append('=');
        key.append(Cells.shortened(row.cells().get(i)));
      }
    }
    return key.toString();
  }

  private static boolean identifies(CsvRole role) {
    return switch (role) {
      case STEP, TOKENS, MODEL, EXPERIMENT, SHOTS, RUN -> true;
      case TOKENS_PER_STEP, TASK, METRIC, ESTIMATE, STDERR, COUNT, CONFIG, IGNORE -> false;
    };
  }

  /** Adds what a row says. */
  void add(CsvReader.Row row, Rejects rejects) {
    Map<MetricKey, OptionalDouble> errors = new HashMap<>();
    Map<MetricKey, OptionalDouble> counts = new HashMap<>();
    Map<MetricKey, Double> values = new LinkedHashMap<>();
    String task = ofRow(row, CsvRole.TASK);
    String metric = ofRow(row, CsvRole.METRIC);
    for (int i = 0; i < row.cells().size(); i++) {
      CsvColumn column = plan.columns().get(i);
      String cell = row.cells().get(i);
      if (column == null || Cells.missing(cell)) {
        continue;
      }
      switch (column.role()) {
        case ESTIMATE, STDERR, COUNT -> {
          OptionalDouble number = Cells.scaled(cell, column.scale());
          MetricKey key = key(column, task, metric);
          if (number.isEmpty() || key == null) {
            rejects.place(
                "line " + row.line() + " column " + Cells.shown(column.column()),
                number.isEmpty()
                    ? "not a number: '" + Cells.shown(cell) + "'"
                    : "a value without a task or a metric",
                "Correct the cell.");
          } else if (column.role() == CsvRole.ESTIMATE
              && Counts.outOfRange(key, number.getAsDouble())) {
            rejects.place(
                "line " + row.line() + " column " + Cells.shown(column.column()),
                number.getAsDouble() + " is not within 0 and 1, as a share is",
                "Is it in percent? Then map the column with 'scale: 0.01' under 'csv:' in assay.yaml.");
          } else if (column.role() == CsvRole.ESTIMATE) {
            values.put(key, number.getAsDouble());
          } else {
            (column.role() == CsvRole.STDERR ? errors : counts).put(key, number);
          }
        }
        case CONFIG, RUN -> Cells.put(config, column.column(), cell);
        case TOKENS_PER_STEP -> {
          tokensPerStep = Cells.whole(cell);
          Cells.put(config, column.column(), cell);
        }
        case STEP, TOKENS, SHOTS, MODEL, EXPERIMENT, TASK, METRIC, IGNORE -> {}
      }
    }
    values.forEach((key, value) -> put(row, key, value, errors, counts, rejects));
  }

  /** Whether it is clear which run a row is of; the cells that leave it open are rejected. */
  static boolean identifiable(CsvPlan plan, CsvReader.Row row, Rejects rejects) {
    boolean clear = true;
    for (int i = 0; i < row.cells().size(); i++) {
      CsvColumn column = plan.columns().get(i);
      String cell = row.cells().get(i);
      if (column != null && isWhole(column.role()) && !Cells.missing(cell) && !isCount(cell)) {
        rejects.place(
            "line " + row.line() + " column " + Cells.shown(column.column()),
            "not a whole number of " + column.role().word() + ": '" + Cells.shown(cell) + "'",
            "Correct the cell; the row is left out.");
        clear = false;
      }
    }
    return clear;
  }

  private static boolean isWhole(CsvRole role) {
    return role == CsvRole.STEP || role == CsvRole.TOKENS || role == CsvRole.SHOTS;
  }

  private static boolean isCount(String cell) {
    OptionalLong whole = Cells.whole(cell);
    return whole.isPresent() && whole.getAsLong() >= 0;
  }

  private void put(
      CsvReader.Row row,
      MetricKey key,
      double value,
      Map<MetricKey, OptionalDouble> errors,
      Map<MetricKey, OptionalDouble> counts,
      Rejects rejects) {
    if (estimates.containsKey(key)) {
      rejects.line(
          row.line(),
          key + " is given again for the same run",
          "Remove one of the two rows, or map a column that tells them apart to 'run'.");
      return;
    }
    OptionalDouble error = errors.getOrDefault(key, OptionalDouble.empty());
    OptionalDouble count = counts.getOrDefault(key, OptionalDouble.empty());
    estimates.put(
        key,
        Counts.reported(
            key,
            value,
            error.isPresent() && error.getAsDouble() >= 0 ? error : OptionalDouble.empty(),
            count.isPresent() && count.getAsDouble() >= 1 && count.getAsDouble() < 9e15
                ? OptionalLong.of((long) count.getAsDouble())
                : OptionalLong.empty()));
  }

  private String ofRow(CsvReader.Row row, CsvRole role) {
    for (int i = 0; i < row.cells().size(); i++) {
      CsvColumn column = plan.columns().get(i);
      if (column != null && column.role() == role) {
        return row.cells().get(i).strip();
      }
    }
    return "";
  }

  private static @Nullable MetricKey key(CsvColumn column, String task, String metric) {
    String ofTask = column.task().isEmpty() ? task : column.task();
    String ofMetric = column.metric().isEmpty() ? metric : column.metric();
    return ofTask.isBlank() || ofMetric.isBlank()
        ? null
        : MetricKey.of(ofTask, MetricKey.safeName(ofMetric));
  }

  int size() {
    return estimates.size();
  }

  RunRecord build(String rowKey) {
    OptionalLong step = whole(CsvRole.STEP);
    OptionalLong tokens = whole(CsvRole.TOKENS);
    String stem = Names.stem(source.fileName());
    String model = identity.getOrDefault(CsvRole.MODEL, plan.model());
    if (tokensPerStep.isPresent() && tokensPerStep.getAsLong() > 0) {
      long each = tokensPerStep.getAsLong();
      if (tokens.isEmpty() && step.isPresent()) {
        tokens = Names.times(step.getAsLong(), each);
      } else if (step.isEmpty() && tokens.isPresent() && tokens.getAsLong() % each == 0) {
        step = OptionalLong.of(tokens.getAsLong() / each);
      }
    }
    if (tokens.isEmpty()) {
      tokens = Names.tokens(source.settings(), model, step);
    }
    if (tokens.isEmpty() && identity.containsKey(CsvRole.MODEL)) { // as in Pythia's own layout
      tokens = Names.pythiaTokens(model, step);
    }
    String experiment =
        identity.getOrDefault(
            CsvRole.EXPERIMENT, plan.experiment().isEmpty() ? model : plan.experiment());
    OptionalLong worked = whole(CsvRole.SHOTS);
    String shots = worked.isPresent() ? worked.getAsLong() + "-shot" : "";
    String base =
        identity.getOrDefault(
            CsvRole.EXPERIMENT,
            identity.containsKey(CsvRole.MODEL) ? Names.lastComponent(model) : stem);
    String ofRun = identity.getOrDefault(CsvRole.RUN, "");
    RunRecordBuilder run =
        RunRecord.builder(
                Role.RESULT,
                id(base, step, tokens, shots, ofRun),
                "file:" + source.path() + "#" + rowKey)
            .name(name(base, step, tokens, shots, ofRun))
            .model(model)
            .checkpoint(new Checkpoint(experiment, "", step, tokens, ""))
            .evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
    if (!shots.isEmpty()) {
      run.tag(shots);
    }
    if (!config.isEmpty()) {
      run.config(config.toString(), "");
    }
    estimates.values().forEach(run::estimate);
    return run.build();
  }

  private OptionalLong whole(CsvRole role) {
    OptionalLong whole = Cells.whole(identity.getOrDefault(role, ""));
    return whole.isPresent() && whole.getAsLong() >= 0 ? whole : OptionalLong.empty();
  }

  private static String id(
      String base, OptionalLong step, OptionalLong tokens, String shots, String ofRun) {
    StringBuilder id = new StringBuilder(Names.idPart(base));
    for (String part : parts(step, tokens, shots.replace("-", ""), ofRun)) {
      id.append('_').append(Names.idPart(part).replace(" ", ""));
    }
    return id.isEmpty() ? "run" : id.toString();
  }

  private static String name(
      String base, OptionalLong step, OptionalLong tokens, String shots, String ofRun) {
    StringBuilder name = new StringBuilder(base);
    step.ifPresent(n -> name.append(" step ").append(n));
    if (step.isEmpty()) {
      tokens.ifPresent(n -> name.append(" at ").append(n).append(" tokens"));
    }
    List.of(shots, ofRun).stream()
        .filter(part -> !part.isEmpty())
        .forEach(part -> name.append(", ").append(part));
    return name.toString();
  }

  private static List<String> parts(
      OptionalLong step, OptionalLong tokens, String shots, String ofRun) {
    String place =
        step.isPresent()
            ? "step" + step.getAsLong()
            : tokens.isPresent() ? "tokens" + tokens.getAsLong() : "";
    return List.of(place, ofRun, shots).stream().filter(part -> !part.isEmpty()).toList();
  }
}
