package dev.assay.formats.record;

import dev.assay.formats.files.LockedFile;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.record.RunRecorder.Saved;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which run was saved under which client's id: a small file per id in {@code .ids/}, so that a
 * request that is repeated makes no second run.
 */
final class SavedIds {
  private final Path resultsDir;

  SavedIds(Path resultsDir) {
    this.resultsDir = resultsDir;
  }

  /** Does the one thing when the id's run is there, otherwise the other, and remembers its run. */
  Saved once(String id, Function<Path, Saved> again, Supplier<Saved> first) {
    Path folder = resultsDir.resolve(".ids");
    LockedFile file =
        new LockedFile(folder.resolve(Sha256.hex(id)), folder.resolve("lock"), "ids of runs");
    return file.locked(() -> {
      Path known = run(new String(file.bytes(), StandardCharsets.UTF_8).strip());
      if (known != null) {
        return again.apply(known);
      }
      Saved saved = first.get();
      file.write((saved.folder().getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
      return saved;
    });
  }

  private @Nullable Path run(String name) {
    if (!name.matches("run_[A-Za-z0-9_-]{1,200}")) {
      return null;
    }
    Path run = resultsDir.resolve(name);
    return RunRecorder.isRun(run) ? run : null;
  }
}
