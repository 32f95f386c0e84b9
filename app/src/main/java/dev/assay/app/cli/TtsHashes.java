package dev.assay.app.cli;

import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.samples.hub.HubRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * Begins with the files of a run. One on the Hub, of which perhaps only some columns are fetched,
   * is known by its commit and by what the Hub says of its files.
   */
  void start(RunLoader loader, RunRef ref) {
    String run = ref.place() + " " + ref.subset();
    Optional<HubRun> remote = loader.remote(ref);
    List<Path> files = remote.isPresent() ? List.of() : loader.files(ref);
    List<TtsRead> known = new ArrayList<>();
    remote.ifPresent(of -> of.files().forEach(file -> known.add(TtsRead.of(run, of, file))));
    all =
        all.thenApplyAsync(
            before -> {
              List<TtsRead> after = new ArrayList<>(before);
              after.addAll(known);
              files.forEach(file -> after.add(TtsRead.of(command, run, file)));
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
