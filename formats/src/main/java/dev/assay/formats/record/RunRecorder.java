package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.LockedFile;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saves evaluations as {@code run_<YYYYMMDD_HHMMSS>_<type>/results.json} and {@code summary.txt}.
 * Any number of threads and processes may save into one folder at once.
 *
 * <pre>{@code
 * Path folder =
 *     RunRecorder.here().save(
 *         Evaluation.builder().metric("sblimp_accuracy", 0.545).step(2000).build(),
 *         Path.of("evaluation_results")).folder();
 * }</pre>
 */
public final class RunRecorder {
  /** The name of a folder begins so while its run is being saved. */
  public static final String UNFINISHED = ".saving-";

  private static final int REHEARSED = 10_000;

  private final Clock clock;
  private final Surroundings surroundings;

  /**
   * Begins to ask git, host and versions in the background; make it before training, not after.
   *
   * @param clock whose zone the local times are in
   * @param folder the one whose git commit counts
   * @param version of this program, for the record; may be empty
   */
  public RunRecorder(Clock clock, Path folder, String version) {
    this.clock = clock;
    surroundings = new Surroundings(folder, version);
  }

  /** Where the evaluation ran: what it says, else this process. */
  private ObjectNode environment(Evaluation evaluation) {
    ObjectNode given = evaluation.environment();
    return given == null ? surroundings.get() : given;
  }

  /**
   * For this process: its folder, its clock, its zone. Loads in the background what saving needs,
   * so that the first save costs a training no more than the later ones.
   */
  public static RunRecorder here() {
    RunRecorder recorder =
        new RunRecorder(Clock.system(ZoneId.systemDefault()), Path.of("").toAbsolutePath(), "");
    Thread.ofPlatform().daemon().name("assay-warm-up").start(recorder::rehearse);
    return recorder;
  }

  /**
   * Makes the texts of an evaluation whose curve is long enough for the JVM to compile what writes
   * numbers; saves nothing.
   */
  private void rehearse() {
    double[] losses = new double[REHEARSED];
    Arrays.setAll(losses, at -> 1 / (at + 3.0));
    Evaluation small =
        Evaluation.builder()
            .metric("sblimp_accuracy", 0.5)
            .curve(Document.LIBRILIGHT, Curve.ofTokens(losses))
            .build();
    ObjectNode nothing = Json.MAPPER.createObjectNode();
    Document document = Merge.fresh(small, Metadata.of(small, ZonedDateTime.now(clock), nothing));
    document.summary();
    document.bytes();
  }

  /** What came of saving. */
  public enum Outcome {
    /** A run of its own. */
    NEW,
    /** A run that was there has more now. */
    MERGED,
    /** All of it was there before, so nothing was written. */
    KNOWN
  }

  /**
   * What was saved.
   *
   * @param folder the run's, with {@code results.json} and {@code summary.txt}
   */
  public record Saved(Path folder, Outcome outcome) {}

  /**
   * Saves an evaluation as a run of its own. One whose {@link Evaluation#id} was saved in this
   * folder before is merged into that run instead.
   *
   * @throws AssayException UNAVAILABLE when the folder cannot be written to
   */
  public Saved save(Evaluation evaluation, Path resultsDir) {
    ObjectNode environment = environment(evaluation); // may wait, so not while a lock is held
    Path folder = resultsDir.toAbsolutePath().normalize();
    return evaluation.id().isBlank()
        ? create(evaluation, folder, environment)
        : new SavedIds(folder)
            .once(
                evaluation.id(),
                known -> merge(known, evaluation),
                () -> create(evaluation, folder, environment));
  }

