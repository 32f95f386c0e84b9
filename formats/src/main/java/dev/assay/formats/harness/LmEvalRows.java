package dev.assay.formats.harness;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Sink;
import dev.assay.formats.json.Nodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of an lm-eval results file: a task, its metrics, and the errors beside them. */
final class LmEvalRows {
  /** Members of a row that are not metrics. */
  private static final Set<String> NOT_METRICS =
      Set.of("alias", "name", "sample_len", "sample_count", "samples", " ");

  private final JsonNode root;
  private final RunRecordBuilder run;
  private final Sink sink;
  private final Map<MetricKey, Direction> directions = new LinkedHashMap<>();
  private int estimates;
  private boolean groupErrorsDropped;

  LmEvalRows(JsonNode root, RunRecordBuilder run, Sink sink) {
    this.root = root;
    this.run = run;
    this.sink = sink;
  }

  /**
   * Reads all rows into the run.
   *
   * @return number of estimates
   */
  int read() {
    JsonNode results = Nodes.child(root, "results");
    rows("results", results, null);
    rows("groups", Nodes.child(root, "groups"), results);
    if (groupErrorsDropped) {
      sink.remark(
          "$.groups",
          "standard errors of groups left out: the harness pools them by size even where the mean is"
              + " not weighted");
    }
    directions.forEach(sink::direction);
    return estimates;
  }

  /** A group stands in both places; what {@code already} holds is not read twice. */
  private void rows(String place, @Nullable JsonNode rows, @Nullable JsonNode already) {
    if (rows == null || !rows.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> row : rows.properties()) {
      String task = row.getKey();
      if (Nodes.child(already, task) != null) {
        continue;
      }
      String path = "$." + place + "." + task;
      if (task.isBlank() || !row.getValue().isObject()) {
        sink.reject(path, "not a task with metrics", "Check what wrote the file.");
      } else {
        row(path, task, row.getValue());
      }
    }
  }

  private void row(String path, String task, JsonNode row) {
    boolean group = isGroup(task);
    OptionalLong count = group ? OptionalLong.empty() : count(task, row);
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String key = field.getKey();
      String metric = metricOf(key);
      if (!NOT_METRICS.contains(key) && !metric.endsWith("_stderr") && !metric.isBlank()) {
        metric(path + "." + key, task, key, field.getValue(), row, count, group);
      }
    }
  }

  private void metric(
      String path,
      String task,
      String key,
      JsonNode cell,
      JsonNode row,
      OptionalLong count,
      boolean group) {
    OptionalDouble value = Nodes.doubleOrEmpty(cell);
    if (value.isEmpty()) {
      if (!cell.isString()) { // text is a note or "N/A"
        sink.remark(path, "not a finite number (" + shown(cell) + "): left out");
      }
      return;
    }
    MetricKey metric = keyOf(task, key);
    if (Counts.outOfRange(metric, value.getAsDouble())) {
      sink.reject(
          path,
          value.getAsDouble() + " is not within 0 and 1, as a share is",
          "Is it in percent? Then divide it, and its standard error, by 100.");
      return;
    }
    if (run.hasEstimate(metric)) {
      sink.reject(path, metric + " occurs twice", "Rename one of the two metrics.");
      return;
    }
    OptionalDouble error = error(key, row);
    if (group && error.isPresent()) {
      groupErrorsDropped = true;
      error = OptionalDouble.empty();
    }
    run.estimate(Counts.reported(metric, value.getAsDouble(), error, count));
    estimates++;
    direction(task, metricOf(key), metric);
  }

  private void direction(String task, String rawMetric, MetricKey metric) {
    JsonNode stated = Nodes.at(root, "higher_is_better", task, rawMetric);
    if (stated != null && stated.isBoolean()) {
      directions.put(metric, stated.booleanValue() ? Direction.HIGHER : Direction.LOWER);
    }
  }

  private static OptionalDouble error(String key, JsonNode row) {
    String metric = metricOf(key);
    OptionalDouble error =
        Nodes.doubleOrEmpty(row, metric + "_stderr" + key.substring(metric.length()));
    return error.isPresent() && error.getAsDouble() < 0 ? OptionalDouble.empty() : error;
  }

  private OptionalLong count(String task, JsonNode row) {
    OptionalLong effective = Nodes.longOrEmpty(Nodes.at(root, "n-samples", task, "effective"));
    return effective.isPresent() ? effective : Nodes.longOrEmpty(row, "sample_len");
  }

  private boolean isGroup(String task) {
    JsonNode subtasks = Nodes.at(root, "group_subtasks", task);
    return Nodes.at(root, "groups", task) != null
        || (subtasks != null && subtasks.isArray() && !subtasks.isEmpty());
  }

  private static String metricOf(String key) {
    int comma = key.indexOf(',');
    return comma < 0 ? key : key.substring(0, comma);
  }

  private static MetricKey keyOf(String task, String key) {
    String metric = metricOf(key);
    String filter = key.length() > metric.length() ? key.substring(metric.length() + 1) : "";
    return new MetricKey(
        task, MetricKey.safeName(metric), filter.equals("none") ? "" : MetricKey.safeName(filter));
  }

  private static String shown(JsonNode cell) {
    return cell.isContainer() ? "a list or object" : cell.toString();
  }
}
