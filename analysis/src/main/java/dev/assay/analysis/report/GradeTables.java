package dev.assay.analysis.report;

import dev.assay.analysis.grade.Graded;
import dev.assay.analysis.grade.Summary;
import dev.assay.analysis.grade.Words;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.grading.Verdict;
import dev.assay.grading.text.Extraction;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What grading says, as tables and as JSON. */
public final class GradeTables {
  private static final List<Head> HEADS =
      List.of(
          Head.text("what", "what"),
          Head.number("count", "count"),
          Head.number("share", "share"),
          Head.number("low", "95 % low"),
          Head.number("high", "95 % high"));

  private GradeTables() {}

  /** Accuracy first, then every verdict. */
  public static Table summary(Summary summary) {
    List<List<Entry>> rows = new ArrayList<>();
    Interval interval = summary.interval();
    rows.add(
        List.of(
            Entry.text("correct"),
            Entry.whole(summary.correct()),
            share(summary.accuracy()),
            share(interval == null ? null : interval.low()),
            share(interval == null ? null : interval.high())));
    rows.add(row("without answer", summary.unanswered(), summary.withoutAnswer()));
    new TreeMap<>(summary.verdicts())
        .forEach((word, n) -> rows.add(row("verdict " + word, n, of(n, summary.answers()))));
    new TreeMap<>(summary.equalBy())
        .forEach((word, n) -> rows.add(row("equal by " + word, n, of(n, summary.answers()))));
    new TreeMap<>(summary.rules())
        .forEach((word, n) -> rows.add(row("found by " + word, n, of(n, summary.answers()))));
    rows.add(row("bad rows", summary.badRows(), null));
    return new Table(HEADS, rows, List.of(note(summary)));
  }

  private static String note(Summary summary) {
    String answers = summary.answers() + " answers in " + summary.rows() + " rows";
    return summary.method().isEmpty()
        ? answers + "; too few for an interval"
        : answers + "; interval: " + summary.method();
  }

  private static List<Entry> row(String what, long count, @Nullable Double share) {
    return List.of(Entry.text(what), Entry.whole(count), share(share), Entry.NONE, Entry.NONE);
  }

  private static @Nullable Double of(long part, long all) {
    return all == 0 ? null : part / (double) all;
  }

  private static Entry share(@Nullable Double share) {
    return share == null
        ? Entry.NONE
        : Entry.number(String.format(Locale.ROOT, "%.2f %%", 100 * share), share);
  }

  /** The summary as an object. */
  public static void write(JsonOut json, Summary summary) {
    Interval interval = summary.interval();
    json.object(() ->
        json.whole("rows", summary.rows())
            .whole("bad_rows", summary.badRows())
            .whole("answers", summary.answers())
            .whole("correct", summary.correct())
            .numberOrNull("accuracy", summary.accuracy())
            .numberOrNull("low", interval == null ? null : interval.low())
            .numberOrNull("high", interval == null ? null : interval.high())
            .textIfAny("interval", summary.method())
            .numberOrNull("without_answer", summary.withoutAnswer())
            .object("verdicts", () -> counts(json, summary.verdicts()))
            .object("equal_by", () -> counts(json, summary.equalBy()))
            .object("rules", () -> counts(json, summary.rules())));
  }

  private static void counts(JsonOut json, Map<String, Long> counts) {
    new TreeMap<>(counts).forEach(json::whole);
  }

  /** One judged answer as the next element or value. */
  public static void write(JsonOut json, Graded graded) {
    Verdict verdict = graded.verdict();
    Extraction found = graded.prediction().extraction();
    json.object(() -> {
      json.flag("correct", verdict.correct()).text("verdict", verdict.word());
      if (verdict instanceof Verdict.Equal equal) {
        json.text("by", Words.of(equal.by()));
      }
      json.text("reason", verdict.reason())
          .textOrNull("extracted", graded.answered() ? found.text() : null)
          .textOrNull("rule", found.rule() == Extraction.Rule.NONE ? null : Words.of(found.rule()))
          .whole("start", found.start())
          .whole("end", found.end())
          .text("gold", graded.cleanedGold())
          .text("prediction", graded.cleanedPrediction());
    });
  }
}
