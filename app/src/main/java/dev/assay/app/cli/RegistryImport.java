package dev.assay.app.cli;

import dev.assay.analysis.registry.Archive;
import dev.assay.analysis.registry.DashboardCopies;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Settings;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.json.Json;
import dev.assay.formats.json.Nodes;
import dev.assay.formats.paper.Registry;
import dev.assay.formats.paper.RegistryEntry;
import dev.assay.formats.paper.RegistryFile;
import dev.assay.formats.paper.RegistryFile.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code assay registry import}: takes over registries and results of the first dashboard. */
@Command(
    name = "import",
    description = {
      "Takes over other registries and the runs of an old dashboard.",
      "Runs of a dashboard_data.json are archived, so that evaluations whose checkpoints are gone",
      "can be had again. The files stay as they are."
    },
    footer = "  assay registry import dashboard/runs_registry.json dashboard/dashboard_data.json")
final class RegistryImport extends RegistryAction {
  private static final long MAX_BYTES = 256L << 20;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Each a runs_registry.json or a dashboard_data.json.")
  List<Path> files = List.of();

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    Settings settings = settings(workspace);
    RegistryFile registry = registry(workspace);
    int exit = Exit.OK;
    for (Path each : files) {
      Path path = resolve(each);
      try {
        if (Files.size(path) > MAX_BYTES) {
          throw new UnreadableException("", "larger than " + (MAX_BYTES >> 20) + " MiB", "");
        }
        take(path, Files.readAllBytes(path), registry, workspace.archive(), settings);
      } catch (UnreadableException e) {
        exit = failed(path, (e.place().isEmpty() ? "" : e.place() + ": ") + e.problem());
      } catch (NoSuchFileException e) {
        exit = failed(path, "there is no such file");
      } catch (IOException e) {
        exit = failed(path, "cannot be read: " + e.getMessage());
      }
    }
    return exit;
  }

  private int failed(Path path, String problem) {
    err().println(Visible.line(path + ": " + problem));
    return Exit.PARTLY;
  }

  private void take(
      Path path, byte[] content, RegistryFile registry, Archive archive, Settings settings)
      throws IOException {
    if (!hasMetrics(content)) {
      Registry other = Registry.parse(content, settings.zone());
      int added = registry.merge(other.absolute(path));
      out().println(path + ": " + added + " of " + other.entries().size() + " entries are new");
      for (Registry.Problem problem : other.problems()) {
        err().println(Visible.line(path + ", " + problem.place() + ": " + problem.problem()));
      }
      return;
    }
    List<RegistryEntry> baselines =
        registry.read().entries().stream().filter(RegistryEntry::isBaseline).toList();
    List<Archive.Original> originals = DashboardCopies.read(content, baselines, settings);
    registry.add(originals.stream().map(RegistryImport::evaluated).toList(), Instant.now());
    long archived = originals.stream().map(archive::keep).filter(place -> place != null).count();
    out()
        .println(
            path
                + ": "
                + archived
                + " of "
                + originals.size()
                + " runs are newly archived, in "
                + archive.folder());
    out().println("  Read the copies: assay scan " + archive.folder());
  }

  private static Evaluated evaluated(Archive.Original original) {
    return new Evaluated(
        original.checkpointPath(), original.resultsFile(), original.evaluatedAt(), "");
  }

  /** Runs of a dashboard carry their results, entries of a registry do not. */
  private static boolean hasMetrics(byte[] content) throws IOException {
    JsonNode runs = Nodes.child(Json.tree(content), "runs");
    if (runs != null && runs.isArray()) {
      for (JsonNode run : runs) {
        if (Nodes.child(run, "metrics") != null) {
          return true;
        }
      }
    }
    return false;
  }
}
