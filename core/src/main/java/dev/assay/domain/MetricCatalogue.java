package dev.assay.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of metrics by their names: direction, unit, range, chance level, how to show them.
 *
 * <p>Built-in rules first, then the user's; within each, later rules override earlier ones field by
 * field. A rule for all metrics of a task (name {@code *}) speaks of the <em>task</em>: its display
 * name is put before the metric's, and its chance level holds only for metrics that are
 * proportions, since guessing gives no chance perplexity. A rule for a metric of all tasks (task
 * {@code *}) speaks of the <em>metric</em>. A rule for both gives the whole display name.
 *
 * <p>Never fails: an unknown metric is described with direction {@link Direction#UNKNOWN}, "task
 * name" and 4 digits. Immutable but for its cache; thread-safe.
 *
 * <p>The built-in rules stand in a tab-separated resource that is read by hand: the catalogue is
 * needed by nearly every command, and a YAML parser would cost more start-up time than the rest of
 * it together.
 */
public final class MetricCatalogue {
  private static final int DEFAULT_DIGITS = 4;

  private final List<MetricRule> builtIn;
  private final List<MetricRule> users;
  private final Map<Asked, Metric> described = new ConcurrentHashMap<>();

  private record Asked(MetricKey key, Direction stated) {}

  private static final class BuiltIn {
    static final MetricCatalogue INSTANCE =
        new MetricCatalogue(MetricRulesFile.readBuiltIn(), List.of());
  }

  private MetricCatalogue(List<MetricRule> builtIn, List<MetricRule> users) {
    this.builtIn = builtIn;
    this.users = users;
  }

  /** The catalogue that Assay ships. */
  public static MetricCatalogue builtIn() {
    return BuiltIn.INSTANCE;
  }

  /** This catalogue with rules of the user, which come last and so win. */
  public MetricCatalogue with(List<MetricRule> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<MetricRule> all = new ArrayList<>(users);
    all.addAll(more);
    return new MetricCatalogue(builtIn, List.copyOf(all));
  }

  /** Describes a metric of which no file says more. */
  public Metric describe(MetricKey key) {
    return describe(key, Direction.UNKNOWN);
  }

  /**
   * Describes a metric.
   *
   * @param stated direction that the results file itself gives; {@link Direction#UNKNOWN} if it
   *     gives none. It beats the built-in rules, the user's rules beat it.
   */
  public Metric describe(MetricKey key, Direction stated) {
    return described.computeIfAbsent(new Asked(key, stated), this::compute);
  }

  private Metric compute(Asked asked) {
    Description description = new Description();
    builtIn.forEach(rule -> description.apply(rule, asked.key()));
    if (asked.stated() != Direction.UNKNOWN) {
      description.direction = asked.stated();
    }
    users.forEach(rule -> description.apply(rule, asked.key()));
    return description.toMetric(asked.key());
  }

  /** A description while rules are laid over it. */
  private static final class Description {
    private @Nullable String display;
    private @Nullable String taskDisplay;
    private @Nullable String nameDisplay;
    private String group = "";
    private Direction direction = Direction.UNKNOWN;
    private String unit = "";
    private OptionalDouble low = OptionalDouble.empty();
    private OptionalDouble high = OptionalDouble.empty();
    private OptionalDouble chance = OptionalDouble.empty();
    private OptionalDouble chanceOfTask = OptionalDouble.empty();
    private int digits = DEFAULT_DIGITS;
    private boolean percent;
    private boolean proportion;
    private String note = "";

    void apply(MetricRule rule, MetricKey key) {
      if (!Glob.matches(rule.task(), key.task()) || !Glob.matches(rule.name(), key.name())) {
        return;
      }
      boolean ofTask = rule.name().equals("*") && !rule.task().equals("*");
      applyDisplay(rule, key, ofTask);
      group = orElse(rule.group(), group);
      direction = rule.direction() == null ? direction : rule.direction();
      unit = orElse(rule.unit(), unit);
      low = rule.low().isPresent() ? rule.low() : low;
      high = rule.high().isPresent() ? rule.high() : high;
      if (rule.chance().isPresent()) {
        if (ofTask) {
          chanceOfTask = rule.chance();
        } else {
          chance = rule.chance();
        }
      }
      digits = rule.digits() == null ? digits : Math.clamp(rule.digits(), 0, 17);
      percent = rule.percent() == null ? percent : rule.percent();
      proportion = rule.proportion() == null ? proportion : rule.proportion();
      note = orElse(rule.note(), note);
    }

    private void applyDisplay(MetricRule rule, MetricKey key, boolean ofTask) {
      String shown = rule.displayOf(key.name());
      if (shown == null) {
        return;
      }
      if (ofTask) {
        taskDisplay = shown;
      } else if (rule.task().equals("*")) {
        nameDisplay = shown;
      } else {
        display = shown;
      }
    }

    Metric toMetric(MetricKey key) {
      boolean hasTaskChance = proportion && chanceOfTask.isPresent();
      return new Metric(
          key,
          displayOf(key),
          group,
          direction,
          unit,
          low,
          high,
          hasTaskChance ? chanceOfTask : chance,
          digits,
          percent,
          proportion,
          note);
    }

    private String displayOf(MetricKey key) {
      String task = orElse(taskDisplay, key.task());
      String name = orElse(nameDisplay, key.name());
      String whole = orElse(display, (task + " " + name).strip());
      String text = whole.isEmpty() ? key.task() + " " + key.name() : whole;
      return key.variant().isEmpty() ? text : text + " (" + key.variant() + ")";
    }

    private static String orElse(@Nullable String value, String otherwise) {
      return value == null ? otherwise : value;
    }
  }
}
