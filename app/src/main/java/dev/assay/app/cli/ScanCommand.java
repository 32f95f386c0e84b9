package dev.assay.app.cli;

import dev.assay.analysis.ingest.Annotate;
import dev.assay.analysis.ingest.ScanReport;
import dev.assay.analysis.registry.Enroll;
import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Enrolment;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.Settings;
import dev.assay.formats.Settings.RegistryMode;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay scan}: reads results into the index. */
@Command(
    name = "scan",
    description = {
      "Reads all results under folders into the index of the workspace.",
      "Files that have not changed are not read again; results files are never written to."
    },
    footer = "  assay scan results/ ../cluster/evals")
final class ScanCommand extends Subcommand {
  private static final int SHOWN_REJECTS = 30;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders to look below.")
  List<Path> folders = List.of();

  @Option(names = "--quiet", description = "No summary; what could not be read is still shown.")
  boolean quiet;

  @Option(
      names = "--register",
      description = "Register what is found in the workspace's runs_registry.json.")
  boolean register;

  @Option(
      names = "--archive",
      description = "Register it, and keep copies of the results in the workspace's archive.")
  boolean archive;

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    List<Path> found = workspace.withArchive(existing(folders, this));
    Settings settings = tools().settings().apply(workspace);
    Index index = workspace.makeIndex();
    found = Stream.concat(found.stream(), formerFolders(index).stream()).distinct().toList();
    int before = currentRuns(index);
    Annotate.sync(index, workspace.notes());
    ScanReport report;
    try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err())) {
      report = tools().scanner().scan(index, found, settings, progress);
    }
    Enroll.Outcome enrolled = Enrolment.after(report, workspace, settings, asked(), index);
    if (enrolled != null && enrolled.archived() > 0) {
      List<Path> copies = List.of(workspace.archive().folder());
      tools().scanner().scan(index, copies, settings, (phase, done, total) -> {});
    }
    if (!quiet) {
      out().println(summary(report, before));
      more(report).forEach(out()::println);
      if (enrolled != null) {
        enrolled(enrolled).forEach(out()::println);
      }
    }
    List<FileProblem> rejects = new ArrayList<>(notesProblems(index, workspace));
    rejects.removeAll(report.rejects());
    rejects.addAll(report.rejects());
    rejects(rejects).forEach(err()::println);
    List<AssayException> failures = enrolled == null ? List.of() : enrolled.failures();
    failures.forEach(failure -> err().println("not archived: " + Visible.line(failure.problem())));
    return rejects.isEmpty() && failures.isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  private RegistryMode asked() {
    return archive ? RegistryMode.ARCHIVE : register ? RegistryMode.AUTO : RegistryMode.KEPT;
  }

  private static List<String> enrolled(Enroll.Outcome outcome) {
    List<String> parts = new ArrayList<>();
    add(parts, outcome.added(), "newly registered");
    add(parts, outcome.repeated(), "registered again, the earlier evaluation kept");
    add(parts, outcome.archived(), "archived");
    return parts.isEmpty() ? List.of() : List.of("registry: " + String.join(", ", parts));
  }

  /** What is wrong in the file of tags and notes, which need not lie below a scanned folder. */
  private static List<FileProblem> notesProblems(Index index, Workspace workspace) {
    String path = workspace.notes().file().toString();
    try (RunReader reader = index.read()) {
      return reader.problems(false).stream()
          .filter(problem -> problem.path().equals(path))
          .toList();
    }
  }

  private static int currentRuns(Index index) {
    try (RunReader reader = index.read()) {
      return reader.counts().current();
    }
  }

  /**
   * The folders as the user means them.
   *
   * @throws AssayException NOT_FOUND when one is not there
   */
  static List<Path> existing(List<Path> folders, Subcommand command) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      Path path = command.resolve(folder);
      if (!Files.isDirectory(path)) {
        throw new AssayException(
            Kind.NOT_FOUND,
            Files.exists(path) ? path + " is a file, not a folder" : "there is no folder " + path,
            "Name the folder that holds the results, such as: assay scan results");
      }
      found.add(path);
    }
    return found;
  }

  static String summary(ScanReport report, int runsBefore) {
    int added = report.runs() - runsBefore;
    return report.runs()
        + " runs ("
        + Math.max(0, added)
        + " new, "
        + report.missingRuns()
        + " missing) from "
        + (report.filesRead() + report.filesUnchanged())
        + " files ("
        + report.filesRead()
        + " read) in "
        + String.format(Locale.ROOT, "%.1f", report.millis() / 1000.0)
        + " s";
  }

  private static List<String> more(ScanReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, report.duplicateRuns(), "duplicates of those");
    add(parts, report.olderRuns(), "older evaluations kept as history");
    add(parts, report.ignored(), "new files in no known format");
    add(parts, report.beingWritten(), "still being written (scan again in a minute)");
    return parts.isEmpty() ? List.of() : List.of("also " + String.join(", ", parts));
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static List<String> rejects(List<FileProblem> rejects) {
    List<String> lines = new ArrayList<>();
    rejects.stream().limit(SHOWN_REJECTS).forEach(reject -> lines.addAll(lines(reject)));
    int rest = rejects.size() - SHOWN_REJECTS;
    if (rest > 0) {
      lines.add("and " + rest + " more; assay doctor shows all");
    }
    return lines;
  }

  /** File, place and problem on one line, the remedy below. */
  static List<String> lines(FileProblem problem) {
    String place = problem.place().isEmpty() ? "" : ", " + problem.place();
    String first = Visible.line(problem.path() + place + ": " + problem.problem());
    return problem.remedy().isEmpty()
        ? List.of(first)
        : List.of(first, "  " + Visible.line(problem.remedy()));
  }
}
