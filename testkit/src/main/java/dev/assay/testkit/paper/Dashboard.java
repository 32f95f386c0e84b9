package dev.assay.testkit.paper;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Times;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code dashboard_data.json}, schema 1.0, of the old aggregator: every run with its whole
 * configuration and its curve in four forms.
 *
 * @param baseline scores and curve of the pretrained model
 */
public record Dashboard(
    LocalDateTime generated, List<String> roots, Entry baseline, List<Entry> entries) {

  /**
   * One run.
   *
   * @param curve null when none was found; the four lists are then empty
   */
  public record Entry(
      String experiment,
      String checkpointPath,
      int step,
      LocalDateTime evaluated,
      Recipe recipe,
      String runDir,
      Scores scores,
      @Nullable Curve curve) {

    Map<String, @Nullable Object> json() {
      var label = recipe.runName().isEmpty() ? experiment : recipe.runName();
      var entry =
          object(
              "id", String.format(Locale.ROOT, "%s_cp%06d", experiment, step),
              "name", String.format(Locale.ROOT, "CP%04d - %s", step, label),
              "checkpoint_path", checkpointPath,
              "checkpoint_step", step,
              "evaluation_timestamp", Times.iso(evaluated),
              "training_config", recipe.config(runDir),
              "metrics", scores.flat());
      entry.putAll(curves(curve));
      entry.put("tags", recipe.tags());
      entry.put("notes", recipe.notes());
      return entry;
    }
  }

  public String text() {
    var metrics = baseline.scores().flat();
    var curve = baseline.curve();
    if (curve != null) {
      metrics.put("librilight_progression", raw(curve));
    }
    var pretrained =
        object(
            "id", "baseline_pretrained",
            "name", "Baseline - parrot-lab/parrot-2b-bf16",
            "metrics", metrics);
    var runs =
        entries.stream()
            .sorted(Comparator.comparingInt(Entry::step).reversed())
            .map(Entry::json)
            .toList();
    return Json.pretty(
        object(
            "schema_version",
            "1.0",
            "metadata",
            object(
                "generated_at", Times.iso(generated),
                "total_runs", runs.size(),
                "checkpoint_base_paths", roots),
            "baseline",
            pretrained,
            "runs",
            runs),
        2);
  }

  private static Map<String, @Nullable Object> curves(@Nullable Curve curve) {
    var prefix = "librilight_progression";
    if (curve == null) {
      return object(
          prefix,
          List.of(),
          prefix + "_mean",
          List.of(),
          prefix + "_median",
          List.of(),
          prefix + "_individual",
          List.of());
    }
    return object(
        prefix,
        raw(curve),
        prefix + "_mean",
        means(curve),
        prefix + "_median",
        medians(curve),
        prefix + "_individual",
        individual(curve));
  }

  private static List<Map<String, @Nullable Object>> raw(Curve curve) {
    return curve.points().stream().map(Dashboard::point).toList();
  }

  private static Map<String, @Nullable Object> point(Curve.Point point) {
    return object(
        "position", point.position(),
        "loss", point.loss(),
        "perplexity", Curve.perplexity(point.loss()));
  }

  private static TreeMap<Integer, List<Double>> byPosition(Curve curve) {
    var byPosition = new TreeMap<Integer, List<Double>>();
    for (var point : curve.points()) {
      byPosition.computeIfAbsent(point.position(), key -> new ArrayList<>()).add(point.loss());
    }
    return byPosition;
  }

  private static List<Map<String, @Nullable Object>> means(Curve curve) {
    var means = new ArrayList<Map<String, @Nullable Object>>();
    byPosition(curve)
        .forEach((position, losses) -> {
          var perplexities = losses.stream().map(Curve::perplexity).toList();
          means.add(
              object(
                  "position", position,
                  "loss", mean(losses),
                  "perplexity", mean(perplexities),
                  "loss_std", deviation(losses),
                  "perplexity_std", deviation(perplexities),
                  "n_samples", losses.size()));
        });
    return means;
  }

  private static List<Map<String, @Nullable Object>> medians(Curve curve) {
    var medians = new ArrayList<Map<String, @Nullable Object>>();
    byPosition(curve)
        .forEach((position, losses) ->
            medians.add(
                object(
                    "position", position,
                    "loss", median(losses),
                    "perplexity", median(losses.stream().map(Curve::perplexity).toList()),
                    "n_samples", losses.size())));
    return medians;
  }

  /** The i-th value at each position: where an hour has ended, the old tool slips to the next. */
  private static List<List<Map<String, @Nullable Object>>> individual(Curve curve) {
    var individual = new ArrayList<List<Map<String, @Nullable Object>>>();
    for (int i = 0; i < Curve.HOURS.size(); i++) {
      var part = new ArrayList<Map<String, @Nullable Object>>();
      for (var entry : byPosition(curve).entrySet()) {
        if (i < entry.getValue().size()) {
          part.add(point(new Curve.Point(entry.getKey(), entry.getValue().get(i))));
        }
      }
      individual.add(part);
    }
    return individual;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  /** Sample standard deviation; the whole number 0 for one value, as Python's tool wrote it. */
  private static Object deviation(List<Double> values) {
    if (values.size() < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
