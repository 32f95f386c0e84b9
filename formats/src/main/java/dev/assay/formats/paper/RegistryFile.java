package dev.assay.formats.paper;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.files.LockedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code runs_registry.json} on disk, which any number of processes may change at once: each
 * change locks it, reads it anew and replaces it whole. What a change does not concern stays as it
 * is, to the last character. Thread-safe.
 *
 * @param file need not exist
 * @param zone of times that carry none; {@code added_at} is written in it, as the first tool does
 */
public record RegistryFile(Path file, ZoneId zone) {
  /**
   * The first tool registers right after it has saved the results, so a result that much newer than
   * its registration is of another evaluation: 1 min.
   */
  public static final Duration LAG = Duration.ofMinutes(1);

  public RegistryFile {
    file = file.toAbsolutePath().normalize();
  }

  /**
   * An evaluation to be registered.
   *
   * @param checkpointPath the checkpoint's folder; {@code None} or empty for a baseline
   * @param resultsFile absolute path
   * @param at when it took place; null if unknown
   * @param sha256 digest of the results file; empty if unknown
   */
  public record Evaluated(
      String checkpointPath, String resultsFile, @Nullable Instant at, String sha256) {}

  /** What an addition came to. */
  public enum Outcome {
    /** A checkpoint or baseline that was not there. */
    ADDED,
    /** A further evaluation of one that was there; the earlier ones are kept. */
    REPEATED,
    /** Nothing new, so the file is as it was. */
    KNOWN
  }

  private LockedFile shared() {
    Path real = file;
    try {
      real = Files.exists(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      real = file; // reading it will say what is wrong
    }
    return new LockedFile(
        file, real.resolveSibling("." + real.getFileName() + ".lock"), "the registry");
  }

  /**
   * What the file says; nothing when there is none.
   *
   * @throws AssayException UNAVAILABLE when it is no registry, or cannot be read
   */
  public Registry read() {
    return parse(shared().bytes());
  }

  private Registry parse(byte[] content) {
    try {
      return Registry.parse(content, zone);
    } catch (UnreadableException e) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          file + (e.place().isEmpty() ? "" : ", " + e.place()) + ": " + e.problem(),
          e.remedy(),
          e);
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), "Make it readable.", e);
    }
  }

  /**
   * Registers an evaluation.
   *
   * @param now stands in {@code added_at} of a new entry
   */
  public Outcome add(Evaluated evaluated, Instant now) {
    return add(List.of(evaluated), now).getFirst();
  }

  /** Registers several at once; the outcomes are in the same order. */
  public List<Outcome> add(Collection<Evaluated> all, Instant now) {
    return shared()
        .locked(() -> {
          Change change = new Change(read());
          List<Outcome> outcomes = new ArrayList<>();
          for (Evaluated evaluated : all) {
            outcomes.add(change.add(evaluated, now));
          }
          write(change);
          return outcomes;
        });
  }

  private void write(Change change) {
    if (change.changed) {
      shared().write(change.registry.bytes());
    }
  }

  /** Removes entries, and says how many were there. Touches nothing but the registry. */
  public int remove(Collection<RegistryEntry> entries) {
    return shared()
        .locked(() -> {
          Change change = new Change(read());
          int before = change.registry.entries().size();
          entries.forEach(change::remove);
          write(change);
          return before - change.registry.entries().size();
        });
  }

  /** Copies what another registry says and this one does not; says how many entries are new. */
  public int merge(Registry other) {
    return shared()
        .locked(() -> {
          Change change = new Change(read());
          int before = change.registry.entries().size();
          other.entries().forEach(change::merge);
          write(change);
          return change.registry.entries().size() - before;
        });
  }

  /** The file that an entry's results are in: a relative path is relative to the project. */
  public @Nullable Path resolve(String written) {
    try {
      return written.isBlank()
          ? null
          : file.resolveSibling("..").resolve(written.strip()).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Work on the content while the lock is held. */
  private final class Change {
    Registry registry;
    boolean changed;

    Change(Registry registry) {
      this.registry = registry;
    }

    Outcome add(Evaluated evaluated, Instant now) {
      RegistryEvaluation news =
          new RegistryEvaluation(evaluated.at(), evaluated.resultsFile(), evaluated.sha256());
      RegistryEntry known = find(evaluated.checkpointPath(), evaluated.resultsFile());
      if (known == null) {
        boolean plain = news.at() == null && news.sha256().isEmpty();
        registry =
            registry.with(
                new RegistryEntry(
                    evaluated.checkpointPath(),
                    evaluated.resultsFile(),
                    now,
                    plain ? List.of() : List.of(news)),
                zone);
        changed = true;
        return Outcome.ADDED;
      }
      if (isKnown(known, news)) {
        return Outcome.KNOWN;
      }
      with(known, news);
      return Outcome.REPEATED;
    }

    private void with(RegistryEntry known, RegistryEvaluation news) {
      List<RegistryEvaluation> more = new ArrayList<>();
      if (known.evaluations().isEmpty()) {
        more.add(new RegistryEvaluation(known.addedAt(), known.resultsFile(), ""));
      }
      more.add(news);
      try {
        registry = registry.with(known, more);
      } catch (IOException e) {
        throw new IllegalStateException("the entry was read before", e);
      }
      changed = true;
    }

    void remove(RegistryEntry entry) {
      Registry less = registry.without(entry);
      changed |= less.entries().size() < registry.entries().size();
      registry = less;
    }

    void merge(RegistryEntry entry) {
      RegistryEntry known = find(entry.checkpointPath(), entry.resultsFile());
      if (known == null) {
        registry = registry.with(entry, zone);
        changed = true;
        return;
      }
      for (RegistryEvaluation evaluation : entry.evaluations()) {
        RegistryEntry now = find(entry.checkpointPath(), entry.resultsFile());
        if (now != null && !isKnown(now, evaluation)) {
          with(now, evaluation);
        }
      }
    }

    private @Nullable RegistryEntry find(String checkpointPath, String resultsFile) {
      return new SameModel(RegistryFile.this, checkpointPath, resultsFile)
          .among(registry.entries());
    }
  }

  private static boolean isKnown(RegistryEntry entry, RegistryEvaluation news) {
    Instant at = news.at();
    Instant added = entry.addedAt();
    if (entry.evaluations().isEmpty()) {
      return at == null || added == null || !at.isAfter(added.plus(LAG));
    }
    return entry.evaluations().stream()
        .anyMatch(known ->
            known.sha256().isEmpty() || news.sha256().isEmpty()
                ? at == null || Objects.equals(at, known.at())
                : known.sha256().equals(news.sha256()));
  }
}
