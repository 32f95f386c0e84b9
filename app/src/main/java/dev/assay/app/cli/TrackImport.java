package dev.assay.app.cli;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.harness.CurveCsv;
import dev.assay.formats.harness.TrackerImport;
import dev.assay.formats.track.Consistency;
import dev.assay.formats.track.CurveImport;
import dev.assay.formats.track.EventFile;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.Provenance;
import dev.assay.formats.track.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay track import}: takes over a metrics.csv, or folders of finished runs. */
@Command(
    name = "import",
    description = {
      "Takes over a metrics.csv, folders of runs, and curves of TensorBoard and W&B.",
      "Folders of runs hold config.json and results.json, or event files; curves are also read",
      "from TensorBoard's CSV of a scalar, and from W&B's CSV of a chart.",
      "A missing column is missing, not zero. What was imported before is not imported again."
    },
    footer = {
      "  assay track import old/results/metrics.csv",
      "  assay track import outputs --results-dir results",
      "  assay track import logdir/ntp-seed41 --method ntp --seed 41"
    })
final class TrackImport extends TrackAction {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "A CSV, a folder of a run or of event files, or a folder of such folders.")
  List<Path> sources = List.of();

  @Option(
      names = "--provenance",
      paramLabel = "WORD",
      defaultValue = "imported",
      description = "What its numbers are, such as simulated; default: ${DEFAULT-VALUE}.")
  String provenance = "imported";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "Of imported curves; default: the run's name, of which ntp-seed41 says both.")
  @Nullable String method;

  @Option(names = "--seed", paramLabel = "N", description = "Of imported curves.")
  @Nullable Long seed;

  private static final int DEEPEST = 10;

  private int unread;
  private final CurveImport curves = new CurveImport();

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
      List<Experiment> some = store.addImported(read);
      some.forEach(this::doubts);
      added += some.size();
      known += read.size() - some.size();
      if (file.equals(store.table())) {
        takeOver(store, file);
      }
    }
    List<Experiment> runs =
        curves.experiments(
            zone(), from, method, seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    int fresh = store.addImported(runs).size();
    added += fresh;
    known += runs.size() - fresh;
    if (added + known == 0) {
      if (unread == 0) {
        out().println("0 imported: no rows");
      }
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
      if (EventFile.isOne(file)) {
        return curves(events(file, ""));
      }
      byte[] content = InputFile.bytes(file);
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      String name = String.valueOf(file.getFileName());
      List<String> problems = CurveCsv.read(name, content, modified, curves);
      if (problems != null) {
        return curves(problems);
      }
      TrackerImport.Read read =
          TrackerImport.read(file.toString(), content, zone(), modified, from);
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

  /** Curves become experiments when all files are read. */
  private List<Experiment> curves(List<String> problems) {
    problems.forEach(this::tell);
    unread += problems.size();
    return List.of();
  }

  private List<Experiment> runs(Path folder, Provenance from) {
    List<Experiment> runs = new ArrayList<>();
    List<Path> found = RunFiles.below(folder);
    if (found.isEmpty() && !eventsBelow(folder)) {
      tell("neither results.json in " + folder + " or in a folder of it, nor an event file below");
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

  /** Event files, of which each folder is a run; whether there are any. */
  private boolean eventsBelow(Path folder) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      files = walk.filter(EventFile::isOne).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, "cannot read " + folder + ": " + e.getMessage(), "", e);
    }
    for (Path file : files) {
      String below = folder.relativize(file.resolveSibling("")).toString().replace('\\', '/');
      String run = below.isEmpty() ? String.valueOf(folder.getFileName()) : below;
      try {
        curves(events(file, run));
      } catch (UnreadableException e) {
        tell("not imported: " + file + ": " + e.problem());
        unread++;
      } catch (IOException e) {
        tell("not imported: " + file + ": " + e.getMessage());
        unread++;
      }
    }
    return !files.isEmpty();
  }

  private List<String> events(Path file, String run) throws IOException {
    return EventFile.read(file, run, curves)
        ? List.of()
        : List.of(file + ": broken or cut; what stands before is imported");
  }

  /** The table in the results folder itself: its rows are experiments now, its bytes are kept. */
  private void takeOver(ExperimentStore store, Path table) {
    store.keepOriginal(InputFile.bytes(table));
    store.writeTable(store.read().experiments());
  }
}
