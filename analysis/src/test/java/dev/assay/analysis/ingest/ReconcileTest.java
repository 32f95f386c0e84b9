package dev.assay.analysis.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.store.Witness;
import dev.assay.store.Witness.Settled;
import dev.assay.store.Witness.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcileTest {

  /** A witness with defaults; what a test is about is set by its methods. */
  private record Given(
      long runId,
      String origin,
      String baseId,
      Role role,
      boolean missing,
      boolean baseline,
      String key,
      String link,
      long fingerprint,
      @Nullable Long at,
      TimeSource source,
      int curves) {

    static Given record(long runId, String baseId, String key, long fingerprint) {
      return new Given(
          runId,
          "/f" + runId + "#0",
          baseId,
          Role.RESULT,
          false,
          false,
          key,
          "",
          fingerprint,
          1_000L,
          TimeSource.FILE_MODIFIED,
          0);
    }

    Given role(Role value) {
      return new Given(
          runId,
          origin,
          baseId,
          value,
          missing,
          baseline,
          key,
          link,
          fingerprint,
          at,
          source,
          curves);
    }

    Given gone() {
      return new Given(
          runId, origin, baseId, role, true, baseline, key, link, fingerprint, at, source, curves);
    }

    Given reference() {
      return new Given(
          runId, origin, baseId, role, missing, true, key, link, fingerprint, at, source, curves);
    }

    Given link(String value) {
      return new Given(
          runId,
          origin,
          baseId,
          role,
          missing,
          baseline,
          key,
          value,
          fingerprint,
          at,
          source,
          curves);
    }

    Given at(long time, TimeSource from) {
      return new Given(
          runId,
          origin,
          baseId,
          role,
          missing,
          baseline,
          key,
          link,
          fingerprint,
          time,
          from,
          curves);
    }

    Given curves(int rank) {
      return new Given(
          runId, origin, baseId, role, missing, baseline, key, link, fingerprint, at, source, rank);
    }

    Witness witness() {
      return new Witness(
          runId,
          origin,
          baseId,
          role,
          missing,
          baseline,
          key,
          link,
          fingerprint,
          null,
          at,
          source,
          true,
          curves,
          null,
          new Settled("?", Standing.CURRENT, -1, null, null, TimeSource.UNKNOWN));
    }
  }

  private static Map<Long, Settled> decide(Given... given) {
    List<Witness> witnesses = new ArrayList<>();
    for (Given each : given) {
      witnesses.add(each.witness());
    }
    Map<Long, Settled> decided = Reconcile.of(witnesses, 0);
    Collections.shuffle(witnesses, new Random(1));
    assertThat(Reconcile.of(witnesses, 0)).as("must not depend on order").isEqualTo(decided);
    return decided;
  }

  private static Settled of(Map<Long, Settled> decided, long runId) {
    Settled settled = decided.get(runId);
    assertThat(settled).isNotNull();
    return settled == null
        ? new Settled("", Standing.CURRENT, 0, null, null, TimeSource.UNKNOWN)
        : settled;
  }

  @Test
  void aDashboardsCopyDoesNotRepeatTheRunButLendsItsTimeAndCurves() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "path:/e/1", 42),
            Given.record(2, "e_cp1", "path:/e/1", 42)
                .role(Role.COPY)
                .at(500, TimeSource.AGGREGATE)
                .curves(2));

    assertThat(of(decided, 1).standing()).isEqualTo(Standing.CURRENT);
    assertThat(of(decided, 1).evaluatedAt()).isEqualTo(500L);
    assertThat(of(decided, 1).evaluatedBy()).isEqualTo(TimeSource.AGGREGATE);
    assertThat(of(decided, 1).curvesFrom()).isEqualTo(2L);
    assertThat(of(decided, 2).standing()).isEqualTo(Standing.DUPLICATE);
  }

  @Test
  void aCopyWithOtherValuesIsAnOlderEvaluation() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "path:/e/1", 42),
            Given.record(2, "e_cp1", "path:/e/1", 43).role(Role.COPY));

    assertThat(of(decided, 1).id()).isEqualTo("e_cp1");
    assertThat(of(decided, 2).standing()).isEqualTo(Standing.SUPERSEDED);
    assertThat(of(decided, 2).id()).startsWith("e_cp1-").hasSize(14);
    assertThat(of(decided, 2).groupId()).isEqualTo(of(decided, 1).groupId());
  }

  @Test
  void ofCopiesAloneTheNewestIsShown() {
    var decided =
        decide(
            Given.record(1, "b", "baseline:pretrained", 1)
                .role(Role.COPY)
                .reference()
                .at(100, TimeSource.AGGREGATE),
            Given.record(2, "b", "baseline:pretrained", 2)
                .role(Role.COPY)
                .reference()
                .at(200, TimeSource.AGGREGATE));

    assertThat(of(decided, 2).standing()).isEqualTo(Standing.CURRENT);
    assertThat(of(decided, 2).id()).isEqualTo("b");
    assertThat(of(decided, 1).standing()).isEqualTo(Standing.SUPERSEDED);
  }

  @Test
  void theSameNameUnderTwoRootsGivesTwoRunsWithDistinctIds() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "path:/a/e/1", 42),
            Given.record(2, "e_cp1", "path:/b/e/1", 43));

    assertThat(of(decided, 1).id()).isEqualTo("e_cp1");
    assertThat(of(decided, 2).id()).startsWith("e_cp1-");
    assertThat(of(decided, 2).standing()).isEqualTo(Standing.CURRENT);
  }

  @Test
  void theBaselineThatADashboardKnowsKeepsThePlainId() {
    var decided =
        decide(
            Given.record(1, "baseline_pretrained", "baseline:/a/old.json", 7).reference(),
            Given.record(2, "baseline_pretrained", "baseline:/b/b.json", 8).reference(),
            Given.record(3, "baseline_pretrained", "baseline:pretrained", 8)
                .role(Role.COPY)
                .reference()
                .at(9, TimeSource.AGGREGATE),
            Given.record(4, "baseline_pretrained", "baseline:pretrained", 6)
                .role(Role.COPY)
                .reference()
                .at(3, TimeSource.AGGREGATE));

    assertThat(of(decided, 2).id()).isEqualTo("baseline_pretrained");
    assertThat(of(decided, 2).standing()).isEqualTo(Standing.CURRENT);
    assertThat(of(decided, 3).standing()).isEqualTo(Standing.DUPLICATE);
    assertThat(of(decided, 4).standing()).isEqualTo(Standing.SUPERSEDED);
    assertThat(of(decided, 1).standing()).isEqualTo(Standing.CURRENT);
    assertThat(of(decided, 1).id()).startsWith("baseline_pretrained-");
  }

  @Test
  void aLogLendsItsCurvesToTheRunOfTheSamePathAndTheCompleteOneWins() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "path:/e/1", 42).curves(2),
            Given.record(2, "log", "path:/e/1", 0)
                .role(Role.CURVES)
                .curves(4)
                .at(9, TimeSource.LOG),
            Given.record(3, "log", "path:/e/1", 0)
                .role(Role.CURVES)
                .curves(5)
                .at(5, TimeSource.LOG),
            Given.record(4, "log", "path:/e/10", 0).role(Role.CURVES).curves(5));

    assertThat(of(decided, 1).curvesFrom()).isEqualTo(3L);
    assertThat(of(decided, 1).evaluatedAt()).isEqualTo(5L);
    assertThat(of(decided, 1).evaluatedBy()).isEqualTo(TimeSource.LOG);
    assertThat(of(decided, 4).standing()).isEqualTo(Standing.ATTACHMENT);
    assertThat(of(decided, 4).groupId()).isNotEqualTo(of(decided, 1).groupId());
  }

  @Test
  void aLogOfTheBaselineJoinsTheOnlyBaseline() {
    var decided =
        decide(
            Given.record(1, "baseline_pretrained", "baseline:/a/b.json", 7).reference(),
            Given.record(2, "log", "baseline:pretrained", 0).role(Role.CURVES).curves(5));

    assertThat(of(decided, 1).curvesFrom()).isEqualTo(2L);
  }

  @Test
  void aLinkedSavedEvaluationBelongsToItsResults() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "path:/e/1", 42).link("run_1_ttt/results.json"),
            Given.record(2, "run_1_ttt", "evalrun:/r/run_1_ttt", 99)
                .link("run_1_ttt/results.json")
                .at(77, TimeSource.RESULTS_FILE)
                .curves(1));

    assertThat(of(decided, 1).standing()).isEqualTo(Standing.CURRENT);
    assertThat(of(decided, 1).evaluatedAt()).isEqualTo(77L);
    assertThat(of(decided, 1).curvesFrom()).isEqualTo(2L);
    assertThat(of(decided, 2).standing()).isEqualTo(Standing.DUPLICATE);
  }

  @Test
  void aFileThatMovedIsNotShownTwice() {
    var decided =
        decide(
            Given.record(1, "e_cp1", "file:/old/e", 42).gone(),
            Given.record(2, "e_cp1", "file:/new/e", 42));

    assertThat(of(decided, 1).standing()).isEqualTo(Standing.DUPLICATE);
    assertThat(of(decided, 2).id()).isEqualTo("e_cp1");
  }

  @Test
  void aVanishedRunStaysARun() {
    var decided = decide(Given.record(1, "e_cp1", "path:/e/1", 42).gone());

    assertThat(of(decided, 1).standing()).isEqualTo(Standing.CURRENT);
  }

  @Test
  void idsAreSafeWhateverTheNameSays() {
    assertThat(RunIds.safe("../<script>alert(1)</script>")).matches("[A-Za-z0-9_][A-Za-z0-9._+-]*");
    assertThat(RunIds.safe("")).isEqualTo("run");
    assertThat(RunIds.safe("x".repeat(5_000))).hasSizeLessThan(200);
    assertThat(RunIds.safe("dailytalk_cp002000")).isEqualTo("dailytalk_cp002000");
  }
}
