package dev.assay.analysis.explore;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.Outcome;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.SubsetName;
import dev.assay.selection.Method;
import java.util.List;

/** Runs of test-time scaling and their problems, as JSON. */
public final class BookJson {
  private static final int MOST_UNREADABLE = 200;

  private BookJson() {}

  /** What is known of a run before it is read, as fields. */
  public static void head(JsonOut json, String id, RunRef run) {
    SubsetName name = run.name();
    json.text("id", id).text("subset", run.subset()).text("place", run.place());
    json.textIfAny("approach", run.identity().approach().value().map(Approach::word).orElse(""));
    json.textIfAny("model", run.identity().model().value().orElse(""));
    json.textIfAny("benchmark", run.identity().dataset().value().orElse(""));
    json.textIfAny("temperature", name.allotment().key());
    name.seed().ifPresent(seed -> json.text("seed", String.valueOf(seed)));
    json.texts("conflicts", run.identity().conflicts());
  }

  /** The problems of a run, without their completions, as fields. */
  public static void problems(JsonOut json, ProblemBook book) {
    json.array("problems", () -> book.entries().values().forEach(entry -> problem(json, entry)));
    unreadable(json, book.unreadable());
  }

  /** What could not be read, the first of them; and how many there are. */
  public static void unreadable(JsonOut json, List<RunProblem> problems) {
    json.whole("unreadableCount", problems.size());
    json.texts(
        "unreadable", problems.stream().limit(MOST_UNREADABLE).map(BookJson::sentence).toList());
  }

  private static String sentence(RunProblem problem) {
    return problem.remedy().isEmpty()
        ? problem.message()
        : problem.message() + ". " + problem.remedy();
  }

  private static void problem(JsonOut json, BookEntry entry) {
    json.object(() -> head(json, entry));
  }

  /** What the list says of a problem, as fields. */
  static void head(JsonOut json, BookEntry entry) {
    Outcome outcome = entry.outcome();
    json.text("key", outcome.key()).text("statement", entry.statement());
    json.textIfAny("gold", Texts.shortened(outcome.gold(), 200));
    json.textIfAny("subject", outcome.subject());
    outcome.level().ifPresent(level -> json.whole("level", level));
    json.whole("size", outcome.size()).whole("right", outcome.correctCount());
    json.whole("unanswered", entry.withoutAnswer());
    json.whole("answers", outcome.ballot().groupCount());
    json.textIfAny("majority", entry.majority());
    json.object(
        "chosen",
        () -> {
          for (Method method : Method.values()) {
            Boolean right = entry.chosen().get(method);
            if (right != null) {
              json.flag(method.word(), right);
            }
          }
        });
  }
}
