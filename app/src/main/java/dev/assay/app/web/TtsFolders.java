package dev.assay.app.web;

import dev.assay.analysis.grade.GradeWords;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.PreparedPlace;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Sidecar;
import dev.assay.formats.tts.TtsRegistry;
import dev.assay.grading.Grader;
import dev.assay.grading.Settings;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs of test-time scaling in the folders that are served. No request names a file.
 * Thread-safe.
 */
final class TtsFolders {
  private final Place place;
  private final Settings settings = new GradeWords().settings();
  private @Nullable Listing listing;
  private String listed = "";

  /**
   * Where runs may lie.
   *
   * @param folders that are served
   * @param registries files that may say which runs belong together; the first that is there counts
   */
  record Place(List<Path> folders, List<Path> registries) {
    Place {
      folders = List.copyOf(folders);
      registries = List.copyOf(registries);
    }
  }

  /**
   * A run.
   *
   * @param files that hold it
   * @param prepared the file that {@code assay tts prepare} makes of it; empty when it is not there
   * @param categories that it is in
   */
  record Found(
      String id, RunRef run, List<Path> files, Optional<Path> prepared, List<String> categories) {
    /** Changes when a file was written. */
    String stamp() {
      List<Path> all = new ArrayList<>(files);
      prepared.ifPresent(all::add);
      return TtsFolders.stamp(all);
    }
  }

  /** A run before it is known which others are there. */
  private record Raw(RunRef run, List<Path> files, Path home) {}

  /** All runs by their ids, and what of the folders is none. */
  record Listing(Map<String, Found> runs, List<RunProblem> problems, Set<Path> watched) {}

  TtsFolders(Place place) {
    this.place = place;
  }

  Settings settings() {
    return settings;
  }

  /** All runs, looked for again when a file or folder changed. */
  synchronized Listing listing() {
    Listing known = listing;
    if (known != null && stamp(known.watched()).equals(listed)) {
      return known;
    }
    Listing found = discover();
    listing = found;
    listed = stamp(found.watched());
    return found;
  }

  private Listing discover() {
    List<RunProblem> problems = new ArrayList<>();
    List<Raw> all = new ArrayList<>();
    Set<Path> watched = new TreeSet<>(place.registries());
    for (Path folder : place.folders()) {
      watched.add(folder);
      if (Files.exists(folder)) { // else it may come
        all.addAll(discover(folder, watched, problems));
      }
    }
    Set<Path> files = new HashSet<>();
    all.forEach(each -> files.addAll(each.files()));
    Map<String, List<TtsRegistry.Entry>> categories = categories(problems);
    Map<String, Found> runs = new LinkedHashMap<>();
    for (Raw each : all) {
      String id = unused(runs, each.run().place() + "/" + each.run().subset());
      runs.put(id, found(id, each, files, categories));
    }
    return new Listing(runs, problems, watched);
  }

  private List<Raw> discover(Path folder, Set<Path> watched, List<RunProblem> problems) {
    RunLoader loader = new RunLoader(TtsYaml.builtInRules(), judge());
    Discovered found = loader.discover(folder, name(folder), Sidecar.NOTHING);
    problems.addAll(found.problems());
    List<Raw> runs = new ArrayList<>();
    for (RunRef run : found.runs()) {
      List<Path> files = loader.files(run).stream().filter(file -> isBelow(folder, file)).toList();
      if (!files.isEmpty()) {
        runs.add(new Raw(run, files, loader.home(run)));
        files.forEach(file -> watch(watched, folder, file));
      }
    }
    return runs;
  }

  private static Found found(
      String id, Raw raw, Set<Path> all, Map<String, List<TtsRegistry.Entry>> categories) {
    List<String> in = new ArrayList<>();
    RunRef run = raw.run();
    for (Map.Entry<String, List<TtsRegistry.Entry>> each : categories.entrySet()) {
      Optional<TtsRegistry.Entry> entry = entry(each.getValue(), raw.files().getFirst());
      if (entry.isPresent()) {
        in.add(each.getKey());
        run =
            new RunRef(
                run.place(), run.subset(), run.name(), run.identity().said(entry.get().stated()));
      }
    }
    return new Found(id, run, raw.files(), prepared(raw, all), List.copyOf(in));
  }

  private static Optional<Path> prepared(Raw raw, Set<Path> all) {
    try {
      return Optional.of(PreparedPlace.of(raw.home(), null, raw.run().subset()))
          .filter(file -> all.contains(file) && !raw.files().contains(file));
    } catch (AssayException e) {
      return Optional.empty(); // a name that cannot be prepared
    }
  }

  private static void watch(Set<Path> watched, Path folder, Path file) {
    for (Path at = file; at != null && at.startsWith(folder) && watched.add(at); ) {
      at = at.getParent();
    }
  }

  /** A link may lead out of the folders. */
  private static boolean isBelow(Path folder, Path file) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "data" : name.toString();
  }

  private static String unused(Map<String, Found> runs, String id) {
    String free = id;
    for (int n = 2; runs.containsKey(free); n++) {
      free = id + " (" + n + ")";
    }
    return free;
  }

  private Map<String, List<TtsRegistry.Entry>> categories(List<RunProblem> problems) {
    for (Path file : place.registries()) {
      if (!Files.isRegularFile(file)) {
        continue;
      }
      try {
        return TtsYaml.registry(file.toString(), Files.readAllBytes(file)).categories();
      } catch (AssayException e) {
        problems.add(new RunProblem(file.toString(), e.problem(), e.remedy()));
      } catch (IOException e) {
        problems.add(new RunProblem(file.toString(), "cannot be read: " + e.getMessage(), ""));
      }
      break;
    }
    return Map.of();
  }

  /** An entry names a folder, a file or a mirror of {@code organisation/name}. */
  private static Optional<TtsRegistry.Entry> entry(List<TtsRegistry.Entry> entries, Path first) {
    String file = "/" + slashes(first.toString()) + "/";
    return entries.stream()
        .filter(each -> file.contains("/" + slashes(each.path()) + "/"))
        .findFirst();
  }

  /** Without slashes at its ends, which say nothing of a folder. */
  private static String slashes(String path) {
    return path.replace('\\', '/').replaceAll("^/+|/+$", "");
  }

  /**
   * The run of an id.
   *
   * @throws AssayException NOT_FOUND when there is none
   */
  Found found(String id) {
    Found found = listing().runs().get(id);
    if (found == null) {
      String shown = id.length() <= 80 ? id : id.substring(0, 80) + "…";
      throw new AssayException(
          Kind.NOT_FOUND,
          id.isEmpty() ? "no run was named" : "there is no run '" + shown + "'",
          "Take an id from GET /api/v1/tts/runs.");
    }
    return found;
  }

  /** Who judges. */
  ProblemJudge judge() {
    return new ProblemJudge(new Grader(settings), StepScores.LAST);
  }

  /** Changes when a file of a run, or a folder that holds one, does; empty until somebody asked. */
  String news() {
    Listing known;
    synchronized (this) {
      known = listing;
    }
    return known == null ? "" : Integer.toHexString(stamp(known.watched()).hashCode());
  }

  /** Changes when one of the files is written. */
  static String stamp(Iterable<Path> files) {
    StringBuilder all = new StringBuilder();
    for (Path file : files) {
      try {
        var is = Files.readAttributes(file, BasicFileAttributes.class);
        all.append(is.lastModifiedTime().to(TimeUnit.NANOSECONDS)).append(' ');
        all.append(is.isDirectory() ? 0 : is.size()).append('\n');
      } catch (IOException e) {
        all.append("-\n");
      }
    }
    return all.toString();
  }
}
