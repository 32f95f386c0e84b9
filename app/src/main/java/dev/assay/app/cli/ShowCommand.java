package dev.assay.app.cli;

import dev.assay.analysis.question.ShowRun;
import dev.assay.analysis.report.ShowTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay show}: everything known of one run. */
@Command(
    name = "show",
    description = {
      "Shows one run: its estimates with intervals, its files, its configuration.",
      "Formats other than table and json hold the estimates alone."
    },
    footer = "  assay show exp_cp001000 --format json")
final class ShowCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "ID", description = "The run, as assay runs names it.")
  String id = "";

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    ShowRun.Answer answer = new ShowRun(snapshots(workspace())).answer(new ShowRun.Question(id));
    out()
        .print(
            switch (format.format) {
              case TABLE -> ShowTables.text(answer, tools().terminal().page());
              case JSON -> FormatOption.answer(json -> json.run(answer));
              case CSV, MD, LATEX ->
                  format.render(ShowTables.estimates(answer), tools().terminal().page());
            });
    return Exit.OK;
  }
}
