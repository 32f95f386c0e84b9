package dev.assay.analysis.tts;

import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import dev.assay.formats.TtsYaml;
import dev.assay.formats.UnreadableException;
import dev.assay.formats.rows.Item;
import dev.assay.formats.rows.Line;
import dev.assay.formats.rows.Row;
import dev.assay.formats.rows.RowFile;
import dev.assay.formats.tts.HubPath;
import dev.assay.formats.tts.HubRules;
import dev.assay.formats.tts.ParsedName;
import dev.assay.formats.tts.ProblemReader;
import dev.assay.formats.tts.RunIdentity;
import dev.assay.formats.tts.Sidecar;
import dev.assay.formats.tts.SubsetNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds runs of test-time scaling in files and folders, and reads them.
 *
 * <p>A place is a mirror of the Hub ({@code organisation/name/subset/*.parquet}), a folder of files
 * named after subsets, or one file. Source: specification of test-time scaling, sections 1 and 5.2.
 * One thread.
 */
public final class RunLoader {
  private final HubRules rules;
  private final ProblemJudge judge;
  private final Map<RunRef, List<Path>> files = new HashMap<>();

  /**
   * A loader.
   *
   * @param rules by which names of places are read
   * @param judge of what is read
   */
  public RunLoader(HubRules rules, ProblemJudge judge) {
    this.rules = rules;
    this.judge = judge;
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
                files.put(run, group.files());
                runs.add(run);
              } else {
                String twice =
                    "a second run of the name %s; it is left out".formatted(run.subset());
                problems.add(new RunProblem(group.named().toString(), twice, "Move one of them."));
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Discovered(runs, problems);
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
      return switch (SubsetNames.parse(subset)) {
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
          var identity = RunIdentity.of(facts(home), understood.name(), known.stated());
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

  private HubRules.Facts facts(Path home) {
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
              try {
                ProblemReader.read(row.number(), row.value());
              } catch (UnreadableException e) {
                wrong.add("no run: " + e.problem());
              }
              throw new Enough();
            }
          });
      return Optional.of("no run: the file has no rows");
    } catch (Enough e) {
      return wrong.stream().findFirst();
    } catch (UnreadableException e) {
      return Optional.empty(); // what it breaks off at is told when it is read
    }
  }

  /** The files of a run that this loader found, in order. */
  public List<Path> files(RunRef run) {
    return List.copyOf(files.getOrDefault(run, List.of()));
  }

  /**
   * Reads a run and judges its completions.
   *
   * @param run one that this loader found
   * @param withSteps whether the scores of steps are wanted, which are many
   */
  public Loaded load(RunRef run, boolean withSteps) {
    List<Path> parts = files.get(run);
    if (parts == null) {
      throw new IllegalArgumentException("not a run of this loader: " + run.subset());
    }
    var collected = new Collected(withSteps);
    try (RowReading reading = new RowReading(judge, collected)) {
      for (Path part : parts) {
        reading.read(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Loaded(new JudgedRun(run, collected.problems), collected.bad);
  }

  private static final class Collected implements RowReading.Taker {
    private final boolean withSteps;
    private final Set<String> keys = new HashSet<>();
    final List<Outcome> problems = new ArrayList<>();
    final List<RunProblem> bad = new ArrayList<>();

    Collected(boolean withSteps) {
      this.withSteps = withSteps;
    }

    @Override
    public void problem(Row row, JudgedProblem judged) {
      Outcome outcome = Outcome.of(judged);
      if (keys.add(outcome.key())) {
        problems.add(withSteps ? outcome : outcome.withoutSteps());
      } else {
        String twice =
            "the problem %s occurs a second time; it is left out".formatted(outcome.key());
        bad.add(new RunProblem("line " + row.number(), twice, "Remove one of its rows."));
      }
    }

    @Override
    public void bad(RunProblem problem) {
      bad.add(problem);
    }
  }
}
