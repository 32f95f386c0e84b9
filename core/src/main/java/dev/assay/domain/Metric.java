package dev.assay.domain;

import java.util.OptionalDouble;

/**
 * What the catalogue knows of a metric.
 *
 * @param key identity
 * @param display name for people, such as {@code sBLIMP}; never empty
 * @param group heading under which it stands, such as {@code commonsense}; may be empty
 * @param direction which way is better
 * @param unit {@code fraction}, {@code percent}, {@code nats}, {@code nats/token}, {@code
 *     perplexity}, {@code bits/byte}, {@code count}, {@code seconds}, ...; empty if unknown
 * @param low smallest possible value; empty if unbounded or unknown
 * @param high largest possible value
 * @param chance value that guessing reaches
 * @param digits decimals on screen
 * @param percent whether the screen shows 100 times the value with a percent sign
 * @param proportion whether the value is a share of {@code count} yes-or-no outcomes, so that a
 *     Wilson interval follows from value and count
 * @param note what a reader must know, such as "loss of one single token"; may be empty
 */
public record Metric(
    MetricKey key,
    String display,
    String group,
    Direction direction,
    String unit,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble chance,
    int digits,
    boolean percent,
    boolean proportion,
    String note) {

  public Metric {
    Check.that(!display.isEmpty(), "display name must not be empty");
    Check.that(0 <= digits && digits <= 17, "digits must be in 0..17, not %d", digits);
  }
}
