package dev.assay.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Current runs column by column, and chosen estimates of chosen runs: a question over many runs
 * reads only what it mentions. Belongs to a {@link RunSource} and lives as long as it.
 */
public interface ColumnReader {
  /** A column of texts. The empty text is unknown. */
  enum TextField {
    ID("id"),
    NAME("name"),
    EXPERIMENT("experiment"),
    MODEL("model"),
    STAGE("stage"),
    /** One tag per line. */
    TAGS("tags"),
    NOTES("notes"),
    /** Tags that the user gave, one per line. */
    OWN_TAGS("ifnull((SELECT a.tags FROM annotation a WHERE a.run_id = run.run_id), '')"),
    /** What the user wrote. */
    OWN_NOTE("ifnull((SELECT a.note FROM annotation a WHERE a.run_id = run.run_id), '')"),
    FORMAT("(SELECT f.format FROM file f WHERE f.file_id = run.file_id)");

    final String sql;

    TextField(String sql) {
      this.sql = sql;
    }
  }

  /** A column of whole numbers. */
  enum LongField {
    STEP("step"),
    TOKENS("tokens"),
    /** Ordinal of {@link dev.assay.domain.TrainingType}. */
    TRAINING_TYPE("training_type"),
    /** 1 for a baseline, else 0. */
    BASELINE("baseline"),
    /** 1 if the files are gone, else 0. */
    MISSING("missing"),
    /** 1 if the evaluation is under way, else 0. */
    RUNNING("role = 2"),
    /** 1 if there are curves, else 0. */
    HAS_SERIES("curves_from IS NOT NULL"),
    /** Milliseconds since 1970 UTC. */
    EVALUATED_AT("evaluated_at"),
    CONFIG_ID("config_id");

    final String sql;

    LongField(String sql) {
      this.sql = sql;
    }
  }

  /** Takes the text of one run. */
  interface TextVisitor {
    void visit(long runId, String value);
  }

  /** Takes the number of one run. */
  interface LongVisitor {
    void visit(long runId, long value);
  }

  /** Keys of all current runs, ascending. */
  long[] runIds();

  /** Every current run whose text is known, ordered by run key. */
  void eachText(TextField field, TextVisitor visitor);

  /** Every current run whose number is known, ordered by run key. */
  void eachLong(LongField field, LongVisitor visitor);

  /** Every current run that belongs to the baselines, ordered by run key. */
  List<Long> baselines();

  /** Metrics of this task and name under any variant, ordered by variant. {@code runs} is 0. */
  List<MetricUse> metricsNamed(String task, String name);

  /** These metrics, ordered by key. {@code runs} is 0. */
  List<MetricUse> metrics(Collection<Long> metricIds);

  /**
   * In how many current runs each of these metrics has a value; metrics without one are left out.
   */
  Map<Long, Integer> counts(Collection<Long> metricIds);

  /** Estimates of these metrics in these runs, ordered by metric and run key. */
  List<StoredEstimate> estimates(Collection<MetricUse> metrics, Collection<Long> runIds);
}
