package dev.assay.store;

import dev.assay.domain.Estimate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What questions read: the runs of one workspace, from the index or from memory. One thread at a
 * time; close it after use.
 */
public interface RunSource extends AutoCloseable {
  /**
   * Takes one estimate of a column: value, standard error (NaN if unknown), count (0 if unknown).
   */
  interface EstimateVisitor {
    void visit(long runId, double value, double se, long n, Estimate.Source source);
  }

  /** Takes one configuration. */
  interface ConfigVisitor {
    void visit(long configId, String json);
  }

  /**
   * From here to {@link #close} everything that is read is of one generation. Never waits for a
   * writer.
   */
  void begin();

  /** The same index, column by column. */
  ColumnReader columns();

  /** The same index, run by run. */
  RunDetails details();

  /** Grows with every change of the index. Cheap. */
  long generation();

  /** The generation that the index began with: tells it from one that was made anew. Cheap. */
  long born();

  /** These runs, ordered by run key. */
  List<RunHead> runs(Collection<Long> runIds);

  /** Metrics that at least one current run has, ordered by task, name, variant. */
  List<MetricUse> metrics();

  /**
   * The metrics with these texts or tasks, without counts ({@code runs} is 0). Cheaper than {@link
   * #metrics}.
   */
  List<MetricUse> metricNames();

  /** All estimates of one metric over current runs, in run order. */
  void eachEstimate(long metricId, EstimateVisitor visitor);

  /**
   * Every configuration with a key above {@code after}, by key. One that is there never changes,
   * and a new one has the highest key.
   */
  void eachConfig(long after, ConfigVisitor visitor);

  /** One current or older run by its id; null if there is none. */
  @Nullable RunHead run(String id);

  /**
   * Curves of runs, ordered by run, task, name and part. A log's curves, where there are any, stand
   * in for the run's own.
   *
   * @param task only this task; empty for all
   * @param name only this name; empty for all
   */
  List<StoredSeries> series(Collection<Long> runIds, String task, String name);

  /**
   * Problems of all files, by path.
   *
   * @param remarks also mere remarks
   */
  List<FileProblem> problems(boolean remarks);

  /** Nothing can be read from here on. */
  @Override
  void close();
}
