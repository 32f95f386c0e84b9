package dev.assay.analysis.ingest;

import dev.assay.domain.RunRecord.Role;
import dev.assay.store.Witness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records of one model state, found by equal keys, links and equal baselines. */
final class ModelGroups {
  private static final String PRETRAINED = "baseline:pretrained";
  private final Map<String, String> parent = new HashMap<>();
  private final Map<String, List<Witness>> members = new TreeMap<>();

  static ModelGroups of(List<Witness> witnesses, Map<Witness, Long> linked) {
    ModelGroups groups = new ModelGroups();
    List<Witness> ordered =
        witnesses.stream().sorted(Comparator.comparing(Witness::origin)).toList();
    groups.uniteLinks(ordered, linked);
    groups.uniteBaselines(ordered);
    for (Witness witness : ordered) {
      groups
          .members
          .computeIfAbsent(groups.find(witness.checkpointKey()), key -> new ArrayList<>())
          .add(witness);
    }
    return groups;
  }

  Collection<List<Witness>> all() {
    return members.values();
  }

  private String find(String key) {
    String at = key;
    for (String up = parent.get(at); up != null; up = parent.get(at)) {
      at = up;
    }
    return at;
  }

  private void unite(String one, String other) {
    String a = find(one);
    String b = find(other);
    if (!a.equals(b)) {
      parent.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
    }
  }

  /**
   * A saved evaluation belongs to the results that link to it, and takes their fingerprint; samples
   * belong to the results of the same link.
   */
  private void uniteLinks(List<Witness> witnesses, Map<Witness, Long> linked) {
    Map<String, List<Witness>> byLink = new TreeMap<>();
    for (Witness witness : witnesses) {
      if (!witness.link().isEmpty()) {
        byLink.computeIfAbsent(witness.link(), key -> new ArrayList<>()).add(witness);
      }
    }
    for (List<Witness> ends : byLink.values()) {
      List<Witness> targets =
          ends.stream().filter(w -> w.role() == Role.RESULT && !isSavedEvaluation(w)).toList();
      for (Witness end : ends) {
        Witness target = target(end, targets);
        if (target != null) {
          unite(end.checkpointKey(), target.checkpointKey());
          if (end.role() == Role.RESULT) {
            linked.put(end, target.fingerprint());
          }
        }
      }
    }
  }

  private static boolean isSavedEvaluation(Witness witness) {
    return witness.checkpointKey().startsWith(Reconcile.SAVED_EVALUATION);
  }

  /**
   * The results that an end of a link belongs to; null when there are none or several that differ.
   */
  private static @Nullable Witness target(Witness end, List<Witness> targets) {
    if (end.role() == Role.COPY || targets.contains(end) || targets.isEmpty()) {
      return null;
    }
    boolean same =
        targets.stream().map(Witness::fingerprint).distinct().count() == 1
            || targets.stream().map(Witness::checkpointKey).distinct().count() == 1;
    return same
        ? targets.getFirst()
        : targets.stream()
            .filter(t -> t.fingerprint() == end.fingerprint())
            .findFirst()
            .orElse(null);
  }

  /** Copies of one baseline meet by content; logs and copies without a file join the only one. */
  private void uniteBaselines(List<Witness> witnesses) {
    Map<Long, String> byContent = new HashMap<>();
    Set<String> keys = new TreeSet<>();
    boolean copies = false;
    for (Witness witness : witnesses) {
      if (witness.baseline() && witness.role().compareTo(Role.COPY) <= 0) {
        String first = byContent.putIfAbsent(witness.fingerprint(), witness.checkpointKey());
        if (first != null) {
          unite(first, witness.checkpointKey());
        }
        keys.add(witness.checkpointKey());
        copies |= witness.checkpointKey().equals(PRETRAINED);
      }
    }
    if (!copies) {
      Set<String> roots = keys.stream().map(this::find).collect(Collectors.toSet());
      if (roots.size() == 1) {
        unite(roots.iterator().next(), PRETRAINED);
      }
    }
  }
}
