package dev.assay.formats;

import dev.assay.domain.MetricRule;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * What {@code assay.yaml} says to readers; {@link #DEFAULTS} without one.
 *
 * @param zone zone of times that carry none
 * @param metricRules the user's additions to the metric catalogue
 * @param csvMappings how to read CSV files, first match wins
 * @param tokensPerStep training tokens per optimizer step by model
 * @param tagRules the user's own tags
 * @param digest changes when a change of these settings could change what readers say
 * @param registry what a scan does about the workspace's registry
 */
public record Settings(
    ZoneId zone,
    List<MetricRule> metricRules,
    List<CsvMapping> csvMappings,
    List<TokensPerStep> tokensPerStep,
    List<TagRule> tagRules,
    String digest,
    RegistryMode registry) {

  /** Settings that leave the registry to its file. */
  public Settings(
      ZoneId zone,
      List<MetricRule> metricRules,
      List<CsvMapping> csvMappings,
      List<TokensPerStep> tokensPerStep,
      List<TagRule> tagRules,
      String digest) {
    this(zone, metricRules, csvMappings, tokensPerStep, tagRules, digest, RegistryMode.KEPT);
  }

  public static final Settings DEFAULTS =
      new Settings(ZoneId.of("UTC"), List.of(), List.of(), List.of(), List.of(), "");

  /** What happens without being asked when a scan or a recording finds an evaluation. */
  public enum RegistryMode {
    /** It is registered if the workspace has a registry that Assay made: the default. */
    KEPT,
    /** Nothing. */
    OFF,
    /** It is registered. */
    AUTO,
    /** It is registered and a copy is archived. */
    ARCHIVE;

    /** The word in {@code assay.yaml}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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
   * How to read a CSV file: which files, what their columns hold, and what the file's name tells.
   *
   * <p>A row is one run, unless a column gives the task or the metric; then all rows of the same
   * run (equal cells in its identifying columns) together are one.
   *
   * @param files glob on the path's end, folder by folder, such as {@code olmo-ladder/*.csv}
   * @param header globs; each must match a column, else the file is not meant
   * @param columns first match wins; columns that match none are named in a remark
   * @param model template for the model when no column gives it; may be empty
   * @param experiment template for the training run when no column gives it; may be empty. {@code
   *     $file} is the file's name without extension, {@code $folder} its folder, {@code $1}, {@code
   *     $2} ... what the stars of {@code files} stand for
   */
  public record CsvMapping(
      String files, List<String> header, List<CsvColumn> columns, String model, String experiment) {
    public CsvMapping {
      header = List.copyOf(header);
      columns = List.copyOf(columns);
    }
  }

  /** What the cells of a CSV column are. */
  public enum CsvRole {
    /** Optimizer updates: whole number. Identifies the run. */
    STEP,
    /** Training tokens seen: whole number. Identifies the run. */
    TOKENS,
    /** Tokens of one step; tokens = step x this where there is no column of tokens. */
    TOKENS_PER_STEP,
    /** Model. Identifies the run. */
    MODEL,
    /** Training run. Identifies the run. */
    EXPERIMENT,
    /**
     * Worked examples in the prompt. Identifies the run and becomes a tag such as {@code 5-shot}.
     */
    SHOTS,
    /** Anything else that tells runs apart, such as a seed. Kept in the configuration. */
    RUN,
    /** Task of the row's estimates. */
    TASK,
    /** Metric of the row's estimates. */
    METRIC,
    /** A value. */
    ESTIMATE,
    /** Standard error of the value with the same task and metric, in the value's unit. */
    STDERR,
    /** Samples behind the value with the same task and metric. */
    COUNT,
    /** Kept in the run's configuration. */
    CONFIG,
    /** Left out without a word. */
    IGNORE;

    /** The word in {@code assay.yaml}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a column holds.
   *
   * @param column header text or glob
   * @param task for values, errors and counts: {@code $1} stands for what the first star of {@code
   *     column} matched; empty = the row's task
   * @param metric likewise for the metric name
   * @param scale factor that turns the cell into the metric's unit, such as 0.01 for percent
   */
  public record CsvColumn(String column, CsvRole role, String task, String metric, double scale) {}
}
