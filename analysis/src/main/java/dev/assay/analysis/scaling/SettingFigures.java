package dev.assay.analysis.scaling;

import dev.assay.analysis.scaling.Curves.Series;
import dev.assay.analysis.tts.measure.Calibration;
import dev.assay.analysis.tts.measure.Column;
import dev.assay.analysis.tts.measure.Column.Subsets;
import dev.assay.analysis.tts.measure.Costs;
import dev.assay.analysis.tts.measure.Diagnosis;
import dev.assay.analysis.tts.measure.Measure;
import dev.assay.analysis.tts.measure.Measured;
import dev.assay.analysis.tts.measure.Setting;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.figures.Axis;
import dev.assay.figures.Better;
import dev.assay.figures.Colour;
import dev.assay.figures.Dash;
import dev.assay.figures.Datum;
import dev.assay.figures.Figure;
import dev.assay.figures.Look;
import dev.assay.figures.Mark;
import dev.assay.figures.Marker;
import dev.assay.figures.Plot;
import dev.assay.figures.TickFormat;
import dev.assay.selection.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures of settings, each for itself, and of what they cost. */
final class SettingFigures {
  private static final int MOST = 24;
  private final Study study;

  SettingFigures(Study study) {
    this.study = study;
  }

  List<Figure> all() {
    List<Figure> figures = new ArrayList<>();
    study.settings().stream().limit(MOST).forEach(each -> figures.add(scaling(each)));
    study.benchmarks().forEach(benchmark -> figures.addAll(together(benchmark)));
    return figures;
  }

  /** Those of all settings of a benchmark: what is lost, how far scores can be trusted, cost. */
  List<Figure> together(String benchmark) {
    List<Figure> figures = new ArrayList<>();
    List<Measured> settings = study.of(benchmark).stream().limit(MOST).toList();
    figures.add(gap(benchmark, settings));
    calibration(benchmark, settings, figures);
    cost(benchmark, figures);
    places(benchmark, settings, figures);
    return figures;
  }

  String id(Setting setting) {
    return Slug.of(
            study.benchmarks().size() > 1 ? setting.benchmark() : "",
            setting.label(),
            setting.model().isEmpty() ? "" : setting.shortModel(),
            setting.approach(),
            setting.allotment().key(),
            setting.sampling())
        + "-scaling";
  }

