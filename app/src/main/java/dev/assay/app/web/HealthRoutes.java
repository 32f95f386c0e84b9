package dev.assay.app.web;

import dev.assay.store.IndexSummary;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code GET /health}, and the source of the events' news. */
final class HealthRoutes {
  private final IndexState state;
  private final String workspace;
  private final String version;
  private final BooleanSupplier scanning;
  private final boolean writable;
  private final Supplier<String> experiments;

  HealthRoutes(
      IndexState state,
      String workspace,
      String version,
      BooleanSupplier scanning,
      boolean writable,
      Supplier<String> experiments) {
    this.state = state;
    this.workspace = workspace;
    this.version = version;
    this.scanning = scanning;
    this.writable = writable;
    this.experiments = experiments;
  }

  Response health(Request request) {
    return Response.json(200, json -> now().write(json));
  }

  /** Cheap, unlike {@link #now}. */
  Health.Pulse pulse() {
    return new Health.Pulse(state.generation(), scanning.getAsBoolean(), experiments.get());
  }

  Health now() {
    IndexSummary summary = state.summary();
    Long scannedAt = summary.scannedAt();
    return new Health(
        version,
        workspace,
        summary.generation(),
        summary.runs(),
        summary.rejectedFiles(),
        scanning.getAsBoolean(),
        writable,
        experiments.get(),
        scannedAt == null ? null : Instant.ofEpochMilli(scannedAt));
  }
}
