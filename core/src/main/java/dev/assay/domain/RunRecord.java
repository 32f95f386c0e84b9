package dev.assay.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one model state, as one file (or small group of files) tells it.
 *
 * <p>Several records can speak of the same evaluation: a results file, a dashboard's copy of it, a
 * log with its curves. Ingest brings those together by {@link #checkpointKey} and {@link #link}; a
 * reader never does.
 *
 * @param role what kind of witness this record is
 * @param id readable identity, such as {@code exp_cp001000}; made safe and unique by ingest
 * @param name how people call it
 * @param model model family or base model; empty if unknown
 * @param trainingType how it was trained
 * @param baseline whether it is a reference that others are compared with
 * @param checkpoint the model state
 * @param checkpointKey equal for records of the same model state evaluated on the same suite; by
 *     convention {@code path:<normalised checkpoint path>}, {@code baseline:<name>}, {@code
 *     sha256:<hex of the file>#<index>} for files that carry no such identity, {@code
 *     evalrun:<path>}
 * @param link last two path components of a linked results file ({@code run_.../results.json}), for
 *     both ends of the link; empty if there is none
 * @param evaluatedAt when the evaluation took place; null if nothing says so
 * @param timeSource what said so
 * @param configJson training or evaluation configuration as JSON text (an object); empty if none
 * @param configSha256 hex digest of {@code configJson}'s source bytes; empty to have it computed
 * @param tags labels in order, generated ones first; no duplicates
 * @param notes one line for people
 * @param estimates no metric twice; what was not measured is left out
 * @param series curves
 * @param samples sums over per-sample files
 * @param progress how far it is, of an evaluation that may still be under way; else null
 */
public record RunRecord(
    Role role,
    String id,
    String name,
    String model,
    TrainingType trainingType,
    boolean baseline,
    Checkpoint checkpoint,
    String checkpointKey,
    String link,
    @Nullable Instant evaluatedAt,
    TimeSource timeSource,
    String configJson,
    String configSha256,
    List<String> tags,
    String notes,
    List<Estimate> estimates,
    List<Series> series,
    List<SampleSet> samples,
    @Nullable Progress progress) {

  /** What kind of witness a record is, best first. */
  public enum Role {
    /** The evaluation's own results file. */
    RESULT,
    /** A copy inside an aggregate such as {@code dashboard_data.json}. */
    COPY,
    /** Only curves: a section of an evaluation log. Shown as a run only through another record. */
    CURVES,
    /** Only per-sample scores that belong to a results file. */
    SAMPLES
  }

  /** What the evaluation time was taken from, most trustworthy first. */
  public enum TimeSource {
    RESULTS_FILE,
    LOG,
    AGGREGATE,
    FILE_NAME,
    FILE_MODIFIED,
    UNKNOWN
  }

  public RunRecord {
    Check.that(!id.isEmpty(), "id must not be empty");
    Check.that(!checkpointKey.isEmpty(), "checkpointKey must not be empty");
    tags = List.copyOf(tags);
    estimates = List.copyOf(estimates);
    series = List.copyOf(series);
    samples = List.copyOf(samples);
  }

  public static RunRecordBuilder builder(Role role, String id, String checkpointKey) {
    return new RunRecordBuilder(role, id, checkpointKey);
  }
}
