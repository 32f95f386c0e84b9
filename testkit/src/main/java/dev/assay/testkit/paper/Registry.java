package dev.assay.testkit.paper;

import dev.assay.testkit.write.Json;
import dev.assay.testkit.write.Times;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code runs_registry.json} that grows by one entry with every evaluation. */
public final class Registry {
  private final List<Map<String, @Nullable Object>> entries = new ArrayList<>();

  /** Adds an entry; the pretrained model goes in under the path {@code None}. */
  public void add(String checkpointPath, String resultsFile, LocalDateTime addedAt) {
    entries.add(
        Json.object(
            "checkpoint_path", checkpointPath,
            "results_file", resultsFile,
            "added_at", Times.iso(addedAt)));
  }

  public String text() {
    return Json.pretty(Json.object("runs", entries), 2);
  }
}
