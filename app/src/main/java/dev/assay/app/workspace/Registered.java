package dev.assay.app.workspace;

import dev.assay.analysis.registry.RegisteredRun;
import dev.assay.analysis.registry.WhatIsLeft;
import dev.assay.domain.Annotation;
import dev.assay.formats.Settings;
import dev.assay.formats.paper.Registry;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.store.Index;
import dev.assay.store.RunFile;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A registry's entries with what is left of them. */
public final class Registered {
  private Registered() {}

  /** Those of the workspace's own registry; nothing when there is none. */
  public static List<RegisteredRun> of(Workspace workspace, Settings settings) {
    RegistryFile file = workspace.registry(settings);
    return Files.exists(file.file()) ? of(workspace, file, file.read()) : List.of();
  }

  /** Those of any registry. */
  public static List<RegisteredRun> of(Workspace workspace, RegistryFile file, Registry registry) {
    List<RunFile> indexed = List.of();
    Set<String> chosen = new HashSet<>();
    if (Index.exists(workspace.indexFile())) {
      try (Index index = workspace.index();
          RunReader reader = index.read()) {
        indexed = reader.runFiles();
        for (RunHead run : reader.runs()) {
          if (run.own().tags().contains(Annotation.CHOSEN_BASELINE)) {
            chosen.add(run.id());
          }
        }
      }
    }
    return new WhatIsLeft(file, workspace.archive(), indexed, chosen).of(registry.entries());
  }
}
