package dev.assay.app;

import dev.assay.analysis.ingest.Scan;
import dev.assay.app.workspace.Scanner;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import dev.assay.testkit.corpus.PaperMetricsCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A small workspace on disk, really scanned.
 *
 * @param folder the workspace; its results lie in {@code results}
 */
public record Fixture(Path folder) {
  /** Two minutes later, so that what breaks off is broken and not being written. */
  public static final Scanner SCANNER =
      (index, folders, settings, progress) ->
          Scan.run(
              index,
              folders,
              Formats.ALL,
              settings,
              progress,
              Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));

  /** Writes 10 checkpoints of two experiments, a baseline and logs, without scanning. */
  public static Fixture unscanned(Path folder) throws IOException {
    new PaperMetricsCorpus(10, PaperMetricsCorpus.Progression.LOGS, 0, 1, 7)
        .writeTo(folder.resolve("results"));
    return new Fixture(folder);
  }

  /** {@link #unscanned} and scanned. */
  public static Fixture scanned(Path folder) throws IOException {
    Fixture fixture = unscanned(folder);
    fixture.scan();
    return fixture;
  }

  public Workspace workspace() {
    return new Workspace(folder);
  }

  public Path results() {
    return folder.resolve("results");
  }

  /** Scans into the index of the workspace. */
  public void scan() {
    try (Index index = workspace().makeIndex()) {
      SCANNER.scan(index, List.of(results()), Settings.DEFAULTS, (phase, done, total) -> {});
    }
  }

  /** Adds a results file that nobody can read. */
  public void damage() throws IOException {
    Path damaged = results().resolve("ckpt/broken/paper_metrics_results.json");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "{\"sblimp\": {\"accuracy\": 0.5");
  }
}
