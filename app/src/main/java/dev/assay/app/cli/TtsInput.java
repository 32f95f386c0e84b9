package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.Loaded;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.work.InOrder;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import dev.assay.selection.StepScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which runs an analysis of test-time scaling is about, and reading them. */
final class TtsInput extends TtsCategories {
  private static final int MOST_SHOWN = 10;

  /** Runs that are read at a time, or wait for one before them. */
  private static final int AT_ONCE = 4;

  @Parameters(
      paramLabel = "PLACE",
      arity = "0..*",
      description = {
        "Files or folders with runs, or data sets on the Hub:",
        "[hf://]ORG/NAME[@REVISION][/RUN].",
        "LABEL=PLACE names repetitions of each other."
      })
  List<String> places = List.of();

  @Option(
      names = "--approach",
      paramLabel = "WORD",
      description = "Only runs of this approach: bon, beam_search or dvts.")
  @Nullable String approach;

  @Option(
      names = "--dataset",
      paramLabel = "ID",
      description = "The benchmark of all runs, such as HuggingFaceH4/MATH-500.")
  @Nullable String dataset;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "Only runs at this temperature, or with it among theirs.")
  @Nullable Double temperature;

  @Option(
      names = "--steps",
      paramLabel = "RULE",
      defaultValue = "last",
      description = "Score of a completion from its steps: last, min or prod; default: last.")
  String steps = "last";

  @Option(
      names = "--allow-partial",
      description = "Exit 0 though some run or row could not be read.")
  boolean allowPartial;

  @Mixin GradeSettings settings = new GradeSettings();

  private final List<String> problems = new ArrayList<>();
  private @Nullable TtsHashes hashes;
  private @Nullable RunLoader loader;
  private final Set<RunRef> stepped = new HashSet<>();
  private final Map<RunRef, List<Path>> files = new LinkedHashMap<>();
  private boolean whole;

  /** Reads the runs, which it fetches if they are on the Hub; at least one. */
  List<Labelled> read(Subcommand command) {
    try (TtsHub hub = new TtsHub(command)) {
      return read(command, hub, found -> Set.of());
    }
  }

  /** The same with the scores of steps of those that {@link #withSteps} is likely asked for. */
  List<Labelled> readWithSteps(
      Subcommand command, Function<Map<RunRef, String>, Set<RunRef>> likely) {
    try (TtsHub hub = new TtsHub(command)) {
      return read(command, hub, likely);
    }
  }

  /** A run with the scores of its steps, for which it is read again if it was read without. */
  JudgedRun withSteps(JudgedRun run) {
    RunLoader again = loader;
    return again == null || stepped.contains(run.run()) ? run : again.load(run.run(), true).run();
  }

  /** Reads the runs as {@link #read}, and keeps where their files are, which it fetches whole. */
  List<Labelled> readWhole(Subcommand command) {
    whole = true;
    return read(command);
  }

  /** The files of a run that was read whole. */
  List<Path> files(RunRef run) {
    return files.getOrDefault(run, List.of());
  }

  /**
   * Reads.
   *
   * @param likely which of the runs, and what they are called, are read with the scores of steps;
   *     those on the Hub are so too if any is, since they are fetched but once
   */
  private List<Labelled> read(
      Subcommand command, TtsHub hub, Function<Map<RunRef, String>, Set<RunRef>> likely) {
    StepScores rule =
        StepScores.named(steps)
            .orElseThrow(() -> usage(command, "--steps is one of last, min, prod"));
    RunLoader here =
        new RunLoader(
            TtsYaml.builtInRules(), new ProblemJudge(new Grader(settings.settings()), rule));
    loader = here;
    Map<RunRef, String> found = new LinkedHashMap<>();
    for (TtsPlaces.Where where : wanted(command)) {
      discover(hub, here, where, found);
    }
    List<RunRef> chosen = found.keySet().stream().filter(this::isWanted).toList();
    if (chosen.isEmpty()) {
      throw nothing(found.keySet().stream().toList());
    }
    Map<RunRef, String> labels = new LinkedHashMap<>();
    chosen.forEach(ref -> labels.put(ref, found.getOrDefault(ref, "")));
    stepped.addAll(likely.apply(labels));
    if (!stepped.isEmpty()) {
      chosen.stream().filter(ref -> here.remote(ref).isPresent()).forEach(stepped::add);
    }
    List<Labelled> runs = new ArrayList<>();
    TtsHashes begun = new TtsHashes(command);
    hashes = begun;
    try (ProgressLine progress = new ProgressLine(command.err(), command.tools().terminal().err());
        InOrder<Read> reading =
            new InOrder<>(
                AT_ONCE,
                read -> {
                  progress.update("reading runs", runs.size(), chosen.size());
                  taken(here, read)
                      .ifPresent(
                          run -> runs.add(new Labelled(labels.getOrDefault(read.ref(), ""), run)));
                })) {
      for (RunRef ref : chosen) {
        begun.start(here, ref);
        boolean withSteps = stepped.contains(ref);
        if (here.remote(ref).isPresent()) { // what fetches is for one thread
          Read read = load(here, ref, withSteps);
          reading.add(() -> read, 1);
        } else {
          reading.add(() -> load(here, ref, withSteps), 1);
        }
      }
      reading.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say(command);
    if (runs.isEmpty()) {
      throw new AssayException(
          Kind.NOT_FOUND, "no run has a problem that can be read", "See assay tts check FILE.");
    }
    return runs;
  }

  /** What came of reading a run: what was read, or why nothing. */
  private record Read(RunRef ref, @Nullable Loaded loaded, String problem) {}

  private static Read load(RunLoader loader, RunRef ref, boolean withSteps) {
    try {
      return new Read(ref, loader.load(ref, withSteps), "");
    } catch (AssayException e) {
      return new Read(ref, null, e.problem());
    }
  }

  /** Keeps what is to be said of a run; empty when no problem in it could be read. */
  private Optional<JudgedRun> taken(RunLoader loader, Read read) {
    RunRef ref = read.ref();
    Loaded loaded = read.loaded();
    if (loaded == null) {
      problems.add(ref.place() + ", " + ref.subset() + ": " + read.problem());
      return Optional.empty();
    }
    loaded.problems().forEach(each -> problems.add(ref.place() + ": " + each.message()));
    if (whole) {
      files.put(ref, loader.files(ref));
    }
    return Optional.of(loaded.run()).filter(run -> !run.problems().isEmpty());
  }

  private void discover(
      TtsHub hub, RunLoader loader, TtsPlaces.Where where, Map<RunRef, String> found) {
    try {
      Discovered discovered = hub.discover(loader, where);
      discovered.runs().forEach(run -> found.putIfAbsent(run, where.label()));
      discovered.problems().forEach(each -> problems.add(each.message()));
    } catch (AssayException e) {
      problems.add(e.remedy().isEmpty() ? e.problem() : e.problem() + ". " + e.remedy());
    }
  }

  private List<TtsPlaces.Where> wanted(Subcommand command) {
    Map<String, TtsPlaces.Where> wanted = new LinkedHashMap<>();
    for (String place : places) {
      int equals = place.indexOf('=');
      boolean named = equals > 0 && !isHere(command, place);
      String path = named ? place.substring(equals + 1) : place;
      wanted.putIfAbsent(
          path, new TtsPlaces.Where(named ? place.substring(0, equals) : "", path, said()));
    }
    return withCategories(command, wanted, said());
  }

  private static boolean isHere(Subcommand command, String place) {
    try {
      return Files.exists(command.resolve(Path.of(place)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Sidecar said() {
    return dataset == null
        ? Sidecar.NOTHING
        : new Sidecar(
            Optional.empty(),
            new RunIdentity.Stated(
                Optional.empty(), Optional.of(dataset), Optional.empty(), OptionalInt.empty()));
  }

  private boolean isWanted(RunRef run) {
    boolean hot = temperature == null || run.name().allotment().all().contains(temperature);
    String word = run.identity().approach().value().map(Approach::word).orElse("");
    return hot && (approach == null || approach.equals(word)) && !run.name().unscored();
  }

  private AssayException nothing(List<RunRef> found) {
    if (found.isEmpty()) {
      return new AssayException(
          Kind.NOT_FOUND,
          problems.isEmpty() ? "there is no run" : problems.getFirst(),
          "See what is there: assay tts list PLACE");
    }
    String temperatures =
        found.stream()
            .map(run -> run.name().allotment().key())
            .filter(key -> !key.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new AssayException(
        Kind.BAD_INPUT,
        "no run has what was asked for%s%s"
            .formatted(
                temperature == null ? "" : ", temperature " + temperature,
                approach == null ? "" : ", approach " + approach),
        "There are: "
            + (temperatures.isEmpty() ? "runs of unstated temperature" : temperatures)
            + "; approaches "
            + found.stream()
                .map(run -> run.identity().approach().value().map(Approach::word).orElse("unknown"))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private void say(Subcommand command) {
    problems.stream().limit(MOST_SHOWN).forEach(each -> command.err().println(Visible.line(each)));
    if (problems.size() > MOST_SHOWN) {
      command.err().println("and " + (problems.size() - MOST_SHOWN) + " more");
    }
  }

  private static ParameterException usage(Subcommand command, String problem) {
    return new ParameterException(command.spec.commandLine(), problem);
  }

  /** What could not be read. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** The exit code of an analysis that was done. */
  int exit() {
    return problems.isEmpty() || allowPartial ? Exit.OK : Exit.PARTLY;
  }

  /** The files that were read, for a manifest. */
  List<TtsRead> inputs() {
    return hashes == null ? List.of() : hashes.result();
  }
}
