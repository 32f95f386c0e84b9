package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Repeat;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.stats.Moments;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Each run as a results file that {@code assay scan} reads, in the shape of lm-evaluation-harness
 * 0.4: metrics such as {@code naive@8}, with standard errors over problems.
 */
final class RunFiles {
  private RunFiles() {}

  /** Texts by path: {@code runs/NAME/results.json}. */
  static Map<String, String> of(Study study) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Measured setting : study.settings()) {
      for (Repeat repeat : setting.repeats()) {
        Setting of = setting.setting();
        String name =
            Slug.of(
                of.benchmark(),
                of.label(),
                of.shortModel(),
                of.approach(),
                of.allotment().key(),
                of.sampling(),
                repeat.name());
        String path = "runs/" + name + "/results.json";
        for (int i = 2; files.containsKey(path); i++) {
          path = "runs/" + name + "_" + i + "/results.json";
        }
        files.put(path, text(of, repeat));
      }
    }
    return files;
  }

  private static String text(Setting setting, Repeat repeat) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      json.object(() -> write(json, setting, repeat));
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }

  private static void write(JsonOut json, Setting setting, Repeat repeat) {
    String benchmark = setting.benchmark();
    String task = benchmark.isEmpty() ? "test_time_scaling" : last(benchmark);
    json.object("results", () -> json.object(task, () -> results(json, repeat)));
    json.object(
        "configs",
        () -> json.object(task, () -> json.text("task", task).text("dataset_path", benchmark)));
    json.object("versions", () -> json.whole(task, 1));
    json.object("higher_is_better", () -> json.object(task, () -> better(json, repeat)));
    long problems = repeat.vectors().keys().size();
    json.object(
        "n-samples",
        () ->
            json.object(task, () -> json.whole("original", problems).whole("effective", problems)));
    json.object("config", () -> config(json, setting, repeat));
    boolean seeded = repeat.run().run().name().seed().isPresent();
    json.text("model_name", setting.name() + (seeded ? " seed " + repeat.name() : ""));
  }

  private static String last(String benchmark) {
    return benchmark.substring(benchmark.lastIndexOf('/') + 1);
  }

  /** The numbers over every n-subset; the filter {@code first} has those of the first n. */
  private static void results(JsonOut json, Repeat repeat) {
    repeat
        .vectors()
        .columns()
        .forEach((column, values) -> {
          Moments moments = Moments.of(values);
          json.numberOrNull(name(column), moments.mean());
          String error = name(column).replace(",", "_stderr,");
          if (moments.n() > 1) {
            json.numberOrNull(error, moments.sd() / Math.sqrt(moments.n()));
          } else {
            json.text(error, "N/A");
          }
        });
  }

  private static String name(Column column) {
    boolean first = column.of() == Subsets.FIRST;
    return column.name() + (first ? ",first" : ",none");
  }

  private static void better(JsonOut json, Repeat repeat) {
    repeat.vectors().columns().keySet().stream()
        .map(Column::name)
        .distinct()
        .forEach(name -> json.flag(name, true));
  }

  private static void config(JsonOut json, Setting setting, Repeat repeat) {
    json.text("model", setting.model().isEmpty() ? setting.label() : setting.model());
    json.object(
        "gen_kwargs",
        () -> {
          json.text("approach", setting.approach())
              .text("strategy", setting.strategy().word())
              .text("temperature", setting.allotment().key())
              .textIfAny("sampling", setting.sampling())
              .whole("completions", repeat.run().completions())
              .text("subset", repeat.run().run().subset());
        });
    repeat.run().run().name().seed().ifPresent(seed -> json.whole("random_seed", seed));
  }
}
