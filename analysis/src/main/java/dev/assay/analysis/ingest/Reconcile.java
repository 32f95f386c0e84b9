package dev.assay.analysis.ingest;

import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecord.TimeSource;
import dev.assay.store.Witness;
import dev.assay.store.Witness.Settled;
import dev.assay.store.Witness.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides how stored records stand to each other: which are runs to be shown, which repeat one,
 * which are older evaluations, which only lend their curves or samples. A pure function of the set
 * of records, so that an index built anew says the same. Rules and reasons:
 * docs/design/identity.md.
 */
final class Reconcile {
  /** An evaluation whose log was written to within this time is under way: 15 min. */
  static final long UNDER_WAY_MILLIS = 15 * 60_000L;

  static final String SAVED_EVALUATION = "evalrun:";

  /** Best witness of an evaluation first. */
  private static final Comparator<Witness> MOST_TELLING =
      Comparator.comparing(Witness::missing)
          .thenComparing(Witness::role)
          .thenComparing((Witness w) -> w.checkpointKey().startsWith(SAVED_EVALUATION))
          .thenComparing((Witness w) -> !w.hasConfig())
          .thenComparing(Witness::timeSource)
          .thenComparing(Witness::origin);

  private static final Comparator<Witness> BEST_CURVES =
      Comparator.comparing(Witness::missing)
          .thenComparing(Comparator.comparingInt(Witness::curveRank).reversed())
          .thenComparing(
              Witness::statedAt, Comparator.nullsFirst(Comparator.<Long>naturalOrder()).reversed())
          .thenComparing(Witness::origin);

  /** Of several logs of one evaluation the one that tells most. */
  private static final Comparator<Witness> FURTHEST =
      Comparator.comparing((Witness w) -> -w.curveRank())
          .thenComparing(
              Witness::openSince, Comparator.nullsFirst(Comparator.<Long>naturalOrder()).reversed())
          .thenComparing(Witness::origin);

  private final long now;
  private final Map<Long, Settled> decisions = new HashMap<>();

  private Reconcile(long now) {
    this.now = now;
  }

  /**
   * The decisions that differ from what is settled already.
   *
   * @param witnesses all records
   * @param now ms since 1970 UTC; by it an evaluation without an end is under way or has stopped
   */
  static Map<Long, Settled> of(List<Witness> witnesses, long now) {
    Reconcile reconcile = new Reconcile(now);
    reconcile.decide(witnesses);
    Map<Long, Settled> changed = new HashMap<>();
    for (Witness witness : witnesses) {
      Settled decided = reconcile.decisions.get(witness.runId());
      if (decided != null && !decided.equals(witness.settled())) {
        changed.put(witness.runId(), decided);
      }
    }
    return changed;
  }

  /**
   * One evaluation of one model state.
   *
   * @param group key of the model state
   * @param primary the record that stands for it
   * @param current whether it is shown as a run; else kept as history
   */
  private record Evaluation(
      long group, Witness primary, List<Witness> witnesses, boolean current) {}

  private void decide(List<Witness> witnesses) {
    Map<Witness, Long> linked = new HashMap<>();
    ModelGroups groups = ModelGroups.of(withoutLoners(witnesses), linked);
    List<Evaluation> evaluations = new ArrayList<>();
    Map<Long, List<Witness>> attachments = new HashMap<>();
    for (List<Witness> group : groups.all()) {
      long groupId = group.stream().mapToLong(Witness::runId).min().orElseThrow();
      List<Evaluation> found = evaluations(groupId, group, linked);
      Witness underWay = found.isEmpty() ? underWay(group) : null;
      if (underWay != null) {
        found = List.of(new Evaluation(groupId, underWay, List.of(underWay), true));
      }
      evaluations.addAll(found);
      List<Witness> lenders =
          group.stream()
              .filter(w -> w.role().compareTo(Role.COPY) > 0 && !w.equals(underWay))
              .toList();
      attachments.put(groupId, lenders);
      lenders.forEach(w -> settle(w, w.baseId(), Standing.ATTACHMENT, groupId, null, w.statedAt()));
    }
    Set<Long> moved = moved(evaluations);
    Map<Long, String> ids = ids(evaluations, moved);
    for (Evaluation evaluation : evaluations) {
      settle(evaluation, ids, moved, attachments.getOrDefault(evaluation.group(), List.of()));
    }
  }

