package dev.assay.analysis.registry;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.files.Durable;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.paper.ArchivedCopy;
import dev.assay.formats.paper.CheckpointPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of results files, with the training configuration, as plain files: {@code
 * <folder>/<run>-<hash>/<time of evaluation>/}. They outlive checkpoints that training prunes. A
 * copy is written beside its place and then moved there, so it is whole or not there. Any number of
 * processes may add at once.
 *
 * @param folder need not exist
 */
public record Archive(Path folder) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 120;
  private static final int HASH_DIGITS = 8;
  private static final int MOST_IN_ONE_SECOND = 999;

  /**
   * What is to be kept.
   *
   * @param runDir training run's folder as its configuration has it, which names it; may be empty
   * @param results the results file's bytes
   * @param config the training configuration's bytes; null without
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Original(
      String checkpointPath,
      String runDir,
      String resultsFile,
      String name,
      @Nullable Instant evaluatedAt,
      byte[] results,
      byte @Nullable [] config) {}

  /**
   * A copy.
   *
   * @param place its folder
   * @param results the file with the results; null when it is gone
   */
  public record Kept(Path place, ArchivedCopy copy, @Nullable Path results) {
    /** Whether the copy's bytes are those that were written. */
    public boolean isWhole() {
      try {
        return results != null && Sha256.hex(Files.readAllBytes(results)).equals(copy.sha256());
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** All copies, in the order of their folders. */
  public List<Kept> all() {
    List<Kept> all = new ArrayList<>();
    for (Path run : folders(folder)) {
      for (Path place : folders(run)) {
        Kept kept = kept(place);
        if (kept != null) {
          all.add(kept);
        }
      }
    }
    return all;
  }

  private static List<Path> folders(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failed("cannot read " + folder, e);
    }
  }

  private static @Nullable Kept kept(Path place) {
    try {
      ArchivedCopy copy = ArchivedCopy.parse(Files.readAllBytes(place.resolve(ArchivedCopy.FILE)));
      if (copy == null) {
        return null;
      }
      try (Stream<Path> files = Files.list(place)) {
        Path results =
            files
                .filter(file -> !file.endsWith(ArchivedCopy.FILE) && !file.endsWith(CONFIG))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Kept(place, copy, results);
      }
    } catch (IOException e) {
      return null;
    }
  }

  private static final String CONFIG = "training_config.json";

  /** In a folder of its own, whose name says more than that of the checkpoint. */
  private static final String EVALUATION = "results.json";

  /**
   * Keeps a copy; null when there is one of these bytes for this checkpoint.
   *
   * @throws AssayException UNAVAILABLE when it cannot be written
   */
  public @Nullable Path keep(Original original) {
    ArchivedCopy copy =
        new ArchivedCopy(
            original.checkpointPath(),
            original.resultsFile(),
            original.evaluatedAt(),
            Sha256.hex(original.results()));
    Path run = folder.resolve(name(original, copy));
    for (Path place : folders(run)) {
      Kept known = kept(place);
      if (known != null && known.copy().sha256().equals(copy.sha256()) && known.isWhole()) {
        return null;
      }
    }
    try {
      Files.createDirectories(run);
      Path part = Files.createTempDirectory(run, ".part");
      Durable.create(part.resolve(original.name()), original.results());
      if (original.config() != null) {
        Durable.create(part.resolve(CONFIG), original.config());
      }
      Durable.create(part.resolve(ArchivedCopy.FILE), copy.bytes());
      share(part);
      return move(part, run, copy.evaluatedAt());
    } catch (IOException e) {
      throw failed("cannot write a copy to " + run, e);
    }
  }

  /** A folder that nobody else has; a second evaluation in one second gets another. */
  private static Path move(Path part, Path run, @Nullable Instant at) throws IOException {
    String time = at == null ? "unknown" : TIME.format(at);
    return Durable.publish(
        part, i -> run.resolve(i == 1 ? time : time + "-" + i), MOST_IN_ONE_SECOND);
  }

  /** The JDK makes temporary folders for their owner alone. */
  private static void share(Path part) throws IOException {
    try {
      Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(part.resolveSibling("")));
    } catch (UnsupportedOperationException e) {
      return; // a file system without them
    }
  }

  private static String name(Original original, ArchivedCopy copy) {
    String path = original.checkpointPath();
    String id =
        original.name().equals(EVALUATION)
            ? CheckpointPaths.lastComponent(original.resultsFile().replaceAll("/[^/]*$", ""))
            : copy.isBaseline()
                ? "baseline"
                : CheckpointPaths.id(CheckpointPaths.experiment(path, original.runDir()), path);
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < id.length() && i < LONGEST_NAME; i++) {
      char c = id.charAt(i);
      boolean plain = c < 0x7F && (Character.isLetterOrDigit(c) || c == '_' || c == '+');
      safe.append(plain || (i > 0 && (c == '.' || c == '-')) ? c : '_');
    }
    String hash = Sha256.hex(copy.key());
    return safe + "-" + hash.substring(0, HASH_DIGITS);
  }

  private static AssayException failed(String problem, IOException e) {
    return new AssayException(
        Kind.UNAVAILABLE,
        problem + ": " + e.getMessage(),
        "Check free space and the permissions of the workspace folder.",
        e);
  }
}
