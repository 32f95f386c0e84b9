package dev.assay.testkit.corpus;

import dev.assay.testkit.write.Chance;
import dev.assay.testkit.write.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs of test-time scaling of an invented model that does sums: rows as search-and-learn writes
 * them, in folders named like data sets of the Hub. A higher temperature finds more right answers
 * and fails to give one more often.
 *
 * @param problems of each run
 * @param completions of each problem
 */
public record TtsCorpus(int problems, int completions, int seed) implements Corpus {
  /** The folder of independent samples. */
  public static final String BON = "default-Toy-1B-Instruct-bon";

  /** The folder of beam search. */
  public static final String BEAM = "default-Toy-1B-Instruct-beam_search";

  private static final List<String> TEMPERATURES = List.of("0.2", "0.6", "1.0");
  private static final List<String> FORMS = List.of("%s", "\\\\frac{%s}{%s}", "%s\\\\sqrt{%s}");

  private record Sum(int a, int b, int form) {
    String answer(int wrong) {
      int value = a + b + wrong;
      return form == 0
          ? String.valueOf(value)
          : FORMS.get(form).formatted(value, form == 1 ? 2 * value + 1 : 7);
    }
  }

  @Override
  public void writeTo(Path folder) throws IOException {
    var tree = new Tree(folder);
    for (String temperature : TEMPERATURES) {
      for (int run = 0; run < 2; run++) {
        tree.write(
            BON + "/" + name(temperature, "", "-", run) + ".jsonl", rows(temperature, run, 0));
      }
    }
    for (int run = 0; run < 2; run++) {
      tree.write(
          BEAM + "/" + name("0.6", "--m-4--iters-40--look-0", "--", run) + ".jsonl",
          rows("0.6", run, 1));
    }
    tree.write(
        "registry.yaml",
        "hub_paths:\n  sums_Toy-1B:\n    - %s\n    - {path: %s, approach: beam_search}\n"
            .formatted(BON, BEAM));
  }

  private String name(String temperature, String search, String dash, int run) {
    return "invented_sums--T-%s--top_p-1.0--n-%s%s--seed-%s--agg_strategy%slast"
        .formatted(temperature, completions, search, 42 * run, dash);
  }

  private String rows(String temperature, int run, int copies) {
    var texts = new StringBuilder();
    var chance = new Chance(seed + 100L * run + temperature.hashCode() + copies);
    var sums = new Chance(seed);
    for (int p = 0; p < problems; p++) {
      var sum = new Sum(10 + (int) (80 * sums.uniform()), 10 + (int) (80 * sums.uniform()), p % 3);
      double ease = sums.gaussian(0.4, 1.6);
      texts.append(row(p, sum, ease, Double.parseDouble(temperature), copies, chance)).append('\n');
    }
    return texts.toString();
  }

  private record Sample(String text, String answer, List<String> steps) {}

  private String row(int p, Sum sum, double ease, double heat, int copies, Chance chance) {
    List<Sample> samples = new ArrayList<>();
    double luck = chance.gaussian(0, 0.6);
    for (int i = 0; i < completions; i++) {
      boolean copy = copies > 0 && i % 4 == 3;
      samples.add(copy ? samples.get(i - 1) : sample(sum, ease + luck, heat, chance));
    }
    List<String> fields = new ArrayList<>();
    fields.add(
        "\"problem\": \"Ada has %s shells and finds %s more. How many are there?\""
            .formatted(sum.a(), sum.b()));
    fields.add("\"answer\": \"%s\"".formatted(sum.answer(0)));
    fields.add(
        "\"subject\": \"%s\"".formatted(List.of("Whole", "Fraction", "Root").get(sum.form())));
    fields.add(
        "\"level\": %s, \"unique_id\": \"test/sums/%s.json\""
            .formatted(ease > 1 ? 1 : ease > 0 ? 3 : 5, p));
    fields.add(
        "\"completions\": "
            + list(samples.stream().map(each -> "\"" + each.text() + "\"").toList()));
    fields.add("\"scores\": " + list(samples.stream().map(each -> list(each.steps())).toList()));
    fields.add(
        "\"completion_tokens\": "
            + list(
                samples.stream().map(each -> String.valueOf(each.text().length() / 4)).toList()));
    fields.add(
        "\"agg_scores\": " + list(samples.stream().map(each -> each.steps().getLast()).toList()));
    fields.addAll(choices(samples));
    return "{" + String.join(", ", fields) + "}";
  }

  private static Sample sample(Sum sum, double ease, double heat, Chance chance) {
    boolean right = chance.gaussian(ease - 0.4 * heat, 0.2 + 1.8 * heat) > 0;
    boolean silent = chance.uniform() < 0.12 * heat * heat;
    String answer = sum.answer(right ? 0 : 1 + chance.below(1 + (int) (3 * heat)));
    List<String> steps = new ArrayList<>();
    int count = 2 + chance.below(3);
    for (int i = 1; i <= count; i++) {
      double score = chance.gaussian(right ? 1.1 : -0.4, 0.9) * i / count;
      steps.add(String.format(Locale.ROOT, "%.4f", 1 / (1 + Math.exp(-score))));
    }
    if (silent) {
      return new Sample("Shells are shells.\\n\\nIt is hard to say", "", steps);
    }
    int part = 1 + chance.below(sum.b() - 1);
    String text =
        "First %s and %s.\\n\\nThen %s more.\\n\\nSo it is $\\\\boxed{%s}$."
            .formatted(sum.a(), part, sum.b() - part, answer);
    return new Sample(text, answer, steps);
  }

  private static String list(List<String> items) {
    return "[" + String.join(", ", items) + "]";
  }

  /** As upstream chooses, but that who has no answer has no vote. */
  private static List<String> choices(List<Sample> samples) {
    List<String> fields = new ArrayList<>();
    for (int n = 1; n <= samples.size(); n *= 2) {
      Map<String, Double> sums = new TreeMap<>();
      Map<String, Double> votes = new TreeMap<>();
      Sample best = samples.getFirst();
      for (Sample each : samples.subList(0, n)) {
        double score = Double.parseDouble(each.steps().getLast());
        best = score > Double.parseDouble(best.steps().getLast()) ? each : best;
        if (!each.answer().isEmpty()) {
          sums.merge(each.answer(), score, Double::sum);
          votes.merge(each.answer(), 1.0, Double::sum);
        }
      }
      fields.add("\"pred_weighted@%s\": \"%s\"".formatted(n, most(sums, samples)));
      fields.add("\"pred_maj@%s\": \"%s\"".formatted(n, most(votes, samples)));
      fields.add("\"pred_naive@%s\": \"%s\"".formatted(n, "\\\\boxed{" + best.answer() + "}"));
    }
    return fields;
  }

  /** The answer with the most; among equals the one that came first. */
  private static String most(Map<String, Double> weights, List<Sample> samples) {
    String best = "";
    for (Sample each : samples) {
      double weight = weights.getOrDefault(each.answer(), -1.0);
      best = weight > weights.getOrDefault(best, -1.0) ? each.answer() : best;
    }
    return "\\\\boxed{" + best + "}";
  }
}
