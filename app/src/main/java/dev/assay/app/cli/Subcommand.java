package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has. */
@Command(
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExample:%n")
abstract class Subcommand implements Callable<Integer> {
  /** The root, or a command that this one is a part of. */
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  Object parent;

  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Folder with assay.yaml or .assay; default: the nearest one upwards.")
  @Nullable Path workspaceFolder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  private Assay assay() {
    Object at = parent;
    while (at instanceof Subcommand above) {
      at = above.parent;
    }
    return (Assay) at;
  }

  final Tools tools() {
    return assay().tools;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private @Nullable Path namedWorkspace() {
    Object at = this;
    while (at instanceof Subcommand command) {
      if (command.workspaceFolder != null) {
        return command.workspaceFolder;
      }
      at = command.parent;
    }
    return assay().workspace;
  }

  /** The workspace that is named, after the command or before it, or else found. */
  final Workspace workspace() {
    Path named = namedWorkspace();
    return named == null ? Workspace.find(tools().folder()) : Workspace.at(resolve(named));
  }

  /** A path as the user means it: from the current folder. */
  final Path resolve(Path path) {
    return tools().folder().resolve(path).normalize();
  }

  /** The questions' ground, over the index of {@code workspace}. */
  final Snapshots snapshots(Workspace workspace) {
    Index index = index(workspace);
    Settings settings = tools().settings().apply(workspace);
    return new Snapshots(index, MetricCatalogue.builtIn().with(settings.metricRules()));
  }

  /** The index of {@code workspace}; one that had to be emptied is filled again. */
  final Index index(Workspace workspace) {
    Index index = workspace.index();
    List<Path> folders = formerFolders(index);
    if (!folders.isEmpty()) {
      Annotate.sync(index, workspace.notes());
      try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err())) {
        tools().scanner().scan(index, folders, tools().settings().apply(workspace), progress);
      }
    }
    return index;
  }

  /**
   * The folders to scan again because another build of Assay made the index, which this one could
   * not read; says so. Empty when all is well.
   */
  final List<Path> formerFolders(Index index) {
    List<String> former = index.emptied();
    if (former.isEmpty()) {
      return List.of();
    }
    err().println("assay: another build of Assay made the index; it is made anew from the results");
    List<Path> there = new ArrayList<>();
    for (String folder : former) {
      Path path = Path.of(folder);
      if (Files.isDirectory(path)) {
        there.add(path);
      } else {
        err().println(Visible.line("  " + folder + " is not there and is left out"));
      }
    }
    err().flush();
    return there;
  }
}
