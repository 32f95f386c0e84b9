package dev.assay.app.web;

import dev.assay.analysis.explore.ProblemBook;
import dev.assay.analysis.scaling.DifficultyPage;
import dev.assay.analysis.scaling.Groups;
import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import dev.assay.analysis.tts.level.Difficulty;
import dev.assay.analysis.tts.level.Levels;
import dev.assay.analysis.tts.measure.AnalysisType;
import dev.assay.analysis.tts.measure.Comparison;
import dev.assay.analysis.tts.measure.Study;
import dev.assay.analysis.tts.measure.Study.Labelled;
import dev.assay.analysis.tts.measure.StudyOptions;
import dev.assay.domain.AssayException;
import dev.assay.domain.AssayException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Runs of a category measured together, once for all who ask. Thread-safe. */
final class TtsStudies {
  private static final int MOST_PLACES = 3;

  private final TtsFolders folders;
  private final TtsRuns runs;
  private final Memo<Made> studies = new Memo<>(TtsRuns.MOST_COMPLETIONS, Made::completions);
  private final Memo<Levelled> difficulties =
      new Memo<>(TtsRuns.MOST_COMPLETIONS, Levelled::completions);

  /**
   * A study, and of what it was made.
   *
   * @param key tells it from any other
   * @param stamp changes when a file of it is written
   * @param unreadable what of the runs could not be read
   */
  record Made(
      String key,
      String stamp,
      Study study,
      Map<RunRef, String> ids,
      List<RunProblem> unreadable,
      long completions) {
    /** The id of a run of the study; empty for another. */
    String id(RunRef run) {
      return ids.getOrDefault(run, "");
    }
  }

  /** Levels, which hold on to all that they were made of. */
  private record Levelled(Difficulty difficulty, long completions) {}

  TtsStudies(TtsFolders folders, TtsRuns runs) {
    this.folders = folders;
    this.runs = runs;
  }

  /**
   * All runs of a category.
   *
   * @param category empty for all runs that are served
   * @throws AssayException NOT_FOUND when there is none
   */
  Made of(String category) {
    return of(chosen(category));
  }

  /**
   * How many runs of a category there are, and how many of them are judged already.
   *
   * @param judged those that a study need not wait for
   */
  record Progress(int runs, long judged) {}

  /** How far the runs of a category are. */
  Progress progress(String category) {
    List<TtsFolders.Found> chosen = chosen(category);
    return new Progress(chosen.size(), chosen.stream().filter(runs::isJudged).count());
  }

  private List<TtsFolders.Found> chosen(String category) {
    TtsFolders.Listing listing = folders.listing();
    List<TtsFolders.Found> chosen =
        listing.runs().values().stream()
            .filter(each -> category.isEmpty() || each.categories().contains(category))
            .filter(each -> !each.run().name().unscored())
            .toList();
    if (chosen.isEmpty()) {
      throw none(category, listing);
    }
    return withoutCopies(chosen);
  }

  /** What was prepared of a run counts only where the run itself is not there. */
  private static List<TtsFolders.Found> withoutCopies(List<TtsFolders.Found> chosen) {
    Set<Path> copies = new HashSet<>();
    chosen.forEach(each -> each.prepared().ifPresent(copies::add));
    return chosen.stream().filter(each -> !copies.contains(each.files().getFirst())).toList();
  }

  /** These runs. */
  Made of(List<TtsFolders.Found> chosen) {
    return of("", chosen, Collections.nCopies(chosen.size(), ""));
  }

  /** These runs, each a setting of its own under a name that tells it from the others. */
  Made beside(List<TtsFolders.Found> chosen) {
    return of("beside\n", chosen, TtsNames.beside(chosen));
  }

  private Made of(String kind, List<TtsFolders.Found> chosen, List<String> labels) {
    StringBuilder key = new StringBuilder(kind);
    StringBuilder stamp = new StringBuilder();
    for (TtsFolders.Found each : chosen) {
      key.append(each.id()).append('\n');
      stamp.append(each.run()).append(each.stamp()).append('\n');
    }
    return studies.get(
        key.toString(),
        stamp.toString(),
        () -> make(key.toString(), stamp.toString(), chosen, labels));
  }

