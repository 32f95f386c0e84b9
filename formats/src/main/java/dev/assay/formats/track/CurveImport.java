package dev.assay.formats.track;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gathers curves that other trackers wrote, run by run, and makes an experiment of each run: its
 * curves, and of each the last value as {@code last_NAME}. Nothing else is known of it.
 */
public final class CurveImport {
  private static final int MOST_RUNS = 10_000;
  private static final long MOST_POINTS = 20_000_000;
  private static final Pattern SEED =
      Pattern.compile("(.*?)[-_ .,/]*seed[-_= ]?(-?\\d{1,18})", Pattern.CASE_INSENSITIVE);

  private final Map<String, Run> runs = new LinkedHashMap<>();
  private long points;

  /** One run as it is gathered. */
  private static final class Run {
    private final Map<String, List<Point>> curves = new TreeMap<>();
    private Instant began = Instant.MAX;
    private String file = "";
  }

  /**
   * A value.
   *
   * @param axis one of {@link StepCurve#AXES}
   * @param place along it
   * @param wall seconds of the Unix time at which it was written; NaN if unknown
   */
  public record Point(String axis, double place, double wall, double value) {}

  /**
   * Takes a value.
   *
   * @param run its name, as the other tracker has it; may be empty
   * @param curve its name; letters that no name has become {@code _}
   * @param file where it stands
   * @param modified the file's time, which counts where no wall time is known
   */
  public void add(String run, String curve, Point point, String file, Instant modified) {
    if (++points > MOST_POINTS || runs.size() > MOST_RUNS) {
      throw new AssayException(
          Kind.BAD_INPUT,
          file + ": more than 20 million points, or than 10 000 runs, at once",
          "Import fewer files at a time.");
    }
    Run into = runs.computeIfAbsent(run, name -> new Run());
    into.file = into.file.isEmpty() ? file : into.file;
    Instant time =
        Double.isNaN(point.wall)
            ? modified
            : Instant.ofEpochMilli(Math.round(Math.clamp(point.wall, 0, 1e11) * 1000));
    into.began = time.isBefore(into.began) ? time : into.began;
    into.curves.computeIfAbsent(safe(curve), name -> new ArrayList<>()).add(point);
  }

  private static String safe(String curve) {
    String plain =
        curve.strip().replaceAll("[^A-Za-z0-9._@/-]", "_").replaceFirst("^[^A-Za-z0-9]+", "");
    String name = plain.isEmpty() ? "unnamed" : plain;
    return name.length() > 100 ? name.substring(0, 100) : name;
  }

  /**
   * The runs as experiments.
   *
   * @param method what they are runs of; null to take it from their names, where {@code ntp-seed41}
   *     says both
   * @param seed of all of them; empty to take it from their names
   */
  public List<Experiment> experiments(
      ZoneId zone, Provenance provenance, @Nullable String method, OptionalLong seed) {
    List<Experiment> experiments = new ArrayList<>();
    runs.forEach(
        (name, run) -> experiments.add(experiment(name, run, zone, provenance, method, seed)));
    return experiments;
  }

  private static Experiment experiment(
      String name,
      Run run,
      ZoneId zone,
      Provenance provenance,
      @Nullable String method,
      OptionalLong seed) {
    Matcher said = SEED.matcher(name);
    boolean says = said.matches() && !said.group(1).isEmpty();
    ObjectNode config = Json.MAPPER.createObjectNode();
    config.put("method", method != null ? method : says ? said.group(1) : name);
    if (seed.isPresent()) {
      config.put("seed", seed.getAsLong());
    } else if (says) {
      config.put("seed", Long.parseLong(said.group(2)));
    }
    config.put("run", name);
    ObjectNode results = Json.MAPPER.createObjectNode();
    ObjectNode curves = Json.MAPPER.createObjectNode();
    run.curves.forEach((curve, list) -> curve(curve, list, curves, results));
    ObjectNode metadata = Json.MAPPER.createObjectNode().put("provenance", provenance.word());
    metadata.set("curves", curves);
    ObjectNode origin = Json.MAPPER.createObjectNode();
    origin.putObject("imported").put("file", run.file).put("id", name);
    OffsetDateTime time = run.began.atZone(zone).toOffsetDateTime();
    String content = new String(Json.MAPPER.writeValueAsBytes(curves), StandardCharsets.UTF_8);
    return new LogEntry(config, results, metadata, RunContext.NONE)
        .experiment(ExperimentId.ofContent(run.began, name + "\u0000" + content), time, origin);
  }

  /** Wall times become seconds since the curve's first one, where all points have one. */
  private static void curve(String name, List<Point> list, ObjectNode curves, ObjectNode results) {
    ObjectNode curve = curves.putObject(name);
    ArrayNode places = curve.putArray(list.getFirst().axis());
    boolean timed = list.stream().noneMatch(point -> Double.isNaN(point.wall()));
    double first = list.stream().mapToDouble(Point::wall).min().orElse(0);
    ArrayNode seconds =
        timed && !list.getFirst().axis().equals("seconds") ? curve.putArray("seconds") : null;
    ArrayNode values = curve.putArray("value");
    Point last = list.getFirst();
    for (Point point : list) {
      places.add(point.place());
      values.add(point.value());
      if (seconds != null) {
        seconds.add(Math.round((point.wall() - first) * 1000) / 1000.0);
      }
      last = point.place() >= last.place() && Double.isFinite(point.value()) ? point : last;
    }
    if (Double.isFinite(last.value())) {
      results.put("last_" + name, last.value());
    }
  }
}