  /**
   * Settles the records that no other can have to do with: alone with their key and their id,
   * without link, no baseline, and not what a vanished record became. That is nearly all of them,
   * and spares them the rest.
   */
  private List<Witness> withoutLoners(List<Witness> witnesses) {
    Set<String> keys = new HashSet<>(witnesses.size() * 2);
    Set<String> ids = new HashSet<>(witnesses.size() * 2);
    Set<String> shared = new HashSet<>();
    Set<Long> vanished = new HashSet<>();
    for (Witness witness : witnesses) {
      if (witness.missing()) {
        vanished.add(witness.fingerprint());
      }
      if (!keys.add(witness.checkpointKey())) {
        shared.add(witness.checkpointKey());
      }
      if (!ids.add(witness.baseId())) {
        shared.add(witness.baseId());
      }
    }
    List<Witness> others = new ArrayList<>();
    for (Witness witness : witnesses) {
      String id = witness.baseId();
      boolean alone =
          witness.role().compareTo(Role.COPY) <= 0
              && witness.link().isEmpty()
              && !witness.baseline()
              && !shared.contains(witness.checkpointKey())
              && !shared.contains(id)
              && !vanished.contains(witness.fingerprint())
              && RunIds.isSafe(id);
      if (alone) {
        if (!standsAlone(witness)) {
          Long own = witness.curveRank() > 0 ? (Long) witness.runId() : null;
          settle(witness, id, Standing.CURRENT, witness.runId(), own, witness.statedAt());
        }
      } else {
        others.add(witness);
      }
    }
    return others;
  }

  /** Whether a record is settled already as one that no other has to do with. */
  private static boolean standsAlone(Witness witness) {
    Settled settled = witness.settled();
    Long curves = settled.curvesFrom();
    return settled.id().equals(witness.baseId())
        && settled.standing() == Standing.CURRENT
        && settled.groupId() == witness.runId()
        && (witness.curveRank() > 0 ? curves != null && curves == witness.runId() : curves == null)
        && Objects.equals(settled.evaluatedAt(), witness.statedAt())
        && settled.evaluatedBy() == witness.timeSource();
  }

  /** The log of an evaluation of which there is no result yet; null if none is being written. */
  private @Nullable Witness underWay(List<Witness> group) {
    return group.stream().filter(this::isUnderWay).min(FURTHEST).orElse(null);
  }

  private boolean isUnderWay(Witness witness) {
    Long since = witness.openSince();
    return since != null && !witness.missing() && Math.abs(now - since) <= UNDER_WAY_MILLIS;
  }

