package dev.assay.analysis.scaling;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Contrast;
import dev.assay.analysis.tts.measure.Diagnosis;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.figures.Figure;
import dev.assay.figures.FigureJson;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a page shows of a study: its settings, one group of them side by side, and why, as JSON. */
public final class StudyPage {
  private final JsonOut json;
  private final Study study;
  private final Function<RunRef, String> ids;

  private StudyPage(JsonOut json, Study study, Function<RunRef, String> ids) {
    this.json = json;
    this.study = study;
    this.ids = ids;
  }

  /** What can be compared: settings always, else where some group has more than one side. */
  public static List<AnalysisType> types(Study study) {
    List<AnalysisType> types = new ArrayList<>();
    for (AnalysisType type : AnalysisType.values()) {
      boolean any = groups(study, type).stream().anyMatch(each -> each.sides().size() > 1);
      if (type == AnalysisType.SUMMARY || any) {
        types.add(type);
      }
    }
    return types;
  }

  /** The groups of a type; of the summary, all settings of a benchmark. */
  public static List<Comparison> groups(Study study, AnalysisType type) {
    return type == AnalysisType.SUMMARY ? Comparison.settings(study) : Comparison.of(study, type);
  }

  /** The settings of each benchmark as lines of one figure; empty where no benchmark has two. */
  public static List<Figure> together(Study study) {
    String caption = new SettingFigures(study).caption();
    List<Figure> figures = new ArrayList<>();
    for (Comparison each : groups(study, AnalysisType.SUMMARY)) {
      if (each.sides().size() > 1) {
        String prefix = Slug.of("together", each.benchmark());
        new ComparisonFigures(AnalysisType.SUMMARY, each, prefix, caption)
            .all().stream().limit(1).forEach(figures::add);
      }
    }
    return figures;
  }

  /**
   * Writes fields.
   *
   * @param groups of {@code type}; null when there is none
   * @param ids of runs
   */
  public static void write(
      JsonOut json,
      Study study,
      AnalysisType type,
      @Nullable Groups groups,
      Function<RunRef, String> ids) {
    new StudyPage(json, study, ids).write(type, groups);
  }

  private void write(AnalysisType type, @Nullable Groups groups) {
    json.text("type", type.word());
    json.texts("types", types(study).stream().map(AnalysisType::word).toList());
    json.numberOrNull("level", study.options().level());
    json.texts("remarks", study.remarks());
    json.array("settings", () -> study.settings().forEach(this::setting));
    if (groups == null) {
      json.texts("groups", List.of());
      json.array("contrasts", () -> {});
      json.array("figures", () -> {});
      json.array("why", () -> {});
      return;
    }
    groups.write(json);
    Comparison chosen = groups.chosen();
    json.array("contrasts", () -> chosen.contrasts().forEach(each -> contrast(chosen, each)));
    SettingFigures settings = new SettingFigures(study);
    String prefix = Slug.of(Groups.names(groups.all()).get(groups.at()));
    List<Figure> drawn = new ComparisonFigures(type, chosen, prefix, settings.caption()).all();
    figures("figures", drawn.subList(0, Math.min(1, drawn.size()))); // it has all the panels
    figures("why", settings.together(chosen.benchmark()));
  }

  private void figures(String name, List<Figure> figures) {
    json.array(name, () -> figures.forEach(figure -> json.raw(FigureJson.write(figure))));
  }

  private void setting(Measured each) {
    Setting setting = each.setting();
    json.object(() -> {
      json.text("name", setting.name())
          .text("benchmark", setting.benchmark())
          .text("model", setting.model())
          .text("approach", setting.approach())
          .text("strategy", setting.strategy().word())
          .text("temperature", setting.allotment().key())
          .text("sampling", setting.sampling());
      json.texts("seeds", each.seeds());
      json.texts(
          "runs", each.repeats().stream().map(repeat -> ids.apply(repeat.run().run())).toList());
      json.whole("problems", each.keys().size());
      Diagnosis diagnosis = study.diagnoses().get(setting);
      if (diagnosis != null) {
        json.whole("n", diagnosis.n()).numberIfAny("tokens", diagnosis.tokens());
      }
      json.object("numbers", () -> numbers(each));
    });
  }

  /** Of the whole budget. */
  private void numbers(Measured each) {
    for (Measure measure : Measure.values()) {
      List<Integer> budgets = each.budgets(measure);
      Cell cell =
          budgets.isEmpty()
              ? null
              : each.cell(new Column(measure, budgets.getLast(), Subsets.EVERY));
      if (cell != null) {
        json.object(measure.word(), () -> number(json, cell));
      }
    }
  }

  /** A mean and its interval, as fields. */
  static void number(JsonOut json, Cell cell) {
    json.whole("n", cell.column().n()).numberOrNull("mean", cell.mean());
    bounds(json, cell.interval());
    json.textIfAny("how", cell.how());
    json.numberIfAny("sd", cell.sampleSd());
  }

  /** Of an interval; nothing where there is none. */
  static void bounds(JsonOut json, @Nullable Interval interval) {
    json.numberIfAny("low", interval == null ? null : interval.low());
    json.numberIfAny("high", interval == null ? null : interval.high());
  }

  private void contrast(Comparison in, Contrast each) {
    json.object(() -> {
      json.text("setting", StudyTables.name(in, each.b()))
          .text("against", StudyTables.name(in, each.a()))
          .text("measure", each.column().measure().word())
          .whole("n", each.column().n())
          .numberOrNull("difference", each.difference());
      var test = each.test();
      if (test != null) {
        json.numberIfAny("low", test.interval().low())
            .numberIfAny("high", test.interval().high())
            .numberIfAny("p", test.p())
            .numberIfAny("pHolm", each.holm());
      }
      json.text("verdict", each.verdict(study.options().level()))
          .whole("betterOn", each.better())
          .whole("worseOn", each.worse())
          .whole("problems", each.problems());
    });
  }
}
