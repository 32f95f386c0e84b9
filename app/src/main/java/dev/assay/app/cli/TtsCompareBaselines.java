package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.scaling.MigrationOutputs;
import dev.assay.analysis.scaling.Outputs;
import dev.assay.analysis.tts.level.Migration;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.tts.Baselines;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay tts compare-baselines}: which problems change level with the reference. */
@Command(
    name = "compare-baselines",
    description = {
      "Compares the levels of problems at two reference temperatures: how many are easier, harder",
      "or the same, from which level to which, and which gain and lose the most.",
      "A problem that one file lacks is said and left out."
    },
    footer = {
      "  assay tts compare-baselines ref0.1/difficulty_baselines.json ref0.8/difficulty_baselines.json"
    })
final class TtsCompareBaselines extends Subcommand {
  @Parameters(index = "0", paramLabel = "A.json", description = "The first reference.")
  Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B.json", description = "The second.")
  Path second = Path.of("");

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Write baseline_comparison.json and a figure there.")
  @Nullable Path output;

  @Mixin TtsFolder.Options drawing = new TtsFolder.Options();

  @Override
  public Integer call() {
    Baselines a = read(first);
    Baselines b = read(second);
    Migration migration = Migration.of(a, b);
    if (migration.moves().isEmpty()) {
      throw new AssayException(
          Kind.CONFLICT,
          first + " and " + second + " share no problem",
          "Name two files of the same benchmark.");
    }
    say(first, migration.onlyFirst());
    say(second, migration.onlySecond());
    Outputs outputs =
        MigrationOutputs.of(migration, a.reference(), b.reference(), !drawing.noPlots);
    if (output != null) {
      TtsFolder folder = TtsFolder.open(resolve(output), "compare-baselines", tools().version());
      folder.write(
          outputs,
          drawing.images(spec),
          drawing.dpi,
          TtsFolder.Made.by(
              this,
              List.of(
                  TtsRead.of(this, "", resolve(first)), TtsRead.of(this, "", resolve(second)))));
    }
    out()
        .print(
            TtsFolder.shown(
                outputs,
                "baseline_comparison.json",
                drawing.format,
                MigrationOutputs.matrix(migration),
                tools().terminal().page()));
    return Exit.OK;
  }

  private void say(Path file, List<String> alone) {
    if (!alone.isEmpty()) {
      err()
          .println(
              Visible.line(
                  "assay: %s problems are only in %s, such as %s"
                      .formatted(alone.size(), file, alone.getFirst())));
    }
  }

  private Baselines read(Path file) {
    Path path = resolve(file);
    try {
      return Baselines.read(InputFile.json(path.toString(), InputFile.bytes(path)));
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      throw new AssayException(Kind.BAD_INPUT, path + place + ": " + e.problem(), e.remedy(), e);
    }
  }
}
