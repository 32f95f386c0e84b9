package dev.assay.domain;

/**
 * Identity of a metric: what was run, what was measured, and under which filter.
 *
 * <p>Text form: {@code task/name} or {@code task/name,variant}, such as {@code sblimp/accuracy} or
 * {@code gsm8k/exact_match,strict-match}. The task may hold slashes, the name may not.
 *
 * @param task benchmark or slice, such as {@code piqa}; never empty
 * @param name metric name, such as {@code acc}; never empty, no slash, no comma
 * @param variant filter or variant; empty where there is none
 */
public record MetricKey(String task, String name, String variant) implements Comparable<MetricKey> {

  public MetricKey {
    Check.that(!task.isEmpty(), "task must not be empty");
    Check.that(!name.isEmpty(), "metric name must not be empty");
    Check.that(
        name.indexOf('/') < 0 && name.indexOf(',') < 0,
        "metric name must hold neither '/' nor ',': %s",
        name);
    Check.that(variant.indexOf('/') < 0, "variant must not hold '/': %s", variant);
  }

  public static MetricKey of(String task, String name) {
    return new MetricKey(task, name, "");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when there is no slash or a part is empty
   */
  public static MetricKey parse(String text) {
    int slash = text.lastIndexOf('/');
    Check.that(slash > 0, "a metric is written task/name, not '%s'", text);
    String rest = text.substring(slash + 1);
    int comma = rest.indexOf(',');
    return comma < 0
        ? of(text.substring(0, slash), rest)
        : new MetricKey(
            text.substring(0, slash), rest.substring(0, comma), rest.substring(comma + 1));
  }

  /** Makes any text usable as a metric name or variant: slashes and commas become {@code _}. */
  public static String safeName(String raw) {
    return raw.replace('/', '_').replace(',', '_');
  }

  @Override
  public int compareTo(MetricKey other) {
    int byTask = task.compareTo(other.task);
    if (byTask != 0) {
      return byTask;
    }
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : variant.compareTo(other.variant);
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? task + "/" + name : task + "/" + name + "," + variant;
  }
}
