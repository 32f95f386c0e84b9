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

  /** Begins with the files of a run. */
  void start(String run, List<Path> files) {
    all =
        all.thenApplyAsync(
            before -> {
              List<TtsRead> after = new ArrayList<>(before);
              files.forEach(file -> after.add(TtsRead.of(command, run, file)));
              return after;
            },
            Thread::startVirtualThread);
  }

  /** A run on the Hub, of which perhaps only some columns were fetched: its commit says all. */
  void known(String run, String commit) {
    all =
        all.thenApply(before -> {
          List<TtsRead> after = new ArrayList<>(before);
          after.add(TtsRead.on(run, commit));
          return after;
        });
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
