package dev.assay.formats;

import dev.assay.formats.harness.BigScienceAggregate;
import dev.assay.formats.harness.CsvResults;
import dev.assay.formats.harness.LmEvalResults;
import dev.assay.formats.harness.LmEvalSamples;
import dev.assay.formats.harness.StageEvaluation;
import dev.assay.formats.harness.TrackerCsv;
import dev.assay.formats.paper.DashboardData;
import dev.assay.formats.paper.EvaluationLog;
import dev.assay.formats.paper.PaperMetricsFlat;
import dev.assay.formats.paper.RunsRegistry;
import dev.assay.formats.paper.SavedEvaluation;
import dev.assay.formats.track.ExperimentFormat;
import java.util.List;

/** All formats, most particular first: the first that recognises a file reads it. */
public final class Formats {
  private Formats() {}

  public static final List<ResultsFormat> ALL =
      List.of(
          // Before the flat results, which take the same layout under other names.
          new SavedEvaluation(),
          new PaperMetricsFlat(),
          new RunsRegistry(),
          new DashboardData(),
          new EvaluationLog(),
          new StageEvaluation(),
          new ExperimentFormat(),
          new TrackerCsv(),
          new CsvResults(),
          new LmEvalSamples(),
          new BigScienceAggregate(),
          new LmEvalResults());
}
