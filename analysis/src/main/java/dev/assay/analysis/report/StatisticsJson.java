package dev.assay.analysis.report;

import dev.assay.analysis.question.CorrelateColumns;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.SummariseMetrics;
import dev.assay.stats.Correlation;
import dev.assay.stats.Interval;
import org.jspecify.annotations.Nullable;

/** The statistics panel as the JSON of the API contract: bests per metric, and correlations. */
public final class StatisticsJson {
  private StatisticsJson() {}

  public static void write(JsonOut json, SummariseMetrics.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      json.whole("family", answer.family());
      json.array("metrics", () -> answer.metrics().forEach(summary -> summary(json, summary)));
      json.textIfAny("command", answer.command());
    });
  }

  private static void summary(JsonOut json, SummariseMetrics.Summary summary) {
    json.object(() -> {
      json.name("metric");
      new RunJson(json).column(summary.metric());
      json.whole("n", summary.n()).whole("tied", summary.tied());
      leader(json, "best", summary.best());
      leader(json, "next", summary.next());
      lead(json, summary.lead());
      leader(json, "worst", summary.worst());
      json.numberOrNull("median", summary.median()).numberOrNull("mean", summary.mean());
      json.numberOrNull("sd", summary.sd());
      json.numberOrNull("min", summary.min()).numberOrNull("max", summary.max());
      leader(json, "baseline", summary.baseline());
      Difference toBaseline = summary.toBaseline();
      json.name("toBaseline");
      if (toBaseline == null) {
        json.nothing();
      } else {
        json.object(() -> DifferenceJson.members(json, toBaseline));
      }
    });
  }

  private static void leader(JsonOut json, String name, SummariseMetrics.@Nullable Leader leader) {
    json.name(name);
    if (leader == null) {
      json.nothing();
      return;
    }
    json.object(() -> {
      json.text("id", leader.id()).text("name", leader.name());
      json.numberOrNull("value", leader.value());
      json.numberIfAny("low", leader.low()).numberIfAny("high", leader.high());
      Long n = leader.n();
      if (n != null) {
        json.whole("n", n);
      }
    });
  }

  private static void lead(JsonOut json, SummariseMetrics.@Nullable Lead lead) {
    json.name("lead");
    if (lead == null) {
      json.nothing();
      return;
    }
    json.object(() -> {
      json.numberOrNull("value", lead.value());
      json.numberIfAny("low", lead.low()).numberIfAny("high", lead.high());
      json.numberOrNull("p", lead.p()).numberOrNull("adjusted", lead.adjusted());
      json.text("verdict", lead.certainty().word()).text("method", lead.method());
    });
  }

  public static void write(JsonOut json, CorrelateColumns.Answer answer) {
    json.object(() -> {
      json.whole("generation", answer.generation()).whole("matched", answer.matched());
      json.array("columns", () -> answer.columns().forEach(new RunJson(json)::column));
      json.array("pairs", () -> answer.pairs().forEach(pair -> pair(json, pair)));
      json.textIfAny("command", answer.command());
    });
  }

  private static void pair(JsonOut json, CorrelateColumns.Pair pair) {
    json.object(() -> {
      json.whole("a", pair.a()).whole("b", pair.b()).whole("n", pair.n());
      correlation(json, "pearson", pair.pearson());
      correlation(json, "spearman", pair.spearman());
    });
  }

  private static void correlation(JsonOut json, String name, @Nullable Correlation correlation) {
    json.name(name);
    if (correlation == null) {
      json.nothing();
      return;
    }
    json.object(() -> {
      json.numberOrNull("r", correlation.r());
      Interval interval = correlation.interval();
      if (interval != null) {
        json.numberOrNull("low", interval.low()).numberOrNull("high", interval.high());
      }
      json.numberOrNull("p", correlation.p()).text("method", correlation.method());
    });
  }
}
