package dev.assay.analysis.ingest;

import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.store.AnnotationWriter.Entry;
import dev.assay.store.AnnotationWriter.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the run that each annotation means. Ids can change, with the name of a folder or when a
 * second run comes to claim the same one; then the checkpoint's path tells.
 */
final class Annotated {
  private final Map<String, Target> byId = new HashMap<>();
  private final Map<String, List<Target>> byCheckpoint = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();
  private final Map<String, @Nullable Long> found = new LinkedHashMap<>();

  private Annotated() {}

  /** The run of each entry, by entry; null where there is none. No run has two entries. */
  static Map<String, @Nullable Long> assign(List<Entry> entries, List<Target> targets) {
    Annotated annotated = new Annotated();
    for (Target target : targets) {
      annotated.byId.putIfAbsent(target.id(), target);
      if (target.current() && !target.checkpoint().isEmpty()) {
        annotated
            .byCheckpoint
            .computeIfAbsent(
                CheckpointPaths.normalise(target.checkpoint()), path -> new ArrayList<>())
            .add(target);
      }
    }
    entries.forEach(annotated::bySameIdAndCheckpoint);
    entries.forEach(annotated::byCheckpointAlone);
    entries.forEach(annotated::byIdAlone); // a tree that was moved
    return annotated.found;
  }

  private void bySameIdAndCheckpoint(Entry entry) {
    Target target = byId.get(entry.entry());
    boolean same =
        target != null
            && (entry.checkpoint().isEmpty()
                || target.checkpoint().isEmpty()
                || CheckpointPaths.normalise(entry.checkpoint())
                    .equals(CheckpointPaths.normalise(target.checkpoint())));
    found.put(entry.entry(), null);
    if (same) {
      take(entry, target);
    }
  }

  private void byCheckpointAlone(Entry entry) {
    if (found.get(entry.entry()) == null && !entry.checkpoint().isEmpty()) {
      List<Target> there =
          byCheckpoint.getOrDefault(CheckpointPaths.normalise(entry.checkpoint()), List.of());
      if (there.size() == 1) {
        take(entry, there.getFirst());
      }
    }
  }

  private void byIdAlone(Entry entry) {
    if (found.get(entry.entry()) == null) {
      take(entry, byId.get(entry.entry()));
    }
  }

  private void take(Entry entry, @Nullable Target target) {
    if (target != null && taken.add(target.runId())) {
      found.put(entry.entry(), target.runId());
    }
  }
}
