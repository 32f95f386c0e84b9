package dev.assay.analysis.tts.profile;

import dev.assay.stats.Correlation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The problems of an approach together.
 *
 * @param categories by word
 * @param monotonicity by word
 * @param best how many problems each temperature suits best
 * @param solved how many each solves
 * @param exclusive how many it alone solves
 * @param levelAndBest Pearson's correlation of level and best temperature, of the problems that
 *     have both; null when there are too few
 */
public record ProfileSummary(
    Map<String, Long> categories,
    Map<String, Long> monotonicity,
    SortedMap<Double, Long> best,
    SortedMap<Double, Long> solved,
    SortedMap<Double, Long> exclusive,
    @Nullable Correlation levelAndBest) {

  public static ProfileSummary of(List<Profile> profiles) {
    SortedMap<Double, Long> best = new TreeMap<>();
    SortedMap<Double, Long> solved = new TreeMap<>();
    SortedMap<Double, Long> exclusive = new TreeMap<>();
    List<Double> levels = new ArrayList<>();
    List<Double> temperatures = new ArrayList<>();
    for (Profile each : profiles) {
      each.accuracy()
          .keySet()
          .forEach(t -> {
            best.putIfAbsent(t, 0L);
            solved.putIfAbsent(t, 0L);
            exclusive.putIfAbsent(t, 0L);
          });
      List<Double> solvable = each.solvable();
      solvable.forEach(t -> solved.merge(t, 1L, Long::sum));
      if (solvable.size() == 1) {
        exclusive.merge(solvable.getFirst(), 1L, Long::sum);
      }
      each.best()
          .ifPresent(t -> {
            best.merge(t, 1L, Long::sum);
            each.level()
                .ifPresent(level -> {
                  levels.add((double) level);
                  temperatures.add(t);
                });
          });
    }
    return new ProfileSummary(
        counted(profiles, each -> each.category().word()),
        counted(profiles, each -> each.monotonicity().word()),
        best,
        solved,
        exclusive,
        Correlation.pearson(array(levels), array(temperatures), 0.95));
  }

  private static Map<String, Long> counted(List<Profile> profiles, Function<Profile, String> by) {
    return profiles.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
