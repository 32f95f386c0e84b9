package dev.assay.samples;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Cells of a result. */
final class DuckCells implements Cells {
  private static final Object[] NONE = {};

  private final ResultSet row;

  DuckCells(ResultSet row) {
    this.row = row;
  }

  /** A failure of the library within a method that may not throw it. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final SQLException failure;

    Failed(SQLException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private @Nullable Object value(int column) {
    try {
      return row.getObject(column + 1);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private static Object[] items(@Nullable Object value) {
    try {
      return value instanceof Array list && list.getArray() instanceof Object[] items
          ? items
          : NONE;
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public String text(int column) {
    Object value = value(column);
    return value == null ? "" : value.toString();
  }

  @Override
  public double[] numbers(int column) {
    return numbers(items(value(column)));
  }

  private static double[] numbers(Object[] items) {
    double[] numbers = new double[items.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = items[i] instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    return numbers;
  }

  @Override
  public long[] wholes(int column, long absent) {
    Object[] items = items(value(column));
    long[] wholes = new long[items.length];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = items[i] instanceof Number number ? number.longValue() : absent;
    }
    return wholes;
  }

  @Override
  public boolean[] flags(int column) {
    Object[] items = items(value(column));
    boolean[] flags = new boolean[items.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = Boolean.TRUE.equals(items[i]);
    }
    return flags;
  }

  @Override
  public double[][] lists(int column) {
    Object[] items = items(value(column));
    double[][] lists = new double[items.length][];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = numbers(items(items[i]));
    }
    return lists;
  }
}
