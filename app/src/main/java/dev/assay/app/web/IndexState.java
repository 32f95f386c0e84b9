package dev.assay.app.web;

import dev.assay.domain.AssayException;
import dev.assay.store.Index;
import dev.assay.store.IndexSummary;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of the index, at the price of one small query. Survives that somebody deletes the index
 * and scans anew. Thread-safe.
 */
final class IndexState implements AutoCloseable {
  private final Path file;
  private @Nullable Index index;
  private @Nullable RunReader reader;
  private @Nullable IndexSummary summary;
  private @Nullable Object fileKey;

  IndexState(Index index) {
    file = index.file();
  }

  /** Grows with every change. */
  synchronized long generation() {
    return reader().generation();
  }

  /** Counted anew only when something has changed; the time of the last scan is always fresh. */
  synchronized IndexSummary summary() {
    RunReader now = reader();
    long generation = now.generation();
    IndexSummary known = summary;
    if (known == null || known.generation() != generation) {
      known = now.summary();
      summary = known;
    }
    return known.scannedAt(now.scannedAt());
  }

  /** Asks the index anything that is quickly answered. */
  synchronized <T> T ask(Function<RunReader, T> question) {
    return question.apply(reader());
  }

  private RunReader reader() {
    Object key = key();
    RunReader open = reader;
    if (open != null && key != null && key.equals(fileKey)) {
      return open;
    }
    close();
    Index opened = Index.open(file);
    RunReader fresh = opened.read();
    index = opened;
    reader = fresh;
    fileKey = key();
    return fresh;
  }

  /** What tells this file from another of the same name; null when there is none. */
  private @Nullable Object key() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return key == null ? attributes.creationTime() : key;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public synchronized void close() {
    RunReader open = reader;
    Index opened = index;
    reader = null;
    index = null;
    if (open == null || opened == null) {
      return;
    }
    try {
      open.close();
      opened.close();
    } catch (AssayException e) {
      fileKey = null; // its file is gone; there is nothing left to close
    }
  }
}
