package dev.assay.app.web;

import dev.assay.analysis.api.Api;
import dev.assay.analysis.question.Snapshots;
import dev.assay.store.Index;
import java.util.function.BooleanSupplier;

/** What one server serves: the handlers over one index. Close it after the server. */
public final class Site implements AutoCloseable {
  private final IndexState state;
  private final HealthRoutes health;
  private final Api api;
  private final PageRoutes pages = new PageRoutes();

  /**
   * Makes the handlers.
   *
   * @param workspace last component of the workspace folder
   * @param scanning whether a scan is under way in this process
   */
  public Site(
      Index index,
      Snapshots snapshots,
      String workspace,
      String version,
      BooleanSupplier scanning) {
    state = new IndexState(index);
    health = new HealthRoutes(state, workspace, version, scanning);
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

  PageRoutes pages() {
    return pages;
  }

  @Override
  public void close() {
    state.close();
  }
}
