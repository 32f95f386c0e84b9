package dev.assay.analysis.explore;

import dev.assay.analysis.grade.Graded;
import dev.assay.analysis.grade.Judge;
import dev.assay.analysis.report.GradeTables;
import dev.assay.analysis.report.JsonOut;
import dev.assay.formats.tts.Problem;
import dev.assay.grading.Settings;
import dev.assay.selection.Ballot;
import dev.assay.selection.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * One problem with its votes and a page of its completions, each with what {@code assay grade
 * --explain} says of it, as JSON. Thread-safe.
 */
public final class ProblemJson {
  /** Most characters of a completion that are sent. */
  static final int LONGEST = 40_000;

  private static final int LONGEST_STATEMENT = 20_000;
  private static final int LONGEST_ANSWER = 1_000;
  private static final int MOST_STEPS = 500;

  private final Judge completions;
  private final Judge answers;

  /** Explains verdicts by these settings. */
  public ProblemJson(Settings settings) {
    completions = new Judge(settings, Judge.Text.COMPLETION);
    answers = new Judge(settings, Judge.Text.ANSWER);
  }

  /** The fields of a problem whose texts are {@code texts}, from completion {@code offset} on. */
  public void write(JsonOut json, BookEntry entry, Problem texts, int offset, int limit) {
    json.object(
        "problem",
        () -> {
          BookJson.head(json, entry);
          json.text("text", Texts.shortened(texts.statement(), LONGEST_STATEMENT));
          json.text("file", String.valueOf(entry.file().getFileName())).whole("line", entry.line());
          json.texts("faults", texts.faults());
        });
    votes(json, entry, texts);
    choices(json, entry);
    json.whole("offset", offset);
    int end = Math.min(entry.outcome().size(), offset + limit);
    json.array(
        "completions",
        () -> {
          for (int i = offset; i < end; i++) {
            completion(json, entry, texts, i);
          }
        });
  }

  /** Answers that completions agree on, the most frequent first. */
  private void votes(JsonOut json, BookEntry entry, Problem texts) {
    Ballot ballot = entry.outcome().ballot();
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < ballot.groupCount(); g++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < ballot.size(); i++) {
      if (ballot.group(i) >= 0) {
        groups.get(ballot.group(i)).add(i);
      }
    }
    groups.sort((a, b) -> b.size() - a.size());
    json.array("votes", () -> groups.forEach(group -> vote(json, entry, texts, group)));
  }

  private void vote(JsonOut json, BookEntry entry, Problem texts, List<Integer> group) {
    Ballot ballot = entry.outcome().ballot();
    int first = group.getFirst();
    json.object(() -> {
      json.whole("group", ballot.group(first));
      String answer = judged(entry, texts, first).prediction().extraction().text();
      json.text("answer", Texts.shortened(answer, LONGEST_ANSWER));
      json.whole("count", group.size()).flag("correct", entry.outcome().correct()[first]);
      json.numberIfAny("score", group.stream().mapToDouble(ballot::score).sum());
    });
  }

  private static void choices(JsonOut json, BookEntry entry) {
    Ballot ballot = entry.outcome().ballot();
    json.object(
        "choices",
        () -> {
          for (Method method : Method.values()) {
            int choice =
                entry.chosen().containsKey(method)
                    ? ballot.choose(method, ballot.size())
                    : Ballot.NONE;
            if (choice != Ballot.NONE) {
              json.whole(method.word(), choice);
            }
          }
        });
  }

  private void completion(JsonOut json, BookEntry entry, Problem texts, int at) {
    Ballot ballot = entry.outcome().ballot();
    String text = at < texts.completions().size() ? texts.completions().get(at) : "";
    json.object(() -> {
      json.whole("index", at).text("text", Texts.cut(text, LONGEST));
      json.whole("length", text.length()).whole("group", ballot.group(at));
      json.numberIfAny("score", ballot.score(at));
      if (at < entry.outcome().tokens().length) {
        json.whole("tokens", entry.outcome().tokens()[at]);
      }
      if (at < texts.steps().length) {
        json.array("steps", () -> steps(json, texts.steps()[at]));
      }
      if (entry.outcome().gold().isBlank()) {
        return;
      }
      json.name("grade");
      GradeTables.write(json, judged(entry, texts, at));
    });
  }

  private static void steps(JsonOut json, double[] steps) {
    for (int s = 0; s < Math.min(MOST_STEPS, steps.length); s++) {
      if (Double.isFinite(steps[s])) {
        json.number(steps[s]);
      } else {
        json.nothing();
      }
    }
  }

  private Graded judged(BookEntry entry, Problem texts, int at) {
    String gold = entry.outcome().gold();
    if (at < texts.completions().size()) {
      return completions.judge(gold, texts.completions().get(at));
    }
    return answers.judge(gold, at < texts.answers().size() ? texts.answers().get(at) : "");
  }
}
