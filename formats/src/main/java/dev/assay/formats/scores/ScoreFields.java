package dev.assay.formats.scores;

import dev.assay.formats.json.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Makes a record of a row's fields, whatever format the row is in. */
final class ScoreFields {
  private static final List<String> IDS = List.of("pair", "pair_id", "id", "item", "item_id");
  private static final List<String> SEQUENCES = List.of("sequence", "file", "book", "document");

  /** Far beyond any context; a larger one is a mistake and would take memory. */
  private static final int MAX_POSITION = 4_000_000;

  private ScoreFields() {}

  /** Whether rows with these columns can be anything. */
  static boolean canBe(List<String> names) {
    boolean pairs =
        (names.contains("good_score") && names.contains("bad_score"))
            || (names.contains("good_loss") && names.contains("bad_loss"));
    boolean items = names.contains("label") && (names.contains("score") || names.contains("loss"));
    boolean tokens = names.contains("position") && names.contains("loss");
    return tokens || ((pairs || items) && IDS.stream().anyMatch(names::contains));
  }

  static String sequence(UnaryOperator<String> field) {
    return first(SEQUENCES, field);
  }

  private static String first(List<String> names, UnaryOperator<String> field) {
    for (String name : names) {
      String text = field.apply(name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Hands the row on, or says what is wrong with it. */
  static void record(UnaryOperator<String> field, String place, ScoreSink sink) {
    if (!field.apply("position").isEmpty()) {
      token(field, place, sink);
      return;
    }
    String id = first(IDS, field);
    if (id.isEmpty()) {
      sink.reject(place, "no pair or position");
      return;
    }
    if (field.apply("label").isEmpty()) {
      pair(id, field, place, sink);
    } else {
      item(id, field, place, sink);
    }
  }

  private static void token(UnaryOperator<String> field, String place, ScoreSink sink) {
    double position = Nodes.parse(field.apply("position"));
    double loss = Nodes.parse(field.apply("loss"));
    if (!(position >= 0 && position <= MAX_POSITION) || position != Math.rint(position)) {
      sink.reject(place, "no position: '" + shown(field.apply("position")) + "'");
    } else if (!Double.isFinite(loss)) {
      sink.reject(place, "no loss: '" + shown(field.apply("loss")) + "'");
    } else {
      sink.record(
          new ScoreRecord.Token(field.apply("task"), sequence(field), (int) position, loss),
          problem -> sink.reject(place, problem));
    }
  }

  private static void pair(String id, UnaryOperator<String> field, String place, ScoreSink sink) {
    double good = score(field, "good_");
    double bad = score(field, "bad_");
    if (!Double.isFinite(good) || !Double.isFinite(bad)) {
      sink.reject(
          place, "no finite score of the " + (Double.isFinite(good) ? "bad" : "good") + " item");
      return;
    }
    sink.record(
        new ScoreRecord.Pair(
            field.apply("task"), id, good, bad, field.apply("group"), field.apply("cluster")),
        problem -> sink.reject(place, problem));
  }

  private static void item(String id, UnaryOperator<String> field, String place, ScoreSink sink) {
    String label = field.apply("label").toLowerCase(Locale.ROOT);
    boolean good = label.equals("good") || label.equals("1") || label.equals("true");
    boolean bad = label.equals("bad") || label.equals("0") || label.equals("false");
    double score = score(field, "");
    if (!good && !bad) {
      sink.reject(place, "label is neither good nor bad: '" + shown(label) + "'");
    } else if (!Double.isFinite(score)) {
      sink.reject(place, "no finite score");
    } else {
      sink.record(
          new ScoreRecord.Item(
              field.apply("task"), id, good, score, field.apply("group"), field.apply("cluster")),
          problem -> sink.reject(place, problem));
    }
  }

  /** The score, or minus the loss. */
  private static double score(UnaryOperator<String> field, String which) {
    String score = field.apply(which + "score");
    return score.isEmpty() ? -Nodes.parse(field.apply(which + "loss")) : Nodes.parse(score);
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
