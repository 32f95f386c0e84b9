package dev.assay.analysis.scaling;

import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.Table.Entry;
import dev.assay.analysis.report.Table.Head;
import dev.assay.analysis.tts.measure.Cell;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Contrast;
import dev.assay.analysis.tts.measure.Costs;
import dev.assay.analysis.tts.measure.Diagnosis;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.selection.Method;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of a study. */
public final class StudyTables {
  private StudyTables() {}

  /** One row per setting, the best first: accuracy at its largest budget. */
  public static Table summary(Study study) {
    List<Measured> sorted = new ArrayList<>(study.settings());
    sorted.sort(
        Comparator.comparing((Measured each) -> each.setting().benchmark())
            .thenComparing(StudyTables::mean, Comparator.reverseOrder()));
    List<List<Entry>> rows = new ArrayList<>();
    for (Measured each : sorted) {
      Column column = SettingFigures.usual(each);
      Cell cell = each.cell(column);
      Interval interval = cell == null ? null : cell.interval();
      rows.add(
          List.of(
              Entry.text(each.setting().benchmark()),
              Entry.text(each.setting().name()),
              Entry.text(each.setting().strategy().word()),
              Entry.text(column.name()),
              Shown.share(cell == null ? Double.NaN : cell.mean()),
              Shown.share(interval == null ? Double.NaN : interval.low()),
              Shown.share(interval == null ? Double.NaN : interval.high()),
              Shown.share(
                  cell == null || cell.values().size() < 2 ? Double.NaN : cell.populationSd()),
              Shown.share(cell == null ? Double.NaN : cell.sampleSd()),
              Entry.text(String.join(", ", each.seeds())),
              Entry.whole((long) each.keys().size())));
    }
    return new Table(
        List.of(
            Head.text("benchmark", "benchmark"),
            Head.text("setting", "setting"),
            Head.text("strategy", "strategy"),
            Head.text("measure", "measure"),
            Head.number("accuracy", "accuracy"),
            Head.number("low", "low"),
            Head.number("high", "high"),
            Head.number("sd_population", "sd (n)"),
            Head.number("sd_sample", "sd (n-1)"),
            Head.text("runs", "runs"),
            Head.number("problems", "problems")),
        rows,
        List.of(
            "low, high: "
                + Words.percent(study.options().level())
                + " interval over problems; sd over runs: population (n) as the field's tables"
                + " have it, sample (n-1)"));
  }

  private static double mean(Measured each) {
    Cell cell = each.cell(SettingFigures.usual(each));
    return cell == null ? -1 : cell.mean();
  }

