package dev.assay.formats.tts;

import dev.assay.formats.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a row as a problem: of search-and-learn, prepared or not, or of the Qwen2.5-Math harness.
 *
 * <p>A row that gives neither a problem nor a completion is refused; what contradicts itself within
 * a row is kept in words, and the rest is read. Source: specification of test-time scaling,
 * sections 2.1 to 2.4.
 */
public final class ProblemReader {
  private static final Pattern LEVEL = Pattern.compile("(?:[Ll]evel )?([0-9]{1,3})");
  private static final Pattern PASS = Pattern.compile("pass@([0-9]{1,9})");
  private static final String CHOSEN = "pred_";
  private static final String CORRECT = "is_correct_";
  private static final String BOX = "\\boxed{";

  private final ObjectNode row;
  private final List<String> faults = new ArrayList<>();

  private ProblemReader(ObjectNode row) {
    this.row = row;
  }

  /**
   * Reads a row.
   *
   * @param line 1-based line or row of the file
   * @throws UnreadableException when the row is no problem with completions
   */
  public static Problem read(long line, ObjectNode row) throws UnreadableException {
    return new ProblemReader(row).problem(line);
  }

  /** What the problem of a row is known by: its id, else its text; blank without both. */
  public static String key(ObjectNode row) {
    ProblemReader reader = new ProblemReader(row);
    String id = reader.text("unique_id");
    return id.isBlank() ? reader.statement() : id;
  }

  private boolean harness() {
    return row.has("code") && row.has("gt");
  }

  private String statement() {
    return text(harness() ? "question" : "problem");
  }

  private Problem problem(long line) throws UnreadableException {
    boolean harness = harness();
    String statement = statement();
    String key = key(row);
    if (key.isBlank()) {
      throw new UnreadableException(
          "", "the row has neither 'unique_id' nor the text of a problem", "add one of them");
    }
    List<String> completions = texts(harness ? "code" : "completions");
    List<String> answers = texts(harness ? "pred" : "preds");
    boolean[] correct = flags(harness ? "score" : CORRECT + "preds");
    int size = Math.max(completions.size(), Math.max(answers.size(), correct.length));
    Map<String, String> chosen = chosen();
    if (size == 0 && chosen.isEmpty()) {
      throw new UnreadableException(
          "",
          "the row has no completions, answers or choices",
          "name the columns as search-and-learn does: completions, preds, pred_maj@8");
    }
    return new Problem(
        line,
        key,
        statement,
        text(harness ? "gt" : "answer"),
        text("subject"),
        level(text("level")),
        completions,
        sized("preds", answers, size),
        steps(size),
        scores(harness ? "pred_score" : "agg_scores", size),
        tokens(size),
        chosen,
        chosenCorrect(),
        correct.length == size ? correct : mismatch(CORRECT + "preds", correct, size),
        passAtK(),
        faults);
  }

  private String text(String field) {
    JsonNode value = row.path(field);
    return value.isString() || value.isNumber() ? value.asString() : "";
  }

  /** The level of difficulty in a text such as {@code Level 3} or {@code 3}; empty without one. */
  public static OptionalInt level(String text) {
    Matcher level = LEVEL.matcher(text);
    return level.matches() ? OptionalInt.of(Integer.parseInt(level.group(1))) : OptionalInt.empty();
  }

