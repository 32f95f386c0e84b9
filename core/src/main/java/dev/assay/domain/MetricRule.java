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
    @Nullable String note) {}
