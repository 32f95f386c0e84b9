package dev.assay.app.cli;

import dev.assay.analysis.pack.Pack;
import dev.assay.analysis.pack.PackFile;
import dev.assay.analysis.pack.Packing;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.Snapshots;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.app.dashboard.StandalonePage;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay dashboard}: the dashboard as a file. */
@Command(
    name = "dashboard",
    description = {
      "Writes the dashboard with its data as one HTML file, which opens without a server",
      "and without a network. To see it live, use assay serve."
    },
    footer = {
      "  assay dashboard --standalone",
      "  assay dashboard --standalone -o ttt.html --where 'type = \"ttt\"'"
    })
final class DashboardCommand extends Subcommand {
  @Option(names = "--standalone", description = "Write the file.")
  boolean standalone;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "dashboard.html",
      description = "Where to; default: ${DEFAULT-VALUE}.")
  Path output = Path.of("dashboard.html");

  @Option(
      names = "--where",
      paramLabel = "EXPR",
      defaultValue = "",
      description = "Only runs that satisfy the expression (docs/where.md).")
  String where = "";

  @Option(names = "--force", description = "Also over a file that Assay did not write.")
  boolean force;

  @Override
  public Integer call() {
    if (!standalone) {
      throw new ParameterException(
          spec.commandLine(), "Say what to write: --standalone. To see it live: assay serve");
    }
    Path file = resolve(output);
    SafeFile.check(file, StandalonePage.MARK, force);
    Workspace workspace = workspace();
    Settings settings = tools().settings().apply(workspace);
    Pack pack = pack(workspace, settings);
    String html = StandalonePage.html(pack.version(), pack.workspace(), PackFile.write(pack));
    SafeFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    long runs = pack.runs().stream().filter(Pack.PackedRun::current).count();
    out().println(file + ": " + runs + (runs == 1 ? " run" : " runs"));
    return Exit.OK;
  }

  private Pack pack(Workspace workspace, Settings settings) {
    Index index = workspace.index();
    Set<String> ids = new HashSet<>();
    if (!where.isBlank()) {
      Snapshots snapshots =
          new Snapshots(index, MetricCatalogue.builtIn().with(settings.metricRules()));
      new FindRuns(snapshots)
          .answer(
              new FindRuns.Question(
                  RunFilter.where(where), List.of(), List.of("step"), 0, Integer.MAX_VALUE))
          .rows()
          .forEach(row -> ids.add(row.id()));
    }
    try (RunReader reader = index.read()) {
      reader.begin();
      List<Long> wanted =
          reader.runs().stream()
              .filter(head -> where.isBlank() || ids.contains(head.id()))
              .map(RunHead::runId)
              .collect(Collectors.toList());
      return Packing.of(
          reader,
          wanted,
          tools().version(),
          workspace.name(),
          reader.summary().scannedAt(),
          settings.metricRules());
    }
  }
}
