package dev.assay.analysis.question;

import dev.assay.analysis.json.JsonValue;
import dev.assay.store.RunHead;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which configuration keys several runs differ. */
public final class DiffConfigs {
  private final Snapshots snapshots;

  public DiffConfigs(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param ids runs in the order of selection, 1 to 200
   * @param all also keys that do not differ
   */
  public record Question(List<String> ids, boolean all) {
    public Question {
      ids = List.copyOf(ids);
    }
  }

  /**
   * What one run has under a key.
   *
   * @param json the value as JSON text; empty if the run has no such key
   */
  public record Value(boolean present, String json) {}

  /**
   * One key.
   *
   * @param key full path such as {@code optim.lr}
   * @param values one per run, in their order
   */
  public record Row(String key, boolean differs, List<Value> values) {}

  /**
   * The difference.
   *
   * @param runs their cells are empty
   * @param rows by key
   * @param same keys left out because they do not differ
   */
  public record Answer(long generation, List<RunRow> runs, List<Row> rows, int same) {}

  /**
   * Answers.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND for an unknown run, BAD_INPUT for too many
   */
  public Answer answer(Question question) {
    return snapshots.ask(view -> answer(view, question));
  }

  private static Answer answer(View view, Question question) {
    List<RunHead> runs = new Rows(view).heads(question.ids());
    SortedSet<String> keys = new TreeSet<>();
    List<Map<String, JsonValue>> configs = new ArrayList<>();
    for (RunHead run : runs) {
      Map<String, JsonValue> config = new HashMap<>();
      if (run.configId() != null) {
        ConfigPaths.eachLeaf(view.reader().details().config(run.configId()), config::put);
      }
      keys.addAll(config.keySet());
      configs.add(config);
    }
    List<Row> rows = new ArrayList<>();
    int same = 0;
    for (String key : keys) {
      List<@Nullable JsonValue> values = new ArrayList<>();
      configs.forEach(config -> values.add(config.get(key)));
      boolean differs = values.stream().anyMatch(value -> !equal(values.getFirst(), value));
      if (differs || question.all()) {
        rows.add(new Row(key, differs, values.stream().map(DiffConfigs::value).toList()));
      } else {
        same++;
      }
    }
    return new Answer(view.table().generation(), runs.stream().map(Rows::row).toList(), rows, same);
  }

  /** By value: 5e-05 is 0.00005 and 1 is 1.0, inside arrays too. */
  static boolean equal(@Nullable JsonValue a, @Nullable JsonValue b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    if (a instanceof JsonValue.Number left && b instanceof JsonValue.Number right) {
      return left.whole() && right.whole()
          ? left.text().equals(right.text())
          : Double.compare(left.value() + 0.0, right.value() + 0.0) == 0;
    }
    if (a instanceof JsonValue.Items(var left)
        && b instanceof JsonValue.Items(var right)
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        if (!equal(left.get(i), right.get(i))) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  private static Value value(@Nullable JsonValue node) {
    return node == null ? new Value(false, "") : new Value(true, json(node));
  }

  /** JSON text; numbers without an exponent where that is readable. */
  static String json(JsonValue node) {
    if (!(node instanceof JsonValue.Number written)
        || written.whole()
        || !Double.isFinite(written.value())) {
      return node.toString();
    }
    BigDecimal number = BigDecimal.valueOf(written.value()).stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    if (-8 <= exponent && exponent <= 15) {
      String plain = number.toPlainString();
      return number.scale() <= 0 ? plain + ".0" : plain;
    }
    return written.text().replace("E", "e");
  }
}
