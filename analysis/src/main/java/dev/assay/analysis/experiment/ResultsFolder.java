package dev.assay.analysis.experiment;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.harness.TrackerImport;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.MetricsCsv;
import dev.assay.formats.track.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a results folder says: the experiments that were logged, and the rows of a {@code
 * metrics.csv} that somebody else wrote.
 *
 * @param experiments by time; also those that no longer count
 * @param inputs digest of each file that was read, by its place below the folder
 * @param problems what could not be read, and why
 * @param missing runs of a matrix that failed or logged nothing, a sentence each
 * @param ownsTable whether {@code metrics.csv} may be written anew, because it holds nothing that
 *     was not logged
 */
public record ResultsFolder(
    ExperimentStore store,
    List<Experiment> experiments,
    Map<String, String> inputs,
    List<String> problems,
    List<String> missing,
    boolean ownsTable) {

  /**
   * Reads a folder.
   *
   * @param zone of times without one
   * @throws AssayException NOT_FOUND when there is nothing of an experiment in it
   */
  public static ResultsFolder read(Path folder, ZoneId zone) {
    if (!Files.isDirectory(folder)) {
      throw noFolder(folder);
    }
    ExperimentStore store = new ExperimentStore(folder.toAbsolutePath().normalize());
    if (!store.exists() && !Files.isRegularFile(store.table())) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no experiment was logged in " + folder,
          "Log one: assay track log --results-dir " + folder + "; or name another folder.");
    }
    ExperimentStore.Contents contents = store.read();
    List<Experiment> experiments = new ArrayList<>(contents.experiments());
    Map<String, String> inputs = new TreeMap<>(contents.inputs());
    List<String> problems = new ArrayList<>(contents.problems());
    boolean owns = !Files.isRegularFile(store.table());
    if (!owns) {
      owns = table(store.table(), zone, experiments, inputs, problems);
    }
    List<String> missing = MissingRuns.in(store.resultsDir(), experiments);
    if (!missing.isEmpty()) {
      inputs.put(MissingRuns.FILE, digest(store.resultsDir().resolve(MissingRuns.FILE)));
    }
    return new ResultsFolder(store, List.copyOf(experiments), inputs, problems, missing, owns);
  }

  private static AssayException noFolder(Path folder) {
    boolean file = Files.exists(folder);
    return new AssayException(
        Kind.NOT_FOUND,
        file ? folder + " is no folder" : "there is no folder " + folder,
        file
            ? "Name the results folder that it is in; a table of results is read by assay track import."
            : "Log an experiment: assay track log --results-dir "
                + folder
                + "; or name another folder.");
  }

  private static boolean table(
      Path file,
      ZoneId zone,
      List<Experiment> experiments,
      Map<String, String> inputs,
      List<String> problems) {
    Set<String> known = new HashSet<>();
    experiments.forEach(experiment -> known.add(experiment.id()));
    String name = String.valueOf(file.getFileName());
    try {
      byte[] bytes = Files.readAllBytes(file);
      TrackerImport.Read read =
          TrackerImport.read(
              name, bytes, zone, Files.getLastModifiedTime(file).toInstant(), Provenance.IMPORTED);
      List<Experiment> more =
          read.experiments().stream().filter(row -> known.add(row.id())).toList();
      boolean ours =
          more.isEmpty()
              && new String(bytes, StandardCharsets.UTF_8).startsWith(MetricsCsv.header());
      if (!ours) {
        inputs.put(name, Sha256.hex(bytes));
        problems.addAll(read.problems());
        experiments.addAll(more);
        experiments.sort(
            Comparator.comparing((Experiment e) -> e.time().toInstant())
                .thenComparing(Experiment::id));
      }
      return ours;
    } catch (UnreadableException e) {
      problems.add(file + ": " + e.problem());
    } catch (IOException e) {
      problems.add(file + ": " + e.getMessage());
    }
    return false;
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      return ""; // it has just gone
    }
  }

  /** Those that count. */
  public List<Experiment> valid() {
    return experiments.stream().filter(Experiment::isValid).toList();
  }
}
