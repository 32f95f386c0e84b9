package dev.assay.app.cli;

import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.selection.StepScores;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for what is made; only files of Assay's own are replaced.")
  Path output = Path.of("");

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

  @Option(names = "--force", description = "Score anew what is scored already.")
  boolean force;

  @Option(
      names = "--push",
      paramLabel = "ORG/NAME",
      description = "Push what is made to this data set on the Hub, a commit for each run.")
  @Nullable String push;

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    PrepareOptions options = options();
    TtsMade.check(this, push);
    TtsMade made =
        new TtsPreparing(Stage.SCORE, resolve(output), options, force, false)
            .prepare(this, places.wanted(this), choice);
    made.push(push);
    made.print(format, "scored");
    return made.exit();
  }

  private PrepareOptions options() {
    StepScores rule =
        StepScores.named(steps)
            .orElseThrow(() -> usage("--agg-strategy is one of last, min, prod"));
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
