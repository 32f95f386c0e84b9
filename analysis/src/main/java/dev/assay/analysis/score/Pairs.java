package dev.assay.analysis.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The pairs of one benchmark, by id. One thread. */
final class Pairs {
  private final Map<String, Half> halves = new LinkedHashMap<>();

  private static final class Half {
    double good = Double.NaN;
    double bad = Double.NaN;
    String group = "";
    String cluster = "";

    boolean isWhole() {
      return !Double.isNaN(good) && !Double.isNaN(bad);
    }
  }

  /**
   * A pair that is whole.
   *
   * @param right whether the good item scored strictly better
   * @param tie whether both scored the same, which is not right
   */
  record Outcome(String id, boolean right, boolean tie, String group, String cluster) {
    double value() {
      return right ? 1 : 0;
    }
  }

  void add(
      String id, double good, double bad, String group, String cluster, Consumer<String> reject) {
    Half half = halves.computeIfAbsent(id, key -> new Half());
    if ((!Double.isNaN(good) && !Double.isNaN(half.good))
        || (!Double.isNaN(bad) && !Double.isNaN(half.bad))) {
      reject.accept("the pair '" + id + "' was there before");
      return;
    }
    half.good = Double.isNaN(good) ? half.good : good;
    half.bad = Double.isNaN(bad) ? half.bad : bad;
    half.group = half.group.isEmpty() ? group : half.group;
    half.cluster = half.cluster.isEmpty() ? cluster : half.cluster;
  }

  /** Ids of which one item is missing. */
  List<String> incomplete() {
    return halves.entrySet().stream()
        .filter(half -> !half.getValue().isWhole())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that are whole, in the order of the file. */
  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>(halves.size());
    halves.forEach((id, half) -> {
      if (half.isWhole()) {
        boolean tie = half.good == half.bad;
        outcomes.add(new Outcome(id, half.good > half.bad, tie, half.group, half.cluster));
      }
    });
    return outcomes;
  }

  /** The groups that items name, in order. */
  static Set<String> groups(List<Outcome> outcomes) {
    Set<String> groups = new TreeSet<>();
    outcomes.forEach(outcome -> groups.add(outcome.group()));
    groups.remove("");
    return groups;
  }

  /** Numbers of clusters from 0; an item without one is its own. Empty when no item names one. */
  static int[] clusters(List<Outcome> outcomes) {
    if (outcomes.stream().allMatch(outcome -> outcome.cluster().isEmpty())) {
      return new int[0];
    }
    Map<String, Integer> codes = new HashMap<>();
    return outcomes.stream()
        .mapToInt(outcome -> {
          String key =
              outcome.cluster().isEmpty() ? "item " + outcome.id() : "in " + outcome.cluster();
          int next = codes.size();
          return codes.computeIfAbsent(key, k -> next);
        })
        .toArray();
  }
}
