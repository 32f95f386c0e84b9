package dev.assay.app.workspace;

import dev.assay.analysis.ingest.ScanReport;
import dev.assay.domain.AssayException;
import dev.assay.formats.Settings;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.store.Index;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is done about a run that was just saved. */
public final class Indexing {
  private Indexing() {}

  /**
   * Reads the run into the index, and registers it as a scan would. The run is saved whatever comes
   * of that, so a failure is only told.
   *
   * @param index opened within, so that a broken one is only told, too
   * @param trouble told what went wrong
   * @return whether the run is in the index
   */
  public static boolean add(
      Path run,
      Supplier<Index> index,
      Workspace workspace,
      Settings settings,
      Scanner scanner,
      Consumer<String> trouble) {
    try {
      Index opened = index.get();
      ScanReport report = scanner.scan(opened, List.of(run), settings, (phase, done, total) -> {});
      report.rejects().forEach(reject -> trouble.accept(reject.path() + ": " + reject.problem()));
      Enrolment.after(report, workspace, settings, RegistryMode.KEPT, opened);
      return report.rejects().isEmpty();
    } catch (AssayException e) {
      trouble.accept(e.problem());
      return false;
    } catch (RuntimeException e) {
      trouble.accept("a bug of ours: " + e);
      return false;
    }
  }
}
