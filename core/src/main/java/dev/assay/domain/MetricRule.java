package dev.assay.domain;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One line of the metric catalogue: what holds for all metrics whose task and name match.
 *
 * <p>Patterns are globs over the whole text ({@code *} any run of characters, {@code ?} one). Later
 * rules override earlier ones field by field; a null or empty field leaves the earlier value.
 *
 * @param task glob on the task
 * @param name glob on the metric name
 * @param display how to show it; a {@code *} in it stands for what the one {@code *} at the end of
 *     {@code name} matched, as in {@code perplexity_*} shown as {@code PPL *}
 */
public record MetricRule(
    String task,
    String name,
    @Nullable String display,
    @Nullable String group,
    @Nullable Direction direction,
    @Nullable String unit,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble chance,
    @Nullable Integer digits,
    @Nullable Boolean percent,
    @Nullable Boolean proportion,
    @Nullable String note) {

  /** The display name for a metric whose name this rule matches; null if the rule says nothing. */
  @Nullable String displayOf(String metric) {
    int star = name.indexOf('*');
    if (display == null || name.length() == 1 || star != name.length() - 1) {
      return display;
    }
    return display.replace("*", metric.substring(Math.min(star, metric.length())));
  }
}
