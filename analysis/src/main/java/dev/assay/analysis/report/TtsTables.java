package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.Accuracy;
import dev.assay.analysis.tts.Finding;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a run of test-time scaling, as tables and as JSON. */
public final class TtsTables {
  private static final List<Head> HEADS =
      List.of(
          Head.text("what", "what"),
          Head.number("n", "n"),
          Head.number("accuracy", "accuracy"),
          Head.number("low", "95 % low"),
          Head.number("high", "95 % high"),
          Head.number("every_subset", "every subset"),
          Head.number("stated", "as stated"));

  private TtsTables() {}

  /** The numbers of a run. */
  public static Table accuracies(List<Accuracy> all, int problems, int completions) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Accuracy each : all) {
      Interval interval = each.interval();
      rows.add(
          List.of(
              Entry.text(each.what()),
              Entry.whole((long) each.n()),
              share(each.value()),
              share(interval == null ? null : interval.low()),
              share(interval == null ? null : interval.high()),
              share(each.everySubset()),
              share(each.stated())));
    }
    return new Table(
        HEADS,
        rows,
        List.of(
            "%s problems, %s completions; intervals over problems: Wilson, of means t"
                .formatted(problems, completions),
            "naive, weighted, maj: of the first n; every subset: of any n, where too many by lot"));
  }

  private static Entry share(@Nullable Double share) {
    return share == null
        ? Entry.NONE
        : Entry.number(String.format(Locale.ROOT, "%.2f %%", 100 * share), share);
  }

  /** The same, and what the checks found. */
  public static void write(JsonOut json, List<Accuracy> all, List<Finding> findings) {
    json.object(() ->
        json.array("accuracies", () -> all.forEach(each -> write(json, each)))
            .array(
                "findings",
                () ->
                    findings.forEach(each ->
                        json.object(() ->
                            json.text("severity", each.severity().word())
                                .text("check", each.check())
                                .text("message", each.message())))));
  }

  private static void write(JsonOut json, Accuracy each) {
    Interval interval = each.interval();
    json.object(() ->
        json.text("what", each.what())
            .whole("n", each.n())
            .numberOrNull("accuracy", each.value())
            .numberOrNull("low", interval == null ? null : interval.low())
            .numberOrNull("high", interval == null ? null : interval.high())
            .numberOrNull("every_subset", each.everySubset())
            .numberOrNull("stated", each.stated())
            .whole("problems", each.problems()));
  }
}
