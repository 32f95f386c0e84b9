package dev.assay.app.cli;

import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.report.RegistryTables;
import dev.assay.analysis.report.TableFormat;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.paper.RegistryFile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay registry list}: what is left of each evaluation. */
@Command(
    name = "list",
    description = "Lists what is registered, with what is left of the results.",
    footer = "  assay registry list --state missing --format csv")
final class RegistryList extends RegistryAction {
  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "",
      description = "Only present, archived, copy or missing ones.")
  String state = "";

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    RegistryFile file = registry(workspace);
    List<RegisteredRun> runs =
        left(workspace, file, read(file)).stream().filter(run -> wanted(run.state())).toList();
    out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> RegistryTables.write(json, runs))
                : format.render(RegistryTables.runs(runs), tools().terminal().page()));
    return Exit.OK;
  }

  private boolean wanted(RegisteredRun.State is) {
    if (state.isEmpty()) {
      return true;
    }
    for (RegisteredRun.State each : RegisteredRun.State.values()) {
      if (each.word().equals(state)) {
        return is == each;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--state must be present, archived, copy or missing, not '" + state + "'");
  }
}
