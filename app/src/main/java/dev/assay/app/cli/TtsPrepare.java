package dev.assay.app.cli;

import dev.assay.analysis.tts.PrepareOptions;
import dev.assay.analysis.tts.PreparedPlace.Stage;
import dev.assay.selection.StepScores;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts prepare}: completions judged once, so that analyses are quick. */
@Command(
    name = "prepare",
    description = {
      "Grades every completion and every choice of runs, and writes Parquet with the verdicts:",
      "pred_* and is_correct_* of each method and budget, pass@k, groups of equal answers, scores.",
      "All columns are kept. A run goes to DIR/preprocessed-NAME/RUN; without -o beside NAME.",
      "One of the Hub goes to DIR/ORG/preprocessed-NAME/RUN; without -o in the folder prepared.",
      "What was prepared before from the same input is left out; only files of Assay's own are",
      "ever replaced. Exit 3 when a run or a row could not be read or a check found an error."
    },
    footer = {
      "  assay tts prepare mirror/org/default-MATH-500-Qwen2.5-1.5B-Instruct-bon --validate",
      "  assay tts prepare --category math500_3B --registry configs/registry.yaml -o prepared"
    })
final class TtsPrepare extends Subcommand {
  @Mixin TtsPlaces places = new TtsPlaces();

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Folder for prepared runs; default: beside the folder of each data set.")
  @Nullable Path output;

  @Mixin TtsChoice choice = new TtsChoice();

  @Mixin TtsMaking making = new TtsMaking();

  @Option(
      names = "--validate",
      description = "Check the rows as tts check does, and say what was found.")
  boolean validate;

  @Option(
      names = "--n",
      paramLabel = "N",
      split = ",",
      description = "Completions to choose from; default: powers of two, and all.")
  List<Integer> budgets = List.of();

  @Mixin TtsSteps steps = new TtsSteps();

  @Option(
      names = "--rederive",
      description = "Replace choices and answers that rows state by ours.")
  boolean rederive;

  @Mixin GradeSettings settings = new GradeSettings();

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    PrepareOptions options = options();
    making.check(this);
    TtsMade made =
        new TtsPreparing(
                Stage.PREPROCESSED,
                output == null ? null : resolve(output),
                options,
                making.force,
                validate)
            .prepare(this, places.wanted(this), choice);
    return making.end(made, format, "prepared");
  }

  private PrepareOptions options() {
    StepScores rule = steps.rule(spec);
    if (budgets.stream().anyMatch(n -> n < 1)) {
      throw usage("--n must be at least 1");
    }
    return new PrepareOptions(budgets, rule, rederive, settings.settings());
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
