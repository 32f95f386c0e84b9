package dev.assay.analysis.tts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs of one place and benchmark by temperature and seed, so that holes show. Runs that state no
 * temperature or no seed are not in it.
 *
 * @param temperatures by the first number of each; how tables spell them
 * @param seeds ascending
 * @param counts of runs, a list for each temperature with a number for each seed
 */
public record RunGrid(
    String place,
    String dataset,
    List<String> temperatures,
    List<Long> seeds,
    List<List<Integer>> counts) {

  public RunGrid {
    temperatures = List.copyOf(temperatures);
    seeds = List.copyOf(seeds);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** A temperature and a seed. */
  public record Cell(String temperature, long seed) {}

  /** Cells without a run, by temperature. */
  public List<Cell> holes() {
    List<Cell> holes = new ArrayList<>();
    for (int t = 0; t < temperatures.size(); t++) {
      for (int s = 0; s < seeds.size(); s++) {
        if (counts.get(t).get(s) == 0) {
          holes.add(new Cell(temperatures.get(t), seeds.get(s)));
        }
      }
    }
    return holes;
  }

  /** A grid for each place and benchmark, in the order of the runs. */
  public static List<RunGrid> of(List<RunRef> runs) {
    record Which(String place, String dataset) {}
    Map<Which, List<RunRef>> groups = new LinkedHashMap<>();
    for (RunRef run : runs) {
      if (!run.name().allotment().all().isEmpty() && run.name().seed().isPresent()) {
        var which = new Which(run.place(), run.identity().dataset().value().orElse(""));
        groups.computeIfAbsent(which, w -> new ArrayList<>()).add(run);
      }
    }
    return groups.entrySet().stream()
        .map(each -> of(each.getKey().place(), each.getKey().dataset(), each.getValue()))
        .toList();
  }

  private static RunGrid of(String place, String dataset, List<RunRef> runs) {
    Map<String, Double> firsts = new TreeMap<>();
    TreeSet<Long> seeds = new TreeSet<>();
    for (RunRef run : runs) {
      firsts.put(run.name().allotment().key(), run.name().allotment().all().getFirst());
      seeds.add(run.name().seed().getAsLong());
    }
    List<String> temperatures =
        firsts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .toList();
    List<List<Integer>> counts = new ArrayList<>();
    for (String temperature : temperatures) {
      List<Integer> row = new ArrayList<>();
      for (long seed : seeds) {
        row.add((int) runs.stream().filter(run -> isAt(run, temperature, seed)).count());
      }
      counts.add(row);
    }
    return new RunGrid(place, dataset, temperatures, List.copyOf(seeds), counts);
  }

  private static boolean isAt(RunRef run, String temperature, long seed) {
    return run.name().allotment().key().equals(temperature)
        && run.name().seed().getAsLong() == seed;
  }
}
