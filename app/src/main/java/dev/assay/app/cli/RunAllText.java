package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.app.matrix.LogTail;
import dev.assay.app.matrix.Outcome;
import dev.assay.app.matrix.Outcome.State;
import dev.assay.app.matrix.RunMatrix;
import dev.assay.formats.matrix.Durations;
import dev.assay.formats.matrix.MatrixRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code assay run-all} says: of each run a line, and of a failed one the end of its log. */
final class RunAllText implements RunMatrix.Listener {
  private static final int TAIL_LINES = 8;

  private final int all;
  private final Path resultsDir;
  private final ProgressLine progress;
  private final PrintWriter out;
  private final PrintWriter err;

  RunAllText(int all, Path resultsDir, ProgressLine progress, PrintWriter out, PrintWriter err) {
    this.all = all;
    this.resultsDir = resultsDir;
    this.progress = progress;
    this.out = out;
    this.err = err;
  }

  /** What would be run, with the arguments as a shell would take them. */
  static int plan(RunMatrix.Options how, List<MatrixRun> runs, boolean force, PrintWriter out) {
    int missing = 0;
    Map<String, List<String>> recorded = RunMatrix.recorded(how.resultsDir(), runs);
    for (MatrixRun run : runs) {
      List<String> known = recorded.getOrDefault(run.key(), List.of());
      boolean again = known.isEmpty() || force;
      missing += again ? 1 : 0;
      Path folder = how.resultsDir().resolve("runs").resolve(run.folderName());
      MatrixRun.Place place =
          new MatrixRun.Place(
              folder.toString(),
              how.resultsDir().toString(),
              folder.resolve("config.json").toString(),
              0);
      out.println(
          Visible.line(run.words())
              + ": "
              + (again
                  ? run.arguments(place).stream()
                      .map(RunAllText::quoted)
                      .map(Visible::line)
                      .collect(Collectors.joining(" "))
                  : "recorded as " + String.join(", ", known)));
    }
    out.println(missing + " of " + runs.size() + " would be run in " + how.folder());
    return Exit.OK;
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=@%+,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  static boolean stopped(List<Outcome> outcomes) {
    return outcomes.stream().anyMatch(outcome -> outcome.state() == State.STOPPED);
  }

  @Override
  public void progress(int done, int running) {
    progress.update(running + " running, done", done, all);
  }

  @Override
  public void ended(Outcome outcome) {
    progress.close();
    String line = Visible.line(outcome.run().words()) + ": " + Visible.line(words(outcome));
    if (outcome.state().isGood()) {
      out.println(line);
    } else {
      err.println(line);
      Path log = outcome.log();
      if (log != null) {
        err.println("  log: " + log);
        LogTail.of(log, TAIL_LINES).forEach(text -> err.println("  | " + Visible.line(text)));
      }
    }
    outcome.remarks().forEach(remark -> err.println("  doubtful: " + Visible.line(remark)));
    out.flush();
    err.flush();
  }

  private static String words(Outcome outcome) {
    String took = Durations.words(outcome.took());
    String ids = String.join(", ", outcome.experiments());
    String words =
        switch (outcome.state()) {
          case RECORDED -> "recorded as " + ids + " (" + took + ")";
          case KNOWN -> "recorded before as " + ids;
          case NOTHING ->
              "ended well after "
                  + took
                  + " but recorded nothing: it neither logged an experiment nor left results.json";
          case FAILED ->
              outcome.words().isEmpty()
                  ? "failed after "
                      + took
                      + (outcome.exit().isPresent()
                          ? ", exit code " + outcome.exit().getAsInt()
                          : "")
                  : "failed: " + outcome.words();
          case TIMED_OUT -> "ended after " + took + ", which was all its time";
          case STOPPED -> "stopped after " + took + "; it is run next time";
        };
    return outcome.attempts() > 1 ? words + ", attempt " + outcome.attempts() : words;
  }

  /** How many of each kind there are. */
  void summary(List<Outcome> outcomes) {
    List<String> parts = new ArrayList<>();
    for (State state : State.values()) {
      long n = outcomes.stream().filter(outcome -> outcome.state() == state).count();
      if (n > 0) {
        parts.add(n + " " + label(state));
      }
    }
    if (outcomes.size() < all) {
      parts.add((all - outcomes.size()) + " not begun");
    }
    progress.close();
    out.println(
        (all == 1 ? "1 run: " : all + " runs: ") + String.join(", ", parts) + "; in " + resultsDir);
    out.flush();
  }

  private static String label(State state) {
    return switch (state) {
      case RECORDED -> "recorded";
      case KNOWN -> "recorded before";
      case NOTHING -> "without results";
      case FAILED -> "failed";
      case TIMED_OUT -> "out of time";
      case STOPPED -> "stopped";
    };
  }
}