  private Made make(String key, String stamp, List<TtsFolders.Found> chosen, List<String> labels) {
    AtomicLong completions = new AtomicLong();
    List<ProblemBook> books =
        chosen.parallelStream().map(each -> counted(runs.book(each), completions)).toList();
    List<Labelled> labelled = new ArrayList<>();
    Map<RunRef, String> ids = new IdentityHashMap<>();
    List<RunProblem> unreadable = new ArrayList<>();
    for (int i = 0; i < books.size(); i++) {
      ProblemBook book = books.get(i);
      String id = chosen.get(i).id();
      unreadable.addAll(book.unreadable());
      if (book.entries().isEmpty()) {
        unreadable.add(new RunProblem(id, "no problem of it could be read; it is left out", ""));
      } else {
        ids.put(book.run(), id);
        labelled.add(new Labelled(labels.get(i), book.judged()));
      }
    }
    Study study = Study.of(labelled, StudyOptions.USUAL);
    return new Made(key, stamp, study, ids, List.copyOf(unreadable), completions.get());
  }

  private static ProblemBook counted(ProblemBook book, AtomicLong completions) {
    if (completions.addAndGet(book.completions()) > TtsRuns.MOST_COMPLETIONS) {
      throw tooMany();
    }
    return book;
  }

  private static AssayException none(String category, TtsFolders.Listing listing) {
    if (category.isEmpty()) {
      return new AssayException(
          Kind.NOT_FOUND,
          "there are no runs of test-time scaling in the folders that are served",
          "Serve a folder that has some: assay serve DIR. See why a file is none: assay tts check"
              + " FILE");
    }
    Set<String> known = new TreeSet<>();
    listing.runs().values().forEach(each -> known.addAll(each.categories()));
    String shown = category.length() <= 80 ? category : category.substring(0, 80) + "…";
    return new AssayException(
        Kind.NOT_FOUND,
        "no run that is served is in the category '" + shown + "'",
        known.isEmpty()
            ? "List places under hub_paths in configs/registry.yaml, or leave the category out."
            : "There are: " + String.join(", ", known));
  }

  private static AssayException tooMany() {
    return new AssayException(
        Kind.CONFLICT,
        "the runs have more than "
            + TtsRuns.MOST_COMPLETIONS
            + " completions, which the page does not hold",
        "Choose a category with fewer runs, or measure them with assay tts analyze.");
  }

  /**
   * Levels of difficulty of one group.
   *
   * @param group empty for the first
   * @param reference temperature that levels come from; empty for the lowest
   * @throws AssayException CONFLICT when no run states one temperature
   */
  Difficulty difficulty(Made made, Groups groups, Optional<Double> reference) {
    String key = made.key() + groups.at() + " " + reference;
    return difficulties
        .get(
            key,
            made.stamp(),
            () ->
                new Levelled(
                    Difficulty.of(
                        groups.chosen(), reference, accuracies -> Levels.USUAL, StudyOptions.USUAL),
                    made.completions()))
        .difficulty();
  }

  /**
   * Groups of which levels can be made.
   *
   * @param name of the one that is shown; empty for the first
   */
  static Groups groups(Made made, String name) {
    List<Comparison> groups =
        DifficultyPage.groups(Comparison.of(made.study(), AnalysisType.TEMPERATURE_COMPARISON));
    if (groups.isEmpty()) {
      List<String> places =
          made.study().settings().stream()
              .map(each -> each.setting().name())
              .limit(MOST_PLACES)
              .toList();
      throw new AssayException(
          Kind.CONFLICT,
          "no run states one temperature, which levels need"
              + (places.isEmpty() ? "" : ": " + String.join(", ", places)),
          "Give runs names that state it, such as MATH-500--T-0.8--seed-1, or say subset: NAME in a"
              + " tts.yaml beside them.");
    }
    return Groups.of(groups, name);
  }
}
