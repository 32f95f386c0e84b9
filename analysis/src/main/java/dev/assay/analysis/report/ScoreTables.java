package dev.assay.analysis.report;

import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.score.Score;
import dev.assay.analysis.score.Score.Unit;
import dev.assay.analysis.score.ScoreDifference;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores computed from score files, as tables and as JSON. */
public final class ScoreTables {
  private ScoreTables() {}

  private static final List<Head> SCORE_HEADS =
      List.of(
          Head.text("metric", "metric"),
          Head.text("part", "part"),
          Head.text("unit", "unit"),
          Head.number("value", "value"),
          Head.number("low", "95 % low"),
          Head.number("high", "95 % high"),
          Head.number("se", "std. error"),
          Head.number("n", "n"),
          Head.text("method", "method"),
          Head.text("remark", "remark"));

  private static final List<Head> DIFFERENCE_HEADS =
      List.of(
          Head.text("metric", "metric"),
          Head.text("unit", "unit"),
          Head.number("first", "here"),
          Head.number("second", "there"),
          Head.number("difference", "difference"),
          Head.number("low", "95 % low"),
          Head.number("high", "95 % high"),
          Head.number("p", "p"),
          Head.number("p_holm", "p (Holm)"),
          Head.number("n", "n"),
          Head.text("verdict", "verdict"),
          Head.text("method", "method"),
          Head.text("remark", "remark"));

  /** One row per number. */
  public static Table scores(List<Score> scores) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Score score : scores) {
      Interval interval = score.interval();
      rows.add(
          List.of(
              Entry.text(score.task() + "/" + score.metric()),
              Entry.text(score.part()),
              unit(score.unit()),
              number(score.unit(), score.value()),
              number(score.unit(), interval == null ? null : interval.low()),
              number(score.unit(), interval == null ? null : interval.high()),
              number(score.unit(), score.se()),
              Entry.whole(score.n()),
              Entry.text(score.method()),
              Entry.text(score.remark())));
    }
    return new Table(SCORE_HEADS, rows);
  }

  /** One row per metric that both have. */
  public static Table differences(List<ScoreDifference> differences) {
    List<List<Entry>> rows = new ArrayList<>();
    for (ScoreDifference each : differences) {
      Interval interval = each.interval();
      rows.add(
          List.of(
              Entry.text(each.task() + "/" + each.metric()),
              unit(each.unit()),
              number(each.unit(), each.first()),
              number(each.unit(), each.second()),
              signed(each.unit(), each.difference()),
              signed(each.unit(), interval == null ? null : interval.low()),
              signed(each.unit(), interval == null ? null : interval.high()),
              chance(each.p()),
              chance(each.adjusted()),
              Entry.whole(each.n()),
              Entry.text(each.verdict().word()),
              Entry.text(each.method()),
              Entry.text(dropped(each))));
    }
    return new Table(
        DIFFERENCE_HEADS,
        rows,
        differences.size() < 2
            ? List.of()
            : List.of(
                differences.size() + " tests, each at 5 %; p (Holm) allows for their number"));
  }

  private static Entry chance(double p) {
    return Double.isNaN(p)
        ? Entry.NONE
        : Entry.number(String.format(Locale.ROOT, p < 1e-4 ? "%.1e" : "%.4f", p), p);
  }

  private static String dropped(ScoreDifference difference) {
    String remark = difference.remark();
    return difference.dropped() == 0
        ? remark
        : difference.dropped()
            + " in one file only, left out"
            + (remark.isEmpty() ? "" : "; " + remark);
  }

  private static Entry unit(Unit unit) {
    return new Entry(unit == Unit.SHARE ? "%" : unit.word(), unit.word());
  }

  private static Entry number(Unit unit, @Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? Entry.NONE
        : Entry.number(shown(unit, value, ""), value);
  }

  private static Entry signed(Unit unit, @Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? Entry.NONE
        : Entry.number(shown(unit, value, "+"), value);
  }

  private static String shown(Unit unit, double value, String flag) {
    return switch (unit) {
      case SHARE -> String.format(Locale.ROOT, "%" + flag + ".2f", 100 * value);
      case NATS -> String.format(Locale.ROOT, "%" + flag + ".4f", value);
      case PERPLEXITY -> String.format(Locale.ROOT, "%" + flag + ".1f", value);
      case NATS_PER_TOKEN -> String.format(Locale.ROOT, "%" + flag + ".3e", value);
    };
  }

  /** Scores as JSON. */
  public static void write(JsonOut json, List<Score> scores) {
    json.object(() -> json.array("scores", () -> scores.forEach(score -> score(json, score))));
  }

  private static void score(JsonOut json, Score score) {
    Interval interval = score.interval();
    json.object(() -> {
      json.text("task", score.task()).text("metric", score.metric());
      json.textIfAny("part", score.part()).textIfAny("key", score.key());
      json.text("unit", score.unit().word());
      json.numberOrNull("value", score.value()).numberIfAny("se", score.se());
      json.numberIfAny("low", interval == null ? null : (Double) interval.low());
      json.numberIfAny("high", interval == null ? null : (Double) interval.high());
      json.whole("n", score.n()).text("method", score.method());
      json.textIfAny("remark", score.remark());
    });
  }

  /** Differences as JSON. */
  public static void writeDifferences(JsonOut json, List<ScoreDifference> differences) {
    json.object(
        () -> json.array("differences", () -> differences.forEach(each -> difference(json, each))));
  }

  private static void difference(JsonOut json, ScoreDifference each) {
    Interval interval = each.interval();
    json.object(() -> {
      json.text("task", each.task()).text("metric", each.metric());
      json.text("unit", each.unit().word());
      json.numberOrNull("first", each.first()).numberOrNull("second", each.second());
      json.numberOrNull("difference", each.difference());
      json.numberIfAny("low", interval == null ? null : (Double) interval.low());
      json.numberIfAny("high", interval == null ? null : (Double) interval.high());
      json.numberIfAny("p", each.p()).numberIfAny("p_holm", each.adjusted());
      json.whole("n", each.n()).whole("dropped", each.dropped());
      json.text("verdict", each.verdict().word()).text("method", each.method());
      json.textIfAny("remark", each.remark());
    });
  }

  /** A flat results file. */
  public static void writeFlat(JsonOut json, Map<String, Number> flat) {
    json.object(() ->
        flat.forEach((key, value) -> {
          if (value instanceof Long whole) {
            json.whole(key, whole);
          } else {
            json.numberOrNull(key, value.doubleValue());
          }
        }));
  }
}
