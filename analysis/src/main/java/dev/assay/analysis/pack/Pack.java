package dev.assay.analysis.pack;

import dev.assay.domain.MetricRule;
import dev.assay.domain.Series;
import dev.assay.store.FileProblem;
import dev.assay.store.HistoryEntry;
import dev.assay.store.MetricUse;
import dev.assay.store.RunHead;
import dev.assay.store.SourceFile;
import dev.assay.store.StoredEstimate;
import dev.assay.store.StoredSamples;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a page without a server holds.
 *
 * @param version of the Assay that made it
 * @param workspace name of the workspace
 * @param generation of the index that it was made from
 * @param scannedAt milliseconds since 1970 UTC; null if unknown
 * @param rules the user's metric rules
 * @param metrics by task, name, variant; {@code runs} counts the packed current runs
 * @param configs JSON text by key; read when it is first asked for
 * @param runs by run key
 * @param problems of all files
 */
public record Pack(
    String version,
    String workspace,
    long generation,
    @Nullable Long scannedAt,
    List<MetricRule> rules,
    List<MetricUse> metrics,
    Supplier<Map<Long, String>> configs,
    List<PackedRun> runs,
    List<FileProblem> problems) {

  /**
   * One run.
   *
   * @param current false for an older evaluation of a run
   * @param estimates by task, name, variant
   * @param rest read when it is first asked for: tables do without
   */
  public record PackedRun(
      RunHead head, boolean current, List<StoredEstimate> estimates, Supplier<Rest> rest) {}

  /**
   * What only the view of one run and the charts of curves need of it.
   *
   * @param checkpointPath empty if unknown
   * @param registeredAt milliseconds since 1970 UTC; null if unknown
   * @param series by task, name and part
   */
  public record Rest(
      String checkpointPath,
      @Nullable Long registeredAt,
      List<Series> series,
      List<SourceFile> sources,
      List<HistoryEntry> history,
      List<StoredSamples> samples,
      List<FileProblem> problems) {}
}
