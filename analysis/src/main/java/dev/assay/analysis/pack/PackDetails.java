package dev.assay.analysis.pack;

import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.RunDetails;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSamples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Pack} knows of one run. */
final class PackDetails implements RunDetails {
  private final PackSource source;

  PackDetails(PackSource source) {
    this.source = source;
  }

  @Override
  public List<StoredEstimate> estimates(long runId) {
    return source.packed(runId).estimates();
  }

  @Override
  public String config(@Nullable Long configId) {
    return configId == null ? "" : source.pack().configs().get().getOrDefault(configId, "");
  }

  @Override
  public String checkpointPath(long runId) {
    return source.packed(runId).rest().get().checkpointPath();
  }

  @Override
  public @Nullable Long registeredAt(long runId) {
    return source.packed(runId).rest().get().registeredAt();
  }

  @Override
  public List<SourceFile> sources(long runId) {
    return source.packed(runId).rest().get().sources();
  }

  @Override
  public List<HistoryEntry> history(long runId) {
    return source.packed(runId).rest().get().history();
  }

  @Override
  public List<StoredSamples> samples(long runId) {
    return source.packed(runId).rest().get().samples();
  }

  @Override
  public List<FileProblem> problemsOf(long runId) {
    return source.packed(runId).rest().get().problems();
  }
}
