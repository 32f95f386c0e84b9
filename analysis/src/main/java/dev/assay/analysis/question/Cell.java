package dev.assay.analysis.question;

import dev.assay.domain.Check;
import dev.assay.domain.Estimate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value of one run.
 *
 * @param value a {@link Double} (always finite), {@link Long}, {@link Boolean} or {@link String};
 *     times are ISO 8601 text in UTC, configuration arrays and objects JSON text
 * @param se standard error as reported; null if unknown
 * @param n samples scored; null if unknown
 * @param low lower end of the 95 % interval; null if there is none
 * @param high upper end
 * @param method how the interval was made; null if there is none
 * @param source null if this is no estimate
 */
public record Cell(
    Object value,
    @Nullable Double se,
    @Nullable Long n,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Method method,
    Estimate.@Nullable Source source) {

  /** How an interval of one value was made. */
  public enum Method {
    /** Wilson score interval of a proportion. */
    WILSON,
    /** Value and reported standard error under a normal distribution. */
    NORMAL;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Cell {
    Check.that(
        value instanceof Double
            || value instanceof Long
            || value instanceof Boolean
            || value instanceof String,
        "a cell cannot hold a %s",
        value.getClass().getSimpleName());
    Check.that(
        !(value instanceof Double number) || Double.isFinite(number),
        "a cell must be finite, not %s",
        value);
    Check.that(
        (low == null) == (method == null) && (high == null) == (method == null),
        "an interval needs both ends and a method");
  }

  /** A value that is no estimate. */
  public static Cell of(Object value) {
    return new Cell(value, null, null, null, null, null, null);
  }

  /** The value as a number; NaN if it is none. */
  public double number() {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
