package dev.assay.testkit.write;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Local times without zone, as Python's {@code isoformat} writes them. */
public final class Times {
  private Times() {}

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  /** Microseconds are left out when they are exactly zero; seconds never. */
  public static String iso(LocalDateTime time) {
    return (time.getNano() < 1000 ? SECONDS : MICROSECONDS).format(time);
  }

  /** A time within the second after {@code time}, to the microsecond. */
  public static LocalDateTime jitter(LocalDateTime time, Chance chance) {
    return time.plusNanos(1000L * chance.below(1_000_000));
  }
}
