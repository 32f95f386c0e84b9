package dev.assay.formats.record;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.LockedFile;
import dev.assay.formats.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
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

  private final Clock clock;
  private final Path folder;
  private final String version;
  private @Nullable ObjectNode environment;

  /**
   * Looks at nothing yet; the first save asks git, host and versions, which may take a moment.
   *
   * @param clock whose zone the local times are in
   * @param folder the one whose git commit counts
   * @param version of this program, for the record; may be empty
   */
  public RunRecorder(Clock clock, Path folder, String version) {
    this.clock = clock;
    this.folder = folder;
    this.version = version;
  }

  /** Where this process runs, looked up once. */
  private synchronized ObjectNode environment() {
    ObjectNode known = environment;
    if (known == null) {
      known = Environment.of(folder, version);
      environment = known;
    }
    return known;
  }

  /** For this process: its folder, its clock, its zone. */
  public static RunRecorder here() {
    return new RunRecorder(Clock.system(ZoneId.systemDefault()), Path.of("").toAbsolutePath(), "");
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
    environment(); // may take a moment, so not while a lock is held
    Path folder = resultsDir.toAbsolutePath().normalize();
    return evaluation.id().isBlank()
        ? create(evaluation, folder)
        : new SavedIds(folder)
            .once(
                evaluation.id(),
                known -> merge(known, evaluation),
                () -> create(evaluation, folder));
  }

  private Saved create(Evaluation evaluation, Path resultsDir) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ObjectNode metadata = Metadata.of(evaluation, now, environment());
    String name = "run_" + Metadata.STAMP.format(now) + "_" + ModelType.of(evaluation).suffix();
    try {
      Document document = Merge.fresh(evaluation, metadata);
      String summary = Summary.of(document.root);
      return new Saved(RunFolder.create(resultsDir, name, document.bytes(), summary), Outcome.NEW);
    } catch (IOException e) {
      throw new AssayException(Kind.UNAVAILABLE, "cannot save: " + e.getMessage(), "", e);
    }
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
    environment();
    Path run = folder.toAbsolutePath().normalize();
    Path file = run.resolve(RunFolder.RESULTS);
    if (!Files.isRegularFile(file)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no run in " + run,
          "Name a folder with " + RunFolder.RESULTS + ", such as run_20251102_015556_ttt.");
    }
    Path lock = run.resolve(".results.lock");
    LockedFile results = new LockedFile(file, lock, "the results of this run");
    LockedFile summary =
        new LockedFile(run.resolve(RunFolder.SUMMARY), lock, "the summary of this run");
    return results.locked(() -> {
      try {
        Document document = Document.read(tree(file, results.bytes()));
        ObjectNode news = Metadata.of(evaluation, ZonedDateTime.now(clock), environment());
        if (!Merge.into(document, evaluation, news)) {
          return new Saved(run, Outcome.KNOWN);
        }
        results.write(document.bytes());
        summary.write(Summary.of(document.root).getBytes(StandardCharsets.UTF_8));
        return new Saved(run, Outcome.MERGED);
      } catch (IOException e) {
        throw new AssayException(
            Kind.UNAVAILABLE, "cannot save in " + run + ": " + e.getMessage(), "", e);
      }
    });
  }

  private static ObjectNode tree(Path file, byte[] content) throws IOException {
    JsonNode tree;
    try {
      tree = Json.tree(content);
    } catch (UnreadableException e) {
      throw unusable(file, e.problem());
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
