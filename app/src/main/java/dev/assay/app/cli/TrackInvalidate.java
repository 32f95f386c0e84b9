package dev.assay.app.cli;

import dev.assay.formats.track.ExperimentStore;
import java.time.OffsetDateTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay track invalidate}: says that an experiment no longer counts. */
@Command(
    name = "invalidate",
    description = {
      "Says that an experiment no longer counts, and why. Its file stays; tables and figures",
      "leave it out and say so."
    },
    footer =
        "  assay track invalidate exp_20250512T081500123Z_0123abcdef --reason 'wrong data set'")
final class TrackInvalidate extends TrackAction {
  @Parameters(paramLabel = "ID", description = "Id of the experiment.")
  String id = "";

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Override
  public Integer call() {
    ExperimentStore store = new ExperimentStore(folder());
    store.invalidate(id, reason, OffsetDateTime.now(zone()));
    writeTable();
    out().println(id + " no longer counts");
    return Exit.OK;
  }
}
