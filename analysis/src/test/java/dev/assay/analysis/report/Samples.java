package dev.assay.analysis.report;

import dev.assay.analysis.question.Cell;
import dev.assay.analysis.question.Column;
import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.Difference;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.ShowRun;
import dev.assay.domain.Annotation;
import dev.assay.domain.Direction;
import dev.assay.domain.Estimate;
import dev.assay.domain.Metric;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.domain.TrainingType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Answers as the questions would give them, for tests of what is made of them. */
final class Samples {
  static final Column ACCURACY =
      metric(MetricKey.of("sblimp", "accuracy"), "sBLIMP", Direction.HIGHER, "fraction", 1, true);
  static final Column PERPLEXITY =
      metric(MetricKey.of("web", "ppl"), "web ppl", Direction.LOWER, "perplexity", 2, false);
  static final Column STEP =
      new Column("step", Column.Kind.FIELD, "step", null, Column.ValueType.NUMBER, 2);

  private Samples() {}

  private static Column metric(
      MetricKey key,
      String display,
      Direction direction,
      String unit,
      int digits,
      boolean percent) {
    Metric metric =
        new Metric(
            key,
            display,
            "",
            direction,
            unit,
            OptionalDouble.of(0),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            digits,
            percent,
            percent,
            "");
    return new Column(
        key.toString(), Column.Kind.METRIC, display, metric, Column.ValueType.NUMBER, 2);
  }

  static Cell share(double value, double low, double high) {
    return new Cell(value, null, 2000L, low, high, Cell.Method.WILSON, Estimate.Source.REPORTED);
  }

  static RunRow run(String id, long step, Map<String, Cell> cells) {
    return new RunRow(
        id,
        "name of " + id,
        "exp",
        "",
        TrainingType.TTT,
        false,
        false,
        step,
        null,
        "",
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of("TTT", "a,b"),
        "",
        "paper-metrics-results",
        false,
        Annotation.NONE,
        null,
        cells);
  }

  static ShowRun.Answer shown() {
    return new ShowRun.Answer(
        7,
        run("exp_cp1", 1000, Map.of()),
        "/ckpt/exp/checkpoint-1000",
        RunRecord.TimeSource.RESULTS_FILE,
        null,
        List.of(
            new ShowRun.Measured(ACCURACY, share(0.534, 0.512, 0.5557)),
            new ShowRun.Measured(
                PERPLEXITY,
                new Cell(12.345678, null, null, null, null, null, Estimate.Source.REPORTED))),
        "{\"optim\":{\"lr\":1e-4,\"betas\":[0.9, 0.95]},\"data\":\"a\\u001bb\"}",
        List.of(
            new ShowRun.FileSource(
                "/results/run_1/results.json",
                "paper-metrics-results",
                ShowRun.FileRole.RESULT,
                "0123456789abcdef",
                1234,
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2026-01-03T00:00:00Z"),
                false)),
        List.of(
            new ShowRun.SeriesHead(
                "librilight", "loss", "running-average", "a.flac", true, "tokens", 12)),
        List.of(new ShowRun.SampleSum("gsm8k/exact_match", 100, 2, 0.5, null, "/results/s.jsonl")),
        List.of(new ShowRun.Evaluation("exp_cp1", true, null)),
        List.of("the file names no step"));
  }

  static DiffConfigs.Answer configs() {
    return new DiffConfigs.Answer(
        7,
        List.of(run("a", 1, Map.of()), run("b", 2, Map.of())),
        List.of(
            row("data.train", "\"web\"", ""),
            row("optim.adam.eps", "1e-8", "1e-6"),
            row("optim.lr", "0.1", "0.2"),
            row("seed", "1", "2")),
        41);
  }

  private static DiffConfigs.Row row(String key, String one, String other) {
    return new DiffConfigs.Row(
        key,
        true,
        List.of(
            new DiffConfigs.Value(!one.isEmpty(), one),
            new DiffConfigs.Value(!other.isEmpty(), other)));
  }

  static CompareRuns.Answer comparison() {
    Difference better =
        new Difference(
            0.034,
            0.003,
            0.065,
            6.4,
            3.4,
            Difference.Verdict.BETTER,
            "Newcombe interval, 95 %",
            0.03,
            0.03);
    Difference unclear =
        new Difference(
            -0.5,
            null,
            null,
            -4.1,
            -0.5,
            Difference.Verdict.UNKNOWN,
            "no interval: nothing is known of its noise",
            null,
            null);
    return new CompareRuns.Answer(
        7,
        List.of(run("a", 1, Map.of()), run("b", 2, Map.of())),
        "a",
        "name of a",
        List.of(ACCURACY, PERPLEXITY, STEP),
        List.of(
            Arrays.asList(
                new CompareRuns.ComparedCell(share(0.5, 0.478, 0.522), null),
                new CompareRuns.ComparedCell(share(0.534, 0.512, 0.556), better)),
            Arrays.asList(
                new CompareRuns.ComparedCell(Cell.of(12.5), null),
                new CompareRuns.ComparedCell(Cell.of(12.0), unclear)),
            Arrays.asList(new CompareRuns.ComparedCell(Cell.of(1L), null), null)),
        Arrays.asList(share(0.5, 0.478, 0.522), Cell.of(12.5), Cell.of(1L)),
        1);
  }
}
