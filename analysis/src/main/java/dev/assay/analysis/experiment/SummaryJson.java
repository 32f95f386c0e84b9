package dev.assay.analysis.experiment;

import dev.assay.analysis.experiment.MethodScore.Verdict;
import dev.assay.analysis.experiment.MethodScore.Versus;
import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.Metric;
import dev.assay.figures.Colour;
import dev.assay.figures.Look;
import dev.assay.formats.track.Experiment;
import dev.assay.stats.Interval;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A summary as JSON. Beside each number stands the text that the package's tables write, so that a
 * page and a table cannot disagree in a digit.
 *
 * @param names methods there are, also those that were not chosen
 * @param measured all metrics that some run has
 * @param curves names of recorded curves
 * @param axes what curves can be drawn against
 */
record SummaryJson(
    Summary summary,
    List<String> names,
    List<Metric> measured,
    Collection<String> curves,
    List<String> axes) {

  void write(JsonOut json) {
    MethodRuns base = summary.baselineMethod();
    json.textOrNull("baseline", base == null ? null : base.name())
        .numberOrNull("level", summary.options().level())
        .text("axis", summary.options().axis())
        .numberOrNull("smoothing", summary.options().smoothing())
        .texts("thresholds", summary.options().thresholds().stream().map(Threshold::text).toList())
        .texts("by", summary.options().groupBy())
        .whole("family", summary.family())
        .whole("fewest", MethodScore.FEWEST)
        .texts("allMethods", names)
        .texts("curves", curves)
        .texts("axes", axes)
        .texts("notes", new SummaryTables(summary).results().notes());
    json.array("allMetrics", () -> measured.forEach(metric -> metric(json, metric)));
    json.array("metrics", () -> summary.metrics().forEach(metric -> metric(json, metric)));
    json.array(
        "methods",
        () -> {
          for (int i = 0; i < summary.methods().size(); i++) {
            method(json, i);
          }
        });
  }

  static void metric(JsonOut json, Metric metric) {
    json.object(() ->
        json.text("name", metric.key().name())
            .text("display", metric.display())
            .text("direction", metric.direction().name().toLowerCase(Locale.ROOT))
            .textIfAny("unit", metric.unit()));
  }

  private void method(JsonOut json, int index) {
    MethodRuns method = summary.methods().get(index);
    Look look = summary.looks().get(index);
    json.object(() -> {
      json.text("name", method.name()).flag("baseline", index == summary.baseline());
      json.wholeOrNull(
          "colour", look.colour() instanceof Colour.Series s ? (long) s.index() : null);
      json.text("marker", look.marker().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.whole("runs", method.runs().size());
      json.array("seeds", () -> method.runs().forEach(run -> seed(json, run)));
      json.array(
          "scores",
          () -> {
            for (int m = 0; m < summary.metrics().size(); m++) {
              score(json, index, m);
            }
          });
    });
  }

  private static void seed(JsonOut json, Experiment run) {
    if (run.seed().isPresent()) {
      json.whole(run.seed().getAsLong());
    } else {
      json.nothing();
    }
  }

  private void score(JsonOut json, int method, int index) {
    Metric metric = summary.metrics().get(index);
    MethodScore score = summary.score(method, index);
    Interval interval = score.interval();
    json.object(() -> {
      json.whole("n", score.n()).whole("notReached", score.notReached());
      if (score.isKnown()) {
        json.numberIfAny("mean", score.moments().mean())
            .text("text", Figures.shown(metric, score.moments().mean()));
        json.flag("best", summary.isBest(method, index));
      }
      if (score.n() > 1) {
        json.numberIfAny("sd", score.moments().sd())
            .text("spread", Figures.spread(metric, score.moments().sd()));
      }
      if (interval != null) {
        json.numberIfAny("low", interval.low()).numberIfAny("high", interval.high());
        json.text("interval", between(metric, interval, false));
        json.flag("bootstrapped", score.isBootstrapped());
      }
      json.array("values", () -> score.values().forEach(value -> value(json, metric, value)));
      json.textIfAny("untested", PackWords.reason(score.untested()));
      versus(json, metric, score.versus());
    });
  }

  private static void value(JsonOut json, Metric metric, MethodScore.Value value) {
    json.object(() ->
        json.numberIfAny("value", value.number())
            .text("text", Figures.shown(metric, value.number()))
            .wholeOrNull("seed", value.seed())
            .flag("computed", value.computed()));
  }

  private static void versus(JsonOut json, Metric metric, @Nullable Versus versus) {
    if (versus == null) {
      return;
    }
    var found = versus.difference();
    json.object(
        "versus",
        () ->
            json.numberIfAny("value", found.value())
                .text("text", Figures.signed(metric, found.value()))
                .numberIfAny("low", found.interval().low())
                .numberIfAny("high", found.interval().high())
                .text("interval", between(metric, found.interval(), true))
                .numberIfAny("effect", found.effect())
                .whole("pairs", versus.pairs())
                .numberIfAny("p", found.p())
                .numberIfAny("holm", versus.holm())
                .text("holmText", Figures.p(versus.holm()))
                .textIfAny("improvement", improvement(metric, versus))
                .text("verdict", word(versus.verdict())));
  }

  /** Such as {@code +5.5 % (+4.6 % to +6.4 %)}; empty where a share means nothing. */
  private static String improvement(Metric metric, Versus versus) {
    Improvement found = Improvement.of(metric, versus);
    return Double.isNaN(found.share())
        ? ""
        : Figures.percent(found.share()) + " (" + found.words() + ")";
  }

  private static String between(Metric metric, Interval interval, boolean signed) {
    return signed
        ? Figures.signed(metric, interval.low()) + " to " + Figures.signed(metric, interval.high())
        : Figures.shown(metric, interval.low()) + " to " + Figures.shown(metric, interval.high());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case UNDECIDED -> "indistinguishable";
      case DIFFERENT -> "different";
    };
  }
}
