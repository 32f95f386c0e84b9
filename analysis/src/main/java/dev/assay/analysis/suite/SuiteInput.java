package dev.assay.analysis.suite;

import dev.assay.analysis.ingest.ReadFile;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.Estimate;
import dev.assay.domain.MetricKey;
import dev.assay.domain.RunRecord;
import dev.assay.formats.Formats;
import dev.assay.formats.ResultsFormat;
import dev.assay.formats.Settings;
import dev.assay.formats.files.Sha256;
import dev.assay.formats.suite.Suite;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the results that a suite is about from folders. */
public final class SuiteInput {
  private static final int MOST_FILES = 100_000;

  private final Suite suite;
  private final Settings settings;
  private final List<ResultsFormat> formats;
  private final Map<String, NavigableMap<Long, Evaluated.At>> stages = new LinkedHashMap<>();
  private final Map<String, String> experiments = new LinkedHashMap<>();
  private final List<Evaluated.Input> inputs = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<Path> left = new ArrayList<>();

  private SuiteInput(Suite suite, Settings settings) {
    this.suite = suite;
    this.settings = settings;
    this.formats =
        Formats.ALL.stream()
            .filter(format -> suite.reads().isEmpty() || suite.reads().contains(format.name()))
            .toList();
    suite.stages().forEach(stage -> stages.put(stage.id(), new TreeMap<>()));
  }

  /**
   * A folder to look in.
   *
   * @param stage the stage that all of its results are of; empty to go by their own folders
   */
  public record Source(String stage, Path folder) {}

