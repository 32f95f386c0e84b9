package dev.assay.store;

import dev.assay.domain.Estimate;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of one batch, written in key order: the table is clustered by metric, and ordered
 * inserts touch each page once.
 */
final class EstimateBuffer {
  private long[] keys = new long[4096]; // metric in the upper, position in the lower half
  private long[] runIds = new long[4096];
  private @Nullable Estimate[] estimates = new Estimate[4096];
  private int size;

  void add(int metricId, long runId, Estimate estimate) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      runIds = Arrays.copyOf(runIds, size * 2);
      estimates = Arrays.copyOf(estimates, size * 2);
    }
    keys[size] = (long) metricId << 32 | size;
    runIds[size] = runId;
    estimates[size] = estimate;
    size++;
  }

  int size() {
    return size;
  }

  /** Runs get ascending keys, so metric then position is the order of the primary key. */
  void flush(PreparedStatement insert) throws SQLException {
    Arrays.sort(keys, 0, size);
    for (int i = 0; i < size; i++) {
      int at = (int) keys[i];
      Estimate estimate = Objects.requireNonNull(estimates[at]);
      insert.setInt(1, (int) (keys[i] >>> 32));
      insert.setLong(2, runIds[at]);
      insert.setDouble(3, estimate.value());
      if (estimate.standardError().isPresent()) {
        insert.setDouble(4, estimate.standardError().getAsDouble());
      } else {
        insert.setNull(4, Types.NULL);
      }
      if (estimate.count().isPresent()) {
        insert.setLong(5, estimate.count().getAsLong());
      } else {
        insert.setNull(5, Types.NULL);
      }
      insert.setInt(6, estimate.source().ordinal());
      insert.executeUpdate();
    }
    Arrays.fill(estimates, 0, size, null);
    size = 0;
  }
}
