package dev.assay.app.cli;

import dev.assay.analysis.exchange.DashboardDataOut;
import dev.assay.analysis.experiment.ResultsFolder;
import dev.assay.analysis.pack.Pack;
import dev.assay.analysis.pack.PackFile;
import dev.assay.analysis.pack.Packing;
import dev.assay.analysis.question.FindRuns;
import dev.assay.analysis.question.RunFilter;
import dev.assay.analysis.question.RunRow;
import dev.assay.analysis.question.Snapshots;
import dev.assay.analysis.report.Visible;
import dev.assay.app.dashboard.ExperimentAnswers;
import dev.assay.app.dashboard.SafeFile;
import dev.assay.app.dashboard.StandalonePage;
import dev.assay.app.workspace.ExperimentPlaces;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.store.Index;
import dev.assay.store.RunHead;
import dev.assay.store.RunReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code assay dashboard}: the dashboard as a file. */
@Command(
    name = "dashboard",
    description = {
      "Writes the dashboard with its data as one HTML file, which opens without a server",
      "and without a network, or the data file of the first paper metrics dashboard.",
      "To see it live, use assay serve."
    },
    footer = {
      "  assay dashboard --standalone",
      "  assay dashboard --standalone -o ttt.html --where 'type = \"ttt\"'",
      "  assay dashboard --data dashboard_data.json"
    })
final class DashboardCommand extends Subcommand {
  @Option(names = "--standalone", description = "Write the page.")
  boolean standalone;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Write dashboard_data.json, schema 1.0, for the old page.")
  @Nullable Path data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "dashboard.html",
      description = "Where the page goes; default: ${DEFAULT-VALUE}.")
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
    Path dataFile = data;
    if (!standalone && dataFile == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say what to write: --standalone or --data FILE. To see it live: assay serve");
    }
    Workspace workspace = workspace();
    Settings settings = tools().settings().apply(workspace);
    if (standalone) {
      SafeFile.check(resolve(output), StandalonePage.MARK, force);
    }
    if (dataFile != null) {
      SafeFile.check(resolve(dataFile), DashboardDataOut.MARK, force);
    }
    if (standalone) {
      page(resolve(output), workspace, settings);
    }
    if (dataFile != null) {
      data(resolve(dataFile), workspace, settings);
    }
    return Exit.OK;
  }

  private void page(Path file, Workspace workspace, Settings settings) {
    Pack pack = pack(workspace, settings);
    String html =
        StandalonePage.html(
            pack.version(),
            pack.workspace(),
            PackFile.write(pack),
            experiments(workspace, settings));
    SafeFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    written(file, pack.runs().stream().filter(Pack.PackedRun::current).count());
  }

  /**
   * The experiments of the folder that was last logged to; none where only some runs are wanted,
   * since a part of them would be compared otherwise.
   */
  private byte[] experiments(Workspace workspace, Settings settings) {
    List<ExperimentPlaces.Place> places;
    try (RunReader reader = index(workspace).read()) {
      places = where.isBlank() ? ExperimentPlaces.find(reader) : List.of();
    }
    if (places.isEmpty()) {
      return new byte[0];
    }
    ExperimentPlaces.Place place = places.getFirst();
    try {
      return ExperimentAnswers.of(
          ResultsFolder.read(place.path(), settings.zone()),
          place.id(),
          MetricCatalogue.builtIn().with(settings.metricRules()));
    } catch (AssayException e) {
      err().println("assay: without experiments: " + Visible.line(e.problem()));
      return new byte[0];
    }
  }

  private void data(Path file, Workspace workspace, Settings settings) {
    Index index = index(workspace);
    FindRuns.Answer found = find(index, settings);
    Set<String> ids = ids(found);
    String baseline = found.baseline();
    try (RunReader reader = index.read()) {
      reader.begin();
      List<RunHead> all = reader.runs();
      List<RunHead> runs = all.stream().filter(head -> ids.contains(head.id())).toList();
      RunHead reference =
          all.stream().filter(head -> head.id().equals(baseline)).findFirst().orElse(null);
      DashboardDataOut.Head head =
          new DashboardDataOut.Head(
              Instant.now(), settings.zone(), List.copyOf(reader.roots().keySet()), all.isEmpty());
      SafeFile.write(file, out -> DashboardDataOut.write(reader, runs, reference, head, out));
      written(file, runs.size());
    }
  }

  private void written(Path file, long runs) {
    out().println(file + ": " + runs + (runs == 1 ? " run" : " runs"));
  }

  private FindRuns.Answer find(Index index, Settings settings) {
    Snapshots snapshots =
        new Snapshots(index, MetricCatalogue.builtIn().with(settings.metricRules()));
    return new FindRuns(snapshots)
        .answer(
            new FindRuns.Question(
                RunFilter.where(where), List.of(), List.of("step"), 0, Integer.MAX_VALUE));
  }

  private static Set<String> ids(FindRuns.Answer found) {
    return found.rows().stream().map(RunRow::id).collect(Collectors.toSet());
  }

  private Pack pack(Workspace workspace, Settings settings) {
    Index index = index(workspace);
    Set<String> ids = where.isBlank() ? Set.of() : ids(find(index, settings));
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