  private static List<Evaluation> evaluations(
      long groupId, List<Witness> group, Map<Witness, Long> linked) {
    Map<Long, List<Witness>> byContent = new LinkedHashMap<>();
    group.stream()
        .filter(w -> w.role().compareTo(Role.COPY) <= 0)
        .sorted(MOST_TELLING)
        .forEach(w ->
            byContent
                .computeIfAbsent(linked.getOrDefault(w, w.fingerprint()), key -> new ArrayList<>())
                .add(w));
    boolean ownFile = byContent.values().stream().anyMatch(e -> isPresentResult(e.getFirst()));
    boolean anyResult =
        byContent.values().stream().anyMatch(e -> e.getFirst().role() == Role.RESULT);
    Witness newestCopy =
        byContent.values().stream()
            .map(List::getFirst)
            .max(
                Comparator.comparing(
                        Witness::statedAt, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                    .thenComparing(Witness::origin))
            .orElse(null);
    List<Evaluation> evaluations = new ArrayList<>();
    for (List<Witness> witnesses : byContent.values()) {
      Witness primary = witnesses.getFirst();
      boolean current =
          ownFile
              ? isPresentResult(primary)
              : anyResult ? primary.role() == Role.RESULT : primary.equals(newestCopy);
      evaluations.add(new Evaluation(groupId, primary, witnesses, current));
    }
    return evaluations;
  }

  private static boolean isPresentResult(Witness witness) {
    return witness.role() == Role.RESULT && !witness.missing();
  }

  /**
   * Vanished records whose content turned up under another path: under the same id, or, when the id
   * changed with a folder's name, in the only present run of that content and step.
   */
  private static Set<Long> moved(List<Evaluation> evaluations) {
    Set<String> sameId = new HashSet<>();
    Map<String, Integer> sameStep = new HashMap<>();
    for (Evaluation evaluation : evaluations) {
      Witness primary = evaluation.primary();
      if (evaluation.current() && !primary.missing()) {
        sameId.add(primary.baseId() + "#" + primary.fingerprint());
        sameStep.merge(content(primary), 1, Integer::sum);
      }
    }
    return evaluations.stream()
        .map(Evaluation::primary)
        .filter(Witness::missing)
        .filter(w ->
            sameId.contains(w.baseId() + "#" + w.fingerprint())
                || (w.fingerprint() != 0 && sameStep.getOrDefault(content(w), 0) == 1))
        .map(Witness::runId)
        .collect(Collectors.toSet());
  }

  private static String content(Witness witness) {
    return witness.fingerprint() + "#" + witness.step();
  }

  /**
   * Ids by primary record: the plain one for the best-known of equal names, a hash for the others.
   */
  private static Map<Long, String> ids(List<Evaluation> evaluations, Set<Long> moved) {
    Map<String, List<Evaluation>> byName = new TreeMap<>();
    for (Evaluation evaluation : evaluations) {
      byName
          .computeIfAbsent(RunIds.safe(evaluation.primary().baseId()), key -> new ArrayList<>())
          .add(evaluation);
    }
    Map<Long, String> ids = new HashMap<>();
    for (var named : byName.entrySet()) {
      List<Evaluation> rivals = named.getValue();
      if (rivals.size() > 1) {
        rivals.sort(
            Comparator.comparing((Evaluation e) -> !e.current())
                .thenComparing(e -> moved.contains(e.primary().runId()))
                .thenComparing(e -> e.primary().missing())
                .thenComparing(e -> bestTime(e.witnesses()).compareTo(TimeSource.FILE_NAME) > 0)
                .thenComparing(e -> e.primary().checkpointKey())
                .thenComparing(e -> e.primary().origin()));
      }
      for (int i = 0; i < rivals.size(); i++) {
        Witness primary = rivals.get(i).primary();
        ids.put(
            primary.runId(),
            i == 0
                ? named.getKey()
                : RunIds.withHash(
                    named.getKey(),
                    primary.checkpointKey()
                        + "\n"
                        + primary.origin()
                        + "\n"
                        + primary.fingerprint()));
      }
    }
    return ids;
  }

  private static TimeSource bestTime(Collection<Witness> witnesses) {
    return witnesses.stream()
        .map(Witness::timeSource)
        .min(Comparator.naturalOrder())
        .orElse(TimeSource.UNKNOWN);
  }

  private void settle(
      Evaluation evaluation, Map<Long, String> ids, Set<Long> moved, List<Witness> lenders) {
    Witness primary = evaluation.primary();
    String id = ids.getOrDefault(primary.runId(), primary.baseId());
    List<Witness> all = new ArrayList<>(evaluation.witnesses());
    all.addAll(lenders);
    Witness curves = all.stream().filter(w -> w.curveRank() > 0).min(BEST_CURVES).orElse(null);
    List<Witness> timed = new ArrayList<>(evaluation.witnesses());
    if (curves != null && evaluation.current() && !timed.contains(curves)) {
      timed.add(curves); // the log of this evaluation
    }
    TimeSource source = bestTime(timed);
    Long at =
        timed.stream()
            .filter(w -> w.timeSource() == source && w.statedAt() != null)
            .map(Witness::statedAt)
            .max(Comparator.nullsFirst(Comparator.naturalOrder()))
            .orElse(null);
    Standing standing =
        moved.contains(primary.runId())
            ? Standing.DUPLICATE
            : evaluation.current() ? Standing.CURRENT : Standing.SUPERSEDED;
    decisions.put(
        primary.runId(),
        new Settled(
            id, standing, evaluation.group(), curves == null ? null : curves.runId(), at, source));
    for (Witness other : evaluation.witnesses()) {
      if (other.runId() != primary.runId()) {
        settle(other, id, Standing.DUPLICATE, evaluation.group(), null, other.statedAt());
      }
    }
  }

  private void settle(
      Witness witness,
      String id,
      Standing standing,
      long group,
      @Nullable Long curves,
      @Nullable Long at) {
    decisions.put(
        witness.runId(), new Settled(id, standing, group, curves, at, witness.timeSource()));
  }
}
