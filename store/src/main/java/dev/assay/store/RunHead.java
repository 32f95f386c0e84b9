package dev.assay.store;

import dev.assay.domain.Annotation;
import dev.assay.domain.Progress;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.domain.TrainingType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A current run as the index knows it, without its estimates.
 *
 * @param runId key inside this index; another after a rebuild
 * @param id stable unique identity for people, URLs and files; only letters, digits and {@code
 *     ._+-}
 * @param step optimizer updates; null if unknown
 * @param tokens training tokens seen; null if unknown
 * @param evaluatedAt milliseconds since 1970 UTC; null if unknown
 * @param configId key of the configuration; null if there is none
 * @param format name of the format that its own file was read as
 * @param hasSeries whether there are curves, its own or a log's
 * @param missing whether its file has vanished
 * @param tags generated ones, then own ones; none twice
 * @param own what the user says of it
 * @param progress how far it is, if it is under way; else null
 */
public record RunHead(
    long runId,
    String id,
    String name,
    String experiment,
    String model,
    TrainingType trainingType,
    boolean baseline,
    boolean missing,
    @Nullable Long step,
    @Nullable Long tokens,
    String stage,
    @Nullable Long evaluatedAt,
    TimeSource timeSource,
    @Nullable Long configId,
    List<String> tags,
    String notes,
    String format,
    boolean hasSeries,
    Annotation own,
    @Nullable Progress progress) {

  /** The same run under another name for people. */
  public RunHead withName(String shown) {
    return new RunHead(
        runId,
        id,
        shown,
        experiment,
        model,
        trainingType,
        baseline,
        missing,
        step,
        tokens,
        stage,
        evaluatedAt,
        timeSource,
        configId,
        tags,
        notes,
        format,
        hasSeries,
        own,
        progress);
  }
}
