package dev.assay.app.cli;

import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.GroupRuns;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.CatalogueTable;
import dev.assay.analysis.report.GroupsJson;
import dev.assay.analysis.report.GroupsTable;
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
      "  assay runs --columns 'step;sblimp/accuracy;config.optim.lr' --format csv",
      "  assay runs --group-by experiment --columns sblimp/accuracy --intervals"
    })
final class RunsCommand extends Subcommand {
  @Option(
      names = "--where",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only runs that satisfy the expression (docs/where.md).")
  String where = "";

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
    out()
        .print(
            listColumns
                ? columns(snapshots)
                : groupBy.isBlank() ? runs(snapshots) : groups(snapshots));
    return Exit.OK;
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
                    RunFilter.where(where),
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
                    RunFilter.where(where),
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
    return new CountFacets(snapshots)
        .answer(new CountFacets.Question(RunFilter.where(where)))
        .format();
  }

  static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
