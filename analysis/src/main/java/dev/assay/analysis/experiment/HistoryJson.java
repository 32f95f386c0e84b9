package dev.assay.analysis.experiment;

import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.formats.track.Columns;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.StepCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Experiments as a page's history lists them, the newest first. */
public final class HistoryJson {
  /** Metrics that say how long a run took, in seconds, in the order in which they are believed. */
  private static final List<String> DURATIONS =
      List.of("wall_seconds", "duration_seconds", "train_seconds", "train_time_seconds");

  /** Settings that differ and are shown in columns; all of them are in the single experiment. */
  private static final int MOST_SETTINGS = 12;

  private static final int LONGEST_SETTING = 80;
  private static final int MOST_PROBLEMS = 100;

  private HistoryJson() {}

  /**
   * Writes the members of the history of a folder.
   *
   * @param name of the folder; null when there is none
   * @param folders files of experiments by the names of all folders
   * @param folder null when there is none
   */
  public static void write(
      JsonOut json,
      @Nullable String name,
      Map<String, Integer> folders,
      @Nullable ResultsFolder folder,
      MetricCatalogue catalogue) {
    json.textOrNull("folder", name);
    json.array(
        "folders",
        () ->
            folders.forEach(
                (id, files) -> json.object(() -> json.text("id", id).whole("files", files))));
    json.flag("ownsTable", folder == null || folder.ownsTable());
    json.texts(
        "problems",
        folder == null
            ? List.of()
            : Stream.concat(folder.problems().stream(), folder.missing().stream())
                .limit(MOST_PROBLEMS)
                .toList());
    rows(json, folder == null ? List.of() : folder.experiments(), catalogue);
  }

  private static void rows(JsonOut json, List<Experiment> experiments, MetricCatalogue catalogue) {
    List<Metric> metrics = metrics(experiments, catalogue);
    List<Map<String, String>> settings = new ArrayList<>();
    experiments.forEach(experiment -> settings.add(leaves(experiment.config())));
    List<String> differing = differing(settings);
    json.array("metrics", () -> metrics.forEach(metric -> SummaryJson.metric(json, metric)));
    json.texts("settings", differing);
    json.array(
        "experiments",
        () -> {
          for (int i = experiments.size() - 1; i >= 0; i--) {
            row(json, experiments.get(i), metrics, settings.get(i), differing);
          }
        });
  }

  /** All metrics that some experiment has, those of the table first. */
  static List<Metric> metrics(List<Experiment> experiments, MetricCatalogue catalogue) {
    Set<String> names =
        new TreeSet<>(
            Comparator.comparingInt(HistoryJson::rank).thenComparing(Comparator.naturalOrder()));
    experiments.forEach(experiment -> names.addAll(experiment.metrics().keySet()));
    return names.stream().map(name -> catalogue.describe(MetricKey.of("tracker", name))).toList();
  }

  private static int rank(String name) {
    int at = Columns.METRICS.indexOf(name);
    return at < 0 ? Columns.METRICS.size() : at;
  }

  private static void row(
      JsonOut json,
      Experiment experiment,
      List<Metric> metrics,
      Map<String, String> settings,
      List<String> differing) {
    json.object(() -> {
      head(json, experiment);
      json.object(
          "metrics",
          () -> {
            for (Metric metric : metrics) {
              Double value = experiment.metrics().get(metric.key().name());
              if (value != null) {
                json.array(
                    metric.key().name(),
                    () -> json.number(value).value(Figures.shown(metric, value)));
              }
            }
          });
      json.object(
          "settings",
          () -> {
            for (String key : differing) {
              json.textIfAny(key, settings.getOrDefault(key, ""));
            }
          });
    });
  }

  private static void head(JsonOut json, Experiment experiment) {
    json.text("id", experiment.id())
        .text("time", experiment.timestamp())
        .text("method", experiment.method());
    json.wholeOrNull("seed", experiment.seed().isPresent() ? experiment.seed().getAsLong() : null);
    json.text("provenance", experiment.provenance().word())
        .textIfAny("invalid", experiment.invalid())
        .textIfAny("corrects", experiment.corrects())
        .textIfAny("notes", experiment.notes());
    OptionalDouble seconds = seconds(experiment);
    json.numberIfAny("seconds", seconds.isPresent() ? seconds.getAsDouble() : null);
  }

  /** How long it took: what was logged, else where its curves end; empty if nobody measured it. */
  static OptionalDouble seconds(Experiment experiment) {
    for (String name : DURATIONS) {
      Double logged = experiment.metrics().get(name);
      if (logged != null && logged >= 0) {
        return OptionalDouble.of(logged);
      }
    }
    double last = Double.NaN;
    for (StepCurve curve : experiment.curves().values()) {
      for (double at : curve.axes().getOrDefault("seconds", new double[0])) {
        last = Double.isFinite(at) && !(last >= at) ? at : last;
      }
    }
    return last >= 0 ? OptionalDouble.of(last) : OptionalDouble.empty();
  }

  /** Writes the members of one experiment, with its whole configuration. */
  public static void one(JsonOut json, Experiment experiment, MetricCatalogue catalogue) {
    head(json, experiment);
    json.textIfAny("runKey", experiment.runKey());
    json.array(
        "metrics",
        () ->
            metrics(List.of(experiment), catalogue)
                .forEach(metric -> {
                  double value = experiment.metrics().getOrDefault(metric.key().name(), Double.NaN);
                  json.object(() ->
                      json.text("name", metric.key().name())
                          .text("display", metric.display())
                          .numberOrNull("value", value)
                          .text("text", Figures.shown(metric, value)));
                }));
    json.array(
        "curves",
        () ->
            experiment
                .curves()
                .forEach((name, curve) ->
                    json.object(() ->
                        json.text("name", name)
                            .whole("points", curve.values().length)
                            .texts("axes", curve.axes().keySet()))));
    json.whole("samples", experiment.samples().size());
    json.object("config", () -> leaves(experiment.config()).forEach(json::text));
    json.object("environment", () -> leaves(experiment.environment()).forEach(json::text));
  }

  /** Values by their path, such as {@code model.n_layer}; a list is one value. */
  private static Map<String, String> leaves(JsonNode node) {
    Map<String, String> leaves = new LinkedHashMap<>();
    collect(node, "", leaves);
    return leaves;
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String key = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      JsonNode value = member.getValue();
      if (value.isObject() && !value.isEmpty()) {
        collect(value, key, leaves);
      } else {
        leaves.put(key, text(value));
      }
    }
  }

  /** As people write it: 5e-5, not 5.0E-5. */
  private static String text(JsonNode value) {
    return value.isString()
        ? value.stringValue()
        : value.isNumber()
            ? value.toString().replace(".0E", "e").replace("E", "e")
            : value.toString();
  }

  /** Settings that not all have alike, but for seed and objectives, which stand for themselves. */
  private static List<String> differing(List<Map<String, String>> settings) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    settings.forEach(each ->
        each.forEach((key, value) ->
            counts.computeIfAbsent(key, none -> new HashMap<>()).merge(value, 1, Integer::sum)));
    return counts.entrySet().stream()
        .filter(entry -> !List.of("seed", "objectives", "method").contains(entry.getKey()))
        .filter(entry ->
            entry.getValue().size() > 1
                || entry.getValue().values().iterator().next() < settings.size())
        .filter(entry ->
            entry.getValue().keySet().stream().allMatch(text -> text.length() <= LONGEST_SETTING))
        .map(Map.Entry::getKey)
        .limit(MOST_SETTINGS)
        .toList();
  }
}