  private List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list(field)) {
      if (!each.isString() && !each.isNumber() && !each.isNull()) {
        faults.add("%s[%s] is no text".formatted(field, texts.size()));
      }
      texts.add(each.isString() || each.isNumber() ? each.asString() : "");
    }
    return texts;
  }

  private Iterable<JsonNode> list(String field) {
    JsonNode value = row.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
      faults.add("%s is no list".formatted(field));
    }
    return value.isArray() ? value : List.of();
  }

  private List<String> sized(String field, List<String> values, int size) {
    if (!values.isEmpty() && values.size() != size) {
      faults.add(lengths(field, values.size(), size));
      return List.of();
    }
    return values;
  }

  private boolean[] mismatch(String field, boolean[] values, int size) {
    if (values.length > 0) {
      faults.add(lengths(field, values.length, size));
    }
    return new boolean[0];
  }

  private static String lengths(String field, int length, int size) {
    return "%s has %s items for %s completions".formatted(field, length, size);
  }

  private boolean[] flags(String field) {
    JsonNode value = row.path(field);
    if (!value.isArray()) {
      return new boolean[0];
    }
    boolean[] flags = new boolean[value.size()];
    for (int i = 0; i < flags.length; i++) {
      JsonNode each = value.get(i);
      if (!each.isBoolean()) {
        faults.add("%s[%s] is neither true nor false".formatted(field, i));
        return new boolean[0];
      }
      flags[i] = each.booleanValue();
    }
    return flags;
  }

  private double[][] steps(int size) {
    JsonNode value = row.path("scores");
    if (!value.isArray() || value.isEmpty()) {
      return new double[0][];
    }
    if (value.size() != size) {
      faults.add(lengths("scores", value.size(), size));
      return new double[0][];
    }
    double[][] steps = new double[size][];
    for (int i = 0; i < size; i++) {
      steps[i] = numbers(value.get(i));
    }
    return steps;
  }

  private static double[] numbers(JsonNode list) {
    if (list.isNumber()) {
      return new double[] {number(list)};
    }
    double[] numbers = new double[list.isArray() ? list.size() : 0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(list.get(i));
    }
    return numbers;
  }

  private static double number(JsonNode value) {
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    return Double.isFinite(number) ? number : Double.NaN;
  }

  /** One number per completion; of a list of numbers the last. */
  private double[] scores(String field, int size) {
    JsonNode value = row.path(field);
    if (!value.isArray() || value.isEmpty()) {
      return new double[0];
    }
    if (value.size() != size) {
      faults.add(lengths(field, value.size(), size));
      return new double[0];
    }
    double[] scores = new double[size];
    for (int i = 0; i < size; i++) {
      double[] numbers = numbers(value.get(i));
      scores[i] = numbers.length == 0 ? Double.NaN : numbers[numbers.length - 1];
    }
    return scores;
  }

  /** DVTS writes -1 and some beam searches zeros where nobody counted: unknown, not free. */
  private long[] tokens(int size) {
    JsonNode value = row.path("completion_tokens");
    if (!value.isArray() || value.isEmpty()) {
      return new long[0];
    }
    if (value.size() != size) {
      faults.add(lengths("completion_tokens", value.size(), size));
      return new long[0];
    }
    long[] tokens = new long[size];
    for (int i = 0; i < size; i++) {
      tokens[i] = value.get(i).asLong(-1);
    }
    return known(tokens);
  }

  /** Lengths of completions; none when one is negative or all are 0, which nobody counted. */
  public static long[] known(long[] tokens) {
    long sum = 0;
    for (long each : tokens) {
      if (each < 0) {
        return new long[0];
      }
      sum += each;
    }
    return sum == 0 ? new long[0] : tokens;
  }

  private Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = field.getKey();
      if (name.startsWith(CHOSEN) && field.getValue().isString()) {
        chosen.put(name.substring(CHOSEN.length()), unboxed(field.getValue().asString()));
      }
    }
    return chosen;
  }

  private static String unboxed(String text) {
    return text.startsWith(BOX) && text.endsWith("}")
        ? text.substring(BOX.length(), text.length() - 1)
        : text;
  }

  private Map<String, Boolean> chosenCorrect() {
    Map<String, Boolean> correct = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String name = field.getKey();
      if (name.startsWith(CORRECT) && field.getValue().isBoolean()) {
        correct.put(name.substring(CORRECT.length()), field.getValue().booleanValue());
      }
    }
    return correct;
  }

  private Map<Integer, Double> passAtK() {
    Map<Integer, Double> pass = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      Matcher name = PASS.matcher(field.getKey());
      double value = number(field.getValue());
      if (name.matches() && value >= 0 && value <= 1) {
        pass.put(Integer.parseInt(name.group(1)), value);
      }
    }
    return pass;
  }
}
