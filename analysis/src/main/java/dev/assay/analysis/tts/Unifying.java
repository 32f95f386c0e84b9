package dev.assay.analysis.tts;

import dev.assay.formats.tts.Allotment;
import dev.assay.formats.tts.Approach;
import dev.assay.formats.tts.ParsedName;
import dev.assay.formats.tts.SubsetName;
import dev.assay.formats.tts.SubsetNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Runs of a data set that differ by seed alone, put together: one run for each temperature, with
 * the completions of all seeds of a problem in one shuffled row.
 *
 * <p>Source: specification of test-time scaling, sections 2.4 and 7.1.17.
 */
public final class Unifying {
  /** By seed; whole runs before parts of the benchmark, then those of more completions. */
  private static final Comparator<RunRef> BEST_OF_SEED_FIRST =
      Comparator.comparingLong((RunRef run) -> run.name().seed().orElse(-1))
          .thenComparing(run -> run.name().chunk().isPresent())
          .thenComparing(run -> run.name().n().orElse(0), Comparator.reverseOrder())
          .thenComparing(run -> run.name().chunk().map(SubsetName.Chunk::start).orElse(0))
          .thenComparing(RunRef::subset);

  private Unifying() {}

  /**
   * Runs to put together.
   *
   * @param as what they become, such as {@code T-0.8}
   * @param runs by seed
   * @param remarks what who reads the result should know, in sentences
   */
  public record Group(RunRef as, List<RunRef> runs, List<String> remarks) {
    public Group {
      runs = List.copyOf(runs);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * What of a run must be equal to that of others at its temperature. How many completions it has
   * is no way of sampling, and may differ.
   */
  public static List<Object> setting(RunRef run) {
    var identity = run.identity();
    SubsetName name = run.name();
    return List.of(
        identity.model().value(),
        identity.approach().value(),
        identity.dataset().value(),
        name.topP(),
        name.beamWidth(),
        name.iterations(),
        name.lookAhead(),
        name.extras());
  }

  /**
   * Groups of runs of one data set.
   *
   * @param left takes what is of no group, and why
   */
  public static List<Group> of(List<RunRef> runs, Consumer<RunProblem> left) {
    Map<Double, List<RunRef>> at = new TreeMap<>();
    for (RunRef run : runs) {
      if (run.name().unscored()) {
        left.accept(problem(run, "is a checkpoint before scoring; it is left out", ""));
      } else if (run.name().allotment() instanceof Allotment.One one) {
        at.computeIfAbsent(one.temperature(), t -> new ArrayList<>()).add(run);
      } else {
        left.accept(
            problem(
                run,
                "has not one temperature; it is left out",
                "Shuffled, its completions would not tell their temperatures any more."));
      }
    }
    List<Group> groups = new ArrayList<>();
    at.values().forEach(each -> group(each, left).ifPresent(groups::add));
    return groups;
  }

  private static Optional<Group> group(List<RunRef> runs, Consumer<RunProblem> left) {
    RunRef first = runs.getFirst();
    if (runs.stream().map(Unifying::setting).distinct().count() > 1) {
      left.accept(
          problem(
              first,
              "runs at its temperature differ by more than their seed and are left out: "
                  + runs.stream().map(RunRef::subset).limit(4).collect(Collectors.joining(", ")),
              "Choose among them with --subsets."));
      return Optional.empty();
    }
    String name = "T-" + first.name().allotment().key().substring(1);
    if (!(SubsetNames.parse(name) instanceof ParsedName.Understood understood)) {
      throw new IllegalStateException(name);
    }
    List<RunRef> bySeed = new ArrayList<>(runs);
    bySeed.sort(BEST_OF_SEED_FIRST);
    List<RunRef> distinct = distinct(bySeed, left);
    return Optional.of(
        new Group(
            new RunRef(first.place(), name, understood.name(), first.identity()),
            distinct,
            remarks(distinct)));
  }

  /** Runs of which none may hold the completions of another: a seed samples the same again. */
  private static List<RunRef> distinct(List<RunRef> runs, Consumer<RunProblem> left) {
    List<RunRef> distinct = new ArrayList<>();
    for (RunRef run : runs) {
      Optional<RunRef> same = distinct.stream().filter(each -> mayRepeat(each, run)).findFirst();
      if (same.isEmpty()) {
        distinct.add(run);
      } else {
        left.accept(
            problem(
                run,
                "has the seed and problems of " + same.get().subset() + "; it is left out",
                "The same completions would count twice: choose with --subsets."));
      }
    }
    return distinct;
  }

  private static boolean mayRepeat(RunRef one, RunRef two) {
    SubsetName first = one.name();
    SubsetName second = two.name();
    return first.seed().isPresent()
        && first.seed().equals(second.seed())
        && (first.chunk().isEmpty()
            || second.chunk().isEmpty()
            || overlap(first.chunk().get(), second.chunk().get()));
  }

  private static boolean overlap(SubsetName.Chunk one, SubsetName.Chunk two) {
    return one.start() < two.end() && two.start() < one.end();
  }

  private static List<String> remarks(List<RunRef> runs) {
    List<String> remarks = new ArrayList<>();
    List<String> sizes =
        runs.stream()
            .map(run -> run.name().n())
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .sorted()
            .distinct()
            .map(n -> Integer.toString(n))
            .toList();
    if (sizes.size() > 1) {
      remarks.add(
          "its runs have different numbers of completions (%s), so that some seeds weigh more"
              .formatted(String.join(", ", sizes)));
    }
    Optional<Approach> approach = runs.getFirst().identity().approach().value();
    if (runs.getFirst().name().isSearch()
        || approach.filter(word -> word != Approach.BON).isPresent()) {
      String what = approach.map(Approach::word).orElse("a search");
      remarks.add(
          "completions of %s may share beginnings or be copies of each other: they are no"
                  .formatted(what)
              + " independent samples, and pass@k of them is no unbiased estimate");
    }
    return remarks;
  }

  private static RunProblem problem(RunRef run, String problem, String remedy) {
    return new RunProblem(run.place() + ", " + run.subset(), problem, remedy);
  }

  /** How it is done, for the mark of what is made. */
  public static String words(long seed) {
    return "unified, shuffled with seed " + seed;
  }

  /** All completions of each problem, each time in a new order. */
  public static Pooling.Choice shuffled(long seed) {
    var random = new SplittableRandom(seed);
    return (key, sizes) -> {
      int all = Arrays.stream(sizes).sum();
      int[] sources = new int[all];
      int[] positions = new int[all];
      int at = 0;
      for (int source = 0; source < sizes.length; source++) {
        for (int position = 0; position < sizes[source]; position++) {
          sources[at] = source;
          positions[at++] = position;
        }
      }
      for (int i = all - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        swap(sources, i, other);
        swap(positions, i, other);
      }
      return Optional.of(
          new Pooling.Chosen(sources, positions, JsonNodeFactory.instance.objectNode()));
    };
  }

  private static void swap(int[] values, int i, int other) {
    int held = values[i];
    values[i] = values[other];
    values[other] = held;
  }
}
