package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.TrackerImport;
import dev.assay.formats.track.Consistency;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.Provenance;
import dev.assay.formats.track.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay track import}: takes over a metrics.csv, or folders of finished runs. */
@Command(
    name = "import",
    description = {
      "Takes over a metrics.csv of any tracker, or folders with config.json and results.json.",
      "A missing column is missing, not zero. What was imported before is not imported again."
    },
    footer = {
      "  assay track import old/results/metrics.csv",
      "  assay track import outputs --results-dir results"
    })
final class TrackImport extends TrackAction {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "A metrics.csv, a folder of a run, or a folder of such folders.")
  List<Path> sources = List.of();

  @Option(
      names = "--provenance",
      paramLabel = "WORD",
      defaultValue = "imported",
      description = "What its numbers are, such as simulated; default: ${DEFAULT-VALUE}.")
  String provenance = "imported";

  private int unread;

  @Override
  public Integer call() {
    Provenance from = Provenance.of(provenance);
    if (from == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--provenance must be measured, estimated, imported or simulated, not '"
              + provenance
              + "'");
    }
    ExperimentStore store = new ExperimentStore(folder());
    int added = 0;
    int known = 0;
    for (Path source : sources) {
      Path file = resolve(source);
      List<Experiment> read = Files.isDirectory(file) ? runs(file, from) : rows(file, from);
      List<Experiment> fresh = store.addImported(read);
      fresh.forEach(this::doubts);
      added += fresh.size();
      known += read.size() - fresh.size();
      if (file.equals(store.table())) {
        takeOver(store, file);
      }
    }
    if (added + known == 0) {
      return unread > 0 ? Exit.PARTLY : Exit.OK;
    }
    writeTable();
    out()
        .println(
            added
                + " imported into "
                + store.folder()
                + (known > 0 ? ", " + known + " known" : ""));
    return unread > 0 ? Exit.PARTLY : Exit.OK;
  }

  private void doubts(Experiment experiment) {
    Consistency.of(experiment.metrics())
        .forEach(d -> tell("doubtful: " + experiment.id() + ": " + d.metric() + " " + d.text()));
  }

  private List<Experiment> rows(Path file, Provenance from) {
    try {
      TrackerImport.Read read =
          TrackerImport.read(
              file.toString(),
              InputFile.bytes(file),
              zone(),
              Files.getLastModifiedTime(file).toInstant(),
              from);
      read.problems().forEach(this::tell);
      unread += read.problems().size();
      return read.experiments();
    } catch (UnreadableException e) {
      throw new AssayException(
          Kind.BAD_INPUT,
          file + (e.place().isEmpty() ? ": " : ", " + e.place() + ": ") + e.problem(),
          e.remedy(),
          e);
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), "", e);
    }
  }

  private List<Experiment> runs(Path folder, Provenance from) {
    List<Experiment> runs = new ArrayList<>();
    List<Path> found = RunFiles.below(folder);
    if (found.isEmpty()) {
      tell("no results.json in " + folder + " or in a folder of it");
      unread++;
    }
    for (Path run : found) {
      try {
        runs.add(RunFiles.imported(run, zone(), from));
      } catch (AssayException e) {
        tell("not imported: " + e.problem());
        unread++;
      }
    }
    return runs;
  }

  /** The table in the results folder itself: its rows are experiments now, its bytes are kept. */
  private void takeOver(ExperimentStore store, Path table) {
    store.keepOriginal(InputFile.bytes(table));
    store.writeTable(store.read().experiments());
  }
}
