package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.Preparation.Result;
import dev.assay.analysis.tts.RunRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of runs that were to be prepared, as a table and as JSON. */
public final class TtsPreparedTables {
  private static final List<Head> HEADS =
      List.of(
          Head.text("run", "run"),
          Head.text("outcome", "outcome"),
          Head.number("problems", "problems"),
          Head.number("completions", "completions"),
          Head.number("left_out", "left out"),
          Head.text("file", "file"));

  private TtsPreparedTables() {}

  /**
   * A line for each run, and the sums below.
   *
   * @param word what was done to runs, such as {@code prepared}
   */
  public static Table results(Map<RunRef, Result> results, double seconds, String word) {
    List<List<Entry>> rows = new ArrayList<>();
    results.forEach((run, result) -> rows.add(row(run, result, word)));
    long completions = completions(results);
    String speed =
        completions == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %,d completions in %.1f s, %,.0f per second",
                completions,
                seconds,
                completions / Math.max(1e-3, seconds));
    return new Table(HEADS, rows, List.of(counts(results, word) + speed));
  }

  private static String counts(Map<RunRef, Result> results, String word) {
    return "%s runs: %s %s, %s skipped, %s errors"
        .formatted(
            results.size(),
            count(results, Result.Done.class),
            word,
            count(results, Result.Skipped.class),
            count(results, Result.Failed.class));
  }

  private static long count(Map<RunRef, Result> results, Class<? extends Result> kind) {
    return results.values().stream().filter(kind::isInstance).count();
  }

  private static long completions(Map<RunRef, Result> results) {
    return results.values().stream()
        .mapToLong(result -> result instanceof Result.Done done ? done.completions() : 0)
        .sum();
  }

  private static List<Entry> row(RunRef run, Result result, String word) {
    Entry name = Entry.text(run.subset());
    return switch (result) {
      case Result.Done done ->
          List.of(
              name,
              Entry.text(word),
              Entry.whole(done.rows()),
              Entry.whole(done.completions()),
              Entry.whole((long) done.problems().size()),
              Entry.text(done.file().toString()));
      case Result.Skipped skipped ->
          List.of(
              name,
              Entry.text("skipped: " + skipped.reason()),
              Entry.NONE,
              Entry.NONE,
              Entry.whole((long) skipped.problems().size()),
              Entry.text(skipped.file().toString()));
      case Result.Failed failed ->
          List.of(
              name,
              Entry.text("error: " + failed.problem().problem()),
              Entry.NONE,
              Entry.NONE,
              Entry.NONE,
              Entry.text(failed.problem().place()));
    };
  }

  /** The same as JSON, with what could not be read and what checks found. */
  public static void write(JsonOut json, Map<RunRef, Result> results, String word) {
    json.object(() ->
        json.array("runs", () -> results.forEach((run, result) -> write(json, run, result, word)))
            .whole(word, count(results, Result.Done.class))
            .whole("skipped", count(results, Result.Skipped.class))
            .whole("errors", count(results, Result.Failed.class)));
  }

  private static void write(JsonOut json, RunRef run, Result result, String word) {
    json.object(() -> {
      json.text("place", run.place()).text("subset", run.subset());
      switch (result) {
        case Result.Done done ->
            json.text("outcome", word)
                .text("file", done.file().toString())
                .whole("problems", done.rows())
                .whole("completions", done.completions())
                .array(
                    "left_out", () -> done.problems().forEach(each -> json.value(each.message())))
                .array(
                    "findings",
                    () ->
                        done.findings()
                            .forEach(each ->
                                json.object(() ->
                                    json.text("severity", each.severity().word())
                                        .text("check", each.check())
                                        .text("message", each.message()))));
        case Result.Skipped skipped ->
            json.text("outcome", "skipped")
                .text("file", skipped.file().toString())
                .text("reason", skipped.reason())
                .array(
                    "left_out",
                    () -> skipped.problems().forEach(each -> json.value(each.message())));
        case Result.Failed failed ->
            json.text("outcome", "error")
                .text("file", failed.problem().place())
                .text("reason", failed.problem().problem());
      }
    });
  }
}
