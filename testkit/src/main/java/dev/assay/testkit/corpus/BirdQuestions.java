package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invented questions about birds, and what an invented model answers to them. */
final class BirdQuestions {
  private BirdQuestions() {}

  /**
   * One line of a samples file: a document under a filter.
   *
   * @param scores by metric, in file order
   */
  record Sample(Map<String, @Nullable Object> head, String filter, Map<String, Double> scores) {

    double score(String metric) {
      return scores.getOrDefault(metric, 0.0);
    }

    Map<String, @Nullable Object> json() {
      var line = object();
      line.putAll(head);
      line.put("filter", filter);
      line.put("metrics", List.copyOf(scores.keySet()));
      var doc = Json.line(head.get("doc"));
      line.put("doc_hash", sha256(doc));
      line.put("prompt_hash", sha256(Json.line(head.get("arguments"))));
      line.put("target_hash", sha256(String.valueOf(head.get("target"))));
      line.putAll(scores);
      return line;
    }
  }

  private static final List<String> BIRDS =
      List.of("heron", "tern", "wren", "curlew", "dipper", "linnet", "plover", "bittern");
  private static final List<String> PLACES =
      List.of("reed bed", "weir", "salt marsh", "hedge", "gravel bar", "jetty");

  /** The same questions for every model. {@code hard} in [0, 1) is shared between models. */
  record Question(int number, String bird, String place, int first, int second, double hard) {

    /** A document under two filters; the lenient one also takes answers wrapped in prose. */
    List<Sample> arithmetic(Chance chance, double skill) {
      boolean right = (chance.happens(0.3) ? chance.uniform() : hard) < skill;
      boolean bare = chance.happens(0.8);
      int answer = right ? first + second : first + second + 1 + chance.below(9);
      var text = bare ? " " + answer : " There are " + answer + " in all.";
      var prompt =
          "There are "
              + first
              + " birds of kind "
              + bird
              + " by the "
              + place
              + " and "
              + second
              + " more arrive. How many are there?\nAnswer:";
      var doc = object("idx", number, "question", prompt, "answer", first + second);
      var samples = new ArrayList<Sample>();
      for (var filter : List.of("strict-match", "flexible-extract")) {
        boolean strict = filter.equals("strict-match");
        var filtered = strict && !bare ? "[invalid]" : String.valueOf(answer);
        var head =
            object(
                "doc_id", number,
                "doc", doc,
                "target", String.valueOf(first + second),
                "arguments",
                    object(
                        "gen_args_0",
                        object("arg_0", prompt, "arg_1", object("until", List.of("\n\n")))),
                "resps", List.of(List.of(text)),
                "filtered_resps", List.of(filtered));
        double score = right && (bare || !strict) ? 1.0 : 0.0;
        samples.add(new Sample(head, filter, Map.of("exact_match", score)));
      }
      return samples;
    }

    /** A document with two choices and the log-likelihood of each, as text like the real thing. */
    Sample fact(Chance chance, double skill) {
      boolean right = (chance.happens(0.3) ? chance.uniform() : hard) < skill;
      double good = -8 - 4 * chance.uniform();
      double bad = right ? good - 0.1 - chance.uniform() : good + 0.1 + chance.uniform();
      var prompt = "Is the " + bird + " more often seen at the " + place + " than at sea?";
      var doc =
          object("idx", number, "question", prompt, "choices", List.of("yes", "no"), "label", 0);
      var responses =
          List.of(
              List.of(List.of(String.valueOf(Json.round(good, 4)), "False")),
              List.of(List.of(String.valueOf(Json.round(bad, 4)), "False")));
      var head =
          object(
              "doc_id",
              number,
              "doc",
              doc,
              "target",
              "0",
              "arguments",
              object(
                  "gen_args_0", object("arg_0", prompt, "arg_1", " yes"),
                  "gen_args_1", object("arg_0", prompt, "arg_1", " no")),
              "resps",
              responses,
              "filtered_resps",
              responses.stream().map(List::getFirst).toList());
      double score = right ? 1.0 : 0.0;
      var scores = new LinkedHashMap<String, Double>();
      scores.put("acc", score);
      scores.put("acc_norm", score);
      return new Sample(head, "none", scores);
    }
  }

  static List<Question> drawn(Chance chance, int count) {
    var questions = new ArrayList<Question>();
    for (int i = 0; i < count; i++) {
      questions.add(
          new Question(
              i,
              chance.pick(BIRDS),
              chance.pick(PLACES),
              2 + chance.below(60),
              2 + chance.below(60),
              chance.uniform()));
    }
    return questions;
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
