package dev.assay.samples.hub;

import dev.assay.domain.Check;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait for a server, and how often to ask again.
 *
 * @param tries requests in all, at least 1
 * @param first wait after the first failure; it doubles with each more
 * @param most longest wait that Assay chooses
 * @param longest longest wait that a server may ask for; beyond it the request fails
 * @param answer time until an answer begins, and within which it must go on
 * @param clock what time it is
 * @param sleeper waits
 * @param chance in [0, 1), so that many who wait do not come back together
 */
public record Patience(
    int tries,
    Duration first,
    Duration most,
    Duration longest,
    Duration answer,
    Supplier<Instant> clock,
    Sleeper sleeper,
    DoubleSupplier chance) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RESET = Pattern.compile("(?:^|[;,\\s])t=([0-9]{1,9})\\b");
  private static final int MOST_DOUBLINGS = 20;

  /** Waits; apart, so that tests need not. */
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** For daily use. */
  public static final Patience USUAL =
      new Patience(
          6,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMinutes(6),
          Duration.ofSeconds(60),
          Instant::now,
          Thread::sleep,
          () -> ThreadLocalRandom.current().nextDouble());

  public Patience {
    Check.that(tries >= 1, "tries must be at least 1, not %s", tries);
  }

  /** The wait after the {@code attempt}-th failure, from 1: at least half of a doubling one. */
  Duration growing(int attempt) {
    long doubled = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
    long capped = Math.min(doubled, most.toMillis());
    return Duration.ofMillis((long) (capped * (0.5 + 0.5 * chance.getAsDouble())));
  }

  /**
   * The wait that a server asks for, by {@code Retry-After} (seconds or a date) or by the time in
   * {@code RateLimit}; empty when it asks for none.
   */
  Optional<Duration> asked(HttpHeaders headers) {
    Optional<Duration> after = headers.firstValue("Retry-After").flatMap(this::time);
    return after.isPresent() ? after : headers.firstValue("RateLimit").flatMap(Patience::reset);
  }

  private Optional<Duration> time(String text) {
    if (SECONDS.matcher(text.strip()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
    }
    try {
      Instant until =
          ZonedDateTime.parse(
                  text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
              .toInstant();
      Duration wait = Duration.between(clock.get(), until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> reset(String text) {
    Matcher reset = RESET.matcher(text);
    return reset.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(reset.group(1))))
        : Optional.empty();
  }
}