  private Figure scaling(Measured setting) {
    List<Plot> panels = new ArrayList<>();
    for (Measure measure : List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ, Measure.PASS)) {
      if (!setting.budgets(measure).isEmpty()) {
        String word = measure == Measure.PASS ? "pass@n: any is right" : measure.word();
        panels.add(Curves.panel(word, List.of(new Series(Curves.key(0), setting, measure)), true));
      }
    }
    Look every = Look.nth(0, Curves.key(0), "any n");
    Look first =
        new Look(
            Curves.key(0) + "f", "the first n", every.colour(), Dash.SOLID, Marker.HOLLOW_SQUARE);
    return Panels.figure(
            id(setting.setting()),
            "Accuracy by completions: " + setting.setting().name(),
            subtitle(setting),
            List.of(every, first),
            panels)
        .caption(caption() + " Hollow: the first n alone, one draw.");
  }

  private String subtitle(Measured setting) {
    String benchmark = setting.setting().benchmark();
    return (benchmark.isEmpty() ? "" : benchmark + ", ")
        + setting.keys().size()
        + " problems, "
        + Words.count(setting.repeats().size(), "run");
  }

  /** What lines and bands are. */
  String caption() {
    return String.format(
        Locale.ROOT,
        "Lines: expected over all n-subsets of the completions. Bands: %s intervals by bootstrap"
            + " over problems (%d draws, seed %d; t below 35 problems and from 2000).",
        Words.percent(study.options().level()),
        study.options().resamples(),
        study.options().seed());
  }

  /** Of each method: right, right one there but not chosen, no right one. */
  private Figure gap(String benchmark, List<Measured> settings) {
    List<Look> looks =
        List.of(
            Look.of("right", "chosen", Colour.Role.BETTER),
            Look.of("missed", "a right one was there", Colour.Role.UNDECIDED),
            Look.of("absent", "none was right", Colour.Role.WORSE));
    List<Plot> panels = new ArrayList<>();
    int rows = 0;
    for (Method method : Method.values()) {
      List<Datum> right = new ArrayList<>();
      List<Datum> missed = new ArrayList<>();
      List<Datum> absent = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (Measured each : settings) {
        Diagnosis diagnosis = study.diagnoses().get(each.setting());
        Double lost = diagnosis == null ? null : diagnosis.missed().get(method);
        if (diagnosis != null && lost != null) {
          right.add(bar(1 - lost - diagnosis.absent(), names.size()));
          missed.add(bar(lost, names.size()));
          absent.add(bar(diagnosis.absent(), names.size()));
          names.add(each.setting().name());
        }
      }
      if (!right.isEmpty()) {
        List<Mark> bars =
            List.of(
                new Mark.Bars("right", "all", right),
                new Mark.Bars("missed", "all", missed),
                new Mark.Bars("absent", "all", absent));
        panels.add(
            Plot.of(
                method.word(),
                Axis.linear("problems").format(TickFormat.PERCENT).from(0).to(1),
                Axis.names("", names),
                bars));
        rows += names.size();
      }
    }
    return Figure.grid(
            Slug.of(study.benchmarks().size() > 1 ? benchmark : "", "oracle_gap"),
            "What is lost in choosing, and what was never found",
            benchmark + (benchmark.isEmpty() ? "all" : ", all") + " completions of each problem",
            looks,
            1,
            panels)
        .size(9, 1.3 + panels.size() + 0.32 * rows)
        .caption(
            "naive: outscored by a wrong completion. maj: outvoted by a wrong answer. weighted:"
                + " by both. Shares of problems, all runs of a setting together.");
  }

  /** A lying bar: its place is on the axis of names. */
  private static Datum bar(double share, int row) {
    return Datum.at(share, row).label(share < 0.04 ? "" : Words.percent(share));
  }

  private void calibration(String benchmark, List<Measured> settings, List<Figure> figures) {
    List<String> names = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Line("ideal", List.of(Datum.at(0, 0), Datum.at(1, 1)), false));
    for (Measured each : settings) {
      Diagnosis diagnosis = study.diagnoses().get(each.setting());
      Calibration calibration = diagnosis == null ? null : diagnosis.calibration();
      if (calibration != null) {
        List<Datum> points = new ArrayList<>();
        calibration
            .bins()
            .forEach(bin -> points.add(Datum.at(bin.score(), bin.accuracy()).count(bin.count())));
        marks.add(new Mark.Line(Curves.key(names.size()), points, true));
        names.add(each.setting().name());
      }
    }
    if (names.isEmpty()) {
      return;
    }
    List<Look> looks = new ArrayList<>(Curves.looks(names));
    looks.add(new Look("ideal", "perfect", Colour.Role.BASELINE, Dash.DASHED, Marker.NONE));
    figures.add(
        Figure.of(
                Slug.of(study.benchmarks().size() > 1 ? benchmark : "", "verifier_calibration"),
                "Is the verifier's score the chance of being right?",
                benchmark,
                looks,
                Plot.of(
                    "", Axis.linear("score").from(0).to(1), Curves.accuracy().from(0).to(1), marks))
            .size(7.5, 6)
            .caption("Completions in ten bins of equal width, each at its mean score."));
  }

  /** Accuracy over generated tokens, a panel for each method. */
  private void cost(String benchmark, List<Figure> figures) {
    Costs costs = study.costs(benchmark);
    List<Setting> settings = costs.points().stream().map(Costs.Point::setting).distinct().toList();
    if (settings.isEmpty()) {
      return;
    }
    List<Plot> panels = new ArrayList<>();
    for (Measure measure : List.of(Measure.NAIVE, Measure.WEIGHTED, Measure.MAJ)) {
      List<Mark> marks = new ArrayList<>();
      for (int s = 0; s < settings.size(); s++) {
        Setting setting = settings.get(s);
        List<Datum> points =
            costs.points().stream()
                .filter(each -> each.setting().equals(setting))
                .filter(each -> each.cell().column().measure() == measure)
                .map(each ->
                    Curves.datum(each.tokens(), each.cell())
                        .note(
                            "n = "
                                + each.cell().column().n()
                                + (each.best() ? ", on the front" : "")))
                .toList();
        if (!points.isEmpty()) {
          marks.add(new Mark.Line(Curves.key(s), points, true));
        }
      }
      if (!marks.isEmpty()) {
        Axis tokens = Axis.log("generated tokens per problem").format(TickFormat.TOKENS);
        panels.add(Plot.of(measure.word(), tokens.better(Better.DOWN), Curves.accuracy(), marks));
      }
    }
    figures.add(
        Panels.figure(
                Slug.of(study.benchmarks().size() > 1 ? benchmark : "", "accuracy_by_tokens"),
                "Accuracy by what it costs",
                benchmark,
                Curves.looks(settings.stream().map(Setting::name).toList()),
                panels)
            .caption(
                "Each point: a budget n; its tokens are n times the mean length of the problem's"
                    + " completions. Settings without known lengths are left out."));
  }

  /** Accuracy by the place of a completion, where it depends on it. */
  private void places(String benchmark, List<Measured> settings, List<Figure> figures) {
    List<String> names = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (Measured each : settings) {
      Diagnosis diagnosis = study.diagnoses().get(each.setting());
      if (diagnosis != null && diagnosis.positions().differ()) {
        List<Datum> points = new ArrayList<>();
        for (double share : diagnosis.positions().accuracy()) {
          points.add(Datum.at(points.size() + 1.0, share));
        }
        marks.add(new Mark.Line(Curves.key(names.size()), points, true));
        names.add(each.setting().name());
      }
    }
    if (!names.isEmpty()) {
      figures.add(
          Figure.of(
                  Slug.of(study.benchmarks().size() > 1 ? benchmark : "", "accuracy_by_position"),
                  "Accuracy depends on the place of the completion",
                  benchmark,
                  Curves.looks(names),
                  Plot.of("", Axis.linear("place of the completion"), Curves.accuracy(), marks))
              .caption(
                  "Settings in which it does, by Cochran's Q at p below 0.001: there the first n"
                      + " are not a smaller version of the run, and pass@k is biased."));
    }
  }

  /** The columns of the largest budget, for tables: naive where there are scores, else maj. */
  static Column usual(Measured setting) {
    Measure measure = setting.budgets(Measure.NAIVE).isEmpty() ? Measure.MAJ : Measure.NAIVE;
    List<Integer> budgets = setting.budgets(measure);
    return new Column(measure, budgets.isEmpty() ? 1 : budgets.getLast(), Subsets.FIRST);
  }
}
