package dev.assay.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code assay registry}: which evaluations there were, and copies that outlive checkpoints. */
@Command(
    name = "registry",
    description = {
      "Remembers evaluations, and keeps copies of their results.",
      "Keeps runs_registry.json: which checkpoints were evaluated, when and how often. Says what",
      "is left of the results, and never deletes or changes them (docs/guide.md)."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      RegistryAdd.class,
      RegistryList.class,
      RegistryCheck.class,
      RegistryRemove.class,
      RegistryImport.class,
      RegistryBaseline.class
    },
    footer = {
      "  assay registry import dashboard/runs_registry.json dashboard/dashboard_data.json",
      "  assay registry check --archive"
    })
final class RegistryCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: add, list, check, remove, import or baseline");
  }
}
