package dev.assay.app.cli;

import dev.assay.analysis.question.CountFacets;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.ListCatalogue;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.CatalogueTable;
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
      "  assay runs --columns 'step;sblimp/accuracy;config.optim.lr' --format csv"
    })
final class RunsCommand extends Subcommand {
  @Option(
      names = "--where",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only runs that satisfy the expression (docs/where.md).")
  String where = "";

  @Option(
      names = "--range",
      paramLabel = "KEY~LOW..HIGH",
      description = {
        "Only runs whose column lies within these bounds; either may be left out.",
        "Several times: all must hold. Times as 2025-11-02, in UTC."
      })
  List<String> ranges = List.of();

  @Option(
      names = "--is",
      paramLabel = "KEY~VALUE",
      description = {
        "Only runs whose column has this value; nothing after ~: runs without one.",
        "Several times with one key: any of them; with several keys: all."
      })
  List<String> is = List.of();

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

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must be 0 or more, not " + limit);
    }
    Snapshots snapshots = snapshots(workspace());
    out().print(listColumns ? columns(snapshots) : runs(snapshots));
    return Exit.OK;
  }

  private String columns(Snapshots snapshots) {
    ListCatalogue.Answer answer = new ListCatalogue(snapshots).answer(new ListCatalogue.Question());
    return format.format == TableFormat.JSON
        ? FormatOption.answer(json -> json.catalogue(answer))
        : format.render(CatalogueTable.of(answer), tools().terminal().page());
  }

  private String runs(Snapshots snapshots) {
    FindRuns.Answer answer =
        new FindRuns(snapshots)
            .answer(
                new FindRuns.Question(
                    filter(),
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

  private RunFilter filter() {
    return new RunFilter.Builder().where(where).ranges(ranges).is(is).build();
  }

  /** How many of the matching runs are of which format. */
  private List<CountFacets.Facet> formats(Snapshots snapshots) {
    return new CountFacets(snapshots).answer(new CountFacets.Question(filter())).format();
  }

  static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
