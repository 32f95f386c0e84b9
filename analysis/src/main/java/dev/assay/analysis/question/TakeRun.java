package dev.assay.analysis.question;

import dev.assay.domain.AssayException;
import dev.assay.domain.Checkpoint;
import dev.assay.domain.RunRecord;
import dev.assay.domain.RunRecordBuilder;
import dev.assay.store.RunDetails;
import dev.assay.store.RunHead;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run of the index as the record of an evaluation, with its curves. */
public final class TakeRun {
  private final Snapshots snapshots;

  public TakeRun(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * What is asked.
   *
   * @param id of a current run or of an older evaluation
   */
  public record Question(String id) {}

  /**
   * Answers.
   *
   * @throws AssayException NOT_FOUND, with the nearest ids
   */
  public RunRecord answer(Question question) {
    return snapshots.ask(view -> record(view, new Rows(view).head(question.id())));
  }

  private static RunRecord record(View view, RunHead head) {
    RunDetails details = view.reader().details();
    RunRecordBuilder record =
        RunRecord.builder(RunRecord.Role.RESULT, head.id(), "index:" + head.id())
            .name(head.name())
            .model(head.model())
            .trainingType(head.trainingType())
            .baseline(head.baseline())
            .checkpoint(
                new Checkpoint(
                    head.experiment(),
                    details.checkpointPath(head.runId()),
                    known(head.step()),
                    known(head.tokens()),
                    head.stage()))
            .evaluatedAt(Rows.instant(head.evaluatedAt()), head.timeSource())
            .tags(head.tags())
            .notes(head.notes());
    if (head.configId() != null) {
      record.config(details.config(head.configId()), "");
    }
    details.estimates(head.runId()).forEach(stored -> record.estimate(stored.estimate()));
    view.reader()
        .series(List.of(head.runId()), "", "")
        .forEach(stored -> record.series(stored.series()));
    return record.build();
  }

  private static OptionalLong known(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
