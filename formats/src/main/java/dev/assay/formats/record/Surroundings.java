package dev.assay.formats.record;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@link Environment} of this process, looked up once and in the background, so that it is
 * there when an evaluation is to be saved. Thread-safe.
 */
final class Surroundings {
  private final FutureTask<ObjectNode> found;

  /** Begins to look around. */
  Surroundings(Path folder, String version) {
    found = new FutureTask<>(() -> Environment.of(folder, version));
    Thread.ofPlatform().daemon().name("assay-environment").start(found);
  }

  /** What was found; waits some 2 s at worst, and only while git does not answer. */
  ObjectNode get() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return found.get();
        } catch (InterruptedException e) {
          interrupted = true; // what is being saved is worth more than a moment
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
