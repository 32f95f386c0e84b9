package dev.assay.analysis.grade;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of a row hold the gold answer and the prediction. Those that are not named are known
 * by their usual names. A name that no field has may be a path: {@code choices.0.text}.
 */
record Fields(String gold, String completion) {
  private static final List<String> GOLDS =
      List.of("gold", "gold_answer", "ground_truth", "gt", "reference", "target", "answer");
  private static final List<String> COMPLETIONS =
      List.of(
          "completion",
          "completions",
          "response",
          "responses",
          "generation",
          "generations",
          "output",
          "outputs",
          "code",
          "resps",
          "prediction",
          "predictions",
          "preds",
          "pred",
          "text");

  /**
   * The fields of rows like {@code row}.
   *
   * @throws AssayException BAD_INPUT when one cannot be guessed
   */
  static Fields of(ObjectNode row, @Nullable String gold, @Nullable String completion) {
    return new Fields(
        gold != null ? gold : usual(row, GOLDS, "--gold"),
        completion != null ? completion : usual(row, COMPLETIONS, "--completion"));
  }

  private static String usual(ObjectNode row, List<String> usual, String option) {
    Optional<String> found = usual.stream().filter(row::has).findFirst();
    return found.orElseThrow(() ->
        new AssayException(
            Kind.BAD_INPUT,
            "the rows have none of the fields "
                + String.join(", ", usual)
                + "; they have "
                + String.join(", ", new TreeSet<>(row.propertyNames())),
            "Name the field with " + option + "."));
  }

  /** What a row has under a name or a path; null if nothing. */
  static @Nullable JsonNode at(ObjectNode row, String name) {
    JsonNode whole = row.get(name);
    if (whole != null || name.indexOf('.') < 0) {
      return whole;
    }
    JsonNode node = row;
    for (String step : name.split("\\.", -1)) {
      node =
          node.isArray() && step.matches("\\d{1,9}")
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    return node.isMissingNode() ? null : node;
  }

  /** Whether there is nothing: null, or the NaN that some tools write for it. */
  static boolean isNothing(JsonNode node) {
    return node.isNull() || node instanceof NumericNode number && number.isNaN();
  }

  /**
   * The text of a value; a list of one is that one. Empty when it is neither text nor finite
   * number.
   */
  static Optional<String> text(@Nullable JsonNode node) {
    if (node != null && node.isArray() && node.size() == 1 && !node.get(0).isArray()) {
      return text(node.get(0));
    }
    if (node == null || !node.isString() && (!node.isNumber() || isNothing(node))) {
      return Optional.empty();
    }
    return Optional.of(node.isString() ? node.stringValue() : node.asString());
  }
}
