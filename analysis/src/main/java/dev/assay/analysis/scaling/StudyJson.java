package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Calibration;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Contrast;
import dev.assay.analysis.tts.measure.Costs;
import dev.assay.analysis.tts.measure.Diagnosis;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Positions;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Trend;
import dev.assay.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A study as JSON; docs/formats.md describes it. */
public final class StudyJson {
  private final JsonOut json;
  private final Study study;

  private StudyJson(JsonOut json, Study study) {
    this.json = json;
    this.study = study;
  }

  /** Writes one object. */
  public static void write(
      JsonOut json, Study study, AnalysisType type, List<Comparison> comparisons) {
    new StudyJson(json, study).write(type, comparisons);
  }

  private void write(AnalysisType type, List<Comparison> comparisons) {
    json.object(() -> {
      json.text("analysis", type.word());
      json.object(
          "options",
          () ->
              json.numberOrNull("level", study.options().level())
                  .whole("resamples", study.options().resamples())
                  .whole("seed", study.options().seed()));
      json.texts("remarks", study.remarks());
      json.array("settings", () -> study.settings().forEach(this::setting));
      json.array("comparisons", () -> comparisons.forEach(this::comparison));
      json.array("costs", () -> study.benchmarks().forEach(this::costs));
    });
  }

  private void setting(Measured each) {
    json.object(() -> {
      whole(each.setting());
      json.texts("runs", each.seeds());
      json.texts(
          "subsets", each.repeats().stream().map(repeat -> repeat.run().run().subset()).toList());
      json.whole("problems", each.keys().size());
      json.array("numbers", () -> each.cells().values().forEach(this::cell));
      Diagnosis diagnosis = study.diagnoses().get(each.setting());
      if (diagnosis != null) {
        json.object("diagnosis", () -> diagnosis(diagnosis));
      }
    });
  }

  private void whole(Setting setting) {
    json.text("name", setting.name())
        .text("label", setting.label())
        .text("benchmark", setting.benchmark())
        .text("model", setting.model())
        .text("approach", setting.approach())
        .text("strategy", setting.strategy().word())
        .text("temperature", setting.allotment().key())
        .text("sampling", setting.sampling());
    json.array("temperatures", () -> setting.allotment().all().forEach(json::number));
  }

  private void cell(Cell cell) {
    json.object(() -> {
      json.text("measure", cell.column().measure().word())
          .whole("n", cell.column().n())
          .text("subsets", cell.column().of().word())
          .numberOrNull("mean", cell.mean())
          .numberOrNull("sd_population", cell.values().size() < 2 ? null : cell.populationSd())
          .numberOrNull("sd_sample", cell.sampleSd());
      interval(cell.interval());
      json.textIfAny("interval", cell.how()).whole("problems", cell.problems());
      json.array("values", () -> cell.values().forEach(json::number));
    });
  }

  private void interval(@Nullable Interval interval) {
    json.numberOrNull("low", interval == null ? null : interval.low())
        .numberOrNull("high", interval == null ? null : interval.high());
  }

  private void diagnosis(Diagnosis each) {
    json.whole("n", each.n()).numberOrNull("absent", each.absent());
    json.object(
        "missed",
        () ->
            each.missed().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(of -> json.numberOrNull(of.getKey().word(), of.getValue())));
    Interval auroc = each.aurocInterval();
    json.numberOrNull("auroc", each.auroc())
        .numberOrNull("auroc_low", auroc == null ? null : auroc.low())
        .numberOrNull("auroc_high", auroc == null ? null : auroc.high())
        .whole("auroc_problems", each.aurocProblems())
        .numberOrNull("distinct_answers", each.distinct())
        .numberOrNull("entropy_bits", each.entropy())
        .numberOrNull("agreement", each.agreement())
        .numberOrNull("abstained", each.abstained())
        .numberOrNull("tokens", each.tokens());
    positions(each.positions());
    json.array("trends", () -> each.trends().forEach(this::trend));
    Calibration calibration = each.calibration();
    if (calibration != null) {
      json.numberOrNull("ece", calibration.error());
      json.array(
          "calibration",
          () ->
              calibration
                  .bins()
                  .forEach(bin ->
                      json.object(() ->
                          json.numberOrNull("score", bin.score())
                              .numberOrNull("accuracy", bin.accuracy())
                              .whole("count", bin.count()))));
    }
  }

  private void positions(Positions each) {
    var test = each.test();
    json.array("accuracy_by_position", () -> each.accuracy().forEach(json::number));
    json.numberOrNull("position_q", test == null ? null : test.q())
        .wholeOrNull("position_df", test == null ? null : (long) test.df())
        .numberOrNull("position_p", test == null ? null : test.p());
  }

  private void trend(Trend trend) {
    json.object(() -> {
      json.text("measure", trend.measure().word());
      json.array("budgets", () -> trend.budgets().forEach(n -> json.whole((long) n)));
      json.array(
          "values",
          () ->
              trend
                  .values()
                  .forEach(each ->
                      json.object(() -> {
                        json.text("curve", each.curve())
                            .text("name", each.name())
                            .numberOrNull("value", each.value());
                        interval(each.interval());
                        json.numberOrNull("r2", each.r2());
                      })));
    });
  }

  private void comparison(Comparison each) {
    json.object(() -> {
      json.text("benchmark", each.benchmark())
          .text("model", each.model())
          .text("approach", each.approach())
          .text("temperature", each.temperature())
          .texts("names", each.names());
      json.array("sides", () -> each.sides().forEach(side -> json.whole(place(side))));
      json.array("contrasts", () -> each.contrasts().forEach(this::contrast));
    });
  }

  /** Not by equality, which would compare every number. */
  private int place(Measured side) {
    for (int i = 0; i < study.settings().size(); i++) {
      if (study.settings().get(i).setting().equals(side.setting())) {
        return i;
      }
    }
    return -1;
  }

  private void contrast(Contrast each) {
    json.object(() -> {
      json.text("setting", each.b().name())
          .text("against", each.a().name())
          .text("measure", each.column().measure().word())
          .whole("n", each.column().n())
          .numberOrNull("difference", each.difference());
      var test = each.test();
      interval(test == null ? null : test.interval());
      json.numberOrNull("p", test == null ? null : test.p())
          .numberOrNull("p_holm", each.holm())
          .text("verdict", each.verdict(study.options().level()))
          .whole("better_on", each.better())
          .whole("worse_on", each.worse())
          .whole("problems", each.problems());
    });
  }

  private void costs(String benchmark) {
    Costs costs = study.costs(benchmark);
    json.object(() -> {
      json.text("benchmark", benchmark).texts("refused", costs.refused());
      json.array(
          "points",
          () ->
              costs
                  .points()
                  .forEach(each ->
                      json.object(() -> {
                        json.text("setting", each.setting().name())
                            .text("measure", each.cell().column().measure().word())
                            .whole("n", each.cell().column().n())
                            .numberOrNull("tokens", each.tokens())
                            .numberOrNull("accuracy", each.cell().mean())
                            .flag("front", each.best());
                      })));
    });
  }
}
