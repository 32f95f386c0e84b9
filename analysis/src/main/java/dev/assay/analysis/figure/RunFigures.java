package dev.assay.analysis.figure;

import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.question.TakeRun;
import dev.assay.figures.Figure;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The figures of runs of an index. Thread-safe. */
public final class RunFigures {
  private final Snapshots snapshots;
  private final TakeRun takeRun;
  private final ZoneId zone;

  /**
   * Over an index.
   *
   * @param zone of the times that figures show
   */
  public RunFigures(Snapshots snapshots, ZoneId zone) {
    this.snapshots = snapshots;
    this.takeRun = new TakeRun(snapshots);
    this.zone = zone;
  }

  /**
   * One run.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND, with the nearest ids
   */
  public Figure one(String id) {
    return SingleRunFigure.of(take(id), snapshots.catalogue(), zone);
  }

  /**
   * Runs side by side, in this order.
   *
   * @throws dev.assay.domain.AssayException NOT_FOUND, with the nearest ids
   */
  public Figure compared(List<String> ids) {
    return CompareRunsFigure.of(ids.stream().map(this::take).toList(), snapshots.catalogue(), zone);
  }

  private PlotRun take(String id) {
    return PlotRun.of(id, takeRun.answer(new TakeRun.Question(id)), Map.of());
  }
}
