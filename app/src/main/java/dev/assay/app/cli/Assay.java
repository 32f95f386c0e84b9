package dev.assay.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line: holds what all commands share. */
@Command(
    name = "assay",
    description = "Honest answers from the evaluation results on your disk.",
    synopsisHeading = "Usage: ",
    customSynopsis = "assay [--workspace DIR] COMMAND ...",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nFirst steps:%n",
    footer = {
      "  assay scan results/          read all results under a folder",
      "  assay runs --sort -step      list them",
      "  assay serve                  open the dashboard",
      "",
      "Exit status: 0 done, 1 a bug in Assay, 2 usage, 3 some input could not be read,",
      "4 no answer (nothing found, nothing in common)."
    })
final class Assay implements Runnable {
  final Tools tools;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Folder with assay.yaml or .assay; default: the nearest one upwards.")
  @Nullable Path workspace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  Assay(Tools tools) {
    this.tools = tools;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }
}
