package dev.assay.app.cli;

import dev.assay.analysis.registry.Finding;
import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.report.RegistryTables;
import dev.assay.analysis.report.TableFormat;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.paper.Registry;
import dev.assay.formats.paper.RegistryFile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay registry check}: what is lost, doubled, untraced or in danger. */
@Command(
    name = "check",
    description = {
      "Says what is lost, evaluated again without trace, or doubled.",
      "Also names damaged copies and broken entries. Exit 3 when there is anything."
    },
    footer = "  assay registry check --archive")
final class RegistryCheck extends RegistryAction {
  @Option(names = "--archive", description = "Keep copies of all results that are still there.")
  boolean archive;

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    RegistryFile file = registry(workspace);
    Registry registry = read(file);
    List<RegisteredRun> runs = left(workspace, file, registry);
    List<Finding> findings = Finding.of(registry, runs);
    out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> RegistryTables.write(json, runs, findings))
                : findings.isEmpty() && format.format == TableFormat.TABLE
                    ? RegistryTables.allIsWell(runs)
                    : format.render(
                        RegistryTables.findings(runs, findings), tools().terminal().page()));
    int archived = archive ? archive(workspace, runs) : Exit.OK;
    return findings.isEmpty() ? archived : Exit.PARTLY;
  }
}
