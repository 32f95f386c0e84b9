package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.store.Witness;
import dev.assay.store.Witness.Settled;
import dev.assay.store.Witness.Standing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A folder that got another name changes ids and keys, but not what was measured. */
class MovedRunsTest {

  private static Witness present(long runId, String id, long fingerprint, @Nullable Long step) {
    return record(runId, id, fingerprint, step, false);
  }

  private static Witness gone(long runId, String id, long fingerprint, @Nullable Long step) {
    return record(runId, id, fingerprint, step, true);
  }

  private static Witness record(
      long runId, String id, long fingerprint, @Nullable Long step, boolean missing) {
    return new Witness(
        runId,
        "/f" + runId + "#0",
        id,
        Role.RESULT,
        missing,
        false,
        "path:/" + id,
        "",
        fingerprint,
        step,
        1_000L,
        TimeSource.FILE_MODIFIED,
        true,
        0,
        null,
        new Settled("?", Standing.CURRENT, -1, null, null, TimeSource.UNKNOWN));
  }

  private static Standing standing(long runId, Witness... witnesses) {
    return Objects.requireNonNull(Reconcile.of(List.of(witnesses), 0).get(runId)).standing();
  }

  @Test
  void aVanishedRunIsTheOnePresentRunWithItsContentAndStep() {
    Witness old = gone(1, "old_cp1", 42, 1L);
    Witness renamed = present(2, "new_cp1", 42, 1L);

    assertThat(standing(1, old, renamed)).isEqualTo(Standing.DUPLICATE);
    assertThat(standing(2, old, renamed)).isEqualTo(Standing.CURRENT);
  }

  @Test
  void anotherStepIsAnotherRun() {
    assertThat(standing(1, gone(1, "old_cp1", 42, 1L), present(2, "new_cp2", 42, 2L)))
        .isEqualTo(Standing.CURRENT);
    assertThat(standing(1, gone(1, "old_cp1", 42, 1L), present(2, "new", 42, null)))
        .isEqualTo(Standing.CURRENT);
  }

  @Test
  void ofSeveralThatItMayHaveBecomeNoneIsChosen() {
    assertThat(
            standing(
                1,
                gone(1, "old_cp1", 42, 1L),
                present(2, "new_cp1", 42, 1L),
                present(3, "other_cp1", 42, 1L)))
        .isEqualTo(Standing.CURRENT);
  }

  @Test
  void contentWithoutNumbersTellsNothing() {
    assertThat(standing(1, gone(1, "old_cp1", 0, 1L), present(2, "new_cp1", 0, 1L)))
        .isEqualTo(Standing.CURRENT);
  }

  @Test
  void twoVanishedRunsAreNotEachOthers() {
    assertThat(standing(1, gone(1, "old_cp1", 42, 1L), gone(2, "new_cp1", 42, 1L)))
        .isEqualTo(Standing.CURRENT);
  }
}
