package dev.assay.app.cli;

import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.GroupRuns;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.CatalogueTable;
import dev.assay.analysis.report.GroupsJson;
import dev.assay.analysis.report.GroupsTable;
import dev.assay.analysis.report.RunsExport;
import dev.assay.analysis.report.RunsTable;
import dev.assay.analysis.report.Table;
import dev.assay.analysis.report.TableFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay runs}: which runs there are. */
@Command(
    name = "runs",
    description = "Lists runs with chosen columns.",
    footer = {
      "  assay runs --where 'type = \"ttt\" and step >= 1000' --sort -sblimp/accuracy",
      "  assay runs --is lora~true --range step~1000..5000",
      "  assay runs --preset paper-metrics --format csv",
      "  assay runs --columns 'step;sblimp/accuracy;config.optim.lr' --format csv",
      "  assay runs --group-by experiment --columns sblimp/accuracy --intervals"
    })
final class RunsCommand extends Subcommand {
  @Mixin FilterOptions filter = new FilterOptions();

  @Option(
      names = "--sort",
      paramLabel = "KEYS",
      defaultValue = "",
      description =
          "Column keys, separated by ; or commas; a leading - means downwards; default: -step.")
  String sort = "";

  @Option(
      names = "--columns",
      paramLabel = "KEYS",
      defaultValue = "",
      description = {
        "Column keys, separated by semicolons: a metric (task/name), a field such",
        "as step or model, or config.PATH. Default: step and metrics that the runs have."
      })
  String columns = "";

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "",
      description = {
        "paper-metrics: all runs, under the columns that the first dashboard of the",
        "paper metrics exported; --format csv gives its file."
      })
  String preset = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most N runs; default: ${DEFAULT-VALUE}.")
  int limit;

  @Option(names = "--all", description = "All runs, whatever their number.")
  boolean all;

  @Option(names = "--intervals", description = "Also the 95 %% interval of each estimate.")
  boolean intervals;

  @Option(
      names = "--list-columns",
      description = "What can be a column, a sort key or part of --where, instead of runs.")
  boolean listColumns;

  @Option(
      names = "--group-by",
      paramLabel = "KEYS",
      defaultValue = "",
      description = {
        "Groups of runs instead: up to 3 column keys, separated by ; or commas.",
        "Each has mean, sd and n per column; --sort also takes count."
      })
  String groupBy = "";

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must be 0 or more, not " + limit);
    }
    Snapshots snapshots = snapshots(workspace());
    boolean whole = !preset.isEmpty() || (all && groupBy.isBlank());
    if (whole && !listColumns && format.format != TableFormat.TABLE) {
      write(export(snapshots));
    } else {
      out().print(table(snapshots));
    }
    return Exit.OK;
  }

  private String table(Snapshots snapshots) {
    if (listColumns) {
      return columns(snapshots);
    }
    if (!preset.isEmpty()) {
      return format.render(export(snapshots).table(), tools().terminal().page());
    }
    return groupBy.isBlank() ? runs(snapshots) : groups(snapshots);
  }

  private RunsExport export(Snapshots snapshots) {
    return new RunsExport(
        snapshots,
        new RunsExport.Question(
            filter.filter(),
            parts(sort, ";"),
            preset.isEmpty() ? parts(columns, ";") : List.of(),
            preset,
            intervals && preset.isEmpty(),
            CompareRuns.NO_BASELINE));
  }

  /** All runs, written as they are read, so that their number does not matter. */
  private void write(RunsExport export) {
    switch (format.format) {
      case TABLE -> throw new IllegalStateException("a table is as wide as its widest rows");
      case CSV -> export.csv(out()::print);
      case MD -> export.markdown(out()::print);
      case LATEX -> export.latex(out()::print);
      case JSON -> FormatOption.answer(export::json, out());
    }
  }

  private String columns(Snapshots snapshots) {
    ListCatalogue.Answer answer = new ListCatalogue(snapshots).answer(new ListCatalogue.Question());
    return format.format == TableFormat.JSON
        ? FormatOption.answer(json -> json.catalogue(answer))
        : format.render(CatalogueTable.of(answer), tools().terminal().page());
  }

  private String groups(Snapshots snapshots) {
    GroupRuns.Answer answer =
        new GroupRuns(snapshots)
            .answer(
                new GroupRuns.Question(
                    filter.filter(),
                    parts(groupBy, ";"),
                    parts(columns, ";"),
                    parts(sort, ";"),
                    0,
                    all ? Integer.MAX_VALUE : limit));
    return format.format == TableFormat.JSON
        ? FormatOption.json(json -> GroupsJson.write(json, answer))
        : format.render(GroupsTable.of(answer, intervals), tools().terminal().page());
  }

  private String runs(Snapshots snapshots) {
    FindRuns.Answer answer =
        new FindRuns(snapshots)
            .answer(
                new FindRuns.Question(
                    filter.filter(),
                    parts(sort, ";"),
                    parts(columns, ";"),
                    0,
                    all ? Integer.MAX_VALUE : limit));
    if (format.format == TableFormat.JSON) {
      return FormatOption.answer(json -> json.rows(answer.rows()));
    }
    Table table = RunsTable.of(answer, columns.isBlank(), intervals);
    if (format.format == TableFormat.TABLE && answer.rows().size() < answer.matched()) {
      table = RunsTable.withFormats(table, answer, formats(snapshots));
    }
    return format.render(table, tools().terminal().page());
  }

  /** How many of the matching runs are of which format. */
  private List<CountFacets.Facet> formats(Snapshots snapshots) {
    return new CountFacets(snapshots).answer(new CountFacets.Question(filter.filter())).format();
  }

  static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
