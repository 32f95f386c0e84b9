package dev.assay.analysis.grade;

import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Reject;
import dev.assay.formats.rows.Row;
import dev.assay.grading.Prediction;
import dev.assay.grading.text.Extractor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Grades one row. Thread-safe. */
record RowGrader(Judge judge, Fields fields, String prefix) {
  private static final String FINAL = "#### ";

  /**
   * What became of a row.
   *
   * @param json the row with what is added to it
   * @param graded a verdict for each prediction; empty when the row is bad
   * @param problem why the row is bad; empty when it is not
   */
  record Result(long number, String json, List<Graded> graded, String problem) {}

  /**
   * Grades a row.
   *
   * @param grader null as long as no row has shown what fields there are, so that nothing but
   *     rejects can come
   */
  static Result result(@Nullable RowGrader grader, Item item, String prefix) {
    GradedRow to = new GradedRow(prefix);
    return switch (item instanceof Line line ? line.parsed() : item) {
      case Row row when grader != null -> grader.graded(row, to);
      case Row row -> throw new IllegalStateException("no fields for row " + row.number());
      case Reject bad -> new Result(bad.number(), to.bad(bad), List.of(), bad.problem());
      case Line line -> throw new IllegalStateException("line " + line.number() + " is not parsed");
    };
  }

  private Result graded(Row row, GradedRow to) {
    JsonNode golds = Fields.at(row.value(), fields.gold());
    JsonNode predictions = Fields.at(row.value(), fields.completion());
    Optional<String> gold = Fields.text(golds);
    String problem = goldProblem(golds, gold);
    if (problem.isEmpty()) {
      problem = predictionProblem(predictions);
    }
    if (!problem.isEmpty() || predictions == null) {
      return new Result(row.number(), to.bad(row, problem), List.of(), problem);
    }
    boolean list = predictions.isArray();
    List<Graded> graded = new ArrayList<>();
    for (JsonNode each : list ? predictions : List.of(predictions)) {
      graded.add(judge.judge(answer(gold.orElseThrow()), Fields.text(each).orElse("")));
    }
    return new Result(row.number(), to.line(row, graded, list), graded, "");
  }

  /**
   * A gold answer as GSM8K writes it stands after four hashes; that of a solution in prose is
   * searched for as in a completion.
   */
  private static String answer(String gold) {
    int hashes = gold.lastIndexOf(FINAL);
    if (hashes == 0 || hashes > 0 && gold.charAt(hashes - 1) == '\n') {
      return gold.substring(hashes + FINAL.length());
    }
    boolean solution = gold.strip().indexOf('\n') >= 0 && !gold.contains("\\begin");
    if (!solution || Prediction.isBare(gold.replace('\n', ' '))) {
      return gold;
    }
    String found = Extractor.find(gold).text();
    return found.isBlank() ? gold : found;
  }

  private String goldProblem(@Nullable JsonNode node, Optional<String> gold) {
    if (node == null) {
      return "there is no field '" + fields.gold() + "'";
    }
    if (gold.isEmpty()) {
      return "field '" + fields.gold() + "' is neither text nor a number";
    }
    return gold.get().isBlank() ? "field '" + fields.gold() + "' is empty" : "";
  }

  private String predictionProblem(@Nullable JsonNode node) {
    if (node == null) {
      return "there is no field '" + fields.completion() + "'";
    }
    if (!node.isArray()) {
      return Fields.isNothing(node) || Fields.text(node).isPresent()
          ? ""
          : "field '" + fields.completion() + "' is neither text, number nor list";
    }
    for (JsonNode each : node) {
      if (!Fields.isNothing(each) && Fields.text(each).isEmpty()) {
        return "field '" + fields.completion() + "' holds what is neither text nor a number";
      }
    }
    return "";
  }
}
