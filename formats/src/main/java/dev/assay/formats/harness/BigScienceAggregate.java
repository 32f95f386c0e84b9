package dev.assay.formats.harness;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Sink;
import dev.assay.formats.Source;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * BigScience's aggregate of harness results over a training run ({@code *_agg.json}): arrays with
 * one element per checkpoint. One run per checkpoint.
 */
public final class BigScienceAggregate implements ResultsFormat {

  @Override
  public String name() {
    return "bigscience-agg";
  }

  @Override
  public String description() {
    return "BigScience aggregates: harness metrics as arrays over checkpoints";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public boolean mayRead(String fileName, Set<String> siblings) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  @Override
  public boolean recognises(String fileName, byte[] head) {
    return LmEvalHead.of(head).isBigScienceAggregate();
  }

  @Override
  public void read(Source source, Sink sink) throws IOException {
    JsonNode root = Json.tree(source);
    JsonNode steps = Nodes.child(root, "checkpoints");
    JsonNode results = Nodes.child(root, "results");
    if (steps == null || !steps.isArray() || steps.isEmpty() || results == null) {
      throw new UnreadableException(
          "$.checkpoints", "no list of checkpoints with results", "Check what wrote the file.");
    }
    JsonNode tokens = Nodes.child(root, "tokens");
    List<@Nullable RunRecordBuilder> runs = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      runs.add(run(source, sink, i, Nodes.longOrEmpty(steps.get(i)), element(tokens, i)));
    }
    for (Map.Entry<String, JsonNode> task : results.properties()) {
      if (task.getKey().isBlank() || !task.getValue().isObject()) {
        sink.reject("$.results." + task.getKey(), "not a task with metrics", "");
        continue;
      }
      for (String metric : task.getValue().propertyNames()) {
        if (!metric.endsWith("_stderr") && !metric.isBlank()) {
          fill(task.getKey(), metric, task.getValue(), runs, sink);
        }
      }
    }
    for (RunRecordBuilder run : runs) {
      if (run != null) {
        sink.run(run.build());
      }
    }
  }

  private static @Nullable RunRecordBuilder run(
      Source source, Sink sink, int index, OptionalLong step, OptionalLong tokens) {
    if (step.isEmpty() || step.getAsLong() < 0) {
      sink.reject("$.checkpoints[" + index + "]", "not a training step", "");
      return null;
    }
    String experiment = Names.stem(source.fileName()).replaceAll("(-checkpoints)?_agg$", "");
    OptionalLong seen =
        tokens.isPresent() && tokens.getAsLong() >= 0 ? tokens : OptionalLong.empty();
    String key = source.sha256().isEmpty() ? "file:" + source.path() : "sha256:" + source.sha256();
    return RunRecord.builder(
            Role.RESULT, Names.idPart(experiment) + "_step" + step.getAsLong(), key + "#" + index)
        .name(experiment + " step " + step.getAsLong())
        .model(experiment)
        .checkpoint(new Checkpoint(experiment, "", step, seen, ""))
        .evaluatedAt(source.modified(), TimeSource.FILE_MODIFIED);
  }

  private static void fill(
      String task, String metric, JsonNode row, List<@Nullable RunRecordBuilder> runs, Sink sink) {
    String path = "$.results." + task + "." + metric;
    JsonNode values = row.get(metric);
    if (values == null || !values.isArray() || values.size() != runs.size()) {
      sink.reject(
          path,
          "not one value per checkpoint (%s for %s)"
              .formatted(values != null && values.isArray() ? values.size() : 0, runs.size()),
          "Aggregate the results again.");
      return;
    }
    JsonNode errors = Nodes.child(row, metric + "_stderr");
    MetricKey key = MetricKey.of(task, MetricKey.safeName(metric));
    int missing = 0;
    int outside = 0;
    int firstOutside = -1;
    for (int i = 0; i < runs.size(); i++) {
      RunRecordBuilder run = runs.get(i);
      OptionalDouble value = Nodes.doubleOrEmpty(values.get(i));
      if (value.isEmpty()) {
        missing++;
      } else if (Counts.outOfRange(key, value.getAsDouble())) {
        firstOutside = outside++ == 0 ? i : firstOutside;
      } else if (run != null) {
        run.estimate(
            Counts.reported(
                key, value.getAsDouble(), error(errors, i, runs.size()), OptionalLong.empty()));
      }
    }
    if (outside > 0) {
      sink.reject(
          path + "[" + firstOutside + "]",
          outside + " of " + runs.size() + " values are not within 0 and 1, as a share is",
          "Are they in percent? Then divide them, and their standard errors, by 100.");
    }
    if (missing > 0) {
      sink.remark(path, missing + " of " + runs.size() + " values are not numbers: left out");
    }
  }

  private static OptionalDouble error(@Nullable JsonNode errors, int index, int size) {
    if (errors == null || !errors.isArray() || errors.size() != size) {
      return OptionalDouble.empty();
    }
    OptionalDouble error = Nodes.doubleOrEmpty(errors.get(index));
    return error.isPresent() && error.getAsDouble() < 0 ? OptionalDouble.empty() : error;
  }

  private static OptionalLong element(@Nullable JsonNode array, int index) {
    return array != null && array.isArray()
        ? Nodes.longOrEmpty(array.get(index))
        : OptionalLong.empty();
  }
}
