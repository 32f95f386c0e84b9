package dev.assay.analysis.exchange;

import dev.assay.analysis.exchange.DashboardCurve.At;
import dev.assay.analysis.exchange.DashboardCurve.Point;
import dev.assay.analysis.json.JsonException;
import dev.assay.analysis.json.JsonReader;
import dev.assay.analysis.json.JsonValue;
import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.TrainingType;
import dev.assay.store.RunHead;
import dev.assay.store.RunSource;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code dashboard_data.json}, schema 1.0, which the first dashboard of the paper metrics
 * reads: each run with its whole configuration and its curve in four forms. Runs are written one by
 * one. Nothing that is not a finite number is ever written; null stands for it.
 */
public final class DashboardDataOut {
  /**
   * How each such file of ours begins. The schema has no place for a mark, and no JSON writer
   * begins with a space and an empty line.
   */
  public static final String MARK = " \n\n{\"schema_version\":\"1.0\",\"metadata\":";

  private static final String CURVE = "librilight_progression";

  private final RunSource reader;
  private final DateTimeFormatter local;
  private final JsonOut out;

  private DashboardDataOut(RunSource reader, ZoneId zone, JsonOut out) {
    this.reader = reader;
    this.local =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT).withZone(zone);
    this.out = out;
  }

  /**
   * What stands above the runs.
   *
   * @param zone of all times, which are written without it
   * @param folders where results were looked for
   * @param empty whether there is no run at all, with or without filter
   */
  public record Head(Instant generated, ZoneId zone, List<String> folders, boolean empty) {
    public Head {
      folders = List.copyOf(folders);
    }
  }

  /**
   * Writes all of it and leaves {@code to} open.
   *
   * @param reader stands at one generation
   * @param runs named as in their files; sorted here by step, the last one first
   * @param baseline which all are compared with, whether it is among the runs or not; null if there
   *     is none
   */
  public static void write(
      RunSource reader,
      List<RunHead> runs,
      @Nullable RunHead baseline,
      Head head,
      OutputStream to) {
    try {
      to.write(MARK.substring(0, MARK.indexOf('{')).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (JsonOut out = new JsonOut(to)) {
      new DashboardDataOut(reader, head.zone(), out).all(runs, baseline, head);
    }
  }

  private void all(List<RunHead> runs, @Nullable RunHead baseline, Head head) {
    List<RunHead> sorted = new ArrayList<>(runs);
    sorted.sort(Comparator.comparingLong(DashboardDataOut::step).reversed());
    out.object(() -> {
      out.text("schema_version", "1.0");
      out.object(
          "metadata",
          () -> {
            out.text("generated_at", local.format(head.generated()));
            out.whole("total_runs", sorted.size());
            out.texts("checkpoint_base_paths", head.folders());
          });
      if (baseline != null) {
        DashboardCurve curve = curve(baseline);
        out.object(
            "baseline",
            () -> {
              named(baseline);
              metrics(baseline, curve);
              curves(curve);
            });
      } else if (!head.empty()) {
        out.name("baseline").nothing();
      }
      out.array("runs", () -> sorted.forEach(run -> out.object(() -> run(run))));
    });
  }

  private static long step(RunHead run) {
    return run.step() == null ? 0 : run.step();
  }

  private void run(RunHead run) {
    DashboardCurve curve = curve(run);
    named(run);
    out.text("checkpoint_path", reader.details().checkpointPath(run.runId()));
    out.whole("checkpoint_step", step(run));
    Long at = run.evaluatedAt();
    out.textOrNull(
        "evaluation_timestamp", at == null ? null : local.format(Instant.ofEpochMilli(at)));
    out.name("training_config");
    config(run);
    metrics(run, curve);
    curves(curve);
    out.texts("tags", tags(run));
    String own = run.own().note();
    out.text(
        "notes",
        own.isEmpty() ? run.notes() : run.notes().isEmpty() ? own : run.notes() + " | " + own);
  }

  private void named(RunHead run) {
    out.text("id", run.id());
    out.text("name", run.name().isEmpty() ? run.id() : run.name());
  }

  private DashboardCurve curve(RunHead run) {
    return DashboardCurve.of(
        run.hasSeries()
            ? reader.series(List.of(run.runId()), DashboardCurve.TASK, "").stream()
                .map(StoredSeries::series)
                .toList()
            : List.of());
  }

  private void metrics(RunHead run, DashboardCurve curve) {
    Map<String, Number> values =
        DashboardMetrics.of(
            reader.details().estimates(run.runId()).stream()
                .map(StoredEstimate::estimate)
                .toList());
    out.object(
        "metrics",
        () -> {
          values.forEach((name, value) -> {
            out.name(name);
            if (value instanceof Long whole) {
              out.whole(whole);
            } else {
              out.number(value.doubleValue());
            }
          });
          if (run.baseline() && !curve.isEmpty()) {
            points(CURVE, curve.raw());
          }
        });
  }

  private void curves(DashboardCurve curve) {
    points(CURVE, curve.raw());
    List<At> positions = curve.positions();
    out.array(
        CURVE + "_mean",
        () ->
            positions.forEach(at ->
                out.object(() -> {
                  values(at, DashboardCurve::mean);
                  deviation("loss_std", at.losses());
                  deviation("perplexity_std", at.perplexities());
                  out.whole("n_samples", at.losses().size());
                })));
    out.array(
        CURVE + "_median",
        () ->
            positions.forEach(at ->
                out.object(() -> {
                  values(at, DashboardCurve::median);
                  out.whole("n_samples", at.losses().size());
                })));
    out.array(
        CURVE + "_individual",
        () -> curve.files().forEach(file -> out.array(() -> file.forEach(this::point))));
  }

  private void values(At at, ToDoubleFunction<List<Double>> of) {
    out.whole("position", at.position());
    out.numberOrNull("loss", of.applyAsDouble(at.losses()));
    out.numberOrNull("perplexity", of.applyAsDouble(at.perplexities()));
  }

  private void deviation(String name, List<Double> values) {
    if (values.size() < 2) {
      out.whole(name, 0);
    } else {
      out.numberOrNull(name, DashboardCurve.deviation(values));
    }
  }

  private void points(String name, List<Point> points) {
    out.array(name, () -> points.forEach(this::point));
  }

  private void point(Point point) {
    out.object(() -> {
      out.whole("position", point.position());
      out.numberOrNull("loss", point.loss());
      out.numberOrNull("perplexity", point.perplexity());
    });
  }

  /** The old page chooses types by tags and knows no hybrid, which therefore has both. */
  private static List<String> tags(RunHead run) {
    Set<String> tags = new LinkedHashSet<>();
    if (run.baseline()) {
      tags.add("baseline");
    }
    if (ttt(run)) {
      tags.add("ttt");
    }
    if (lora(run)) {
      tags.add("lora");
    }
    tags.addAll(run.tags());
    return List.copyOf(tags);
  }

  private static boolean ttt(RunHead run) {
    return run.trainingType() == TrainingType.TTT || run.trainingType() == TrainingType.HYBRID;
  }

  private static boolean lora(RunHead run) {
    return run.trainingType() == TrainingType.LORA || run.trainingType() == TrainingType.HYBRID;
  }

  private void config(RunHead run) {
    String text = reader.details().config(run.configId());
    if (text.startsWith("{") && JsonReader.isStrict(text)) {
      out.raw(text);
    } else if (!(parsed(text) instanceof JsonValue.Members(var members))) {
      stated(run);
    } else {
      value(new JsonValue.Members(members));
    }
  }

  private static @Nullable JsonValue parsed(String text) {
    try {
      return text.isBlank() ? null : JsonReader.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }

  /** Without a configuration: the little that the old page cannot do without. */
  private void stated(RunHead run) {
    out.object(() -> {
      if (run.baseline()) {
        out.flag("baseline", true);
      }
      out.textIfAny("model", run.model());
      out.object("ttt", () -> out.flag("enable", ttt(run)));
      out.object("lora", () -> out.flag("enable", lora(run)));
    });
  }

  private void value(JsonValue value) {
    switch (value) {
      case JsonValue.Members(var members) ->
          out.object(() ->
              members.forEach((name, member) -> {
                out.name(name);
                value(member);
              }));
      case JsonValue.Items(var items) -> out.array(() -> items.forEach(this::value));
      case JsonValue.Number number when !Double.isFinite(number.value()) -> out.nothing();
      default -> out.raw(value.toString());
    }
  }
}
