package dev.assay.formats.matrix;

import dev.assay.domain.Check;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)\\s*([smhd])");

  private Durations() {}

  /** The length; a number needs its unit. */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    Check.that(matcher.matches(), "a length of time is such as 90s, 30m, 2h or 1d, not '%s'", text);
    double seconds =
        Double.parseDouble(matcher.group(1))
            * switch (matcher.group(2)) {
              case "s" -> 1;
              case "m" -> 60;
              case "h" -> 3600;
              default -> 86_400;
            };
    Check.that(seconds > 0, "a length of time is above zero, not '%s'", text);
    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
  }

  /** Empty for nothing. */
  public static Optional<Duration> ofNullable(@Nullable String text) {
    return text == null ? Optional.empty() : Optional.of(parse(text));
  }

  /** For people: {@code 0.4 s}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(java.util.Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
