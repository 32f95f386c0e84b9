package dev.assay.formats;

import dev.assay.domain.MetricRule;
import java.time.ZoneId;
import java.util.List;

/**
 * What {@code assay.yaml} says to readers; {@link #DEFAULTS} without one.
 *
 * @param zone zone of times that carry none
 * @param metricRules the user's additions to the metric catalogue
 * @param csvMappings how to read CSV files, first match wins
 * @param tokensPerStep training tokens per optimizer step by model
 * @param tagRules the user's own tags
 * @param digest changes when a change of these settings could change what readers say
 */
public record Settings(
    ZoneId zone,
    List<MetricRule> metricRules,
    List<CsvMapping> csvMappings,
    List<TokensPerStep> tokensPerStep,
    List<TagRule> tagRules,
    String digest) {

  public static final Settings DEFAULTS =
      new Settings(ZoneId.of("UTC"), List.of(), List.of(), List.of(), List.of(), "");

  /**
   * Training tokens per step for models whose name matches.
   *
   * @param model glob on the model name
   */
  public record TokensPerStep(String model, long tokens) {}

  /**
   * A tag for runs whose field matches.
   *
   * @param field config path such as {@code data.train_data}, or {@code name}
   * @param pattern glob on the field's text
   */
  public record TagRule(String tag, String field, String pattern) {}

  /**
   * How to read a CSV file.
   *
   * @param files glob on the path, such as {@code olmo-ladder/*.csv} (matched against its end)
   * @param layout {@code wide} (a row a checkpoint, a column a metric) or {@code long} (a row a
   *     metric value)
   * @param columns role by column name or glob; see docs/formats.md
   */
  public record CsvMapping(
      String files, String layout, List<CsvColumn> columns, String model, String experiment) {}

  /**
   * What a column holds.
   *
   * @param column header text or glob, {@code *} captured
   * @param role {@code step}, {@code tokens}, {@code model}, {@code experiment}, {@code task},
   *     {@code metric}, {@code value}, {@code stderr}, {@code count}, {@code config}, {@code estimate}
   *     or {@code ignore}
   * @param task for {@code estimate}: task, {@code $1} stands for the first captured part
   * @param metric for {@code estimate}: metric name
   * @param scale factor that turns the cell into the metric's unit, such as 0.01 for percent
   */
  public record CsvColumn(String column, String role, String task, String metric, double scale) {}
}
