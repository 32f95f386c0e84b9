package dev.assay.analysis.question;

import dev.assay.domain.RunRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything known of one run. */
public final class ShowRun {
  private final Snapshots snapshots;

  public ShowRun(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param id of a current run or of an older evaluation
   */
  public record Question(String id) {}

  /** One estimate with what the catalogue knows of its metric. */
  public record Measured(Column metric, Cell cell) {}

  /**
   * A file that the run is known from.
   *
   * @param sha256 lower-case hex; empty if it was not hashed
   * @param size bytes
   */
  public record FileSource(
      String path,
      String format,
      RunRecord.Role role,
      String sha256,
      long size,
      Instant modified,
      Instant readAt,
      boolean missing) {}

  /** A curve without its points. */
  public record SeriesHead(
      String task,
      String name,
      String kind,
      String part,
      boolean partEstimated,
      String xUnit,
      int points) {}

  /**
   * Sums over a per-sample file.
   *
   * @param mean over the scored samples; null when none was scored
   * @param se null below 2 scored samples
   */
  public record SampleSum(
      String metric,
      long scored,
      long unscored,
      @Nullable Double mean,
      @Nullable Double se,
      String file) {}

  /** Another evaluation of the same checkpoint. */
  public record Evaluation(String id, boolean current, @Nullable Instant evaluatedAt) {}

  /**
   * Everything known.
   *
   * @param run its cells are empty; see {@code estimates}
   * @param checkpointPath as the file says; empty if unknown
   * @param registeredAt when a registry first named the checkpoint; null if none does
   * @param estimates by task, name, variant
   * @param config JSON text of an object; empty if there is none
   * @param sources its own file first
   * @param history newest first
   * @param remarks what reading its file had to say
   */
  public record Answer(
      long generation,
      RunRow run,
      String checkpointPath,
      RunRecord.TimeSource timeSource,
      @Nullable Instant registeredAt,
      List<Measured> estimates,
      String config,
      List<FileSource> sources,
      List<SeriesHead> series,
      List<SampleSum> samples,
      List<Evaluation> history,
      List<String> remarks) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND, with the nearest ids
   */
  public Answer answer(Question question) {
    throw new IllegalStateException("not built yet: " + snapshots + question);
  }
}
