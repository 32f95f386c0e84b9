package dev.assay.app.workspace;

import dev.assay.analysis.ingest.Scan;
import dev.assay.analysis.ingest.ScanReport;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import java.nio.file.Path;
import java.util.List;

/** Brings an index up to date with folders: {@link Scan#run} with all formats, or a test's own. */
@FunctionalInterface
public interface Scanner {
  ScanReport scan(Index index, List<Path> folders, Settings settings, Scan.Progress progress);
}
