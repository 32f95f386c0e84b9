package dev.assay.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The write lane's door to the index. */
public final class IngestWriter implements AutoCloseable {
  private final Connection db;

  IngestWriter(Connection db) {
    this.db = db;
  }

  @Override
  public void close() {
    try {
      db.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
