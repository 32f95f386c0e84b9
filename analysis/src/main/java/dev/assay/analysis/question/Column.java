package dev.assay.analysis.question;

import dev.assay.domain.Direction;
import dev.assay.domain.Metric;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of runs: a metric, a field that every run can have, or a path into the
 * configuration.
 *
 * @param key how it is asked for: {@code sblimp/accuracy}, {@code step}, {@code config.optim.lr}
 * @param display heading for people
 * @param metric what the catalogue knows; null if this is no metric
 * @param valueType what its values are
 * @param count current runs that have a value
 */
public record Column(
    String key,
    Kind kind,
    String display,
    @Nullable Metric metric,
    ValueType valueType,
    int count) {

  /** Where the values come from. */
  public enum Kind {
    METRIC,
    FIELD,
    CONFIG;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the values are. */
  public enum ValueType {
    NUMBER,
    TEXT,
    BOOLEAN,
    TIME,
    /** Not all of one type. */
    MIXED;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which way is better; {@link Direction#NEITHER} for what is no metric. */
  public Direction direction() {
    return metric == null ? Direction.NEITHER : metric.direction();
  }

  /** Decimals on screen for a metric; 0 for a field; 6 for a configuration value. */
  public int digits() {
    if (metric != null) {
      return metric.digits();
    }
    return kind == Kind.CONFIG ? 6 : 0;
  }

  /** Whether the screen shows 100 times the value with a percent sign. */
  public boolean percent() {
    return metric != null && metric.percent();
  }
}
