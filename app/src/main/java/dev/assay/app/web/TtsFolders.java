package dev.assay.app.web;

import dev.assay.analysis.explore.ProblemBook;
import dev.assay.analysis.grade.GradeWords;
import dev.assay.analysis.tts.Discovered;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs of test-time scaling in the folders that are served, judged when they are asked for. No
 * request names a file. Thread-safe.
 */
final class TtsFolders {
  /** Runs that are kept in memory, and completions that they may have in all. */
  private static final int MOST_KEPT = 12;

  private static final long MOST_COMPLETIONS = 3_000_000;

  private final Place place;
  private final Settings settings = new GradeWords().settings();
  private final Map<String, Kept> kept = new LinkedHashMap<>(8, 0.75f, true);
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

  /** A run, its files and the categories that it is in. */
  record Found(String id, RunRef run, List<Path> files, List<String> categories) {}

  /** All runs by their ids, and what of the folders is none. */
  record Listing(Map<String, Found> runs, List<RunProblem> problems, Set<Path> watched) {}

  private record Kept(String stamp, ProblemBook book) {}

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
    RunLoader loader = new RunLoader(TtsYaml.builtInRules(), judge());
    Map<String, Found> runs = new LinkedHashMap<>();
    List<RunProblem> problems = new ArrayList<>();
    Set<Path> watched = new TreeSet<>(place.registries());
    Map<String, List<String>> categories = categories(problems);
    for (Path folder : place.folders()) {
      watched.add(folder);
      if (!Files.exists(folder)) {
        continue; // it may come
      }
      Discovered found = loader.discover(folder, name(folder), Sidecar.NOTHING);
      problems.addAll(found.problems());
      for (RunRef run : found.runs()) {
        List<Path> files =
            loader.files(run).stream().filter(file -> isBelow(folder, file)).toList();
        if (!files.isEmpty()) {
          String id = unused(runs, run.place() + "/" + run.subset());
          runs.put(id, new Found(id, run, files, of(categories, files)));
          files.forEach(file -> watch(watched, folder, file));
        }
      }
    }
    return new Listing(runs, problems, watched);
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

  private Map<String, List<String>> categories(List<RunProblem> problems) {
    Map<String, List<String>> categories = new LinkedHashMap<>();
    for (Path file : place.registries()) {
      if (!Files.isRegularFile(file)) {
        continue;
      }
      try {
        TtsRegistry registry = TtsYaml.registry(file.toString(), Files.readAllBytes(file));
        registry
            .categories()
            .forEach((name, entries) ->
                categories.put(name, entries.stream().map(TtsRegistry.Entry::path).toList()));
      } catch (AssayException e) {
        problems.add(new RunProblem(file.toString(), e.problem(), e.remedy()));
      } catch (IOException e) {
        problems.add(new RunProblem(file.toString(), "cannot be read: " + e.getMessage(), ""));
      }
      break;
    }
    return categories;
  }

  /** An entry names a folder, a file or a mirror of {@code organisation/name}. */
  private static List<String> of(Map<String, List<String>> categories, List<Path> files) {
    String file = files.getFirst().toString().replace('\\', '/') + "/";
    return categories.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(path -> file.contains("/" + path + "/")))
        .map(Map.Entry::getKey)
        .toList();
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

  /** A run, judged; anew only when one of its files was written. */
  synchronized ProblemBook book(Found found) {
    String stamp = stamp(found.files());
    Kept known = kept.get(found.id());
    if (known != null && known.stamp().equals(stamp)) {
      return known.book();
    }
    ProblemBook book = ProblemBook.read(found.run(), found.files(), judge());
    kept.put(found.id(), new Kept(stamp, book));
    while (kept.size() > 1 && (kept.size() > MOST_KEPT || held() > MOST_COMPLETIONS)) {
      kept.remove(kept.keySet().iterator().next());
    }
    return book;
  }

  private long held() {
    return kept.values().stream().mapToLong(each -> each.book().completions()).sum();
  }

  private ProblemJudge judge() {
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

  private static String stamp(Iterable<Path> files) {
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
