package dev.assay.app.cli;

import dev.assay.analysis.registry.Archive;
import dev.assay.analysis.registry.Enroll;
import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Registered;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.Settings;
import dev.assay.formats.paper.Registry;
import dev.assay.formats.paper.RegistryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every part of {@code assay registry} has. */
abstract class RegistryAction extends Subcommand {
  @Option(
      names = "--registry",
      paramLabel = "FILE",
      description = "Another registry; default: runs_registry.json in the workspace folder.")
  @Nullable Path file;

  final Settings settings(Workspace workspace) {
    return tools().settings().apply(workspace);
  }

  final RegistryFile registry(Workspace workspace) {
    Settings settings = settings(workspace);
    return file == null
        ? workspace.registry(settings)
        : new RegistryFile(resolve(file), settings.zone());
  }

  /**
   * What the registry says.
   *
   * @throws AssayException NOT_FOUND when there is none
   */
  final Registry read(RegistryFile registry) {
    if (!Files.exists(registry.file())) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no registry " + registry.file(),
          "Begin one: assay scan --register DIR; or take one over: assay registry import FILE");
    }
    return registry.read();
  }

  /** The registry's entries with what is left of them. */
  final List<RegisteredRun> left(Workspace workspace, RegistryFile file, Registry registry) {
    return Registered.of(workspace, file, registry);
  }

  /** Copies of all results that are there; says how many were made and why others were not. */
  final int archive(Workspace workspace, List<RegisteredRun> runs) {
    Archive archive = workspace.archive();
    Enroll.Outcome outcome = Enroll.archive(runs, archive, settings(workspace));
    out().println(outcome.archived() + " archived, in " + archive.folder());
    if (outcome.archived() > 0) {
      out().println("  Read the copies: assay scan " + archive.folder());
    }
    outcome
        .failures()
        .forEach(failure -> {
          err().println("not archived: " + Visible.line(failure.problem()));
          err().println("  " + Visible.line(failure.remedy()));
        });
    return outcome.failures().isEmpty() ? Exit.OK : Exit.PARTLY;
  }
}
