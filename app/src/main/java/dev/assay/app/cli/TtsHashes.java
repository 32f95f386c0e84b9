package dev.assay.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Hashes files while they are being read by others, one after the other. */
final class TtsHashes {
  private final Subcommand command;
  private CompletableFuture<List<TtsRead>> all = CompletableFuture.completedFuture(List.of());

  TtsHashes(Subcommand command) {
    this.command = command;
  }

  /**
   * Begins with the files of a run.
   *
   * @param revision commit on the Hub; empty for files here
   */
  void start(String run, String revision, List<Path> files) {
    all =
        all.thenApplyAsync(
            before -> {
              List<TtsRead> after = new ArrayList<>(before);
              for (Path file : files) {
                // what is fetched lies in a cache, whose place says nothing
                String shown =
                    revision.isEmpty()
                        ? TtsRead.shown(command, file)
                        : String.valueOf(file.getFileName());
                after.add(TtsRead.of(run, revision, shown, file));
              }
              return after;
            },
            Thread::startVirtualThread);
  }

  /** Waits for all; a file that cannot be read any more is an error. */
  List<TtsRead> result() {
    try {
      return List.copyOf(all.join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
