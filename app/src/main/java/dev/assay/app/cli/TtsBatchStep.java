package dev.assay.app.cli;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import java.nio.file.Path;
import java.util.List;

/**
 * What a batch did, or tried to.
 *
 * @param step {@code prepare} or {@code difficulty}
 * @param of the run, place or group
 * @param outcome in one word: {@code prepared}, {@code skipped}, {@code analysed} or {@code failed}
 * @param why it was skipped or failed, or how much it was; may be empty
 * @param place of what is there now, or of what is wrong
 */
record TtsBatchStep(String step, String of, String outcome, String why, String place) {
  private static final String PREPARE = "prepare";
  private static final String DIFFICULTY = "difficulty";
  private static final String FAILED = "failed";

  /** A place where nothing could be looked for. */
  static TtsBatchStep lost(RunProblem problem) {
    return new TtsBatchStep(PREPARE, problem.place(), FAILED, problem.problem(), problem.place());
  }

  /** What became of a run. */
  static TtsBatchStep of(RunRef run, Result result) {
    return switch (result) {
      case Result.Done done ->
          new TtsBatchStep(
              PREPARE,
              run.subset(),
              "prepared",
              "%s problems, %s completions".formatted(done.rows(), done.completions()),
              done.file().toString());
      case Result.Skipped skipped ->
          new TtsBatchStep(
              PREPARE, run.subset(), "skipped", skipped.reason(), skipped.file().toString());
      case Result.Failed failed ->
          new TtsBatchStep(
              PREPARE, run.subset(), FAILED, failed.problem().problem(), failed.problem().place());
    };
  }

  /** A group that was analysed. */
  static TtsBatchStep analysed(String group, int runs, Path folder) {
    return new TtsBatchStep(DIFFICULTY, group, "analysed", runs + " runs", folder.toString());
  }

  /** A group that could not be analysed. */
  static TtsBatchStep failed(String group, String why, Path folder) {
    return new TtsBatchStep(DIFFICULTY, group, FAILED, why, folder.toString());
  }

  boolean failed() {
    return outcome.equals(FAILED);
  }

  /** A row for each, and how many there are of each outcome. */
  static Table table(List<TtsBatchStep> steps) {
    return new Table(
        List.of(
            Head.text("step", "step"),
            Head.text("of", "of"),
            Head.text("outcome", "outcome"),
            Head.text("why", ""),
            Head.text("place", "place")),
        steps.stream()
            .map(each ->
                List.of(
                    Entry.text(each.step()),
                    Entry.text(each.of()),
                    Entry.text(each.outcome()),
                    Entry.text(each.why()),
                    Entry.text(each.place())))
            .toList(),
        List.of(
            "%s prepared, %s skipped, %s analysed, %s failed"
                .formatted(
                    count(steps, "prepared"),
                    count(steps, "skipped"),
                    count(steps, "analysed"),
                    count(steps, FAILED))));
  }

  private static long count(List<TtsBatchStep> steps, String outcome) {
    return steps.stream().filter(each -> each.outcome().equals(outcome)).count();
  }

  /** The same as JSON. */
  static void write(JsonOut json, List<TtsBatchStep> steps) {
    json.object(() ->
        json.array(
                "steps",
                () ->
                    steps.forEach(each ->
                        json.object(() ->
                            json.text("step", each.step())
                                .text("of", each.of())
                                .text("outcome", each.outcome())
                                .text("why", each.why())
                                .text("place", each.place()))))
            .whole("prepared", count(steps, "prepared"))
            .whole("skipped", count(steps, "skipped"))
            .whole("analysed", count(steps, "analysed"))
            .whole(FAILED, count(steps, FAILED)));
  }
}
