package dev.assay.formats.harness;

import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.formats.Sink;
import dev.assay.formats.json.Nodes;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The numbers of one tier file. What is null or not finite was not measured: left out and said. */
final class StageTiers {
  /** Rates over only those prompts that ask for code or JSON; how many is not written. */
  private static final Set<String> OVER_SOME_PROMPTS = Set.of("code_parse_rate", "json_valid_rate");

  private final String file;
  private final RunRecordBuilder run;
  private final Sink sink;
  private int estimates;

  StageTiers(String file, RunRecordBuilder run, Sink sink) {
    this.file = file;
    this.run = run;
    this.sink = sink;
  }

  /** Slices with {@code ppl}, {@code nll} and {@code tokens}; the count of both is tokens. */
  int perplexities(JsonNode tier) {
    members(
        tier,
        "slices",
        (slice, values) -> {
          OptionalLong tokens = count(values, "tokens");
          String place = file + " $.slices." + slice;
          take(place, MetricKey.of(slice, "ppl"), values.get("ppl"), tokens, 0, Double.MAX_VALUE);
          take(place, MetricKey.of(slice, "nll"), values.get("nll"), tokens, 0, Double.MAX_VALUE);
        });
    macro(tier, MetricKey.of("tier2", "ppl_macro_avg"), Double.MAX_VALUE);
    return estimates;
  }

  /** Tasks with {@code acc} over {@code n} examples; without examples there is no accuracy. */
  int accuracies(JsonNode tier) {
    members(
        tier,
        "tasks",
        (task, values) -> {
          String place = file + " $.tasks." + task;
          OptionalLong stated = Nodes.longOrEmpty(values, "n");
          if (stated.isPresent() && stated.getAsLong() < 1) {
            sink.remark(place, "n is " + stated.getAsLong() + ": not measured, left out");
          } else {
            take(place, MetricKey.of(task, "acc"), values.get("acc"), stated, 0, 1);
          }
        });
    macro(tier, MetricKey.of("tier3", "cf_macro_avg"), 1);
    return estimates;
  }

  /** Rates over all prompts and by category of prompts. */
  int rates(JsonNode tier) {
    JsonNode summary = Nodes.child(tier, "summary");
    if (summary != null && summary.isObject()) {
      rates("$.summary", "tier4", summary, count(summary, "n_prompts"));
    }
    JsonNode categories = Nodes.child(tier, "by_category");
    if (categories != null) {
      members(
          tier,
          "by_category",
          (category, values) ->
              rates("$.by_category." + category, "tier4/" + category, values, count(values, "n")));
    }
    return estimates;
  }

  private void rates(String path, String task, JsonNode rates, OptionalLong count) {
    for (Map.Entry<String, JsonNode> rate : rates.properties()) {
      String name = rate.getKey();
      if (name.endsWith("_rate") && !rate.getValue().isNull()) {
        OptionalLong n = OVER_SOME_PROMPTS.contains(name) ? OptionalLong.empty() : count;
        MetricKey metric = MetricKey.of(task, MetricKey.safeName(name));
        take(file + " " + path, metric, rate.getValue(), n, 0, 1);
      }
    }
  }

  private void members(JsonNode tier, String key, BiConsumer<String, JsonNode> each) {
    JsonNode members = Nodes.child(tier, key);
    if (members == null || !members.isObject()) {
      sink.reject(file + " $." + key, "missing or not an object", "Evaluate this tier again.");
      return;
    }
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (member.getKey().isBlank() || !member.getValue().isObject()) {
        sink.reject(
            file + " $." + key + "." + member.getKey(),
            "not an object with numbers",
            "Evaluate this tier again.");
      } else {
        each.accept(member.getKey(), member.getValue());
      }
    }
  }

  private void macro(JsonNode tier, MetricKey metric, double high) {
    take(file + " $", metric, Nodes.child(tier, metric.name()), OptionalLong.empty(), 0, high);
  }

  private void take(
      String place,
      MetricKey metric,
      @Nullable JsonNode cell,
      OptionalLong count,
      double low,
      double high) {
    String where = place + "." + metric.name();
    OptionalDouble value = Nodes.doubleOrEmpty(cell);
    if (value.isEmpty()) {
      String said =
          cell == null ? "missing" : cell.isContainer() ? "not a number" : cell.toString();
      sink.remark(where, said + ": left out");
    } else if (value.getAsDouble() < low || value.getAsDouble() > high) {
      sink.reject(
          where, value.getAsDouble() + " is outside its range", "Evaluate this tier again.");
    } else {
      run.estimate(
          count.isPresent()
              ? Estimate.reported(metric, value.getAsDouble(), count.getAsLong())
              : Estimate.reported(metric, value.getAsDouble()));
      estimates++;
    }
  }

  private static OptionalLong count(JsonNode values, String key) {
    OptionalLong count = Nodes.longOrEmpty(values, key);
    return count.isPresent() && count.getAsLong() >= 1 ? count : OptionalLong.empty();
  }
}
