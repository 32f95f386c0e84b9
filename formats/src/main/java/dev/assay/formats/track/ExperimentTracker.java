package dev.assay.formats.track;

import static java.lang.System.Logger.Level.WARNING;

import dev.assay.formats.files.LockedFile;
import dev.assay.formats.json.Json;
import dev.assay.formats.record.Environment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Logs finished training runs: a file each below {@code experiments/}, and a row in {@code
 * metrics.csv}. Any number of threads and processes may log into one folder at once.
 *
 * <pre>{@code
 * String id =
 *     new ExperimentTracker(Path.of("results"))
 *         .logExperiment(
 *             Map.of("objectives", List.of("ntp", "top"), "seed", 41),
 *             Map.of("perplexity", 47.2, "ranking", Map.of("mrr", 0.284)),
 *             Map.of("gpu_hours", 2.3));
 * }</pre>
 */
public final class ExperimentTracker {
  /** A character for each byte, so that any file stays as it is. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final System.Logger SAY = System.getLogger("dev.assay.track");

  private final ExperimentStore store;
  private final Clock clock;
  private final Path codeFolder;
  private final String version;
  private final RunContext context;
  private @Nullable ObjectNode environment;

  /**
   * For this process, into the folder that the variable {@code ASSAY_RESULTS_DIR} names, as {@code
   * assay run-all} sets it; else into {@code results}.
   */
  public ExperimentTracker() {
    this(RunContext.resultsDir(System.getenv()));
  }

  /** For this process: its folder, its clock, its zone, and the run of a matrix that it is. */
  public ExperimentTracker(Path resultsDir) {
    this(
        resultsDir,
        Clock.system(ZoneId.systemDefault()),
        Path.of("").toAbsolutePath(),
        "",
        RunContext.of(System.getenv()));
  }

  /**
   * Looks at nothing yet; the first log asks git, host and versions, which may take a moment.
   *
   * @param clock whose zone the times are written in
   * @param codeFolder the one whose git commit counts
   * @param version of this program, for the record; may be empty
   * @param context of the run of a matrix that is logged
   */
  public ExperimentTracker(
      Path resultsDir, Clock clock, Path codeFolder, String version, RunContext context) {
    this.store = new ExperimentStore(resultsDir.toAbsolutePath().normalize());
    this.clock = clock;
    this.codeFolder = codeFolder;
    this.version = version;
    this.context = context;
  }

  /**
   * What came of logging.
   *
   * @param doubts values that cannot all be true, which were kept, and what was left out since it
   *     is no number
   * @param inTable whether {@code metrics.csv} has the row; false when a file of other columns is
   *     in its place, which is left alone
   */
  public record Logged(String id, List<Consistency.Doubt> doubts, boolean inTable) {}

  /**
   * Logs one experiment and returns its id; see {@link #log}. Doubts go to the logger {@code
   * dev.assay.track}, which is standard error unless the program says otherwise.
   */
  public String logExperiment(
      Map<String, ?> config, Map<String, ?> results, Map<String, ?> metadata) {
    Logged logged = log(tree(config), tree(results), tree(metadata));
    logged
        .doubts()
        .forEach(
            doubt -> SAY.log(WARNING, "{0}: {1} {2}", logged.id(), doubt.metric(), doubt.text()));
    return logged.id();
  }

  /** Logs one experiment without metadata. */
  public String logExperiment(Map<String, ?> config, Map<String, ?> results) {
    return logExperiment(config, results, Map.of());
  }

  private static JsonNode tree(Map<String, ?> map) {
    return Json.MAPPER.valueToTree(map);
  }

  /**
   * Logs one experiment. Numbers of any name are kept; what is not given is missing.
   *
   * @param config the whole configuration; {@code objectives} or {@code method}, and {@code seed},
   *     say what it is a run of
   * @param results such as {@code perplexity} and {@code ranking.mrr}
   * @param metadata such as {@code gpu_hours}, {@code peak_vram_gb}, {@code notes}, {@code
   *     provenance}, {@code curves} or {@code history}, {@code samples}
   * @throws dev.assay.domain.AssayException BAD_INPUT when a curve or the provenance is wrong;
   *     NOT_FOUND when it corrects what is not there; UNAVAILABLE when the folder cannot be written
   *     to
   */
  public Logged log(JsonNode config, JsonNode results, JsonNode metadata) {
    LogEntry entry = new LogEntry(config, results, metadata, context);
    if (!entry.corrects().isEmpty()) {
      store.require(entry.corrects());
    }
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    Experiment experiment =
        entry.experiment(ExperimentId.fresh(now.toInstant()), now, environment());
    while (!store.add(experiment)) {
      experiment = entry.experiment(ExperimentId.fresh(now.toInstant()), now, environment());
    }
    List<Consistency.Doubt> doubts = new ArrayList<>(entry.doubts());
    doubts.addAll(Consistency.of(experiment.metrics()));
    return new Logged(experiment.id(), doubts, appendRow(experiment));
  }

  private synchronized ObjectNode environment() {
    ObjectNode known = environment;
    if (known == null) {
      known = Environment.of(codeFolder, version);
      environment = known;
    }
    return known;
  }

  /**
   * The row goes to the end of the table, which is put in place whole, and takes the place of the
   * row that it corrects. Bytes of all other rows stay as they are, whoever wrote them.
   */
  private boolean appendRow(Experiment experiment) {
    String corrected = beginOf(experiment.corrects());
    LockedFile table = store.lockedTable();
    return table.locked(() -> {
      String before = new String(table.bytes(), BYTES);
      if (!before.isEmpty() && !before.startsWith(MetricsCsv.header())) {
        return false;
      }
      String whole = before.isEmpty() ? MetricsCsv.header() : before;
      whole = whole.endsWith("\n") ? whole : whole + "\n";
      int place = corrected.isEmpty() ? -1 : whole.indexOf("\n" + corrected);
      if (place >= 0) {
        whole = whole.substring(0, place + 1) + whole.substring(endOfRow(whole, place + 1));
      }
      table.write((whole + bytes(MetricsCsv.row(experiment))).getBytes(BYTES));
      return true;
    });
  }

  /**
   * How the row of an experiment begins, whichever program wrote it, since programs write numbers
   * in different ways; empty when there is no such experiment.
   */
  private String beginOf(String id) {
    return id.isEmpty()
        ? ""
        : store.read().experiments().stream()
            .filter(experiment -> experiment.id().equals(id))
            .findFirst()
            .map(experiment -> experiment.timestamp() + "," + id + ",")
            .orElse("");
  }

  /** Behind the line feed that ends a row; one within quotes ends none. */
  private static int endOfRow(String table, int begin) {
    boolean quoted = false;
    for (int i = begin; i < table.length(); i++) {
      char c = table.charAt(i);
      quoted ^= c == '"';
      if (c == '\n' && !quoted) {
        return i + 1;
      }
    }
    return table.length();
  }

  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), BYTES);
  }
}
