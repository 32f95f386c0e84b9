package dev.assay.analysis.tts;

import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Problem;
import dev.assay.formats.tts.ProblemReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows that are put together of rows of several runs: what they say of the problem, and chosen
 * completions of each with all that belongs to them, and where they came from.
 *
 * <p>Source: specification of test-time scaling, section 2.4.
 */
final class PooledRow {
  static final String RUN = "origin_run";
  static final String SEED = "origin_seed";
  static final String TEMPERATURE = "origin_temperature";
  static final String POSITION = "origin_position";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> ORIGIN = List.of(RUN, SEED, TEMPERATURE, POSITION);
  private static final List<String> ABOUT =
      List.of("unique_id", "problem", "answer", "solution", "level", "subject");
  private static final String COMPLETIONS = "completions";
  private static final String ANSWERS = "preds";
  private static final String STEPS = "scores";
  private static final String SCORES = "agg_scores";
  private static final String TOKENS = "completion_tokens";

  private PooledRow() {}

  /** A completion: of which run, at which place of its row, from 0. */
  record Pick(int source, int position) {}

  /** A row of a run, reduced to what a pool needs. */
  record Reduced(String key, int completions, ObjectNode row) {}

  /**
   * Reduces a row, of which nothing else may be wanted any more.
   *
   * @throws UnreadableException when it is no problem with completions, or contradicts itself
   */
  static Reduced reduce(long number, ObjectNode row) throws UnreadableException {
    row.remove(
        row.propertyNames().stream()
            .filter(name -> name.startsWith("pred_") || name.startsWith("is_correct_"))
            .toList()); // made anew of the completions
    Problem problem = ProblemReader.read(number, row);
    if (!problem.faults().isEmpty()) {
      throw new UnreadableException(
          "", problem.key() + ": " + problem.faults().getFirst(), "mend or remove the row");
    }
    ObjectNode reduced = JSON.objectNode();
    ABOUT.forEach(name -> copy(row, name, reduced));
    if (!problem.statement().isEmpty()) {
      reduced.put("problem", problem.statement());
    }
    if (!problem.gold().isEmpty()) {
      reduced.put("answer", problem.gold());
    }
    lists(row, problem, reduced);
    return new Reduced(problem.key(), problem.size(), reduced);
  }

  private static void copy(ObjectNode from, String name, ObjectNode to) {
    JsonNode value = from.get(name);
    if (value != null && !value.isNull()) {
      to.set(name, value);
    }
  }

  private static void lists(ObjectNode row, Problem problem, ObjectNode to) {
    texts(problem.completions(), COMPLETIONS, to);
    texts(problem.answers(), ANSWERS, to);
    if (problem.hasSteps()) {
      copy(row, STEPS, to);
    }
    if (problem.scores().length > 0) {
      ArrayNode scores = to.putArray(SCORES);
      for (double each : problem.scores()) {
        scores.add(Double.isNaN(each) ? JSON.nullNode() : JSON.numberNode(each));
      }
    }
    if (problem.tokens().length > 0) {
      ArrayNode tokens = to.putArray(TOKENS);
      for (long each : problem.tokens()) {
        tokens.add(each);
      }
    }
    for (String name : ORIGIN) {
      if (row.path(name).isArray() && row.path(name).size() == problem.size()) {
        copy(row, name, to);
      }
    }
  }

  private static void texts(List<String> texts, String name, ObjectNode to) {
    if (!texts.isEmpty()) {
      ArrayNode list = to.putArray(name);
      texts.forEach(list::add);
    }
  }

  /**
   * Puts rows of one problem together.
   *
   * @param rows reduced, by run
   * @param runs all runs, by number
   * @throws UnreadableException when the rows contradict each other
   */
  static ObjectNode of(Map<Integer, ObjectNode> rows, List<RunRef> runs, List<Pick> picks)
      throws UnreadableException {
    ObjectNode made = JSON.objectNode();
    for (ObjectNode row : rows.values()) {
      for (String name : ABOUT) {
        agree(name, made, row);
        if (!made.has(name)) {
          copy(row, name, made);
        }
      }
    }
    boolean texts = all(rows, COMPLETIONS);
    if (!texts && any(rows, COMPLETIONS)) {
      throw new UnreadableException(
          "", "some runs have completions and others only answers", "name runs of one kind");
    }
    for (String name : ORIGIN) {
      made.putArray(name);
    }
    List<String> kept = new ArrayList<>(texts ? List.of(COMPLETIONS) : List.of());
    kept.addAll(all(rows, ANSWERS) ? List.of(ANSWERS) : List.of());
    boolean steps = any(rows, STEPS);
    kept.addAll(steps ? List.of(STEPS) : any(rows, SCORES) ? List.of(SCORES) : List.of());
    kept.addAll(any(rows, TOKENS) ? List.of(TOKENS) : List.of());
    for (Pick pick : picks) {
      ObjectNode row = rows.get(pick.source());
      if (row == null) {
        throw new UnreadableException("", "a run lacks the problem", "");
      }
      kept.forEach(name -> made.withArray(name).add(item(row, name, pick.position())));
      origin(made, row, runs.get(pick.source()), pick.position());
    }
    return made;
  }

  private static boolean all(Map<Integer, ObjectNode> rows, String name) {
    return rows.values().stream().allMatch(row -> row.has(name));
  }

  private static boolean any(Map<Integer, ObjectNode> rows, String name) {
    return rows.values().stream().anyMatch(row -> row.has(name));
  }

  /** One id must mean one problem with one answer. */
  private static void agree(String name, ObjectNode made, ObjectNode row)
      throws UnreadableException {
    String one = made.path(name).asString("").strip();
    String two = row.path(name).asString("").strip();
    boolean matters = name.equals("problem") || name.equals("answer");
    if (matters && !one.isEmpty() && !two.isEmpty() && !one.equals(two)) {
      throw new UnreadableException(
          "", "its runs state another '%s' each".formatted(name), "name runs of one benchmark");
    }
  }

  private static JsonNode item(ObjectNode row, String name, int position) {
    JsonNode list = row.path(name);
    if (list.isArray()) {
      return list.get(position);
    }
    if (!name.equals(STEPS)) {
      return JSON.nullNode();
    }
    ArrayNode steps = JSON.arrayNode(); // of a run that has at most one score for each
    JsonNode one = row.path(SCORES).path(position);
    return one.isNumber() ? steps.add(one) : steps;
  }

  /** Where a completion came from; of a pool, where the pool has it from. */
  private static void origin(ObjectNode made, ObjectNode row, RunRef run, int position) {
    if (ORIGIN.stream().allMatch(row::has)) {
      ORIGIN.forEach(name -> made.withArray(name).add(row.get(name).get(position)));
      return;
    }
    var seed = run.name().seed();
    made.withArray(RUN).add(run.subset());
    made.withArray(SEED)
        .add(seed.isPresent() ? JSON.numberNode(seed.getAsLong()) : JSON.nullNode());
    made.withArray(TEMPERATURE)
        .add(
            run.name().allotment() instanceof Allotment.One one
                ? JSON.numberNode(one.temperature())
                : JSON.nullNode());
    made.withArray(POSITION).add((long) position);
  }
}
