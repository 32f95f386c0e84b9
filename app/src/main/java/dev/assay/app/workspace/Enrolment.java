package dev.assay.app.workspace;

import dev.assay.analysis.ingest.ScanReport;
import dev.assay.analysis.registry.Enroll;
import dev.assay.formats.Settings;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.store.Index;
import dev.assay.store.RunFile;
import dev.assay.store.RunReader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan does about the workspace's registry. A registry that somebody else made is never
 * written to unasked; see docs/design/registry.md.
 */
public final class Enrolment {
  private Enrolment() {}

  /**
   * After a scan: registers and archives what it found, if that is wanted.
   *
   * @param asked what the command line asks for; KEPT when it says nothing
   * @return null when there was nothing to be done
   */
  public static Enroll.@Nullable Outcome after(
      ScanReport report, Workspace workspace, Settings settings, RegistryMode asked, Index index) {
    RegistryMode mode = asked == RegistryMode.KEPT ? settings.registry() : asked;
    if (mode == RegistryMode.OFF || (mode == RegistryMode.KEPT && report.filesRead() == 0)) {
      return null;
    }
    RegistryFile registry = workspace.registry(settings);
    if (mode == RegistryMode.KEPT
        && !(Files.isRegularFile(registry.file()) && registry.read().isOurs())) {
      return null;
    }
    List<RunFile> files;
    try (RunReader reader = index.read()) {
      files = reader.runFiles();
    }
    return Enroll.run(
        files,
        registry,
        workspace.archive(),
        mode == RegistryMode.ARCHIVE,
        settings,
        Instant.now());
  }
}