  /**
   * Reads.
   *
   * @throws AssayException NOT_FOUND without any result of the suite; CONFLICT if one checkpoint
   *     was found twice with different numbers
   */
  public static Evaluated read(Suite suite, List<Source> sources, Settings settings) {
    SuiteInput input = new SuiteInput(suite, settings);
    for (Source source : sources) {
      input.walk(source);
    }
    if (input.stages.values().stream().allMatch(Map::isEmpty)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no results of suite '"
              + suite.name()
              + "' below "
              + String.join(", ", sources.stream().map(each -> each.folder().toString()).toList())
              + (input.faults.isEmpty() ? "" : "; " + input.faults.getFirst()),
          "Name the folder of the results with --source DIR, or --source STAGE=DIR.");
    }
    return new Evaluated(input.stages, input.inputs, input.faults, input.remarks);
  }

  private void walk(Source source) {
    if (!Files.isDirectory(source.folder())) {
      throw new AssayException(
          Kind.NOT_FOUND, "there is no folder " + source.folder(), "Check the path of --source.");
    }
    left.clear();
    try {
      Files.walkFileTree(source.folder(), new Visitor());
    } catch (IOException e) {
      throw new AssayException(
          Kind.UNAVAILABLE, source.folder() + " cannot be read: " + e, "Check permissions.", e);
    }
    left.sort(null);
    Map<Path, Set<String>> byFolder = new TreeMap<>();
    for (Path file : left) {
      byFolder.computeIfAbsent(parent(file), key -> new TreeSet<>()).add(name(file));
    }
    byFolder.forEach((folder, names) -> names.forEach(name -> offer(source, folder, name, names)));
  }

  private void offer(Source source, Path folder, String name, Set<String> siblings) {
    for (ResultsFormat format : formats) {
      if (format.mayRead(name, siblings)) {
        Path file = folder.resolve(name);
        try {
          take(
              source,
              file,
              ReadFile.read(file, formats, settings),
              new FolderItems(folder, shown(source, folder), siblings));
        } catch (AssayException e) {
          faults.add(shown(source, file) + ": " + e.problem());
        }
        var read = new LinkedHashSet<>(format.companions(name, siblings));
        read.add(name);
        read.forEach(each -> digest(source, folder.resolve(each)));
        return;
      }
    }
  }

  private void take(Source source, Path file, ReadFile.Content content, Evaluated.Items items) {
    String shown = shown(source, file);
    content.faults().forEach(fault -> faults.add(placed(shown, fault)));
    content.remarks().forEach(remark -> remarks.add(placed(shown, remark)));
    for (RunRecord run : content.runs()) {
      if (run.checkpoint().step().isEmpty()) {
        remarks.add(shown + ": the step is unknown, left out");
      } else {
        add(source, run, shown, items);
      }
    }
  }

  /** What is said of a file; readers of several files in one folder begin with the file's name. */
  private static String placed(String shown, String said) {
    String folder = shown.substring(0, shown.lastIndexOf('/') + 1);
    return said.matches("[\\w.-]+\\.jsonl?[ :].*") ? folder + said : shown + ": " + said;
  }

  private void add(Source source, RunRecord run, String shown, Evaluated.Items items) {
    String stage = stage(source, run);
    NavigableMap<Long, Evaluated.At> steps =
        suite.stages().isEmpty()
            ? stages.computeIfAbsent(stage, key -> new TreeMap<>())
            : stages.get(stage);
    if (steps == null) {
      if (stage.isEmpty()) {
        remarks.add(shown + ": no folder names its stage, left out");
      }
      return;
    }
    Map<MetricKey, Estimate> scores = new LinkedHashMap<>();
    run.estimates().forEach(estimate -> scores.put(estimate.metric(), estimate));
    Evaluated.At at = new Evaluated.At(run.checkpoint().tokens(), scores, shown, items);
    Evaluated.At other = steps.putIfAbsent(run.checkpoint().step().getAsLong(), at);
    if (other != null && !other.scores().equals(scores)) {
      merge(steps, run.checkpoint().step().getAsLong(), other, at, stage);
    }
  }

  /** Two files of one checkpoint may hold different tasks, not different numbers of one task. */
  private void merge(
      NavigableMap<Long, Evaluated.At> steps,
      long step,
      Evaluated.At first,
      Evaluated.At second,
      String stage) {
    Map<MetricKey, Estimate> both = new LinkedHashMap<>(first.scores());
    for (Estimate estimate : second.scores().values()) {
      Estimate before = both.putIfAbsent(estimate.metric(), estimate);
      if (before != null && before.value() != estimate.value()) {
        throw new AssayException(
            Kind.CONFLICT,
            "%s step %s was evaluated twice with different %s: %s and %s"
                .formatted(stage, step, estimate.metric(), first.source(), second.source()),
            "Name one folder for each stage: --source " + stage + "=DIR");
      }
    }
    steps.put(step, new Evaluated.At(first.tokens(), both, first.source(), first.items()));
  }

  private String stage(Source source, RunRecord run) {
    if (!source.stage().isEmpty()) {
      return source.stage();
    }
    if (!suite.stages().isEmpty()) {
      return run.checkpoint().stage();
    }
    String experiment = run.checkpoint().experiment();
    String shots = run.tags().stream().filter(tag -> tag.endsWith("-shot")).findFirst().orElse("");
    String name = experiment.isEmpty() ? run.model() : experiment;
    String full = shots.isEmpty() ? name : name + " " + shots;
    return experiments.computeIfAbsent(full, key -> key);
  }

  private void digest(Source source, Path file) {
    try {
      inputs.add(new Evaluated.Input(shown(source, file), Sha256.hex(Files.readAllBytes(file))));
    } catch (IOException | OutOfMemoryError e) {
      faults.add(shown(source, file) + ": cannot be read");
    }
  }

  private static String shown(Source source, Path file) {
    Path base = source.folder().getFileName();
    String inside = source.folder().relativize(file).toString().replace('\\', '/');
    return base == null ? inside : base + "/" + inside;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Notes files; follows no links to folders, enters no hidden folder. */
  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean hidden = name(folder).startsWith(".") && name(folder).length() > 2;
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && left.size() < MOST_FILES) {
        left.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      faults.add(file + ": cannot be read: " + failure.getClass().getSimpleName());
      return FileVisitResult.CONTINUE;
    }
  }
}
