package dev.assay.analysis.tts;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Reject;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.tts.HubPath;
import dev.assay.formats.tts.HubRules;
import dev.assay.formats.tts.ParsedName;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.Sidecar;
import dev.assay.formats.tts.SubsetNames;
import dev.assay.samples.ParquetFile;
import dev.assay.samples.RowsFile;
import dev.assay.samples.hub.HubPlace;
import dev.assay.samples.hub.HubPlaces;
import dev.assay.samples.hub.HubRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds runs of test-time scaling in files and folders, and reads them.
 *
 * <p>A place is a mirror of the Hub ({@code organisation/name/subset/*.parquet}), a folder of files
 * named after subsets, one file, or a data set on the Hub. Source: specification of test-time
 * scaling, sections 1 and 5.2. Finding is for one thread; runs that are here may then be read by
 * several.
 */
public final class RunLoader {
  private static final int LARGEST_SIDECAR = 1 << 16;

  private final HubRules rules;
  private final ProblemJudge judge;
  private final Function<String, ParsedName> names;
  private final Map<RunRef, Supplier<List<RowsFile>>> files = new HashMap<>();
  private final Map<RunRef, Path> homes = new HashMap<>();
  private final Map<RunRef, HubRun> remote = new HashMap<>();

  /** Held while rows are read whole, which takes much memory and all cores for one file. */
  private final Object whole = new Object();

  /**
   * A loader.
   *
   * @param rules by which names of places are read
   * @param judge of what is read
   */
  public RunLoader(HubRules rules, ProblemJudge judge) {
    this(rules, judge, SubsetNames::parse);
  }

  /**
   * A loader.
   *
   * @param rules by which names of places are read
   * @param judge of what is read
   * @param names by which names of runs are read
   */
  public RunLoader(HubRules rules, ProblemJudge judge, Function<String, ParsedName> names) {
    this.rules = rules;
    this.judge = judge;
    this.names = names;
  }

  /**
   * Finds runs, and says what of the place is none; reads no more than a row of each.
   *
   * @param place a file or folder
   * @param label what messages and results call it
   * @param said what the user says of all runs there, which counts more than any name
   * @throws AssayException NOT_FOUND when there is no such place
   */
  public Discovered discover(Path place, String label, Sidecar said) {
    if (!Files.exists(place)) {
      throw new AssayException(
          Kind.NOT_FOUND, label + " is not there", "Name a file or folder with completions.");
    }
    List<RunRef> runs = new ArrayList<>();
    List<RunProblem> problems = new ArrayList<>();
    Path absolute = place.toAbsolutePath().normalize();
    Set<String> seen = new HashSet<>();
    try {
      List<DataFiles.Group> groups =
          Files.isDirectory(absolute)
              ? DataFiles.below(absolute, problems::add)
              : List.of(DataFiles.one(absolute));
      for (DataFiles.Group group : groups) {
        found(absolute, label, group, said, problems)
            .ifPresent(run -> {
              if (seen.add(run.place() + "\u0000" + run.subset())) {
                files.put(run, () -> group.files().stream().map(RowsFile::here).toList());
                homes.put(run, group.home());
                runs.add(run);
              } else {
                problems.add(
                    new RunProblem(group.named().toString(), second(run), "Move one of them."));
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Discovered(runs, problems);
  }

  /**
   * Finds runs on the Hub, and says which of its configurations are none; fetches none of their
   * rows, but what a {@code tts.yaml} beside them says.
   *
   * @param place a data set, at a revision
   * @param hub fetches what {@link #load} reads
   * @param said what the user says of all runs there, which counts more than any name
   * @throws AssayException NOT_FOUND or UNAVAILABLE when the Hub gives no list
   */
  public Discovered discover(HubPlace place, HubPlaces hub, Sidecar said) {
    List<RunRef> runs = new ArrayList<>();
    List<RunProblem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HubRun each : hub.runs(place)) {
      found(place, hub, each, said, problems)
          .ifPresent(run -> {
            if (!seen.add(run.subset())) {
              problems.add(
                  new RunProblem(
                      place + ", " + each.subset(),
                      second(run),
                      "Name one of them otherwise, on the Hub or in its tts.yaml."));
            } else if (files.putIfAbsent(run, () -> hub.files(each)) == null) {
              remote.put(run, each);
              runs.add(run);
            }
          });
    }
    return new Discovered(runs, problems);
  }

  private static String second(RunRef run) {
    return "a second run of the name %s; it is left out".formatted(run.subset());
  }

  private Optional<RunRef> found(
      HubPlace place, HubPlaces hub, HubRun each, Sidecar said, List<RunProblem> problems) {
    Sidecar known = said.or(beside(place, hub, each, problems));
    String subset = known.subset().orElse(each.subset());
    return switch (names.apply(subset)) {
      case ParsedName.Refused refused -> {
        problems.add(
            new RunProblem(
                place + ", " + subset,
                "the name is not understood: " + refused.message(),
                "Rename the configuration on the Hub."));
        yield Optional.empty();
      }
      case ParsedName.Understood understood -> {
        var facts = rules.read(place.repo());
        var identity = RunIdentity.of(facts, understood.name(), known.stated());
        yield Optional.of(
            new RunRef(place.dataset().toString(), subset, understood.name(), identity));
      }
    };
  }

  private static Sidecar beside(
      HubPlace place, HubPlaces hub, HubRun run, List<RunProblem> problems) {
    String label = "%s, %s/%s".formatted(place, run.subset(), IdentityFile.NAME);
    try {
      return hub.beside(run, IdentityFile.NAME, LARGEST_SIDECAR)
          .map(bytes -> TtsYaml.sidecar(label, bytes))
          .orElse(Sidecar.NOTHING);
    } catch (AssayException e) {
      problems.add(new RunProblem(label, e.problem(), e.remedy()));
      return Sidecar.NOTHING;
    }
  }

  private Optional<RunRef> found(
      Path place, String label, DataFiles.Group group, Sidecar said, List<RunProblem> problems) {
    try {
      Optional<String> wrong = noRun(group.files().getFirst());
      if (wrong.isPresent()) {
        problems.add(new RunProblem(group.files().getFirst().toString(), wrong.get(), ""));
        return Optional.empty();
      }
      Sidecar known = said.or(beside(group.sidecar()));
      String subset = known.subset().orElse(group.name());
      return switch (names.apply(subset)) {
        case ParsedName.Refused refused -> {
          problems.add(
              new RunProblem(
                  group.named().toString(),
                  "the name '%s' is not understood: %s".formatted(subset, refused.message()),
                  "Say 'subset: NAME' in " + group.sidecar().getFileName() + " beside it."));
          yield Optional.empty();
        }
        case ParsedName.Understood understood -> {
          Path home = group.home();
          var identity = RunIdentity.of(facts(rules, home), understood.name(), known.stated());
          yield Optional.of(
              new RunRef(label(place, label, home), subset, understood.name(), identity));
        }
      };
    } catch (AssayException e) {
      problems.add(new RunProblem(group.named().toString(), e.problem(), e.remedy()));
    } catch (IOException e) {
      problems.add(
          new RunProblem(group.named().toString(), "cannot be read: " + e.getMessage(), ""));
    }
    return Optional.empty();
  }

  private static String label(Path place, String label, Path home) {
    if (!home.startsWith(place) || home.equals(place)) {
      return label;
    }
    return label + "/" + place.relativize(home).toString().replace('\\', '/');
  }

  /** What the name of a data set's folder tells. */
  static HubRules.Facts facts(HubRules rules, Path home) {
    String name = home.getFileName() == null ? "" : home.getFileName().toString();
    try {
      return rules.read(new HubPath("", name));
    } catch (IllegalArgumentException e) { // a folder may be called anything
      return new HubRules.Facts(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  private static Sidecar beside(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? TtsYaml.sidecar(file.toString(), Files.readAllBytes(file))
        : Sidecar.NOTHING;
  }

  /** Ends reading after the first row. */
  private static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Why a file holds no run, as far as its first row tells; a damaged one may hold some. */
  private static Optional<String> noRun(Path file) throws IOException {
    if (RowFile.isParquet(file)) {
      return Optional.empty();
    }
    List<String> wrong = new ArrayList<>();
    try {
      RowFile.of(file)
          .read(item -> {
            Item known = item instanceof Line line ? line.parsed() : item;
            if (known instanceof Row row) {
              wrong.clear();
              try {
                ProblemReader.read(row.number(), row.value());
              } catch (UnreadableException e) {
                wrong.add("no run: " + e.problem());
              }
              throw new Enough();
            }
            if (known instanceof Reject reject && wrong.isEmpty()) {
              wrong.add("no run: line %s: %s".formatted(reject.number(), reject.problem()));
            }
          });
      return wrong.stream().findFirst().or(() -> Optional.of("no run: the file has no rows"));
    } catch (Enough e) {
      return wrong.stream().findFirst();
    } catch (UnreadableException e) {
      return Optional.empty(); // what it breaks off at is told when it is read
    }
  }

  /**
   * Reads a run and judges its completions.
   *
   * @param run one that this loader found
   * @param withSteps whether the scores of steps are wanted, which are many
   */
  public Loaded load(RunRef run, boolean withSteps) {
    List<RowsFile> parts = parts(run);
    var collected = new Collected(withSteps);
    try (RowReading reading = new RowReading(judge, collected)) {
      for (RowsFile part : parts) {
        if (!part.isParquet() || !prepared(part, withSteps, collected)) {
          synchronized (whole) {
            reading.read(part.whole());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Loaded(new JudgedRun(run, collected.problems), collected.bad);
  }

  /**
   * Reads a part that is prepared, of which only what analyses need is fetched; one that was
   * prepared otherwise is to be judged anew.
   */
  private boolean prepared(RowsFile part, boolean withSteps, Collected collected)
      throws IOException {
    Path head = part.columns(List.of());
    collected.part = head;
    try (ParquetFile file = ParquetFile.open(head)) {
      Optional<PreparedRun> run = PreparedRun.of(file, judge.settings(), judge.steps(), withSteps);
      if (run.isEmpty()) {
        return false;
      }
      Path some = part.columns(run.get().names());
      collected.part = some;
      if (some.equals(head)) {
        run.get().read(file, collected);
      } else {
        try (ParquetFile other = ParquetFile.open(some)) {
          run.get().read(other, collected);
        }
      }
      return true;
    } catch (UnreadableException e) {
      String place = e.place().isEmpty() ? "" : ", " + e.place();
      collected.bad(new RunProblem(collected.part + place, e.problem(), e.remedy()));
      return true;
    }
  }

  /**
   * The files of a run, whole, in order; they are fetched if need be.
   *
   * @param run one that this loader found
   */
  public List<Path> files(RunRef run) {
    return parts(run).stream().map(RowsFile::whole).toList();
  }

  private List<RowsFile> parts(RunRef run) {
    Supplier<List<RowsFile>> parts = files.get(run);
    if (parts == null) {
      throw new IllegalArgumentException("not a run of this loader: " + run.subset());
    }
    return parts.get();
  }

  /**
   * What the Hub says of a run, without fetching it; empty for one that is here.
   *
   * @param run one that this loader found
   */
  public Optional<HubRun> remote(RunRef run) {
    return Optional.ofNullable(remote.get(run));
  }

  /**
   * The folder of the data set that a run belongs to, which holds its other runs.
   *
   * @param run one that this loader found
   */
  public Path home(RunRef run) {
    return Objects.requireNonNull(homes.get(run), "not a run of this loader");
  }

  private static final class Collected implements RowReading.Taker, PreparedRun.Taker {
    private final boolean withSteps;
    private final Set<String> keys = new HashSet<>();
    final List<Outcome> problems = new ArrayList<>();
    final List<RunProblem> bad = new ArrayList<>();
    @Nullable Path part;

    Collected(boolean withSteps) {
      this.withSteps = withSteps;
    }

    @Override
    public void problem(Row row, JudgedProblem judged) {
      outcome(row.number(), Outcome.of(judged));
    }

    @Override
    public void outcome(long row, Outcome outcome) {
      if (keys.add(outcome.key())) {
        problems.add(withSteps ? outcome : outcome.withoutSteps());
      } else {
        String twice =
            "the problem %s occurs a second time; it is left out".formatted(outcome.key());
        bad.add(new RunProblem("row " + row, twice, "Remove one of its rows."));
      }
    }

    @Override
    public void bad(long row, String problem) {
      bad.add(new RunProblem(part + ", row " + row, problem, "Prepare it anew with --force."));
    }

    @Override
    public void bad(RunProblem problem) {
      bad.add(problem);
    }
  }
}
