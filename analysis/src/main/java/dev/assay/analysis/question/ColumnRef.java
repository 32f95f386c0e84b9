package dev.assay.analysis.question;

import dev.assay.analysis.question.where.Reference.Part;
import dev.assay.store.MetricUse;
import java.util.Locale;

/** A column that is known to exist. */
sealed interface ColumnRef {
  /** The key as answers spell it. */
  String key();

  record OfField(RunField field) implements ColumnRef {
    @Override
    public String key() {
      return field.key();
    }
  }

  /** The label set behind a training type, for filters: a hybrid is hybrid, ttt and lora. */
  record OfTypes() implements ColumnRef {
    @Override
    public String key() {
      return RunField.TYPE.key();
    }
  }

  /** All texts of a run together, for filters: id, name, experiment, model, notes and tags. */
  record OfAnyText() implements ColumnRef {
    @Override
    public String key() {
      return "text";
    }
  }

  record OfMetric(MetricUse metric, Part part) implements ColumnRef {
    @Override
    public String key() {
      String key = metric.key().toString();
      return part == Part.VALUE ? key : key + "." + part.name().toLowerCase(Locale.ROOT);
    }
  }

  record OfConfig(String path) implements ColumnRef {
    @Override
    public String key() {
      return "config." + path;
    }
  }
}
