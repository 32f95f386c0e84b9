package dev.assay.app.cli;

import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.selection.StepScores;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts score}: choices derived from completions and scores. */
@Command(
    name = "score",
    description = {
      "Derives answers, choices and pass@k from completions and scores.",
      "For rows that do not state them, or state others: the answer of each completion and the",
      "choices of each method from the first n, graded as tts prepare does. Choices that rows",
      "state are replaced; completions and scores stay, so that all can be graded again.",
      "A run goes to DIR/score-NAME/RUN. What was scored before of the same is left out."
    },
    footer = {"  assay tts score runs/early-MATH-500-Qwen2.5-3B-Instruct-bon --n-max 64 -o scored"})
final class TtsScore extends Subcommand {
  @Mixin TtsPlaces places = new TtsPlaces();

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Mixin TtsChoice choice = new TtsChoice();

  @Option(
      names = "--n-max",
      paramLabel = "N",
      defaultValue = "64",
      description = {
        "Most completions to choose from; default: ${DEFAULT-VALUE}. Choices are made of",
        "each power of two up to it, and of it, or of all when there are fewer."
      })
  int most;

  @Option(
      names = "--n",
      paramLabel = "N",
      split = ",",
      description = "These numbers of completions to choose from, in place of powers of two.")
  List<Integer> budgets = List.of();

  @Option(
      names = {"--agg-strategy", "--steps"},
      paramLabel = "RULE",
      defaultValue = "last",
      description = "Score of a completion from its steps: last, min or prod; default: last.")
  String steps = "last";

  @Mixin TtsMaking making = new TtsMaking();

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    PrepareOptions options = options();
    making.check(this);
    TtsMade made =
        new TtsPreparing(Stage.SCORE, resolve(target.output), options, making.force, false)
            .prepare(this, places.wanted(this), choice);
    return making.end(made, format, "scored");
  }

  private PrepareOptions options() {
    StepScores rule = TtsSteps.named(steps, "--agg-strategy", spec);
    if (most < 1 || budgets.stream().anyMatch(n -> n < 1)) {
      throw usage("--n-max and --n must be at least 1");
    }
    OptionalInt limit = budgets.isEmpty() ? OptionalInt.of(most) : OptionalInt.empty();
    return new PrepareOptions(budgets, limit, rule, true, settings.settings());
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
