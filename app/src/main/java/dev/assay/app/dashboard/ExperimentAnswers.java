package dev.assay.app.dashboard;

import dev.assay.analysis.experiment.Experiments;
import dev.assay.analysis.experiment.HistoryJson;
import dev.assay.analysis.experiment.PackOptions;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.report.JsonOut;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import dev.assay.figures.FigureJson;
import dev.assay.formats.track.Experiment;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a page without a server answers about experiments: they are files of many kinds, which its
 * own engine does not read, so the answers are made beforehand, with the baseline that is found.
 */
public final class ExperimentAnswers {
  /**
   * Longest figure of curves by another axis than steps, in characters: where no two runs were
   * measured at the same place, each is a line of its own.
   */
  private static final int LONGEST = 300_000;

  /** Experiments whose whole configuration is in the page. */
  private static final int MOST_DETAILS = 200;

  private final ResultsFolder folder;
  private final String name;
  private final MetricCatalogue catalogue;

  private ExperimentAnswers(ResultsFolder folder, String name, MetricCatalogue catalogue) {
    this.folder = folder;
    this.name = name;
    this.catalogue = catalogue;
  }

  /**
   * The answers as JSON.
   *
   * @param name of the folder on the page
   */
  public static byte[] of(ResultsFolder folder, String name, MetricCatalogue catalogue) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(out)) {
      new ExperimentAnswers(folder, name, catalogue).write(json);
    }
    return out.toByteArray();
  }

  private void write(JsonOut json) {
    List<Experiment> all = folder.experiments();
    json.object(() -> {
      json.object(
          "history",
          () -> {
            json.whole("generation", 0);
            HistoryJson.write(json, name, Map.of(name, all.size()), folder, catalogue);
          });
      json.object(
          "details",
          () -> {
            for (Experiment each :
                all.subList(Math.max(0, all.size() - MOST_DETAILS), all.size())) {
              json.object(
                  each.id(),
                  () -> {
                    json.whole("generation", 0).text("file", each.id() + ".json");
                    HistoryJson.one(json, each, catalogue);
                  });
            }
          });
      json.object("answers", () -> answers(json));
    });
  }

  private void answers(JsonOut json) {
    TreeSet<String> axes = new TreeSet<>();
    folder
        .valid()
        .forEach(
            each -> each.curves().values().forEach(curve -> axes.addAll(curve.axes().keySet())));
    axes.remove("step");
    try {
      Experiments usual = experiments("step");
      String comparison = FigureJson.write(usual.comparisonFigure());
      json.object(
          "summary",
          () -> {
            json.whole("generation", 0);
            usual.summary(json);
          });
      json.name("comparison").raw(comparison);
      json.name("curves by step").raw(FigureJson.write(usual.curvesFigure()));
      for (String axis : axes) {
        String curves = FigureJson.write(experiments(axis).curvesFigure());
        if (curves.length() <= LONGEST) {
          json.name("curves by " + axis).raw(curves);
        }
      }
    } catch (AssayException e) {
      return; // nothing counts, or there are too many methods: the page says that it is not there
    }
  }

  private Experiments experiments(String axis) {
    PackOptions usual = PackOptions.usual(catalogue);
    PackOptions options =
        new PackOptions(
            usual.baseline(),
            usual.metrics(),
            usual.groupBy(),
            usual.thresholds(),
            axis,
            usual.smoothing(),
            usual.level(),
            usual.examples(),
            usual.examplesBy(),
            catalogue);
    return new Experiments(folder.experiments(), options, List.of(), "");
  }
}