  private Saved create(Evaluation evaluation, Path resultsDir, ObjectNode environment) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    Document document = Merge.fresh(evaluation, Metadata.of(evaluation, now, environment));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(RunFolder.RESULTS, document.bytes());
    files.put(RunFolder.SUMMARY, document.summary());
    String name = name(now, ModelType.of(evaluation));
    return new Saved(RunFolder.create(resultsDir, name, files), Outcome.NEW);
  }

  private static String name(ZonedDateTime now, ModelType type) {
    return "run_" + Metadata.STAMP.format(now) + "_" + type.suffix();
  }

  /**
   * What came of logging.
   *
   * @param folder the run's, with {@code metrics.jsonl}
   * @param values that the run has now
   */
  public record Logged(Path folder, long values) {}

  /**
   * Adds values to the log of a run, which is begun with the first ones. The evaluation that is
   * saved under the same id later goes into the same folder.
   *
   * @throws AssayException CONFLICT when values before these are missing; UNAVAILABLE when the
   *     folder cannot be written to
   */
  public Logged log(LoggedValues batch, Path resultsDir) {
    Path folder = resultsDir.toAbsolutePath().normalize();
    ZonedDateTime now = ZonedDateTime.now(clock);
    String name = name(now, ModelType.given(batch.type()));
    Saved begun =
        new SavedIds(folder)
            .once(
                batch.id(),
                known -> new Saved(known, Outcome.KNOWN),
                () -> new Saved(begin(folder, name, batch), Outcome.NEW));
    Path run = begun.folder();
    return results(run)
        .locked(() -> {
          try {
            return new Logged(run, RunLog.append(run, batch));
          } catch (IOException e) {
            throw new AssayException(
                Kind.UNAVAILABLE, "cannot log to " + run + ": " + e.getMessage(), "", e);
          }
        });
  }

  /** The first values are in the folder from the start, so that nobody takes its name. */
  private static Path begin(Path resultsDir, String name, LoggedValues first) {
    byte[] lines = first.from() == 0 ? RunLog.lines(first.values()) : new byte[0];
    return RunFolder.create(resultsDir, name, Map.of(RunLog.FILE, lines));
  }

  /**
   * Adds an evaluation to a run that is there. Nothing is lost: a value that another replaces is
   * kept in the file.
   *
   * @param folder the run's
   * @throws AssayException CONFLICT when the run is of another step or checkpoint; NOT_FOUND when
   *     there is none
   */
  public Saved merge(Path folder, Evaluation evaluation) {
    ObjectNode environment = environment(evaluation);
    Path run = folder.toAbsolutePath().normalize();
    if (!isRun(run)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no run in " + run,
          "Name a folder with " + RunFolder.RESULTS + ", such as run_20251102_015556_ttt.");
    }
    LockedFile results = results(run);
    return results.locked(() -> {
      ObjectNode news = Metadata.of(evaluation, ZonedDateTime.now(clock), environment);
      boolean begun = !Files.exists(results.file()); // only values were logged so far
      Document document =
          begun
              ? Merge.fresh(evaluation, news)
              : Document.read(tree(results.file(), results.bytes()));
      if (!begun && !Merge.into(document, evaluation, news)) {
        return new Saved(run, Outcome.KNOWN);
      }
      new LockedFile(run.resolve(RunFolder.SUMMARY), results.lock(), "the summary of this run")
          .write(document.summary());
      results.write(document.bytes());
      return new Saved(run, begun ? Outcome.NEW : Outcome.MERGED);
    });
  }

  private static LockedFile results(Path run) {
    return new LockedFile(
        run.resolve(RunFolder.RESULTS), run.resolve(".results.lock"), "the results of this run");
  }

  /** Whether a folder holds an evaluation, or is that of one to come. */
  static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(RunFolder.RESULTS))
        || Files.isRegularFile(folder.resolve(RunLog.FILE));
  }

  private static ObjectNode tree(Path file, byte[] content) {
    JsonNode tree;
    try {
      tree = Json.tree(content);
    } catch (UnreadableException e) {
      throw unusable(file, e.problem());
    } catch (IOException e) {
      throw unusable(file, String.valueOf(e.getMessage()));
    }
    if (tree instanceof ObjectNode root
        && root.path("metadata").isObject()
        && root.path("results").isObject()) {
      return root;
    }
    throw unusable(file, "it has no metadata or no results");
  }

  private static AssayException unusable(Path file, String problem) {
    return new AssayException(
        Kind.UNAVAILABLE,
        file + " cannot be added to: " + problem,
        "Save the evaluation as a run of its own: leave out --into.");
  }
}
