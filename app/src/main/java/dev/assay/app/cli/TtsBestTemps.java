package dev.assay.app.cli;

import dev.assay.analysis.scaling.BestTempsOutputs;
import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.tts.across.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay tts best-temps}: the temperature for each level of difficulty, to look up. */
@Command(
    name = "best-temps",
    description = {
      "Looks up the temperature that suits each level, from folders of tts difficulty.",
      "Says how probable it is that it is the best, and which cannot be told from it; writes a",
      "lookup by algorithm, reference temperature and level with -o or --format json."
    },
    footer = {
      "  assay tts best-temps difficulty-bon difficulty-dvts",
      "  assay tts best-temps difficulty-bon --n 16 --method naive --format csv"
    })
final class TtsBestTemps extends Subcommand {
  @Mixin TtsExperiments experiments = new TtsExperiments();

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "Completions per problem; default: the most of each level.")
  @Nullable Integer n;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Write the lookup as CSV and JSON, a figure and a report there.")
  @Nullable Path output;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    OptionalInt wanted = n == null ? OptionalInt.empty() : OptionalInt.of(n);
    if (n != null && n < 1) {
      throw new ParameterException(spec.commandLine(), "--n must be at least 1");
    }
    String ending = drawing.ending(spec);
    TtsFolder folder =
        output == null ? null : TtsFolder.open(resolve(output), "best-temps", tools().version());
    List<Experiment> read = experiments.read(this);
    Outputs outputs =
        BestTempsOutputs.of(read, experiments.method, wanted, ending, !drawing.noReport);
    var table = BestTempsOutputs.table(read, experiments.method, wanted);
    if (table.rows().isEmpty()) {
      err().println("assay: no level has an accuracy at n = " + n);
    }
    if (folder == null) {
      print(drawing, outputs, BestTempsOutputs.JSON, table);
    } else {
      folder.leave(this, drawing, outputs, BestTempsOutputs.JSON, table, experiments.inputs());
    }
    return table.rows().isEmpty() ? Exit.NO_ANSWER : Exit.OK;
  }

  private void print(
      TtsFolder.Options how, Outputs outputs, String json, dev.assay.analysis.report.Table table) {
    out().print(TtsFolder.shown(outputs, json, how.format, table, tools().terminal().page()));
  }
}
