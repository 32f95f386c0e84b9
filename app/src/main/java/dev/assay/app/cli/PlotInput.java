package dev.assay.app.cli;

import dev.assay.analysis.figure.PlotRun;
import dev.assay.analysis.ingest.ReadFile;
import dev.assay.analysis.question.TakeRun;
import dev.assay.analysis.report.Visible;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.RunRecord;
import dev.assay.formats.Formats;
import dev.assay.formats.Settings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Gathers what a plot is to show: from files, or from runs of the index. */
final class PlotInput {
  private static final String RESULTS = "results.json";

  private final Subcommand command;
  private final Settings settings;
  private final List<PlotRun> runs = new ArrayList<>();
  private int exit = Exit.OK;

  PlotInput(Subcommand command, Settings settings) {
    this.command = command;
    this.settings = settings;
  }

  /** What was gathered, at least one. */
  List<PlotRun> runs() {
    if (runs.isEmpty()) {
      throw new AssayException(
          Kind.UNAVAILABLE,
          "none of the files holds an evaluation that can be drawn",
          "See what can be read: assay doctor --formats");
    }
    return runs;
  }

  int exit() {
    return exit;
  }

  /** The file that an argument names; null if there is none, so that it can only be a run. */
  static @Nullable Path path(Subcommand command, String named) {
    try {
      Path file = command.resolve(Path.of(named));
      return Files.exists(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** One file with one evaluation, or one run; anything else is a failure. */
  void one(String named) {
    Path file = path(command, named);
    if (file == null) {
      runs.add(ofIndex(named));
      return;
    }
    List<PlotRun> found = read(file);
    if (found.size() > 1) {
      throw new AssayException(
          Kind.CONFLICT,
          file + " holds " + found.size() + " evaluations",
          "Draw them side by side with --compare; or assay scan it and name one run.");
    }
    runs.addAll(found);
  }

  /** Several: what is named and is not there is a failure, what cannot be read a warning. */
  void named(List<String> names) {
    for (String name : names) {
      Path file = path(command, name);
      if (file == null) {
        runs.add(ofIndex(name));
      } else {
        readOrWarn(file);
      }
    }
  }

  void files(List<Path> files) {
    files.forEach(this::readOrWarn);
  }

  private void readOrWarn(Path file) {
    try {
      runs.addAll(read(file));
    } catch (AssayException e) {
      command.err().println("assay: skipped: " + Visible.line(e.problem()));
      exit = Exit.PARTLY;
    }
  }

  private List<PlotRun> read(Path file) {
    ReadFile.Content content = ReadFile.read(file, Formats.ALL, settings);
    if (content.runs().isEmpty()) {
      throw new AssayException(Kind.UNAVAILABLE, why(file, content), "See: assay doctor --formats");
    }
    content
        .faults()
        .forEach(fault -> {
          command.err().println("assay: " + Visible.line(file + ": " + fault));
          exit = Exit.PARTLY;
        });
    return content.runs().stream()
        .map(record -> PlotRun.of(file.toString(), record, content.directions()))
        .toList();
  }

  private static String why(Path file, ReadFile.Content content) {
    if (!content.faults().isEmpty()) {
      return file + " " + content.faults().getFirst();
    }
    return content.format().isEmpty()
        ? file + " is of another tool: no format of Assay knows it"
        : file + " holds no evaluation (it was read as " + content.format() + ")";
  }

  private PlotRun ofIndex(String id) {
    try {
      RunRecord record =
          new TakeRun(command.snapshots(command.workspace())).answer(new TakeRun.Question(id));
      return PlotRun.of(id, record, Map.of());
    } catch (AssayException e) {
      throw new AssayException(
          e.kind(), "there is no file '" + id + "', and as a run: " + e.problem(), e.remedy(), e);
    }
  }

  /**
   * Every results.json below a folder, newest first; links to folders are not followed.
   *
   * @throws AssayException NOT_FOUND if there is none
   */
  List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new AssayException(Kind.NOT_FOUND, "there is no folder " + folder, "Check the path.");
    }
    record Found(Path file, long modified) {}
    List<Found> found = new ArrayList<>();
    AtomicLong others = new AtomicLong();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (String.valueOf(file.getFileName()).equals(RESULTS)) {
                found.add(new Found(file, attributes.lastModifiedTime().toMillis()));
              } else {
                others.incrementAndGet();
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              command.err().println("assay: skipped: " + Visible.line(file + ": " + failure));
              exit = Exit.PARTLY;
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, folder + " cannot be read: " + e, "Check its permissions.", e);
    }
    if (found.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no file is named " + RESULTS + " below " + folder + "; other files: " + others.get(),
          "Name files of other names: assay plot --compare FILE... (what can be read: assay doctor"
              + " --formats); or assay scan the folder and name runs.");
    }
    found.sort(
        Comparator.comparingLong(Found::modified)
            .reversed()
            .thenComparing(each -> each.file().toString()));
    return found.stream().map(Found::file).toList();
  }

  /** The files with type and time of what they hold, or what is wrong with them. */
  void list(List<Path> files) {
    command
        .out()
        .println(
            "Discovered " + files.size() + " evaluation run" + (files.size() == 1 ? ":" : "s:"));
    for (int i = 0; i < files.size(); i++) {
      command
          .out()
          .println(Visible.line("  " + (i + 1) + ". " + files.get(i) + " " + said(files.get(i))));
    }
  }

  private String said(Path file) {
    try {
      PlotRun first = read(file).getFirst();
      return "(" + first.about(settings.zone()) + ")";
    } catch (AssayException e) {
      exit = Exit.PARTLY;
      return "(Error: " + e.problem() + ")";
    }
  }
}
