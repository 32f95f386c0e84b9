package dev.assay.analysis.question.where;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a written time covers: a day, a minute, ... Times without a zone are UTC.
 *
 * @param from milliseconds since 1970 UTC, inclusive
 * @param to exclusive
 */
public record TimeSpan(long from, long to) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?"
              + "(Z|[+-]\\d{2}:?\\d{2})?)?)?)?");

  /**
   * Reads {@code 2025}, {@code 2025-11}, {@code 2025-11-02}, {@code 2025-11-02T01:55[:56[.5]][Z]}.
   */
  public static @Nullable TimeSpan parse(String text) {
    Matcher m = WRITTEN.matcher(text);
    if (!m.matches()) {
      return null;
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(m, 1, 0),
              number(m, 2, 1),
              number(m, 3, 1),
              number(m, 4, 0),
              number(m, 5, 0),
              number(m, 6, 0));
      String zone = m.group(8);
      OffsetDateTime from = local.atOffset(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
      String fraction = m.group(7);
      if (fraction != null) {
        long millis = Long.parseLong((fraction + "00").substring(0, 3));
        long at = from.toInstant().toEpochMilli() + millis;
        return new TimeSpan(at, at + 1);
      }
      return new TimeSpan(
          from.toInstant().toEpochMilli(), from.plus(1, unit(m)).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher m, int group, int otherwise) {
    String digits = m.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** The smallest unit that was written. */
  private static ChronoUnit unit(Matcher m) {
    if (m.group(6) != null) {
      return ChronoUnit.SECONDS;
    }
    if (m.group(4) != null) {
      return ChronoUnit.MINUTES;
    }
    if (m.group(3) != null) {
      return ChronoUnit.DAYS;
    }
    return m.group(2) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
  }

  /** Below 0 before the span, 0 inside, above 0 after. */
  public int order(long millis) {
    return millis < from ? -1 : millis >= to ? 1 : 0;
  }
}
