package dev.assay.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A results file, or a copy of one, with the record that was read from it.
 *
 * @param id of the run
 * @param checkpointKey key of the model state
 * @param checkpointPath where the weights were; may be empty
 * @param copy whether it is a copy, in an archive or in an aggregate
 * @param current whether the record stands for a run, and for no older evaluation or repetition
 * @param missing whether the file has vanished
 * @param evaluatedAt what the file says of the time of evaluation; null if unknown
 * @param path absolute
 * @param format name of the format that it was read as
 * @param sha256 hexadecimal digest of its bytes; empty if unknown
 */
public record RunFile(
    String id,
    String checkpointKey,
    String checkpointPath,
    boolean baseline,
    boolean copy,
    boolean current,
    boolean missing,
    @Nullable Instant evaluatedAt,
    String path,
    String format,
    String sha256) {}
