package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.app.workspace.Scanner;
import dev.assay.app.workspace.Workspace;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.Settings;
import dev.assay.store.FileProblem;
import dev.assay.store.Index;
import dev.assay.store.IndexSummary;
import dev.assay.store.RunReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
  private static final int SHOWN_REJECTS = 10;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders, or single results files.")
  List<Path> folders = List.of();

  @Option(names = "--quiet", description = "No summary; what could not be read is still shown.")
  boolean quiet;

  @Override
  public Integer call() {
    Workspace workspace = workspace();
    List<Path> found = existing(folders, this);
    Settings settings = tools().settings().apply(workspace);
    Index index = workspace.makeIndex();
    Scanner.Result result;
    try (ProgressLine progress = new ProgressLine(err(), tools().terminal().err())) {
      result = tools().scanner().scan(index, found, settings, progress);
    }
    if (!quiet) {
      out().println(summary(result));
      try (RunReader reader = index.read()) {
        more(reader.summary(), result).forEach(out()::println);
      }
    }
    rejects(result.rejects()).forEach(err()::println);
    return result.rejects().isEmpty() ? Exit.OK : Exit.PARTLY;
  }

  /**
   * The folders as the user means them.
   *
   * @throws AssayException BAD_INPUT when one is not there
   */
  static List<Path> existing(List<Path> folders, Subcommand command) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      Path path = command.resolve(folder);
      if (!Files.exists(path)) {
        throw new AssayException(
            Kind.BAD_INPUT,
            "there is no folder " + Visible.line(path.toString()),
            "Check the spelling; relative paths start at " + command.tools().folder() + ".");
      }
      found.add(path);
    }
    return found;
  }

  static String summary(Scanner.Result result) {
    return result.runs()
        + " runs ("
        + result.added()
        + " new, "
        + result.changed()
        + " changed, "
        + result.missing()
        + " missing) from "
        + (result.filesRead() + result.filesUnchanged())
        + " files in "
        + seconds(result.took())
        + " s";
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
  }

  private static List<String> more(IndexSummary summary, Scanner.Result result) {
    List<String> parts = new ArrayList<>();
    add(parts, summary.duplicateRuns(), "duplicates of those");
    add(parts, summary.olderRuns(), "older evaluations kept as history");
    add(parts, result.filesIgnored(), "files in no known format");
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
