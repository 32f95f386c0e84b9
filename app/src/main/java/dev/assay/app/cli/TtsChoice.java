package dev.assay.app.cli;

import dev.assay.analysis.tts.RunProblem;
import dev.assay.analysis.tts.RunRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which of the runs that were found are meant; all unless something is said. */
final class TtsChoice {
  @Option(
      names = "--subsets",
      paramLabel = "NAMES",
      split = ",",
      description = "Only runs of these names, by commas.")
  List<String> subsets = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      description = "Only runs of these seeds, by commas.")
  List<Long> seeds = List.of();

  private final Set<String> names = new HashSet<>();
  private final Set<Long> numbers = new HashSet<>();

  /** Whether a run is meant; a seed is a number, so 4 does not mean 42. */
  boolean takes(RunRef run) {
    names.add(run.subset());
    run.name().seed().ifPresent(numbers::add);
    boolean seeded = seeds.isEmpty() || run.name().seed().stream().anyMatch(seeds::contains);
    return seeded && (subsets.isEmpty() || subsets.contains(run.subset()));
  }

  /** What was asked for and is of no run that was looked at. */
  List<RunProblem> missing() {
    List<RunProblem> problems = new ArrayList<>();
    subsets.stream()
        .filter(name -> !names.contains(name))
        .forEach(name ->
            problems.add(
                new RunProblem(
                    name, "no run has this name", "See what is there: assay tts discover PLACE")));
    seeds.stream()
        .filter(seed -> !numbers.contains(seed))
        .forEach(seed ->
            problems.add(
                new RunProblem(
                    "seed " + seed,
                    "no run has this seed",
                    numbers.isEmpty()
                        ? "No run's name states one."
                        : "There are: "
                            + numbers.stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")))));
    return problems;
  }
}
