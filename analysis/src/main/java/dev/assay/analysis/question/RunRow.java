package dev.assay.analysis.question;

import dev.assay.domain.Annotation;
import dev.assay.domain.Progress;
import dev.assay.domain.TrainingType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run as a row.
 *
 * @param missing whether the files it came from are gone
 * @param step optimizer updates; null if unknown
 * @param tokens training tokens; null if unknown
 * @param evaluatedAt null if unknown
 * @param format name of the format that its own file was read as
 * @param tags generated ones, then own ones; none twice
 * @param own what the user says of it
 * @param progress how far it is, if it is being evaluated; else null
 * @param cells values by column key, in column order; no entry where the run has no value
 */
public record RunRow(
    String id,
    String name,
    String experiment,
    String model,
    TrainingType type,
    boolean baseline,
    boolean missing,
    @Nullable Long step,
    @Nullable Long tokens,
    String stage,
    @Nullable Instant evaluatedAt,
    List<String> tags,
    String notes,
    String format,
    boolean hasSeries,
    Annotation own,
    @Nullable Progress progress,
    Map<String, Cell> cells) {}
