package dev.assay.app.cli;

import dev.assay.analysis.experiment.ExperimentsTable;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay track list}: the experiments of a folder. */
@Command(
    name = "list",
    description = "Lists the experiments of a folder, also those that no longer count.",
    footer = "  assay track list --results-dir results --format csv")
final class TrackList extends TrackAction {
  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    ResultsFolder found = read();
    Table table = ExperimentsTable.of(found.experiments());
    out()
        .print(
            format.format == TableFormat.JSON
                ? FormatOption.json(json -> ExperimentsTable.write(json, found.experiments()))
                : format.render(table, tools().terminal().page()));
    return found.problems().isEmpty() ? Exit.OK : Exit.PARTLY;
  }
}
