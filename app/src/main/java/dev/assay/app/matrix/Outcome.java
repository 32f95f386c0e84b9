package dev.assay.app.matrix;

import dev.assay.formats.matrix.MatrixRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param experiments ids of what it recorded; they count if the state is good
 * @param attempts starts in this invocation
 * @param exit code of the last attempt; empty when it was ended, or not started
 * @param took the last attempt
 * @param log of the last attempt; null when there was none
 * @param words why it failed, where the exit code does not say
 * @param remarks what is odd about what was recorded
 */
public record Outcome(
    MatrixRun run,
    State state,
    List<String> experiments,
    int attempts,
    OptionalInt exit,
    Duration took,
    @Nullable Path log,
    String words,
    List<String> remarks) {

  public Outcome {
    experiments = List.copyOf(experiments);
    remarks = List.copyOf(remarks);
  }

  /** How a run stands. */
  public enum State {
    /** Its results are logged. */
    RECORDED,
    /** They were logged before this invocation. */
    KNOWN,
    /** The program ended well and left no results. */
    NOTHING,
    FAILED,
    TIMED_OUT,
    /** It was ended with all others, and is run next time. */
    STOPPED;

    /** The word in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether there are results. */
    public boolean isGood() {
      return this == RECORDED || this == KNOWN;
    }
  }

  static Outcome known(MatrixRun run, List<String> experiments) {
    return new Outcome(
        run, State.KNOWN, experiments, 0, OptionalInt.empty(), Duration.ZERO, null, "", List.of());
  }
}
