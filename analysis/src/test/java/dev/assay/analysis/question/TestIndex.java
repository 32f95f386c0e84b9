package dev.assay.analysis.question;

import dev.assay.domain.Checkpoint;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricCatalogue;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecord.Role;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.store.FileEntry;
import dev.assay.store.Index;
import dev.assay.store.IngestWriter;
import dev.assay.store.UnitWrite;
import dev.assay.store.Witness;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A real index in a temporary folder, filled with records that a test makes. */
public final class TestIndex implements AutoCloseable {
  private final Index index;
  private int files;

  public TestIndex(Path folder) {
    index = Index.open(folder.resolve("index.db"));
  }

  /** A record with defaults; what a test is about is set by its methods. */
  public static RunRecordBuilder run(String id) {
    return RunRecord.builder(Role.RESULT, id, "path:/" + id);
  }

  public static Checkpoint at(long step) {
    return new Checkpoint("exp", "/ckpt", OptionalLong.of(step), OptionalLong.empty(), "");
  }

  public static Estimate counted(String metric, double value, long n) {
    return Estimate.reported(MetricKey.parse(metric), value, n);
  }

  public static Estimate plain(String metric, double value) {
    return Estimate.reported(MetricKey.parse(metric), value);
  }

  public static Estimate withError(String metric, double value, double se) {
    return new Estimate(
        MetricKey.parse(metric),
        value,
        OptionalDouble.of(se),
        OptionalLong.empty(),
        Estimate.Source.REPORTED);
  }

  /** Adds runs, each from a file of its own, and settles them as current ones. */
  public TestIndex with(RunRecordBuilder... runs) {
    try (IngestWriter writer = index.write()) {
      writer.begin();
      for (RunRecordBuilder run : runs) {
        FileEntry file =
            new FileEntry(
                "/data/f" + files++, 1, 1, files, null, FileEntry.Status.READ, "test-format");
        writer.put(
            new UnitWrite(file, List.of(), List.of(run.build()), List.of(), Map.of(), List.of()),
            null,
            1);
      }
      Map<Long, Witness.Settled> settled = new HashMap<>();
      for (Witness witness : writer.witnesses()) {
        settled.put(
            witness.runId(),
            new Witness.Settled(
                witness.baseId(),
                Witness.Standing.CURRENT,
                witness.runId(),
                witness.curveRank() > 0 ? witness.runId() : null,
                witness.statedAt(),
                witness.timeSource()));
      }
      writer.settle(settled);
      writer.commit();
    }
    return this;
  }

  public Index index() {
    return index;
  }

  Snapshots snapshots() {
    return new Snapshots(index, MetricCatalogue.builtIn());
  }

  /** Ids of the runs that satisfy an expression, in the order of a table. */
  List<String> ids(String where, String... sort) {
    return new FindRuns(snapshots())
            .answer(
                new FindRuns.Question(
                    RunFilter.where(where), List.of(sort), List.of("step"), 0, Integer.MAX_VALUE))
            .rows()
            .stream()
            .map(RunRow::id)
            .toList();
  }

  @Override
  public void close() {
    index.close();
  }
}
