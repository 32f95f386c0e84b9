package dev.assay.app.cli;

import dev.assay.analysis.registry.Archive;
import dev.assay.analysis.registry.OriginalFile;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.formats.paper.RegistryFile.Evaluated;
import dev.assay.formats.paper.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay registry add}: registers evaluations. */
@Command(
    name = "add",
    description = {
      "Registers the evaluation of a checkpoint or of a baseline.",
      "One that was evaluated before keeps its earlier evaluations."
    },
    footer = {
      "  assay registry add exp/checkpoints/checkpoint_001000/consolidated --archive",
      "  assay registry add --baseline --results baseline_paper_metrics_results.json"
    })
final class RegistryAdd extends RegistryAction {
  private static final String USUAL = "paper_metrics_results.json";

  @Parameters(
      arity = "0..*",
      paramLabel = "CHECKPOINT_DIR",
      description = "Folder of the checkpoint that was evaluated.")
  List<Path> folders = List.of();

  @Option(names = "--baseline", description = "The pretrained model was evaluated.")
  boolean baseline;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "The results file; default: the usual one in the folder.")
  @Nullable Path results;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When it was evaluated, ISO 8601; default: when the file was written.")
  @Nullable String at;

  @Option(names = "--archive", description = "Also keep a copy in the workspace's archive.")
  boolean archive;

  @Override
  public Integer call() {
    if (baseline == !folders.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name checkpoint folders, or --baseline, not both");
    }
    if (folders.size() > 1 && results != null) {
      throw new ParameterException(spec.commandLine(), "--results goes with one folder");
    }
    Workspace workspace = workspace();
    Settings settings = settings(workspace);
    RegistryFile registry = registry(workspace);
    List<Archive.Original> originals =
        baseline
            ? List.of(OriginalFile.read("None", baselineResults(), time(settings), settings))
            : folders.stream().map(folder -> checkpoint(folder, settings)).toList();
    for (Archive.Original original : originals) {
      add(registry, original);
      if (archive) {
        Path place = workspace.archive().keep(original);
        out().println(place == null ? "  archived before" : "  archived in " + place);
      }
    }
    return Exit.OK;
  }

  private void add(RegistryFile registry, Archive.Original original) {
    RegistryFile.Outcome outcome =
        registry.add(
            new Evaluated(
                original.checkpointPath(),
                original.resultsFile(),
                original.evaluatedAt(),
                Sha256.hex(original.results())),
            Instant.now());
    String what = baseline ? original.resultsFile() : original.checkpointPath();
    out()
        .println(
            switch (outcome) {
                  case ADDED -> "registered: ";
                  case REPEATED -> "registered another evaluation of: ";
                  case KNOWN -> "registered before: ";
                }
                + what);
  }

  private Path baselineResults() {
    return resolve(results == null ? Path.of("baseline_" + USUAL) : results);
  }

  private Archive.Original checkpoint(Path folder, Settings settings) {
    Path path = ScanCommand.existing(List.of(folder), this).getFirst();
    Path inner = path.resolve("consolidated");
    Path checkpoint =
        Files.isDirectory(inner) && !Files.isRegularFile(path.resolve(USUAL)) ? inner : path;
    Path file = results == null ? checkpoint.resolve(USUAL) : resolve(results);
    return OriginalFile.read(checkpoint.toString(), file, time(settings), settings);
  }

  private @Nullable Instant time(Settings settings) {
    if (at == null) {
      return null;
    }
    Instant time = Times.parse(at, settings.zone());
    if (time == null) {
      throw new ParameterException(
          spec.commandLine(), "--at takes a time such as 2025-11-02T01:55:56, not '" + at + "'");
    }
    return time;
  }
}
