package dev.assay.app.cli;

import dev.assay.analysis.question.CompareRuns;
import dev.assay.analysis.question.DiffConfigs;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.AnswerJson;
import dev.assay.analysis.report.DiffTables;
import dev.assay.analysis.report.TextTable;
import dev.assay.domain.AssayException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code assay diff}: how runs differ, in what they were given and in what came out. */
@Command(
    name = "diff",
    description = {
      "Compares runs: where their configurations differ, then their metrics.",
      "Differences are against the first run, with 95 %% intervals and a verdict:",
      "▲ better, ▼ worse, ○ not distinguishable. CSV has one value a line."
    },
    footer = "  assay diff exp_cp001000 exp_cp002000 --baseline base")
final class DiffCommand extends Subcommand {
  @Parameters(index = "0..*", arity = "0..*", paramLabel = "ID", description = "Two runs or more.")
  List<String> ids = List.of();

  @Option(names = "--all", description = "Also configuration keys that do not differ.")
  boolean all;

  @Option(
      names = "--baseline",
      paramLabel = "ID",
      description = "Compare with this run; none leaves differences out. Default: the first ID.")
  @Nullable String baseline;

  @Mixin FormatOption format = new FormatOption();

  @Override
  public Integer call() {
    if (ids.size() < 2) {
      throw new ParameterException(spec.commandLine(), "name two runs or more");
    }
    Snapshots snapshots = snapshots(workspace());
    String against = baseline == null ? ids.getFirst() : baseline;
    DiffConfigs.Answer configs =
        new DiffConfigs(snapshots).answer(new DiffConfigs.Question(ids, all));
    CompareRuns.Answer comparison =
        new CompareRuns(snapshots).answer(new CompareRuns.Question(ids, against, List.of()));
    out()
        .print(
            switch (format.format) {
              case JSON -> json(configs, comparison);
              case CSV -> format.render(DiffTables.tidy(configs, comparison), TextTable.Page.PLAIN);
              case TABLE, MD, LATEX -> tables(configs, comparison);
            });
    if (!against.equals(CompareRuns.NO_BASELINE) && !comparesAnything(comparison)) {
      throw new AssayException(
          AssayException.Kind.CONFLICT,
          "nothing to compare with '%s': it shares no metric with the others".formatted(against),
          "See what it has: assay show " + against,
          null);
    }
    return Exit.OK;
  }

  /** Whether some run other than the baseline has an estimate that the baseline has too. */
  private static boolean comparesAnything(CompareRuns.Answer comparison) {
    for (int m = 0; m < comparison.metrics().size(); m++) {
      for (int r = 0; r < comparison.runs().size(); r++) {
        if (comparison.baselineCells().get(m) != null
            && comparison.cells().get(m).get(r) != null
            && !comparison.runs().get(r).id().equals(comparison.baseline())) {
          return true;
        }
      }
    }
    return false;
  }

  private String tables(DiffConfigs.Answer configs, CompareRuns.Answer comparison) {
    TextTable.Page page = tools().terminal().page();
    return format.render(DiffTables.config(configs), page)
        + "\n"
        + format.render(DiffTables.metrics(comparison), page);
  }

  private static String json(DiffConfigs.Answer configs, CompareRuns.Answer comparison) {
    return FormatOption.json(json -> {
      AnswerJson answers = new AnswerJson(json);
      json.object(() -> {
        json.name("config");
        answers.diff(configs);
        json.name("comparison");
        answers.comparison(comparison);
      });
    });
  }
}
