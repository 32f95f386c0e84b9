package dev.assay.app.web;

import dev.assay.analysis.report.JsonOut;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the server and its index are.
 *
 * @param workspace last component of the workspace folder
 * @param problems files that could not be read wholly
 * @param writable whether tags and notes may be written
 * @param experiments changes whenever an experiment was logged or no longer counts
 * @param scannedAt end of the newest scan; null before the first
 */
public record Health(
    String version,
    String workspace,
    long generation,
    int runs,
    int problems,
    boolean scanning,
    boolean writable,
    String experiments,
    @Nullable Instant scannedAt) {

  /**
   * What listeners are told of: whether the index or an experiment has changed, or a scan has begun
   * or ended.
   */
  record Pulse(long generation, boolean scanning, String experiments) {}

  Pulse pulse() {
    return new Pulse(generation, scanning, experiments);
  }

  void write(JsonOut json) {
    json.object(() ->
        json.text("status", "ok")
            .text("version", version)
            .text("workspace", workspace)
            .whole("generation", generation)
            .whole("runs", runs)
            .whole("problems", problems)
            .flag("scanning", scanning)
            .flag("writable", writable)
            .flag("standalone", false)
            .text("experiments", experiments)
            .timeOrNull("scannedAt", scannedAt));
  }

  /** On one line. */
  String toJson() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(out)) {
      write(json);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
