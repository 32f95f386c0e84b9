package dev.assay.analysis.tts.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Problems whose best temperature is the same under all approaches, and those that one alone
 * solves; of the problems that all have.
 *
 * @param consistent all that solve it agree on the best temperature, and one does
 * @param unique by approach: problems that it alone solves
 */
public record ApproachComparison(
    List<String> approaches,
    List<String> consistent,
    List<String> inconsistent,
    Map<String, List<String>> unique) {

  public ApproachComparison {
    approaches = List.copyOf(approaches);
    consistent = List.copyOf(consistent);
    inconsistent = List.copyOf(inconsistent);
    unique = new LinkedHashMap<>(unique);
  }

  public static ApproachComparison of(Map<String, List<Profile>> profiles) {
    Map<String, List<Profile>> byKey = new LinkedHashMap<>();
    profiles
        .values()
        .forEach(all ->
            all.forEach(
                each -> byKey.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each)));
    byKey.values().removeIf(all -> all.size() < profiles.size());
    List<String> consistent = new ArrayList<>();
    List<String> inconsistent = new ArrayList<>();
    byKey.forEach((key, all) -> {
      Set<Double> best =
          all.stream().flatMap(each -> each.best().stream().boxed()).collect(Collectors.toSet());
      (best.size() == 1 ? consistent : inconsistent).add(key);
    });
    return new ApproachComparison(
        List.copyOf(profiles.keySet()), consistent, inconsistent, unique(profiles, byKey.keySet()));
  }

  private static Map<String, List<String>> unique(
      Map<String, List<Profile>> profiles, Set<String> shared) {
    Map<String, Integer> solvers = new HashMap<>();
    profiles
        .values()
        .forEach(all ->
            all.stream()
                .filter(each -> each.best().isPresent())
                .forEach(each -> solvers.merge(each.key(), 1, Integer::sum)));
    Map<String, List<String>> unique = new LinkedHashMap<>();
    profiles.forEach((approach, all) ->
        unique.put(
            approach,
            all.stream()
                .filter(each -> shared.contains(each.key()) && each.best().isPresent())
                .map(Profile::key)
                .filter(key -> solvers.getOrDefault(key, 0) == 1)
                .toList()));
    return unique;
  }
}
