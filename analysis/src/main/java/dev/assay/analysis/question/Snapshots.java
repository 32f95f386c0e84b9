package dev.assay.analysis.question;

import dev.assay.domain.MetricCatalogue;
import dev.assay.store.Index;

/**
 * What the questions stand on: the current runs of one index, reloaded when the index has changed.
 * Thread-safe; make one per process and give it to all questions.
 */
public final class Snapshots {
  private final Index index;
  private final MetricCatalogue catalogue;

  public Snapshots(Index index, MetricCatalogue catalogue) {
    this.index = index;
    this.catalogue = catalogue;
  }

  @Override
  public String toString() {
    return index + " " + catalogue;
  }
}
