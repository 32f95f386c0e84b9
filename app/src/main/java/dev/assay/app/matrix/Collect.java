package dev.assay.app.matrix;

import dev.assay.domain.AssayException;
import dev.assay.formats.json.Json;
import dev.assay.formats.matrix.MatrixRun;
import dev.assay.formats.track.Experiment;
import dev.assay.formats.track.ExperimentStore;
import dev.assay.formats.track.ExperimentTracker;
import dev.assay.formats.track.Methods;
import dev.assay.formats.track.RunContext;
import dev.assay.formats.track.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What runs recorded, by the keys of the runs. Thread-safe. */
final class Collect {
  /**
   * Who logs what a program left as files.
   *
   * @param folder the one whose git commit counts
   * @param version of this program
   */
  record Recorder(Clock clock, Path folder, String version) {}

  /** File systems tell time in steps. */
  private static final int CLOCK_STEP_MILLIS = 20;

  /**
   * What is remembered of an experiment.
   *
   * @param isEmpty whether it has no number
   */
  record Recorded(String id, String method, OptionalLong seed, boolean isEmpty) {
    static Recorded of(Experiment experiment) {
      return new Recorded(
          experiment.id(), experiment.method(), experiment.seed(), experiment.metrics().isEmpty());
    }
  }

  private final ExperimentStore store;
  private final Recorder recorder;
  private final Set<String> read = new HashSet<>();
  private final Map<String, List<Recorded>> byKey = new LinkedHashMap<>();

  Collect(Path resultsDir, Recorder recorder) {
    this.store = new ExperimentStore(resultsDir);
    this.recorder = recorder;
  }

  /** Experiments of a run that count, by what the folder holds now. */
  synchronized List<Recorded> of(MatrixRun run) {
    Set<String> names = store.names();
    if (names.stream().anyMatch(name -> name.endsWith(".void.json") && !read.contains(name))) {
      byKey.clear(); // something no longer counts
      read.clear();
    }
    store.readBut(read).valid().stream()
        .filter(experiment -> !experiment.runKey().isEmpty())
        .forEach(experiment ->
            byKey
                .computeIfAbsent(experiment.runKey(), key -> new ArrayList<>())
                .add(Recorded.of(experiment)));
    read.addAll(names);
    return List.copyOf(byKey.getOrDefault(run.key(), List.of()));
  }

  /**
   * What a program that ended well recorded, which is what it logged itself, or else the {@code
   * results.json} that it left in its folder, or in one below as a recorder does; empty when it did
   * neither.
   *
   * @param began when it was started
   * @param before ids of the run that there were when it started
   * @throws AssayException BAD_INPUT when what it left is no results
   */
  List<Recorded> after(MatrixRun run, Path folder, Instant began, Set<String> before) {
    List<Recorded> logged = fresh(run, before);
    List<Path> found =
        logged.isEmpty()
            ? RunFiles.below(folder).stream().filter(each -> isOf(each, began)).toList()
            : List.of();
    if (found.isEmpty()) {
      return logged;
    }
    RunFiles left = RunFiles.read(found.getFirst());
    ObjectNode config = run.config();
    left.config().properties().forEach(member -> config.set(member.getKey(), member.getValue()));
    ObjectNode metadata = Json.MAPPER.createObjectNode();
    left.metadata()
        .properties()
        .forEach(member -> metadata.set(member.getKey(), member.getValue()));
    metadata.put("run_key", run.key());
    new ExperimentTracker(
            store.resultsDir(),
            recorder.clock,
            recorder.folder,
            recorder.version,
            new RunContext(run.method().name(), OptionalLong.of(run.seed()), run.key()))
        .log(config, left.results(), metadata);
    return fresh(run, before);
  }

  /** Not what an earlier attempt left; those in the folder itself were set aside. */
  private static boolean isOf(Path run, Instant began) {
    try {
      return !Files.getLastModifiedTime(run.resolve("results.json"))
          .toInstant()
          .isBefore(began.minusMillis(CLOCK_STEP_MILLIS));
    } catch (IOException e) {
      return false;
    }
  }

  /** What a forced run has been run anew for no longer counts; it stays on the disk. */
  void replace(Set<String> before, List<String> by) {
    before.forEach(id -> invalidate(id, "run anew as " + String.join(", ", by)));
  }

  /**
   * What an attempt had logged before it failed no longer counts, so that the run is run again; it
   * stays on the disk.
   */
  void discard(List<Recorded> logged, String reason) {
    logged.forEach(each -> invalidate(each.id(), reason));
  }

  private void invalidate(String id, String reason) {
    OffsetDateTime now = OffsetDateTime.now(recorder.clock).truncatedTo(ChronoUnit.MILLIS);
    try {
      store.invalidate(id, reason, now);
    } catch (AssayException e) {
      if (e.kind() != AssayException.Kind.CONFLICT) { // else somebody has said so already
        throw e;
      }
    }
  }

  List<Recorded> fresh(MatrixRun run, Set<String> before) {
    return of(run).stream().filter(each -> !before.contains(each.id())).toList();
  }

  /** What does not fit the matrix. Such runs would be packaged as something else than was asked. */
  static List<String> remarks(MatrixRun run, List<Recorded> recorded) {
    List<String> remarks = new ArrayList<>();
    String method = Methods.normal(run.method().name());
    for (Recorded experiment : recorded) {
      if (!experiment.method().equals(method)) {
        remarks.add(
            "it was logged as a run of '" + experiment.method() + "', not of '" + method + "'");
      }
      if (experiment.seed().isPresent() && experiment.seed().getAsLong() != run.seed()) {
        remarks.add("it was logged with seed " + experiment.seed().getAsLong());
      }
      if (experiment.isEmpty()) {
        remarks.add("what it logged holds no number");
      }
    }
    if (recorded.size() > 1) {
      remarks.add("it logged " + recorded.size() + " experiments, which count once, by their mean");
    }
    return remarks;
  }
}
