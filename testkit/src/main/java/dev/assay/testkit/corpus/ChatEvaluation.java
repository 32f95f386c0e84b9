package dev.assay.testkit.corpus;

import static dev.assay.testkit.write.Json.object;

import dev.assay.testkit.write.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code tier4_sft_native.json} of a chat model: a few prompts, each checked by rules.
 *
 * @param step optimizer steps of chat training so far
 * @param horizon steps after which the model has learned what it can
 */
record ChatEvaluation(int prompts, int step, double horizon) {
  private static final List<String> CATEGORIES =
      List.of(
          "format_following",
          "structured_output",
          "code_generation",
          "instruction_priority",
          "instruction_following",
          "reasoning_short",
          "safety_behavior",
          "chat_cleanliness");

  private record Prompt(int number, String category, boolean passes, boolean validFormat) {
    Map<String, @Nullable Object> json() {
      return object(
          "id", String.format(Locale.ROOT, "prompt_%02d", number + 1),
          "category", category,
          "response", "answer " + number,
          "checks", object("max_words", passes),
          "all_checks_pass", passes,
          "format_valid", validFormat,
          "chat_clean", true,
          "word_count", 20 + number,
          "bullet_count", 0,
          "numbered_count", 0);
    }
  }

  Map<String, @Nullable Object> drawn(Chance chance) {
    var drawn = new ArrayList<Prompt>();
    double skill = 0.1 + 0.5 * Math.min(1, step / horizon);
    for (int i = 0; i < prompts; i++) {
      boolean passes = chance.happens(skill);
      boolean valid = passes || chance.happens(0.5);
      drawn.add(new Prompt(i, CATEGORIES.get(i % CATEGORIES.size()), passes, valid));
    }
    return object(
        "summary", summary(drawn),
        "suite_meta",
            object("version", 1, "prompt_count", prompts, "generation", object("temperature", 0.0)),
        "by_category", byCategory(drawn),
        "prompts", drawn.stream().map(Prompt::json).toList());
  }

  private static Map<String, @Nullable Object> summary(List<Prompt> drawn) {
    var code = drawn.stream().filter(prompt -> prompt.category().equals("code_generation")).toList();
    return object(
        "n_prompts", drawn.size(),
        "instruction_match_rate", share(drawn, Prompt::passes),
        "all_checks_pass_rate", share(drawn, Prompt::passes),
        "format_valid_rate", share(drawn, Prompt::validFormat),
        "chat_clean_rate", 1.0,
        "code_parse_rate", share(code, Prompt::passes),
        "json_valid_rate", null);
  }

  private static Map<String, @Nullable Object> byCategory(List<Prompt> drawn) {
    var byCategory = object();
    for (var category : CATEGORIES) {
      var some = drawn.stream().filter(prompt -> prompt.category().equals(category)).toList();
      byCategory.put(
          category,
          object(
              "n", some.size(),
              "all_checks_pass_rate", share(some, Prompt::passes),
              "format_valid_rate", share(some, Prompt::validFormat),
              "chat_clean_rate", some.isEmpty() ? null : 1.0));
    }
    return byCategory;
  }

  /** A fraction; null when there is nothing to count. */
  private static @Nullable Double share(List<Prompt> prompts, Predicate<Prompt> holds) {
    return prompts.isEmpty()
        ? null
        : prompts.stream().filter(holds).count() / (double) prompts.size();
  }
}
