package dev.assay.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that make runs, and how they end. */
final class TtsMaking {
  @Option(names = "--force", description = "Make anew what is made already.")
  boolean force;

  @Option(
      names = "--push",
      paramLabel = "ORG/NAME",
      description = "Push what is made to this data set on the Hub, a commit for each run.")
  @Nullable String push;

  /** Refuses what can be no data set on the Hub, before anything is done. */
  void check(Subcommand command) {
    TtsMade.check(command, push);
  }

  /**
   * Pushes and tells; the exit code.
   *
   * @param word what was done to a run
   */
  int end(TtsMade made, FormatOption format, String word) {
    made.push(push);
    made.print(format, word);
    return made.exit();
  }
}
