package dev.assay.app.web;

import dev.assay.analysis.api.Api;
import dev.assay.analysis.question.Snapshots;
import dev.assay.formats.notes.NotesStore;
import dev.assay.store.Index;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one server serves: the handlers over one index. Close it after the server. */
public final class Site implements AutoCloseable {
  private final IndexState state;
  private final HealthRoutes health;
  private final AnnotationRoutes annotations;
  private final RunRoutes runs;
  private final Api api;
  private final PageRoutes pages = new PageRoutes();

  /** Makes the handlers of a server that only reads. */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning) {
    this(index, snapshots, workspace, version, scanning, null, null);
  }

  /**
   * Makes the handlers.
   *
   * @param workspace last component of the workspace folder
   * @param notes where tags and notes are written; null when nobody may
   * @param scanning whether a scan is under way in this process
   * @param saving saves evaluations; null when nobody may
   */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning,
      @Nullable NotesStore notes,
      RunRoutes.@Nullable Saving saving) {
    state = new IndexState(index);
    health = new HealthRoutes(state, workspace, version, scanning, notes != null);
    annotations = new AnnotationRoutes(index, notes, state::generation);
    runs = new RunRoutes(saving, state::generation);
    api = new Api(snapshots);
  }

  IndexState state() {
    return state;
  }

  HealthRoutes health() {
    return health;
  }

  Api api() {
    return api;
  }

  AnnotationRoutes annotations() {
    return annotations;
  }

  RunRoutes runs() {
    return runs;
  }

  PageRoutes pages() {
    return pages;
  }

  @Override
  public void close() {
    state.close();
  }
}
