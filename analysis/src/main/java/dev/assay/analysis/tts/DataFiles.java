package dev.assay.analysis.tts;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files with rows under a folder, put together to runs. */
final class DataFiles {
  /** File names that count the parts of a folder's data, such as {@code train-00000-of-00002}. */
  private static final Pattern PART =
      Pattern.compile(
          "(train|test|validation|data|part|rows|completions)?"
              + "(?:[-_.]?[0-9]{1,9}(?:[-_]of[-_][0-9]{1,9})?)?");

  private static final Pattern DATA =
      Pattern.compile("(.*)\\.(?:parquet|(?:jsonl|ndjson)(?:\\.gz)?)", Pattern.DOTALL);

  private static final int DEEPEST = 12;

  private DataFiles() {}

  /**
   * Files that are one run.
   *
   * @param named the file or folder whose name, without the ending, is the run's
   * @param files parts of the run, in order; at least one
   */
  record Group(Path named, List<Path> files) {
    /** The run's name. */
    String name() {
      return isFolder() ? named.getFileName().toString() : stem(named);
    }

    /** The folder of the data set, which holds all its runs. */
    Path home() {
      return Objects.requireNonNullElse(named.getParent(), named);
    }

    boolean isFolder() {
      return !named.equals(files.getFirst());
    }

    /** The file that may say what the names do not. */
    Path sidecar() {
      return isFolder()
          ? named.resolve("tts.yaml")
          : named.resolveSibling(stem(named) + ".tts.yaml");
    }
  }

  static String stem(Path file) {
    Matcher data = DATA.matcher(file.getFileName().toString());
    return data.matches() ? data.group(1) : file.getFileName().toString();
  }

  static boolean isData(Path file) {
    return DATA.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT)).matches();
  }

  /** One file, as if it were found. */
  static Group one(Path file) {
    Path folder = file.getParent();
    return folder != null && PART.matcher(stem(file)).matches()
        ? new Group(folder, List.of(file))
        : new Group(file, List.of(file));
  }

  /** All below a folder, without hidden ones, in the order of their names. */
  static List<Group> below(Path folder, Consumer<RunProblem> problems) throws IOException {
    Map<Path, List<Path>> parts = new TreeMap<>();
    List<Group> groups = new ArrayList<>();
    for (Path file : files(folder, problems)) {
      Matcher part = PART.matcher(stem(file));
      if (part.matches()) {
        parts.computeIfAbsent(file.getParent(), f -> new ArrayList<>()).add(file);
      } else {
        groups.add(new Group(file, List.of(file)));
      }
    }
    parts.forEach((where, files) -> groups.add(new Group(where, oneSplit(files, problems))));
    groups.sort((a, b) -> a.named().compareTo(b.named()));
    return groups;
  }

  private static List<Path> files(Path folder, Consumer<RunProblem> problems) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        Set.of(),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return hidden(dir) && !dir.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean readable = attributes.isRegularFile() || Files.isRegularFile(file);
            if (readable && !hidden(file) && isData(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            problems.accept(
                new RunProblem(file.toString(), "cannot be read: " + e.getMessage(), ""));
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(files);
    return files;
  }

  private static boolean hidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  /** A folder may hold a train and a test split; runs are the former. */
  private static List<Path> oneSplit(List<Path> files, Consumer<RunProblem> problems) {
    List<Path> train = files.stream().filter(file -> !isOtherSplit(file)).toList();
    if (train.isEmpty() || train.size() == files.size()) {
      return files;
    }
    for (Path file : files) {
      if (isOtherSplit(file)) {
        problems.accept(
            new RunProblem(file.toString(), "another split than train; it is left out", ""));
      }
    }
    return train;
  }

  private static boolean isOtherSplit(Path file) {
    String stem = stem(file);
    return stem.startsWith("test") || stem.startsWith("validation");
  }
}
