package dev.assay.app.cli;

import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.domain.AssayException;
import dev.assay.formats.track.MetricsCsv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay track export}: writes metrics.csv from the experiments. */
@Command(
    name = "export",
    description = "Writes metrics.csv anew from the experiments that count, in its 25 columns.",
    footer = "  assay track export --results-dir results -o all.csv")
final class TrackExport extends TrackAction {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Another file; default: metrics.csv in the results folder.")
  @Nullable Path output;

  @Override
  public Integer call() {
    ResultsFolder found = read();
    if (output == null) {
      if (!tableWritten()) {
        throw new AssayException(
            AssayException.Kind.CONFLICT,
            found.store().table() + " holds rows that were not logged here and is left alone",
            "Take them over with assay track import, or name another file with -o.");
      }
      out().println(found.store().table());
    } else {
      Path file = resolve(output);
      SafeFile.write(file, MetricsCsv.text(found.experiments()).getBytes(StandardCharsets.UTF_8));
      out().println(file);
    }
    return found.problems().isEmpty() ? Exit.OK : Exit.PARTLY;
  }
}
