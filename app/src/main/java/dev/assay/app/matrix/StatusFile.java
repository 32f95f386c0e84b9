package dev.assay.app.matrix;

import dev.assay.app.matrix.Outcome.State;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.LockedFile;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.matrix.MatrixRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code run-all.json}: how each run stands, for people and programs that look on. Several
 * processes write it, each of its own runs. What is to be run is not told by it, but by what was
 * recorded.
 */
final class StatusFile {
  private final LockedFile file;
  private final Path resultsDir;
  private final Clock clock;

  StatusFile(Path resultsDir, Clock clock) {
    this.resultsDir = resultsDir;
    this.clock = clock;
    this.file =
        new LockedFile(
            resultsDir.resolve("run-all.json"),
            resultsDir.resolve("runs").resolve(".lock"),
            "the state of runs");
  }

  /** Says that an attempt runs now. */
  void started(MatrixRun run, int attempt, Path log, ProcessHandle process) {
    ObjectNode entry = entry(run, "running").put("attempt", attempt).put("log", relative(log));
    entry.put("started", now()).put("pid", process.pid());
    process
        .info()
        .startInstant()
        .ifPresent(instant -> entry.put("pid_since", instant.toEpochMilli()));
    put(run, entry);
  }

  /** Says how a run stands. */
  void ended(Outcome outcome) {
    ObjectNode entry = entry(outcome.run(), outcome.state().word());
    if (outcome.state() != State.KNOWN) {
      entry.put("attempts", outcome.attempts()).put("ended", now());
      entry.put("seconds", outcome.took().toMillis() / 1000.0);
    }
    outcome.exit().ifPresent(exit -> entry.put("exit", exit));
    Path log = outcome.log();
    if (log != null) {
      entry.put("log", relative(log));
    }
    if (!outcome.words().isEmpty()) {
      entry.put("words", outcome.words());
    }
    if (!outcome.experiments().isEmpty()) {
      outcome.experiments().forEach(entry.putArray("experiments")::add);
    }
    put(outcome.run(), entry);
  }

  private static ObjectNode entry(MatrixRun run, String state) {
    return Json.MAPPER
        .createObjectNode()
        .put("method", run.method().name())
        .put("seed", run.seed())
        .put("state", state);
  }

  /** The process that an earlier invocation left running, which was killed before its program. */
  Optional<ProcessHandle> leftRunning(MatrixRun run) {
    ObjectNode entry = runs(whole()).path(run.key()) instanceof ObjectNode found ? found : null;
    if (entry == null || !Nodes.text(entry, "state").equals("running")) {
      return Optional.empty();
    }
    long since = Nodes.longOrEmpty(entry, "pid_since").orElse(-1);
    return ProcessHandle.of(Nodes.longOrEmpty(entry, "pid").orElse(-1))
        .filter(ProcessHandle::isAlive)
        .filter(process ->
            process.info().startInstant().filter(at -> at.toEpochMilli() == since).isPresent());
  }

  private void put(MatrixRun run, ObjectNode entry) {
    file.locked(() -> {
      ObjectNode whole = whole();
      runs(whole).set(run.key(), entry);
      byte[] text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole);
      file.write(text);
      return true;
    });
  }

  private ObjectNode whole() {
    ObjectNode read = read();
    return read == null ? Json.MAPPER.createObjectNode().put("assay_run_all", 1) : read;
  }

  /** Null when there is none, or none that can be read; it is but a copy. */
  private @Nullable ObjectNode read() {
    try {
      byte[] bytes = file.bytes();
      return bytes.length > 0 && Json.tree(bytes) instanceof ObjectNode object ? object : null;
    } catch (UnreadableException e) {
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  private static ObjectNode runs(ObjectNode whole) {
    return whole.path("runs") instanceof ObjectNode runs ? runs : whole.putObject("runs");
  }

  private String relative(Path path) {
    return resultsDir.relativize(path).toString().replace('\\', '/');
  }

  private String now() {
    return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
