package dev.assay.app.cli;

import dev.assay.analysis.report.Visible;
import dev.assay.analysis.tts.Discovered;
import dev.assay.analysis.tts.JudgedRun;
import dev.assay.analysis.tts.ProblemJudge;
import dev.assay.analysis.tts.RunLoader;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.Sidecar;
import dev.assay.grading.Grader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.Parameters;

/** Which runs an analysis of test-time scaling is about, and reading them. */
final class TtsInput extends TtsCategories {
  private static final int MOST_SHOWN = 10;

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

  @Mixin TtsSteps steps = new TtsSteps();

  @Option(
      names = "--allow-partial",
      description = "Exit 0 though some run or row could not be read.")
  boolean allowPartial;

  @Mixin GradeSettings settings = new GradeSettings();

  private final List<String> problems = new ArrayList<>();
  private @Nullable TtsReading reading;

  /** Reads the runs, which it fetches if they are on the Hub; at least one. */
  List<Labelled> read(Subcommand command) {
    return read(command, false, found -> Set.of());
  }

  /**
   * The same with the scores of steps.
   *
   * @param likely which of the runs, and what they are called, {@link #withSteps} is likely asked
   *     for
   */
  List<Labelled> readWithSteps(
      Subcommand command, Function<Map<RunRef, String>, Set<RunRef>> likely) {
    return read(command, false, likely);
  }

  /** Reads the runs as {@link #read}, and keeps where their files are, which it fetches whole. */
  List<Labelled> readWhole(Subcommand command) {
    return read(command, true, found -> Set.of());
  }

  /** A run with the scores of its steps. */
  JudgedRun withSteps(JudgedRun run) {
    return reading == null ? run : reading.withSteps(run);
  }

  /** The files of a run that was read whole. */
  List<Path> files(RunRef run) {
    return reading == null ? List.of() : reading.files(run);
  }

  private List<Labelled> read(
      Subcommand command, boolean whole, Function<Map<RunRef, String>, Set<RunRef>> likely) {
    RunLoader loader =
        new RunLoader(
            TtsYaml.builtInRules(),
            new ProblemJudge(new Grader(settings.settings()), steps.rule(command.spec)));
    try (TtsHub hub = new TtsHub(command)) {
      Map<RunRef, String> found = new LinkedHashMap<>();
      for (TtsPlaces.Where where : wanted(command)) {
        discover(hub, loader, where, found);
      }
      Map<RunRef, String> labels = new LinkedHashMap<>();
      found.forEach((ref, label) -> {
        if (isWanted(ref)) {
          labels.put(ref, label);
        }
      });
      if (labels.isEmpty()) {
        throw nothing(List.copyOf(found.keySet()));
      }
      TtsReading begun = new TtsReading(command, loader, whole, problems);
      reading = begun;
      List<Labelled> runs = begun.read(labels, likely.apply(labels));
      say(command);
      if (runs.isEmpty()) {
        throw new AssayException(
            Kind.NOT_FOUND, "no run has a problem that can be read", "See assay tts check FILE.");
      }
      return runs;
    }
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
    return reading == null ? List.of() : reading.inputs();
  }
}
