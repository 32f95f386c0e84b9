package dev.assay.app.cli;

import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code assay registry remove}: takes entries out of the registry. */
@Command(
    name = "remove",
    description = "Takes entries out of the registry. Results, copies and checkpoints stay.",
    footer = "  assay registry remove exp_cp001000")
final class RegistryRemove extends RegistryAction {
  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|PATH",
      description = "A run's id, a checkpoint's folder, or a results file.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    RegistryFile file = registry(workspace);
    List<RegisteredRun> runs = left(workspace, file, read(file));
    List<RegistryEntry> entries = new ArrayList<>();
    for (String name : names) {
      List<RegistryEntry> found =
          runs.stream().filter(run -> isMeant(run, name)).map(RegisteredRun::entry).toList();
      if (found.isEmpty()) {
        throw new AssayException(
            Kind.NOT_FOUND, "nothing registered is '" + name + "'", "See: assay registry list");
      }
      entries.addAll(found);
    }
    out().println(file.remove(entries) + " removed from " + file.file());
    return Exit.OK;
  }

  private boolean isMeant(RegisteredRun run, String name) {
    RegistryEntry entry = run.entry();
    String path = name.startsWith("/") ? name : resolve(Path.of(name)).toString();
    return run.id().equals(name)
        || entry.resultsFile().equals(path)
        || (!entry.isBaseline()
            && CheckpointPaths.normalise(entry.checkpointPath())
                .equals(CheckpointPaths.normalise(path)));
  }
}
