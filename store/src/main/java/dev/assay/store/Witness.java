package dev.assay.store;

import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of a stored record to decide how it stands among the others.
 *
 * @param origin file path and position in it; unique
 * @param step of the checkpoint; null if unknown
 * @param statedAt what its own file says of the time; ms since 1970 UTC
 * @param curveRank 0 no curves, else the higher the better; see {@link IngestWriter}
 * @param openSince of an evaluation that has not said that it ended: when its file was last written
 *     to, ms since 1970 UTC; null for all others
 * @param settled what was decided last time
 */
public record Witness(
    long runId,
    String origin,
    String baseId,
    Role role,
    boolean missing,
    boolean baseline,
    String checkpointKey,
    String link,
    long fingerprint,
    @Nullable Long step,
    @Nullable Long statedAt,
    TimeSource timeSource,
    boolean hasConfig,
    int curveRank,
    @Nullable Long openSince,
    Settled settled) {

  /** How a record stands; the order is the number in the index. */
  public enum Standing {
    CURRENT,
    DUPLICATE,
    SUPERSEDED,
    ATTACHMENT
  }

  /**
   * A decision.
   *
   * @param groupId equal for records of one model state
   * @param curvesFrom the record whose curves it shows; null if there are none
   */
  public record Settled(
      String id,
      Standing standing,
      long groupId,
      @Nullable Long curvesFrom,
      @Nullable Long evaluatedAt,
      TimeSource evaluatedBy) {}
}
