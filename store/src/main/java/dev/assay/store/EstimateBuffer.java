package dev.assay.store;

import dev.assay.domain.Estimate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Estimates of one batch, written in key order: the table is clustered by metric, and ordered
 * inserts touch each page once.
 */
final class EstimateBuffer {
  private static final int COLUMNS = 6;

  /** Rows in one statement: each statement has a cost of its own. */
  private static final int ROWS = 64;

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
  void flush(Connection db) throws SQLException {
    Arrays.sort(keys, 0, size);
    int at = 0;
    if (size >= ROWS) {
      try (PreparedStatement many = db.prepareStatement(insert(ROWS))) {
        for (; at + ROWS <= size; at += ROWS) {
          for (int row = 0; row < ROWS; row++) {
            bind(many, row * COLUMNS, at + row);
          }
          many.executeUpdate();
        }
      }
    }
    if (at < size) {
      try (PreparedStatement rest = db.prepareStatement(insert(size - at))) {
        for (int row = 0; at + row < size; row++) {
          bind(rest, row * COLUMNS, at + row);
        }
        rest.executeUpdate();
      }
    }
    Arrays.fill(estimates, 0, size, null);
    size = 0;
  }

  private static String insert(int rows) {
    return "INSERT INTO estimate (metric_id, run_id, value, se, n, source) VALUES "
        + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?)"));
  }

  private void bind(PreparedStatement insert, int before, int sorted) throws SQLException {
    int at = (int) keys[sorted];
    Estimate estimate = Objects.requireNonNull(estimates[at]);
    insert.setInt(before + 1, (int) (keys[sorted] >>> 32));
    insert.setLong(before + 2, runIds[at]);
    insert.setDouble(before + 3, estimate.value());
    if (estimate.standardError().isPresent()) {
      insert.setDouble(before + 4, estimate.standardError().getAsDouble());
    } else {
      insert.setNull(before + 4, Types.NULL);
    }
    if (estimate.count().isPresent()) {
      insert.setLong(before + 5, estimate.count().getAsLong());
    } else {
      insert.setNull(before + 5, Types.NULL);
    }
    insert.setInt(before + 6, estimate.source().ordinal());
  }
}
