package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Workspace;
import dev.assay.formats.Formats;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.notes.NotesFile;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.IndexSummary;
import dev.assay.store.RunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assay doctor}: what there is, and what is wrong with it. */
@Command(
    name = "doctor",
    description = {
      "Says what Assay works with, and what could not be read and why.",
      "Also which registered evaluations have no results left."
    },
    footer = "  assay doctor --remarks")
final class DoctorCommand extends Subcommand {
  @Option(names = "--formats", description = "Describe all formats that can be read.")
  boolean formats;

  @Option(names = "--remarks", description = "Also remarks on files of which nothing was lost.")
  boolean remarks;

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    fact("assay", tools().version());
    fact(
        "java",
        System.getProperty("java.version")
            + ", "
            + System.getProperty("java.vm.name")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    fact("workspace", workspace.root().toString());
    fact("settings", settings(workspace));
    if (Index.exists(workspace.indexFile())) {
      Index index = index(workspace);
      Annotate.sync(index, workspace.notes());
      try (RunReader reader = index.read()) {
        index(workspace.indexFile(), reader);
      }
    } else {
      fact("index", "none yet; read results with: assay scan DIR");
    }
    if (formats) {
      section("formats that can be read", Formats.ALL, DoctorCommand::describe);
    }
    return Exit.OK;
  }

  /** Reads them, too, and so says what is wrong in them. */
  private String settings(Workspace workspace) {
    if (!Files.isRegularFile(workspace.settingsFile())) {
      return "none (" + Workspace.SETTINGS_FILE + " is optional)";
    }
    Settings settings = tools().settings().apply(workspace);
    return workspace.settingsFile()
        + ", times in "
        + settings.zone()
        + ", "
        + settings.metricRules().size()
        + " metric rules, "
        + settings.csvMappings().size()
        + " CSV layouts";
  }

  private void index(Path file, RunReader reader) {
    IndexSummary summary = reader.summary();
    fact("index", file + ", " + size(file) + ", generation " + summary.generation());
    fact(
        "runs",
        summary.runs()
            + " ("
            + summary.missingRuns()
            + " missing), "
            + summary.duplicateRuns()
            + " duplicates, "
            + summary.olderRuns()
            + " older evaluations");
    fact(
        "files",
        summary.files()
            + " read, "
            + summary.rejectedFiles()
            + " not wholly readable, "
            + summary.ignoredFiles()
            + " in no known format");
    fact(
        "registered",
        summary.registrations()
            + " evaluations, "
            + summary.lostRegistrations()
            + " without results");
    section(
        "scanned folders",
        reader.roots().entrySet(),
        root -> List.of(root.getKey() + "  " + Instant.ofEpochMilli(root.getValue())));
    section(
        "files by format",
        reader.filesByFormat().entrySet(),
        (Map.Entry<String, Integer> format) -> List.of(format.getKey() + "  " + format.getValue()));
    List<FileProblem> problems = reader.problems(remarks);
    section(
        "could not be read",
        problems.stream().filter(FileProblem::reject).toList(),
        ScanCommand::lines);
    section(
        "remarks",
        problems.stream().filter(problem -> !problem.reject()).toList(),
        ScanCommand::lines);
    section(
        "tags and notes whose run is not in the index (kept in " + NotesFile.NAME + ")",
        reader.annotationsWithoutRun(),
        List::of);
    section(
        "registered, but no results are left",
        reader.lostRegistrations(),
        key -> List.of(key.startsWith("path:") ? key.substring(5) : key));
  }

  private static List<String> describe(ResultsFormat format) {
    return List.of(format.name() + "  " + format.description());
  }

  /** Of the index and its write-ahead log. */
  private static String size(Path file) {
    try {
      Path log = file.resolveSibling(file.getFileName() + "-wal");
      long bytes = Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
      return (bytes + 1023) / 1024 + " KiB";
    } catch (IOException e) {
      return "size unknown";
    }
  }

  private void fact(String name, String value) {
    out().println(name + " ".repeat(12 - name.length()) + Visible.line(value));
  }

  private interface Lines<T> {
    List<String> of(T thing);
  }

  private <T> void section(String title, Iterable<T> things, Lines<T> lines) {
    boolean first = true;
    for (T thing : things) {
      if (first) {
        out().println();
        out().println(title);
        first = false;
      }
      lines.of(thing).forEach(line -> out().println("  " + Visible.line(line)));
    }
  }
}
