package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.scaling.ScalingOutputs;
import dev.assay.analysis.scaling.SynthesisOutputs;
import dev.assay.analysis.tts.across.Experiment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts synthesis}: a report over several analyses of difficulty. */
@Command(
    name = "synthesis",
    description = {
      "Writes a report over folders of tts difficulty that says what its numbers support.",
      "What is within noise is said to be. Open questions and limits are yours to write: edit",
      "open_questions.md of the output and run it again, or give another file as --template."
    },
    footer = {
      "  assay tts synthesis bon-ref0.1 bon-ref0.8 dvts-ref0.1 dvts-ref0.8 -o synthesis",
      "  assay tts synthesis bon-ref0.1 dvts-ref0.1 --template mine.md -o synthesis"
    })
final class TtsSynthesis extends Subcommand {
  @Mixin TtsExperiments experiments = new TtsExperiments();

  @Mixin TtsAsked asked = new TtsAsked();

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description =
          "Markdown in place of the open questions; {{models}} and the like are filled in.")
  @Nullable Path template;

  @Mixin TtsFolder.Target target = new TtsFolder.Target();

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    String ending = drawing.ending(spec);
    asked.check(this);
    if (drawing.noReport) {
      throw new ParameterException(
          spec.commandLine(), "--no-report leaves nothing: the report is what this command makes");
    }
    TtsFolder folder = target.open(this, "synthesis");
    List<Experiment> read = experiments.read(this);
    ScalingOutputs.Asked wanted = asked.of(read, experiments.method);
    List<TtsRead> inputs = new ArrayList<>(experiments.inputs());
    boolean edited = folder.isForeign(SynthesisOutputs.TEMPLATE);
    String words = words(edited, inputs);
    var frame =
        new SynthesisOutputs.Frame(
            words,
            LocalDate.now(Clock.systemUTC()).toString(),
            inputs.stream().map(TtsRead::line).toList());
    Outputs outputs = SynthesisOutputs.of(read, wanted, frame, ending);
    folder.leave(
        this,
        drawing,
        edited ? outputs.without(SynthesisOutputs.TEMPLATE) : outputs,
        SynthesisOutputs.JSON,
        SynthesisOutputs.table(read, wanted),
        inputs);
    return Exit.OK;
  }

  /** The template, which is the open questions of the folder when somebody edited them. */
  private String words(boolean edited, List<TtsRead> inputs) {
    Path file = template == null ? target.output.resolve(SynthesisOutputs.TEMPLATE) : template;
    if (template == null && !edited) {
      return SynthesisOutputs.USUAL;
    }
    byte[] bytes = InputFile.bytes(resolve(file));
    inputs.add(TtsRead.of(this, "", resolve(file), bytes));
    if (template == null) {
      err().println(Visible.line("assay: the open questions are your own, of " + file));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
