package dev.assay.store;

import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of metrics and of configurations, which are stored once; looked up once by each writer. */
final class Keys {
  private final Connection db;
  private final Map<MetricKey, Integer> metrics = new HashMap<>();
  private final Map<String, Long> configs = new HashMap<>();

  Keys(Connection db) {
    this.db = db;
  }

  /** Another process wrote: all must be looked up anew. */
  void forget() {
    metrics.clear();
    configs.clear();
  }

  /** The metric's key. */
  int metric(MetricKey key) throws SQLException {
    Integer known = metrics.get(key);
    if (known != null) {
      return known;
    }
    Sql.update(
        db,
        "INSERT INTO metric (task, name, variant) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        key.task(),
        key.name(),
        key.variant());
    int id =
        Sql.one(
                db,
                "SELECT metric_id FROM metric WHERE task = ? AND name = ? AND variant = ?",
                row -> row.getInt(1),
                key.task(),
                key.name(),
                key.variant())
            .orElseThrow();
    metrics.put(key, id);
    return id;
  }

  /** Notes which direction a file states of a metric. */
  void stateDirection(MetricKey key, Direction stated) throws SQLException {
    Sql.update(
        db, "UPDATE metric SET stated = ? WHERE metric_id = ?", stated.ordinal(), metric(key));
  }

  /** The key of the run's configuration; null without one. */
  @Nullable Long config(RunRecord run) throws SQLException {
    if (run.configJson().isEmpty()) {
      return null;
    }
    String sha = run.configSha256().isEmpty() ? sha256(run.configJson()) : run.configSha256();
    Long known = configs.get(sha);
    if (known != null) {
      return known;
    }
    byte[] digest = HexFormat.of().parseHex(sha);
    Sql.update(
        db,
        "INSERT INTO config (sha256, json) VALUES (?, ?) ON CONFLICT DO NOTHING",
        digest,
        run.configJson());
    long id =
        Sql.one(db, "SELECT config_id FROM config WHERE sha256 = ?", row -> row.getLong(1), digest)
            .orElseThrow();
    configs.put(sha, id);
    return id;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
