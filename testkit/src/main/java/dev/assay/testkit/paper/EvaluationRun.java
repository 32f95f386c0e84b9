package dev.assay.testkit.paper;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Times;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One saved evaluation, {@code evaluation_results/run_<stamp>_<type>/}: {@code results.json} by
 * category with the loss of single tokens, and {@code summary.txt}.
 *
 * @param type {@code TTT} or {@code Baseline}
 * @param losses loss at token {@code stride * i}, in nats; single tokens are noisy
 * @param stride 1 in real files; more keeps an example small
 */
public record EvaluationRun(
    LocalDateTime start, String type, Scores scores, List<Double> losses, int stride) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  /** A run over the shortest hour, whose loss climbs from {@code from} to {@code to}. */
  public static EvaluationRun drawn(
      Chance chance,
      LocalDateTime start,
      String type,
      Scores scores,
      double from,
      double to,
      int stride) {
    int tokens = Curve.HOURS.stream().mapToInt(Curve.Hour::tokens).min().orElseThrow() - 1;
    var losses = new ArrayList<Double>();
    for (int token = 0; token < tokens; token += stride) {
      double mean = from + (to - from) * (1 - StrictMath.exp(-token / 14000.0));
      losses.add(Math.max(0.01, chance.gaussian(mean, 1.6)));
    }
    return new EvaluationRun(start, type, scores, losses, stride);
  }

  /** Folder name below {@code evaluation_results}. */
  public String folder() {
    return "run_" + STAMP.format(start) + "_" + type.toLowerCase(Locale.ROOT);
  }

  public String results() {
    return Json.pretty(
        object(
            "metadata", metadata(),
            "results", byCategory(),
            "metrics_explanation", object(),
            "librilight_detailed", detailed()),
        2);
  }

  /** The people's version; only floats are formatted, as the real writer does it. */
  public String summary() {
    var text = new StringBuilder();
    text.append("Evaluation Run: ").append(Times.iso(start)).append('\n');
    text.append("Model Type: ").append(type).append('\n');
    text.append("=".repeat(60)).append("\n\n");
    byCategory()
        .forEach((category, metrics) -> {
          text.append(category.toUpperCase(Locale.ROOT)).append(":\n");
          metrics.forEach(
              (name, value) -> text.append("  " + name + ": " + shown(name, value) + "\n"));
          text.append('\n');
        });
    return text.toString();
  }

  private static String shown(String name, @Nullable Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    return name.contains("accuracy")
        ? String.format(Locale.ROOT, "%.2f%%", number * 100)
        : String.format(Locale.ROOT, "%.6f", number);
  }

  private Map<String, @Nullable Object> metadata() {
    var config = object();
    for (var benchmark : Scores.BENCHMARKS) {
      config.put(benchmark + "_max_pairs", 2000);
    }
    config.putAll(
        object(
            "librilight_mode",
            "pre_concatenated",
            "use_user_stream",
            false,
            "use_silence_codes",
            true,
            "first_codebook_weight",
            100.0));
    config.put(
        "ttt_chunking",
        object(
            "optimize_chunk_size",
            true,
            "chunk_size_override",
            null,
            "max_chunk_size",
            50,
            "prefer_efficiency",
            true,
            "mini_batch_size",
            64));
    config.put(
        "streaming",
        object(
            "enabled", true,
            "use_fixed_method", true,
            "memory_check", true,
            "cache_clear_interval", 3000,
            "max_sequence_length", 50000));
    return object(
        "timestamp",
        STAMP.format(start),
        "datetime",
        Times.iso(start),
        "model_type",
        type,
        "config",
        config);
  }

  private Map<String, Map<String, @Nullable Object>> byCategory() {
    var categories = new LinkedHashMap<String, Map<String, @Nullable Object>>();
    for (int i = 0; i < Scores.BENCHMARKS.size(); i++) {
      categories.put(Scores.BENCHMARKS.get(i), scores.benchmark(i));
    }
    var librilight = object();
    for (int k : List.of(8, 16, 24)) {
      librilight.put("librilight_loss_" + k + "k", lossAt(k * 1000));
    }
    librilight.put("librilight_slope", slopes().get("overall"));
    librilight.put("librilight_samples", 3);
    librilight.putAll(marks());
    categories.put("librilight", librilight);
    categories.put(
        "aggregate",
        object("paper_metrics_avg", scores.average(), "paper_metrics_f1", scores.harmonicMean()));
    return categories;
  }

  private Map<String, @Nullable Object> detailed() {
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < losses.size(); i++) {
      positions.add(i * stride);
    }
    return object(
        "positions", positions,
        "losses", losses,
        "measurement_positions", markPositions(),
        "slopes", slopes(),
        "position_metrics", marks());
  }

  /** Keys {@code librilight_loss_1000} and on, every 1000 tokens; each is one single token. */
  public Map<String, @Nullable Object> marks() {
    var marks = object();
    for (int position : markPositions()) {
      marks.put("librilight_loss_" + position, lossAt(position));
    }
    return marks;
  }

  private List<Integer> markPositions() {
    var positions = new ArrayList<Integer>();
    for (int position = 1000; position <= last(); position += 1000) {
      positions.add(position);
    }
    return positions;
  }

  /** The two-point slopes of the real writer, in nats per token. */
  Map<String, @Nullable Object> slopes() {
    return object(
        "overall", slope(8000, last()),
        "early", slope(4000, 8000),
        "middle", slope(8000, 16000),
        "late", slope(16000, 24000));
  }

  private double slope(int from, int to) {
    return (lossAt(to) - lossAt(from)) / (to - from);
  }

  private int last() {
    return (losses.size() - 1) * stride;
  }

  double lossAt(int position) {
    return losses.get(position / stride);
  }
}
