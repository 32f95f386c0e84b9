package dev.assay.analysis.tts;

import dev.assay.formats.tts.Problem;
import dev.assay.selection.Ballot;
import dev.assay.selection.Method;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to a row what preparation finds out.
 *
 * <p>Verdicts, groups, scores and pass@k are always ours; answers and choices that the row states
 * stay as they are, unless they are to be derived anew. Without a gold answer verdicts are null.
 * Source: specification of test-time scaling, sections 2.2 and 2.3.
 */
final class PreparedRow {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** As upstream writes them, for each budget. */
  private static final List<Method> ORDER = List.of(Method.WEIGHTED, Method.MAJ, Method.NAIVE);

  private final ObjectNode row;
  private final JudgedProblem judged;
  private final PrepareOptions options;
  private final boolean known;

  private PreparedRow(ObjectNode row, JudgedProblem judged, PrepareOptions options) {
    this.row = row;
    this.judged = judged;
    this.options = options;
    known = !judged.problem().gold().isBlank();
  }

  /** Adds to {@code row}, of which {@code judged} was made. */
  static void complete(ObjectNode row, JudgedProblem judged, PrepareOptions options) {
    new PreparedRow(row, judged, options).complete();
  }

  private void complete() {
    names();
    int[] budgets = options.upTo(judged.size());
    if (judged.size() > 0) {
      if (options.rederive() || judged.problem().answers().isEmpty()) {
        row.set("preds", texts(judged.answers()));
      }
      scores();
      groups();
      for (int n : budgets) {
        choices(n);
      }
      row.set("is_correct_preds", verdicts());
    }
    for (String name : List.copyOf(judged.problem().chosen().keySet())) {
      Boolean right = judged.chosenCorrect().get(name);
      if (right != null && !isDerived(name)) {
        row.put("is_correct_" + name, right);
      } else if (!known) {
        row.putNull("is_correct_" + name);
      }
    }
    for (int k : judged.size() > 0 ? budgets : new int[0]) {
      row.set("pass@" + k, known ? JSON.numberNode(judged.passAtK(k)) : JSON.nullNode());
    }
  }

  /** The names of search-and-learn beside those of the Qwen2.5-Math harness. */
  private void names() {
    if (!row.has("code") || !row.has("gt")) {
      return;
    }
    Problem problem = judged.problem();
    if (row.has("answer") && !row.has("answer_of_harness")) {
      row.set("answer_of_harness", row.get("answer"));
    }
    row.put("problem", problem.statement());
    row.put("answer", problem.gold());
    row.set("completions", texts(problem.completions()));
    if (!problem.answers().isEmpty()) {
      row.set("preds", texts(problem.answers()));
    }
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode list = JSON.arrayNode(texts.size());
    texts.forEach(list::add);
    return list;
  }

  private void scores() {
    Ballot ballot = judged.ballot();
    ArrayNode scores = JSON.arrayNode(ballot.size());
    boolean any = false;
    for (int i = 0; i < ballot.size(); i++) {
      double score = ballot.score(i);
      any |= !Double.isNaN(score);
      scores.add(Double.isNaN(score) ? JSON.nullNode() : JSON.numberNode(score));
    }
    if (any) {
      row.set("agg_scores", scores);
    }
  }

  private void groups() {
    Ballot ballot = judged.ballot();
    ArrayNode groups = JSON.arrayNode(ballot.size());
    ArrayNode keys = JSON.arrayNode(ballot.size());
    for (int i = 0; i < ballot.size(); i++) {
      int group = ballot.group(i);
      groups.add(group == Ballot.NONE ? JSON.nullNode() : JSON.numberNode((long) group));
      keys.add(group == Ballot.NONE ? JSON.nullNode() : JSON.numberNode(ballot.key(i)));
    }
    row.set("answer_key", keys);
    row.set("answer_group", groups);
  }

  private void choices(int n) {
    for (Method method : ORDER) {
      String name = method.word() + "@" + n;
      if (!isDerived(name)) {
        continue;
      }
      if (method.needsScores() && !scored()) {
        continue;
      }
      String answer = judged.chosen(method, n);
      row.put("pred_" + name, answer.isEmpty() ? "" : "\\boxed{" + answer + "}");
      row.set(
          "is_correct_" + name,
          known ? JSON.booleanNode(judged.chosenIsCorrect(method, n)) : JSON.nullNode());
    }
  }

  private boolean scored() {
    for (int i = 0; i < judged.size(); i++) {
      if (!Double.isNaN(judged.ballot().score(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a choice is ours: of a budget that is asked for, and not stated, or to be replaced. */
  private boolean isDerived(String name) {
    if (!options.rederive() && judged.problem().chosen().containsKey(name)) {
      return false;
    }
    int at = name.indexOf('@');
    if (at < 0 || Method.named(name.substring(0, at)).isEmpty()) {
      return false;
    }
    for (int n : options.upTo(judged.size())) {
      if (name.substring(at + 1).equals(Integer.toString(n))) {
        return true;
      }
    }
    return false;
  }

  private ArrayNode verdicts() {
    ArrayNode verdicts = JSON.arrayNode(judged.size());
    for (boolean each : judged.correct()) {
      verdicts.add(known ? JSON.booleanNode(each) : JSON.nullNode());
    }
    return verdicts;
  }
}
