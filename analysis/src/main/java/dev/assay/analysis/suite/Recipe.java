package dev.assay.analysis.suite;

import dev.assay.formats.suite.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training runs that differ by chance alone.
 *
 * @param name that they share
 * @param runs at least one
 */
record Recipe(String name, List<Suite.Stage> runs) {

  String label() {
    return runs.size() == 1 ? runs.getFirst().label() : name + " (" + runs.size() + " runs)";
  }

  /**
   * Runs by recipe, in the order of their first ones.
   *
   * @param endings what the names of further runs end with; digits may follow
   */
  static List<Recipe> of(List<Suite.Stage> runs, List<String> endings) {
    Map<String, List<Suite.Stage>> byName = new LinkedHashMap<>();
    for (Suite.Stage run : runs) {
      byName.computeIfAbsent(base(run.id(), endings), key -> new ArrayList<>()).add(run);
    }
    List<Recipe> recipes = new ArrayList<>();
    byName.forEach((name, of) -> recipes.add(new Recipe(name, List.copyOf(of))));
    return recipes;
  }

  /** A run's name without the ending of a further run. */
  static String base(String name, List<String> endings) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    String plain = name.substring(0, end);
    for (String ending : endings) {
      if (!ending.isEmpty() && plain.endsWith(ending) && plain.length() > ending.length()) {
        return plain.substring(0, plain.length() - ending.length());
      }
    }
    return name;
  }
}
