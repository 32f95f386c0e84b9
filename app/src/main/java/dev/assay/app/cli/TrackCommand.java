package dev.assay.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code assay track}: finished training runs, and the table of them. */
@Command(
    name = "track",
    description = {
      "Logs finished training runs, a file each, and keeps metrics.csv of them.",
      "Any number of processes may log at once. assay pack makes tables and figures of them."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      TrackLog.class,
      TrackImport.class,
      TrackList.class,
      TrackExport.class,
      TrackInvalidate.class
    },
    footer = {
      "  assay track log --config config.json --results results.json",
      "  assay track import old/metrics.csv",
      "  assay track list"
    })
final class TrackCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "say what to do: log, import, list, export or invalidate");
  }
}
