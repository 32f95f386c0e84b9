package dev.assay.app.cli;

import dev.assay.analysis.grade.GradeWords;
import dev.assay.analysis.grade.Judge;
import dev.assay.grading.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts as equal, and where answers are looked for. */
final class GradeSettings {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "strict",
      description = "strict (a mathematician's) or math-verify; default: ${DEFAULT-VALUE}.")
  String profile = "strict";

  @Option(
      names = "--percent",
      paramLabel = "RULE",
      description = "value: 25%% is 0.25 (default). optional: 25%% is 25 as well.")
  @Nullable String percent;

  @Option(
      names = "--degrees",
      paramLabel = "RULE",
      description = "optional: 90° is 90, and π/2 as well (default). angle: it is π/2 alone.")
  @Nullable String degrees;

  @Option(
      names = "--units",
      paramLabel = "RULE",
      description = {
        "compared: 5 m is 500 cm and not 5 cm; one may be left out (default).",
        "ignored: 5 m is 5 cm."
      })
  @Nullable String units;

  @Option(
      names = "--decimals",
      paramLabel = "RULE",
      description = {
        "rounded: a decimal equals what it rounds to 6 places, if that has no",
        "end (default). exact: never."
      })
  @Nullable String decimals;

  @Option(names = "--ignore-case", description = "x and X are one letter.")
  boolean ignoreCase;

  @Option(names = "--bare", description = "Predictions are answers, not completions.")
  boolean bare;

  @Option(names = "--box-only", description = "Only a box holds an answer.")
  boolean boxOnly;

  @Option(
      names = "--join-boxes",
      paramLabel = "RULE",
      description = {
        "Which boxes belong to the last: none, listed (a comma, and, or between;",
        "default), near (as Math-Verify)."
      })
  @Nullable String joinBoxes;

  @Option(
      names = "--cut-thinking",
      description = "Leave out what stands before </think>, or all if it never comes.")
  boolean cutThinking;

  /** The settings that the options say. */
  Settings settings() {
    GradeWords words = new GradeWords();
    words.put("profile", profile);
    put(words, "percent", percent);
    put(words, "degrees", degrees);
    put(words, "units", units);
    put(words, "decimals", decimals);
    put(words, "case", ignoreCase ? "ignored" : null);
    put(words, "join_boxes", joinBoxes);
    Settings settings = words.settings();
    return settings.with(settings.search().withBoxOnly(boxOnly).withCutThinking(cutThinking));
  }

  private static void put(GradeWords words, String name, @Nullable String word) {
    if (word != null) {
      words.put(name, word);
    }
  }

  Judge.Text text() {
    return bare ? Judge.Text.ANSWER : boxOnly ? Judge.Text.COMPLETION : Judge.Text.EITHER;
  }
}
