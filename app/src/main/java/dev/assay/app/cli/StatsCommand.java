package dev.assay.app.cli;

import dev.assay.analysis.question.CorrelateColumns;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.question.SummariseMetrics;
import dev.assay.analysis.report.StatisticsJson;
import dev.assay.analysis.report.StatisticsTables;
import dev.assay.analysis.report.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay stats}: the best per metric and whether it leads, or how columns go together. */
@Command(
    name = "stats",
    description = {
      "Says which run is best in each metric and whether its lead over the next can be",
      "told from chance, or how columns of numbers correlate (docs/statistics.md)."
    },
    footer = {
      "  assay stats --where 'step >= 1000' --metrics 'sblimp/accuracy;swuggy/accuracy'",
      "  assay stats --correlations 'step;sblimp/accuracy;config.optim.lr'"
    })
final class StatsCommand extends Subcommand {
  @Mixin FilterOptions filter = new FilterOptions();

  @Option(
      names = "--metrics",
      paramLabel = "KEYS",
      defaultValue = "",
      description = "Metric keys, separated by semicolons. Default: those of the table.")
  String metrics = "";

  @Option(
      names = "--correlations",
      paramLabel = "KEYS",
      defaultValue = "",
      description = "Instead: Pearson and Spearman of 2 to 16 columns, separated by semicolons.")
  String correlations = "";

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (!metrics.isBlank() && !correlations.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--metrics and --correlations exclude each other");
    }
    Snapshots snapshots = snapshots(workspace());
    out().print(correlations.isBlank() ? bests(snapshots) : correlations(snapshots));
    return Exit.OK;
  }

  private String bests(Snapshots snapshots) {
    SummariseMetrics.Answer answer =
        new SummariseMetrics(snapshots)
            .answer(
                new SummariseMetrics.Question(filter.filter(), RunsCommand.parts(metrics, ";")));
    return format.format == TableFormat.JSON
        ? FormatOption.json(json -> StatisticsJson.write(json, answer))
        : format.render(StatisticsTables.bests(answer), tools().terminal().page());
  }

  private String correlations(Snapshots snapshots) {
    CorrelateColumns.Answer answer =
        new CorrelateColumns(snapshots)
            .answer(
                new CorrelateColumns.Question(
                    filter.filter(), RunsCommand.parts(correlations, ";")));
    return format.format == TableFormat.JSON
        ? FormatOption.json(json -> StatisticsJson.write(json, answer))
        : format.render(StatisticsTables.correlations(answer), tools().terminal().page());
  }
}
