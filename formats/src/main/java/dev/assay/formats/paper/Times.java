package dev.assay.formats.paper;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Times as this family writes them: local, without zone. */
public final class Times {
  private Times() {}

  /**
   * Reads {@code 2025-11-02T01:55:56.123456}, {@code 2025-11-02 01:55:56,123}, {@code
   * 20251102_015556}, and ISO times that do carry an offset.
   *
   * @param zone used where the text has none
   * @return null when the text is none of these
   */
  public static @Nullable Instant parse(String raw, ZoneId zone) {
    String text = raw.strip();
    if (text.length() < 15 || text.length() > 40) {
      return null;
    }
    try {
      if (text.charAt(8) == '_') {
        return compact(text).atZone(zone).toInstant();
      }
      String iso = text.replace(' ', 'T').replace(',', '.');
      boolean offset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 11) > 0;
      return offset
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(zone).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static LocalDateTime compact(String text) {
    if (text.length() != 15) {
      throw new DateTimeException("not YYYYMMDD_HHMMSS");
    }
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 4, 6),
        number(text, 6, 8),
        number(text, 9, 11),
        number(text, 11, 13),
        number(text, 13, 15));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
