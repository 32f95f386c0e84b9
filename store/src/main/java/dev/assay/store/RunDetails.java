package dev.assay.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one run. Belongs to a {@link RunSource} and lives as long as it. */
public interface RunDetails {
  /** All estimates of one run, ordered by task, name, variant. */
  List<StoredEstimate> estimates(long runId);

  /** One configuration as JSON text; empty if there is none. */
  String config(@Nullable Long configId);

  /** Where the checkpoint of a run was, as its file says; empty if unknown. */
  String checkpointPath(long runId);

  /** When a registry first named the checkpoint of a run, ms since 1970 UTC; null if none does. */
  @Nullable Long registeredAt(long runId);

  /** Files that speak of this run: its own and what was read with it, then copies and logs. */
  List<SourceFile> sources(long runId);

  /** Other evaluations of the same checkpoint, newest first. */
  List<HistoryEntry> history(long runId);

  /** Sums over per-sample files that belong to a run. */
  List<StoredSamples> samples(long runId);

  /** Remarks and rejects that concern one run. */
  List<FileProblem> problemsOf(long runId);
}