  /** All numbers of one measure of a setting, by budget. */
  static Table setting(Measured setting) {
    List<Head> heads = new ArrayList<>(List.of(Head.number("n", "n")));
    for (Measure measure : Measure.values()) {
      if (measure != Measure.COMPLETIONS && !setting.budgets(measure).isEmpty()) {
        if (measure.chooses()) {
          heads.add(Head.number(measure.word() + "_first", measure.word() + ", first n"));
        }
        heads.add(Head.number(measure.word(), measure.word() + (measure.chooses() ? "" : "@n")));
      }
    }
    List<List<Entry>> rows = new ArrayList<>();
    for (int n : setting.budgets(Measure.PASS)) {
      List<Entry> row = new ArrayList<>(List.of(Entry.whole((long) n)));
      for (Measure measure : Measure.values()) {
        if (measure != Measure.COMPLETIONS && !setting.budgets(measure).isEmpty()) {
          if (measure.chooses()) {
            row.add(Shown.spread(setting.cell(new Column(measure, n, Subsets.FIRST))));
          }
          row.add(Shown.interval(setting.cell(new Column(measure, n, Subsets.EVERY))));
        }
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  /** Settings side by side: first n as mean±population sd, or every n-subset with interval. */
  static Table sides(Comparison comparison, Measure measure, Subsets of) {
    List<Head> heads = new ArrayList<>(List.of(Head.number("n", "n")));
    comparison.names().forEach(name -> heads.add(Head.number(name, name)));
    TreeSet<Integer> budgets = new TreeSet<>();
    comparison.sides().forEach(side -> budgets.addAll(side.budgets(measure)));
    List<List<Entry>> rows = new ArrayList<>();
    for (int n : budgets) {
      List<Entry> row = new ArrayList<>(List.of(Entry.whole((long) n)));
      for (Measured side : comparison.sides()) {
        Cell cell = side.cell(new Column(measure, n, of));
        row.add(of == Subsets.FIRST ? Shown.spread(cell) : Shown.interval(cell));
      }
      rows.add(row);
    }
    return new Table(heads, rows);
  }

  /** Paired differences with their tests. */
  static Table contrasts(Comparison comparison, double level) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Contrast each : comparison.contrasts()) {
      Interval interval = each.test() == null ? null : each.test().interval();
      rows.add(
          List.of(
              Entry.text(name(comparison, each.b())),
              Entry.text(name(comparison, each.a())),
              Entry.text(each.column().name()),
              Entry.number(Shown.points(each.difference()), each.difference()),
              points(interval == null ? null : interval.low()),
              points(interval == null ? null : interval.high()),
              Entry.number(Shown.p(each.holm()), Double.isNaN(each.holm()) ? null : each.holm()),
              Entry.text(each.verdict(level)),
              Entry.whole((long) each.better()),
              Entry.whole((long) each.worse()),
              Entry.whole((long) each.problems())));
    }
    return new Table(
        List.of(
            Head.text("setting", "setting"),
            Head.text("against", "against"),
            Head.text("measure", "measure"),
            Head.number("difference", "points"),
            Head.number("low", "low"),
            Head.number("high", "high"),
            Head.number("p_holm", "p (Holm)"),
            Head.text("verdict", "verdict"),
            Head.number("better", "better on"),
            Head.number("worse", "worse on"),
            Head.number("problems", "problems")),
        rows,
        List.of(
            "Percentage points on the problems that both have, over every n-subset; paired t over"
                + " problems, p after Holm over this table."));
  }

  private static Entry points(@Nullable Double value) {
    return value == null ? Entry.NONE : Entry.number(Shown.points(value), value);
  }

  /** What a comparison calls one of its settings. */
  static String name(Comparison comparison, Setting setting) {
    for (int i = 0; i < comparison.sides().size(); i++) {
      if (comparison.sides().get(i).setting().equals(setting)) {
        return comparison.names().get(i);
      }
    }
    return setting.name();
  }

  /** Why settings are as right as they are. */
  static Table diagnoses(Study study) {
    List<List<Entry>> rows = new ArrayList<>();
    study.diagnoses().forEach((setting, each) -> rows.add(diagnosis(setting, each)));
    return new Table(
        List.of(
            Head.text("setting", "setting"),
            Head.number("n", "n"),
            Head.number("absent", "none right"),
            Head.number("outscored", "outscored"),
            Head.number("outvoted", "outvoted"),
            Head.number("outweighed", "both"),
            Head.number("auroc", "AUROC"),
            Head.number("ece", "ECE"),
            Head.number("distinct", "answers"),
            Head.number("entropy", "bits"),
            Head.number("agreement", "agree"),
            Head.number("abstained", "no answer"),
            Head.number("tokens", "tokens")),
        rows,
        List.of(
            "Shares of problems. none right: no completion is. outscored: naive chose a wrong one"
                + " though a right one was there; outvoted: maj did; both: weighted did.",
            "AUROC: of the score, within a problem, mean over the problems that have right and"
                + " wrong completions. ECE: expected calibration error of the score, 10 bins.",
            "answers: different ones per problem; bits: their entropy; agree: chance that two"
                + " completions answer alike; no answer: share of completions; tokens: mean length."));
  }

  private static List<Entry> diagnosis(Setting setting, Diagnosis each) {
    var calibration = each.calibration();
    return List.of(
        Entry.text(setting.name()),
        Entry.whole((long) each.n()),
        share(each.absent()),
        share(each.missed().get(Method.NAIVE)),
        share(each.missed().get(Method.MAJ)),
        share(each.missed().get(Method.WEIGHTED)),
        Double.isNaN(each.auroc())
            ? Entry.NONE
            : new Entry(
                Shown.three(each.auroc()) + Shown.between(each.aurocInterval()), each.auroc()),
        number(calibration == null ? Double.NaN : calibration.error()),
        number(each.distinct()),
        number(each.entropy()),
        number(each.agreement()),
        share(each.abstained()),
        number(each.tokens()));
  }

  private static Entry share(@Nullable Double share) {
    return share == null ? Entry.NONE : Entry.number(Words.percent(share), share);
  }

  private static Entry number(double value) {
    return Double.isNaN(value)
        ? Entry.NONE
        : Entry.number(value >= 100 ? Long.toString(Math.round(value)) : Shown.three(value), value);
  }

  /** Curves through the accuracies by budget, and what they say. */
  static Table trends(Study study) {
    List<List<Entry>> rows = new ArrayList<>();
    study
        .diagnoses()
        .forEach((setting, diagnosis) ->
            diagnosis
                .trends()
                .forEach(trend ->
                    trend
                        .values()
                        .forEach(each ->
                            rows.add(
                                List.of(
                                    Entry.text(setting.name()),
                                    Entry.text(trend.measure().word()),
                                    Entry.text(each.curve()),
                                    Entry.text(each.name().replace('_', ' ')),
                                    new Entry(
                                        Shown.three(each.value()) + Shown.between(each.interval()),
                                        each.value()),
                                    number(each.r2()))))));
    return new Table(
        List.of(
            Head.text("setting", "setting"),
            Head.text("measure", "measure"),
            Head.text("curve", "curve"),
            Head.text("name", "number"),
            Head.number("value", "value"),
            Head.number("r2", "R²")),
        rows,
        List.of(
            "log-linear: a + b log2 n. power law: limit - span n^-decay, left out where no limit is in"
                + " sight. coverage: pass@k = exp(a k^b), from a line through log(-log). Intervals:"
                + " each draw of problems fitted anew. R²: of the curve over the budgets, which share their completions."
                + " What lies beyond the last budget is a guess, and so is a limit."));
  }

  /** Whether completions are equally right wherever they stand. */
  static Table positions(Study study) {
    List<List<Entry>> rows = new ArrayList<>();
    study
        .diagnoses()
        .forEach((setting, each) -> {
          var of = each.positions();
          var test = of.test();
          if (of.accuracy().size() > 1) {
            int quarter = Math.max(1, of.accuracy().size() / 4);
            double first = mean(of.accuracy().subList(0, quarter));
            double last =
                mean(of.accuracy().subList(of.accuracy().size() - quarter, of.accuracy().size()));
            rows.add(
                List.of(
                    Entry.text(setting.name()),
                    Entry.whole((long) of.accuracy().size()),
                    Shown.share(first),
                    Shown.share(last),
                    number(test == null ? Double.NaN : test.q()),
                    test == null ? Entry.NONE : Entry.number(Shown.p(test.p()), test.p()),
                    Entry.text(
                        test == null
                            ? "nothing differs"
                            : of.differ() ? "depends on the place" : "no sign of it")));
          }
        });
    return new Table(
        List.of(
            Head.text("setting", "setting"),
            Head.number("places", "places"),
            Head.number("first", "first quarter"),
            Head.number("last", "last quarter"),
            Head.number("q", "Cochran's Q"),
            Head.number("p", "p"),
            Head.text("verdict", "accuracy by place")),
        rows,
        List.of(
            "Samples that are drawn alike are equally right at each place. Where accuracy depends"
                + " on the place (p below 0.001), the first n are not a smaller version of the run,"
                + " and pass@k is biased."));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  /** The budgets that no other is as right as for fewer tokens. */
  static Table front(Costs costs) {
    List<List<Entry>> rows = new ArrayList<>();
    costs.points().stream()
        .filter(Costs.Point::best)
        .sorted(Comparator.comparingDouble(Costs.Point::tokens))
        .forEach(each ->
            rows.add(
                List.of(
                    Entry.text(each.setting().name()),
                    Entry.text(each.cell().column().name()),
                    number(each.tokens()),
                    Shown.interval(each.cell()))));
    return new Table(
        List.of(
            Head.text("setting", "setting"),
            Head.text("measure", "measure"),
            Head.number("tokens", "tokens per problem"),
            Head.number("accuracy", "accuracy")),
        rows);
  }

  /** Every number, a row each, for programs. */
  static Table numbers(Study study) {
    List<List<Entry>> rows = new ArrayList<>();
    for (Measured setting : study.settings()) {
      for (Cell cell : setting.cells().values()) {
        rows.add(numbers(setting, cell));
      }
    }
    List<Head> heads = new ArrayList<>();
    for (String text :
        List.of("benchmark", "label", "model", "approach", "strategy", "temperature", "sampling")) {
      heads.add(Head.text(text, text));
    }
    heads.add(Head.text("measure", "measure"));
    heads.add(Head.number("n", "n"));
    heads.add(Head.text("subsets", "subsets"));
    for (String number : List.of("mean", "sd_population", "sd_sample", "low", "high")) {
      heads.add(Head.number(number, number));
    }
    heads.add(Head.text("interval", "interval"));
    heads.add(Head.number("problems", "problems"));
    heads.add(Head.text("runs", "runs"));
    heads.add(Head.text("values", "values"));
    return new Table(heads, rows);
  }

  private static List<Entry> numbers(Measured of, Cell cell) {
    Setting setting = of.setting();
    Interval interval = cell.interval();
    return List.of(
        Entry.text(setting.benchmark()),
        Entry.text(setting.label()),
        Entry.text(setting.model()),
        Entry.text(setting.approach()),
        Entry.text(setting.strategy().word()),
        Entry.text(setting.allotment().key()),
        Entry.text(setting.sampling()),
        Entry.text(cell.column().measure().word()),
        Entry.whole((long) cell.column().n()),
        Entry.text(cell.column().of().word()),
        Shown.share(cell.mean()),
        Shown.share(cell.values().size() < 2 ? Double.NaN : cell.populationSd()),
        Shown.share(cell.sampleSd()),
        Shown.share(interval == null ? Double.NaN : interval.low()),
        Shown.share(interval == null ? Double.NaN : interval.high()),
        Entry.text(cell.how()),
        Entry.whole((long) cell.problems()),
        Entry.text(String.join(";", of.seeds())),
        Entry.text(
            String.join(
                ";", cell.values().stream().map(value -> Double.toString(value)).toList())));
  }
}
