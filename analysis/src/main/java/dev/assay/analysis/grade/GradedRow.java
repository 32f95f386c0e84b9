package dev.assay.analysis.grade;

import dev.assay.formats.rows.Reject;
import dev.assay.formats.rows.Row;
import dev.assay.grading.text.Extraction;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a line of JSON of a row and what grading adds to it. */
record GradedRow(String prefix) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The row and its verdict; of a list one for each element. */
  String line(Row row, List<Graded> graded, boolean list) {
    ObjectNode more = JSON.objectNode();
    more.set(prefix + "extracted", each(graded, list, GradedRow::extracted));
    more.set(prefix + "correct", each(graded, list, g -> JSON.booleanNode(g.verdict().correct())));
    more.set(prefix + "verdict", each(graded, list, g -> JSON.stringNode(g.verdict().word())));
    more.set(prefix + "rule", each(graded, list, GradedRow::rule));
    return row.with(more);
  }

  /** A row that could not be graded, kept with the reason. */
  String bad(Row row, String problem) {
    return row.with(problem(JSON.objectNode(), problem));
  }

  /** A line that is no row, kept as text with the reason. */
  String bad(Reject reject) {
    return problem(JSON.objectNode().put("line", reject.text()), reject.problem()).toString();
  }

  private ObjectNode problem(ObjectNode node, String problem) {
    node.set(prefix + "extracted", JSON.nullNode());
    node.set(prefix + "correct", JSON.nullNode());
    node.put(prefix + "verdict", "bad_row");
    node.set(prefix + "rule", JSON.nullNode());
    node.put(prefix + "grade_error", problem);
    return node;
  }

  private static JsonNode each(
      List<Graded> graded, boolean list, Function<Graded, JsonNode> value) {
    if (!list) {
      return value.apply(graded.getFirst());
    }
    ArrayNode values = JSON.arrayNode();
    graded.forEach(each -> values.add(value.apply(each)));
    return values;
  }

  private static JsonNode extracted(Graded graded) {
    return graded.answered()
        ? JSON.stringNode(graded.prediction().extraction().text())
        : JSON.nullNode();
  }

  private static JsonNode rule(Graded graded) {
    Extraction.Rule rule = graded.prediction().extraction().rule();
    return rule == Extraction.Rule.NONE ? JSON.nullNode() : JSON.stringNode(Words.of(rule));
  }
}
