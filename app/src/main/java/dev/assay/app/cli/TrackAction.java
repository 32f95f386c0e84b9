package dev.assay.app.cli;

import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import dev.assay.formats.Settings;
import dev.assay.formats.track.ExperimentStore;
import java.nio.file.Path;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** What every part of {@code assay track} has. */
abstract class TrackAction extends Subcommand {
  @Option(
      names = "--results-dir",
      paramLabel = "DIR",
      defaultValue = "${env:ASSAY_RESULTS_DIR:-results}",
      description = "Folder of the experiments; default: ${DEFAULT-VALUE}.")
  Path resultsDir = Path.of("results");

  final Path folder() {
    return resolve(resultsDir);
  }

  final ZoneId zone() {
    try {
      return tools().settings().apply(workspace()).zone();
    } catch (AssayException e) { // a result is worth more than a time zone
      tell("assay.yaml is not heeded: " + e.problem());
      return Settings.DEFAULTS.zone();
    }
  }

  /** What the folder holds; what could not be read is told. */
  final ResultsFolder read() {
    ResultsFolder found = ResultsFolder.read(folder(), zone());
    found.problems().forEach(this::tell);
    return found;
  }

  final void tell(String problem) {
    err().println(Visible.line(problem));
  }

  /** Writes the table anew, unless it holds rows of somebody else, which is told. */
  final void writeTable() {
    if (!tableWritten()) {
      tell(
          new ExperimentStore(folder()).table()
              + " holds rows that were not logged here and is left alone; take them over:"
              + " assay track import");
    }
  }

  /** The same, but tells nothing; whether it was written. */
  final boolean tableWritten() {
    ResultsFolder now = ResultsFolder.read(folder(), zone());
    if (now.ownsTable()) {
      now.store().writeTable(now.experiments());
    }
    return now.ownsTable();
  }
}
