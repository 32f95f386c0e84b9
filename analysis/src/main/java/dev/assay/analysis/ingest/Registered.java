package dev.assay.analysis.ingest;

import dev.assay.formats.ResultsFormat;
import dev.assay.formats.paper.CheckpointPaths;
import dev.assay.formats.paper.PaperMetricsFlat;
import dev.assay.store.RegisteredFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results files that registries name and whose own place or name does not say what they are:
 * results written elsewhere, and baselines.
 */
final class Registered {
  static final Registered NONE = new Registered(Map.of());

  private final Map<String, Claim> claims;

  private Registered(Map<String, Claim> claims) {
    this.claims = claims;
  }

  /**
   * What a registry says of a file.
   *
   * @param file absolute path
   * @param key key of the checkpoint that it is the result of
   * @param configs where the training configuration may be, the best place first; none for a
   *     baseline
   */
  record Claim(Path file, String key, List<Path> configs, Path registry) {}

  /** Of several entries for one file the last one holds. */
  static Registered of(List<RegisteredFile> files, List<ResultsFormat> formats) {
    Map<String, Claim> claims = new HashMap<>();
    for (RegisteredFile each : files) {
      try {
        Claim claim = claim(each);
        if (isTold(claim, formats)) {
          claims.remove(claim.file().toString());
        } else {
          claims.put(claim.file().toString(), claim);
        }
      } catch (InvalidPathException e) {
        continue; // a text that is no path names no file
      }
    }
    return new Registered(claims);
  }

  private static Claim claim(RegisteredFile entry) {
    Path registry = Path.of(entry.registry());
    Path project = registry.resolveSibling("..").normalize();
    Path file = project.resolve(entry.resultsFile()).normalize();
    List<Path> configs = new ArrayList<>();
    String checkpoint = CheckpointPaths.ofKey(entry.checkpointKey());
    if (!checkpoint.isEmpty()) {
      Path folder = project.resolve(checkpoint);
      configs.add(file.resolveSibling(PaperMetricsFlat.CONFIG));
      configs.add(folder.resolve("consolidated").resolve(PaperMetricsFlat.CONFIG));
      configs.add(folder.resolve(PaperMetricsFlat.CONFIG));
    }
    return new Claim(file, entry.checkpointKey(), List.copyOf(configs), registry);
  }

  /** Its place and its name say the same as the registry. */
  private static boolean isTold(Claim claim, List<ResultsFormat> formats) {
    Path folder = claim.file().getParent();
    String name = String.valueOf(claim.file().getFileName());
    return folder != null
        && CheckpointPaths.key(folder.toString()).equals(claim.key())
        && formats.stream().anyMatch(f -> f.readsRegistered() && f.mayRead(name, Set.of()));
  }

  /** Key of the checkpoint that a file is the result of; null when its own place tells. */
  @Nullable String key(String path) {
    Claim claim = claims.get(path);
    return claim == null ? null : claim.key();
  }

  Collection<Claim> claims() {
    return claims.values();
  }

  /** Whether nothing else is said of the file there. */
  boolean agrees(Registered other, String path) {
    return Objects.equals(key(path), other.key(path));
  }
}
