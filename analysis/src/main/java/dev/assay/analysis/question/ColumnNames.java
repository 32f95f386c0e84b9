package dev.assay.analysis.question;

import dev.assay.analysis.question.values.Mixed;
import dev.assay.analysis.question.where.Faults;
import dev.assay.analysis.question.where.Reference;
import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.domain.AssayException;
import dev.assay.domain.Direction;
import dev.assay.domain.MetricKey;
import dev.assay.domain.Nearest;
import dev.assay.store.MetricUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name means: a field, {@code sblimp/accuracy}, {@code piqa.acc}, the old flat {@code
 * sblimp_accuracy}, {@code config.optim.lr}; {@code .se} and {@code .n} after a metric mean its
 * standard error and count.
 */
final class ColumnNames {
  private static final int GUESSES = 5;

  private final View view;

  ColumnNames(View view) {
    this.view = view;
  }

  /**
   * Finds a column by its key.
   *
   * @throws AssayException BAD_INPUT with the nearest names when there is none
   */
  ColumnRef column(String key) {
    ColumnRef found = find(key);
    if (found == null) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT, "no column '%s'".formatted(cut(key)), remedy(key, false));
    }
    return known(found, key, "", -1);
  }

  /** Whether {@link #column} finds something. */
  boolean isColumn(String key) {
    try {
      return find(key) != null;
    } catch (AssayException severalVariants) {
      return false;
    }
  }

  /**
   * Finds a metric by its key.
   *
   * @throws AssayException BAD_INPUT with the nearest names when there is none
   */
  MetricUse metric(String key) {
    if (find(key) instanceof ColumnRef.OfMetric(var metric, var part) && part == Part.VALUE) {
      return metric;
    }
    throw new AssayException(
        AssayException.Kind.BAD_INPUT, "no metric '%s'".formatted(cut(key)), remedy(key, false));
  }

  /**
   * Finds what an expression names.
   *
   * @param text the whole expression, for the wording of failures
   */
  ColumnRef reference(Reference reference, String text) {
    if (reference instanceof Reference.Name name && name.text().equals("text")) {
      return new ColumnRef.OfAnyText();
    }
    ColumnRef found =
        switch (reference) {
          case Reference.Name name -> find(name.text());
          case Reference.Config config -> new ColumnRef.OfConfig(config.path());
          case Reference.TaskMetric metric ->
              ofPart(inTask(metric.task(), metric.name()), metric.part());
          case Reference.Key key -> ofPart(metricOrNull(key.key()), key.part());
        };
    if (found == null) {
      String name = plainName(reference);
      throw Faults.at(
          text,
          reference.at(),
          "nothing is called '%s'".formatted(cut(name)),
          remedy(name, reference instanceof Reference.Name && !name.matches(".*[./].*")));
    }
    if (found instanceof ColumnRef.OfField(var field) && field == RunField.TYPE) {
      return new ColumnRef.OfTypes();
    }
    return known(found, reference.toString(), text, reference.at());
  }

  private static String plainName(Reference reference) {
    return switch (reference) {
      case Reference.Name name -> name.text();
      case Reference.Config config -> "config." + config.path();
      case Reference.TaskMetric metric -> metric.task() + "/" + metric.name();
      case Reference.Key key -> key.key();
    };
  }

  private static @Nullable ColumnRef ofPart(@Nullable MetricUse metric, Part part) {
    return metric == null ? null : new ColumnRef.OfMetric(metric, part);
  }

  private @Nullable ColumnRef find(String name) {
    RunField field = RunField.named(name);
    if (field != null) {
      return new ColumnRef.OfField(field);
    }
    for (String prefix : List.of("config.", "training_config.")) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return new ColumnRef.OfConfig(name.substring(prefix.length()));
      }
    }
    String bare = name.startsWith("metrics.") ? name.substring("metrics.".length()) : name;
    MetricUse whole = metricOrNull(bare);
    if (whole != null) {
      return new ColumnRef.OfMetric(whole, Part.VALUE);
    }
    int dot = bare.lastIndexOf('.');
    Part part =
        switch (bare.substring(dot + 1)) {
          case "value" -> Part.VALUE;
          case "se", "stderr" -> Part.SE;
          case "n" -> Part.N;
          default -> null;
        };
    return dot <= 0 || part == null ? null : ofPart(metricOrNull(bare.substring(0, dot)), part);
  }

  private @Nullable MetricUse metricOrNull(String name) {
    int slash = name.lastIndexOf('/');
    if (slash > 0) {
      return inTask(name.substring(0, slash), name.substring(slash + 1));
    }
    for (int i = name.length() - 1; i > 0; i--) {
      if (name.charAt(i) == '.') {
        MetricUse found = inTask(name.substring(0, i), name.substring(i + 1));
        if (found != null) {
          return found;
        }
      }
    }
    for (int i = 1; i < name.length() - 1; i++) {
      if (name.charAt(i) == '_') {
        MetricUse found = inTask(name.substring(0, i), name.substring(i + 1));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** A metric of a task; the variant may be left out where there is only one. */
  private @Nullable MetricUse inTask(String task, String nameAndVariant) {
    int comma = nameAndVariant.indexOf(',');
    String name = comma < 0 ? nameAndVariant : nameAndVariant.substring(0, comma);
    String variant = comma < 0 ? "" : nameAndVariant.substring(comma + 1);
    if (task.isEmpty() || name.isEmpty() || nameAndVariant.indexOf('/') >= 0) {
      return null;
    }
    List<MetricUse> found = view.reader().columns().metricsNamed(task, name);
    for (MetricUse metric : found) {
      if (metric.key().variant().equals(variant)) {
        return metric;
      }
    }
    if (comma < 0 && found.size() > 1) {
      throw new AssayException(
          AssayException.Kind.BAD_INPUT,
          "'%s/%s' has several variants".formatted(task, name),
          "Name one: "
              + found.stream()
                  .limit(GUESSES)
                  .map(metric -> "`" + metric.key() + "`")
                  .collect(Collectors.joining(", ")));
    }
    if (comma < 0 && found.size() == 1) {
      return found.getFirst();
    }
    return view.table().size() > 0
        ? null
        : new MetricUse(-1, new MetricKey(task, name, variant), Direction.UNKNOWN, 0);
  }

  /** A path that no configuration has is a mistake too, unless there are no runs at all. */
  private ColumnRef known(ColumnRef ref, String name, String text, int at) {
    if (ref instanceof ColumnRef.OfConfig(var path)
        && view.table().size() > 0
        && view.values(ref) instanceof Mixed mixed
        && mixed.count() == 0
        && !ConfigCatalogue.of(view).hasPath(path)) {
      String problem = "no configuration has '%s'".formatted(cut(path));
      String remedy = remedy("config." + path, false);
      throw text.isEmpty()
          ? new AssayException(AssayException.Kind.BAD_INPUT, problem, remedy)
          : Faults.at(text, at, problem + " (" + cut(name) + ")", remedy);
    }
    return ref;
  }

  private String remedy(String name, boolean maybeText) {
    Set<String> known = new TreeSet<>();
    for (RunField field : RunField.values()) {
      known.add(field.key());
    }
    if (name.startsWith("config.")) {
      ConfigCatalogue.of(view).paths().forEach(path -> known.add("config." + path));
    } else {
      view.reader().metricNames().forEach(metric -> known.add(metric.key().toString()));
    }
    List<String> near = new ArrayList<>(Nearest.of(name, known, GUESSES));
    String quotes = maybeText ? " A text goes in quotes: '%s'.".formatted(cut(name)) : "";
    if (near.isEmpty()) {
      return "See all names: assay runs --list-columns." + quotes;
    }
    return "Did you mean %s?%s".formatted(String.join(", ", near), quotes);
  }

  private static String cut(String name) {
    return name.length() <= 80 ? name : name.substring(0, 79) + "…";
  }
}
