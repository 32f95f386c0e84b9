package dev.assay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs statements: list, one, each row, update. Values: text, numbers, bytes, null. */
final class Sql {
  private Sql() {}

  interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection db, String sql, RowMapper<T> mapper, @Nullable Object... args)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    each(db, sql, row -> rows.add(mapper.map(row)), args);
    return rows;
  }

  static <T> Optional<T> one(
      Connection db, String sql, RowMapper<T> mapper, @Nullable Object... args)
      throws SQLException {
    List<T> rows = list(db, sql, mapper, args);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  static void each(Connection db, String sql, RowVisitor visitor, @Nullable Object... args)
      throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      bind(statement, args);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          visitor.visit(rows);
        }
      }
    }
  }

  static int update(Connection db, String sql, @Nullable Object... args) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(sql)) {
      bind(statement, args);
      return statement.executeUpdate();
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object... args) throws SQLException {
    for (int i = 0; i < args.length; i++) {
      Object arg = args[i];
      switch (arg) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case String text -> statement.setString(i + 1, text);
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case Double number -> statement.setDouble(i + 1, number);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
        default -> throw new IllegalArgumentException("cannot bind a " + arg.getClass().getName());
      }
    }
  }

  static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static String textOrEmpty(ResultSet row, int column) throws SQLException {
    String value = row.getString(column);
    return value == null ? "" : value;
  }

  static @Nullable Double doubleOrNull(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
