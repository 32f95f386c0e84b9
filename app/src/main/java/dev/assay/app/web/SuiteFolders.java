package dev.assay.app.web;

import dev.assay.analysis.report.JsonOut;
import dev.assay.analysis.suite.Evaluated;
import dev.assay.analysis.suite.Outcome;
import dev.assay.analysis.suite.SuiteAnswer;
import dev.assay.analysis.suite.SuiteFigures;
import dev.assay.analysis.suite.SuiteInput;
import dev.assay.analysis.suite.SuitePlan;
import dev.assay.analysis.suite.Suites;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.domain.MetricCatalogue;
import dev.assay.formats.Settings;
import dev.assay.formats.suite.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The suites that can be shown, and their figures over the folders that were scanned. No request
 * names a folder. Results are read again when the index has changed. Thread-safe.
 */
final class SuiteFolders {
  private static final Set<String> ENDINGS = Set.of("yaml", "yml", "json");

  /** Suite files that are listed. */
  private static final int MOST_FILES = 100;

  /** Results, and sets of figures, that are kept in memory. */
  private static final int MOST_KEPT = 4;

  private final IndexState index;
  private final @Nullable Path own;
  private final Settings settings;
  private final MetricCatalogue catalogue;
  private final Map<Key, Evaluated> read = new LinkedHashMap<>(8, 0.75f, true);
  private final Map<Shown, Figures> shown = new LinkedHashMap<>(8, 0.75f, true);

  private record Key(Suite suite, long generation) {}

  private record Shown(Key key, SuitePlan.Options options) {}

  /**
   * A suite over what was found.
   *
   * @param outcomes what became of each figure
   * @param answer all but the figures, as JSON
   */
  record Figures(List<Outcome> outcomes, String answer) {}

  /**
   * Opens nothing yet.
   *
   * @param own folder of the workspace's own suite files; null for none
   */
  SuiteFolders(IndexState index, @Nullable Path own, Settings settings, MetricCatalogue catalogue) {
    this.index = index;
    this.own = own;
    this.settings = settings;
    this.catalogue = catalogue;
  }

  /** Names of all: those that come along, then the workspace's own files. */
  List<String> names() {
    List<String> names = new ArrayList<>(Suites.BUILT_IN);
    names.addAll(ownNames());
    return names;
  }

  private Set<String> ownNames() {
    Set<String> names = new TreeSet<>();
    if (own == null || !Files.isDirectory(own)) {
      return names;
    }
    try (Stream<Path> files = Files.list(own)) {
      files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)))
          .sorted()
          .limit(MOST_FILES)
          .forEach(names::add);
    } catch (IOException e) {
      names.clear(); // a folder that nobody may read holds no suite for us
    }
    return names;
  }

  /**
   * The suite of a name.
   *
   * @throws AssayException NOT_FOUND when it is none of {@link #names}; BAD_INPUT when its file is
   *     no suite
   */
  Suite suite(String name) {
    if (Suites.BUILT_IN.contains(name)) {
      return Suites.find(name, Path.of(name));
    }
    if (own == null || !ownNames().contains(name)) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "there is no suite '" + name + "' here",
          "There are " + String.join(", ", names()) + ".");
    }
    return Suites.find(name, own.resolve(name));
  }

  /** How many indexed files are of a format that the suite reads. */
  int files(Suite suite) {
    return index.ask(reader -> reader.filesByFormat()).entrySet().stream()
        .filter(each -> suite.reads().isEmpty() || suite.reads().contains(each.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /**
   * The figures.
   *
   * @throws AssayException NOT_FOUND without any result of the suite
   */
  Figures figures(String name, SuitePlan.Options options) {
    return figures(name, options, OptionalLong.empty());
  }

  /**
   * The figures as one answer listed them, while they are kept: a page still shows it when the
   * index has moved on. Else the newest.
   *
   * @param wanted generation of that answer
   * @throws AssayException as above
   */
  synchronized Figures figures(String name, SuitePlan.Options options, OptionalLong wanted) {
    Suite suite = suite(name);
    if (wanted.isPresent()) {
      Figures kept = shown.get(new Shown(new Key(suite, wanted.getAsLong()), options));
      if (kept != null) {
        return kept;
      }
    }
    Key key = new Key(suite, index.generation());
    Shown asked = new Shown(key, options);
    Figures known = shown.get(asked);
    if (known != null) {
      return known;
    }
    SuitePlan plan = new SuitePlan(key.suite(), evaluated(key), catalogue, options);
    List<Outcome> outcomes = List.copyOf(SuiteFigures.of(plan, ""));
    // written here: a plan is filled while it is asked, and other requests may ask the same one
    Figures figures = new Figures(outcomes, answer(name, key, plan, outcomes));
    keep(shown, asked, figures);
    return figures;
  }

  private static String answer(String name, Key key, SuitePlan plan, List<Outcome> outcomes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonOut json = new JsonOut(bytes)) {
      json.object(() -> {
        json.whole("generation", key.generation());
        json.text("name", name);
        SuiteAnswer.write(plan, outcomes, json);
      });
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Evaluated evaluated(Key key) {
    Evaluated known = read.get(key);
    if (known != null) {
      return known;
    }
    List<SuiteInput.Source> sources =
        folders().stream().map(folder -> new SuiteInput.Source("", folder)).toList();
    if (sources.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND,
          "no folder of results is known here",
          "Read your results first: assay scan DIR.");
    }
    Evaluated fresh = SuiteInput.read(key.suite(), sources, settings);
    keep(read, key, fresh);
    return fresh;
  }

  /** The scanned folders that are still there; what lies in another is not read twice. */
  private List<Path> folders() {
    List<Path> all =
        index.ask(reader -> List.copyOf(reader.roots().keySet())).stream()
            .map(root -> Path.of(root).normalize())
            .filter(Files::isDirectory)
            .sorted()
            .toList();
    return all.stream()
        .filter(folder ->
            all.stream().noneMatch(other -> !other.equals(folder) && folder.startsWith(other)))
        .toList();
  }

  private static <K, V> void keep(Map<K, V> kept, K key, V value) {
    kept.put(key, value);
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
